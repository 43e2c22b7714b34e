//! The story of the demo: who did what on which day. It is played in order of time, so that every date, job and mail in
//! the town is consistent.

use super::{
    answers::{Felling, Stopping},
    deeds::{self, Question},
    filing::{Sent, Wish, apply},
    people::{AYSE, Colleague, JONAS},
    residents::{DAVID, HENRIKE, IMKE, KAMILA, MEHMET, OLAF, Resident, SWANTJE, WOLFGANG},
    stage::{Enclosure, SITE_PLAN, Stage},
};
use crate::answer::Failure;

/// How many days before today the story begins.
pub(super) const DAYS: i64 = 60;

/// One thing that somebody did.
struct Beat {
    /// Days before today.
    days_before: i64,
    /// Time of day in Germany: hour and minute.
    at: (i8, i8),
    /// The case, by the name that the story gives it.
    case: &'static str,
    deed: Deed,
}

/// What was done.
enum Deed {
    /// A resident filed an application.
    File(Resident, Wish),
    /// A resident began one and has not sent it yet.
    Begin(Resident, Wish),
    /// A caseworker took it up.
    Take(Colleague),
    /// A caseworker asked the applicant.
    Ask(Colleague, Question),
    /// A caseworker noted something.
    Note(Colleague, &'static str),
    /// A caseworker wrote to the applicant.
    Write(Colleague, &'static str),
    /// The applicant answered, perhaps with the paper that was asked for.
    Answer(Resident, &'static str, Option<(&'static str, Enclosure)>),
    /// The applicant asked for so many days more.
    AskTime(Resident, i64, &'static str),
    /// The applicant wrote to the town.
    WriteBack(Resident, &'static str),
    /// The applicant withdrew.
    TakeBack(Resident, &'static str),
}

/// Plays the story from the first day to the last.
pub(super) async fn play(stage: &mut Stage<'_>) -> Result<(), Failure> {
    let mut beats = beats();
    beats.sort_by_key(|beat| (-beat.days_before, beat.at));
    for beat in beats {
        stage.walk.to(beat.days_before, beat.at.0, beat.at.1).await?;
        happen(stage, beat.case, &beat.deed).await.map_err(|failure| told(&beat, &failure))?;
        stage.walk.drain().await?;
    }
    Ok(())
}

async fn happen(stage: &mut Stage<'_>, name: &'static str, deed: &Deed) -> Result<(), Failure> {
    match deed {
        Deed::File(who, wish) => return apply(stage, name, who, wish, Sent::Yes).await,
        Deed::Begin(who, wish) => return apply(stage, name, who, wish, Sent::NotYet).await,
        _ => {}
    }
    let case = stage.case(name)?;
    match deed {
        Deed::File(..) | Deed::Begin(..) => Ok(()),
        Deed::Take(who) => deeds::take(stage, case, who).await,
        Deed::Ask(who, question) => deeds::ask(stage, case, who, question).await,
        Deed::Note(who, text) => deeds::note(stage, case, who, text).await,
        Deed::Write(who, text) => deeds::write(stage, case, who, text).await,
        Deed::Answer(who, text, paper) => deeds::answer(stage, case, who, text, *paper).await,
        Deed::AskTime(who, days, reason) => deeds::ask_time(stage, case, who, *days, reason).await,
        Deed::WriteBack(who, text) => deeds::write_back(stage, case, who, text).await,
        Deed::TakeBack(who, reason) => deeds::take_back(stage, case, who, reason).await,
    }
}

/// Where in the story it broke off.
fn told(beat: &Beat, failure: &Failure) -> Failure {
    let (case, days) = (beat.case, beat.days_before);
    Failure::Environment(format!(
        "the story of «{case}» breaks off {days} days before: {}",
        failure.sentence()
    ))
}

const fn beat(days_before: i64, at: (i8, i8), case: &'static str, deed: Deed) -> Beat {
    Beat { days_before, at, case, deed }
}

fn beats() -> Vec<Beat> {
    use Deed::{Answer, Ask, AskTime, Begin, File, Note, Take, TakeBack, Write, WriteBack};
    vec![
        beat(58, (10, 12), "old spruce", File(WOLFGANG, OLD_SPRUCE)),
        beat(44, (19, 40), "shade", File(KAMILA, SHADE)),
        beat(35, (8, 5), "office move", File(MEHMET, MOVE)),
        beat(30, (21, 3), "mind changed", File(IMKE, LEANING)),
        beat(21, (17, 26), "two birches", File(SWANTJE, TWO_BIRCHES)),
        beat(14, (18, 51), "storm birch", File(HENRIKE, LEANING)),
        beat(9, (7, 48), "dead tree", File(OLAF, DISEASED)),
        beat(6, (12, 30), "scaffold", File(DAVID, CONTAINER)),
        beat(1, (20, 15), "new spruce", File(HENRIKE, OLD_SPRUCE)),
        beat(1, (22, 2), "new move", File(MEHMET, MOVE)),
        beat(56, (9, 20), "old spruce", Take(JONAS)),
        beat(42, (8, 45), "shade", Take(JONAS)),
        beat(33, (10, 2), "office move", Take(AYSE)),
        beat(28, (18, 34), "mind changed", TakeBack(IMKE, "Wir lassen die Birke nun doch stehen.")),
        beat(19, (9, 33), "two birches", Take(JONAS)),
        beat(15, (11, 8), "two birches", Ask(JONAS, WHICH_BIRCH)),
        beat(10, (19, 12), "two birches", Answer(SWANTJE, BOTH_BIRCHES, Some(("site_plan", SITE_PLAN)))),
        beat(
            9,
            (8, 30),
            "two birches",
            Note(JONAS, "Beide Birken angesehen, Pilzbefall bestätigt. Keine Nester."),
        ),
        beat(12, (13, 15), "storm birch", Take(JONAS)),
        beat(11, (10, 26), "storm birch", Write(JONAS, VISIT)),
        beat(
            11,
            (17, 2),
            "storm birch",
            WriteBack(HENRIKE, "Donnerstag passt gut, ich bin ab 14 Uhr zu Hause."),
        ),
        beat(7, (9, 14), "dead tree", Ask(JONAS, EXPERT_REPORT)),
        beat(2, (18, 20), "dead tree", AskTime(OLAF, 20, "Der Gutachter hat erst nächste Woche Zeit.")),
        beat(4, (15, 40), "scaffold", Take(AYSE)),
        beat(0, (7, 55), "unfinished", Begin(HENRIKE, Wish::Stop(STOP_MOVE))),
    ]
}

const OLD_SPRUCE: Wish = Wish::Fell(Felling {
    species: "Rot-Fichte",
    kind: "conifer",
    girth_cm: 142,
    height_m: 19,
    reason: "danger",
    reason_text: "Die Fichte steht sechs Meter vom Haus und hat sich seit dem letzten Sturm geneigt.",
    count: 1,
});

const SHADE: Wish = Wish::Fell(Felling {
    species: "Stiel-Eiche",
    kind: "deciduous",
    girth_cm: 188,
    height_m: 21,
    reason: "shade",
    reason_text: "Die Eiche nimmt den beiden Zimmern nach Süden das Licht.",
    count: 1,
});

const LEANING: Wish = Wish::Fell(Felling {
    species: "Hänge-Birke",
    kind: "deciduous",
    girth_cm: 96,
    height_m: 14,
    reason: "danger",
    reason_text: "Der Stamm neigt sich zum Haus, seit dem Sturm im Herbst stärker.",
    count: 1,
});

const TWO_BIRCHES: Wish = Wish::Fell(Felling {
    species: "Hänge-Birke",
    kind: "deciduous",
    girth_cm: 104,
    height_m: 16,
    reason: "disease",
    reason_text: "Beide Birken haben seit zwei Jahren trockene Kronen, am Stamm wachsen Pilze.",
    count: 2,
});

const DISEASED: Wish = Wish::Fell(Felling {
    species: "Gewöhnliche Esche",
    kind: "deciduous",
    girth_cm: 131,
    height_m: 17,
    reason: "disease",
    reason_text: "Die Esche ist vom Eschentriebsterben befallen, Äste fallen auf den Gehweg.",
    count: 1,
});

const STOP_MOVE: Stopping = Stopping { occasion: "move", metres: 15, days_ahead: 18 };

const MOVE: Wish = Wish::Stop(STOP_MOVE);

const CONTAINER: Wish = Wish::Stop(Stopping { occasion: "container", metres: 10, days_ahead: 21 });

const WHICH_BIRCH: Question = Question {
    text: "Auf der Skizze ist nur eine Birke eingezeichnet. Bitte zeichnen Sie beide ein und schreiben Sie uns, \
           welche näher am Haus steht.",
    papers: &["site_plan"],
    days: 14,
};

const BOTH_BIRCHES: &str = "Die Birke mit der Nummer 1 steht näher am Haus. Der neue Plan zeigt beide.";

const EXPERT_REPORT: Question = Question {
    text: "Sie schreiben, dass Äste auf den Gehweg fallen. Bitte schicken Sie uns ein Gutachten oder Fotos der Schäden.",
    papers: &["report"],
    days: 14,
};

const VISIT: &str =
    "Guten Tag Frau Thomsen,\n\nwir möchten uns die Birke am Donnerstagnachmittag ansehen. Passt Ihnen das?";
