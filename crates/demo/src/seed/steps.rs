//! The steps that bring the cases of the demo into every state: who did what on which day before today.

use case::decision::Outcome;

use super::{
    answers::{Felling, NoStoppingZone},
    case_actions::Inquiry,
    context::SITE_PLAN,
    decisions::{DecisionDraft, Part, SPRING},
    filing::Application,
    residents::{DAVID, HENRIKE, IMKE, KAMILA, MEHMET, OLAF, SWANTJE, WOLFGANG},
    run::{
        Action::{
            Answer, Ask, AskTime, Begin, Close, Draft, File, Note, Object, Post, Provide, PutOnPrintList,
            Retrieve, SignOff, Take, Withdraw, Write, WriteBack,
        },
        Step, step,
    },
    staff::{AYSE, FRIEDERIKE, JONAS},
};

/// Everything that happened, case by case.
pub(super) fn steps() -> Vec<Step> {
    [finished(), disputed(), decided(), running(), new()].into_iter().flatten().collect()
}

/// Granted, posted, final, closed; and one that was withdrawn.
fn finished() -> Vec<Step> {
    let (spruce, mind) = ("old spruce", "mind changed");
    vec![
        step(78, (10, 12), spruce, File(WOLFGANG, OLD_SPRUCE)),
        step(76, (9, 20), spruce, Take(JONAS)),
        step(70, (11, 2), spruce, Draft(JONAS, GRANTED_SPRUCE)),
        step(70, (11, 40), spruce, SignOff(JONAS)),
        step(69, (9, 5), spruce, SignOff(FRIEDERIKE)),
        step(69, (10, 15), spruce, PutOnPrintList(JONAS)),
        step(68, (13, 30), spruce, Post(JONAS)),
        step(5, (14, 45), spruce, Close(JONAS)),
        step(30, (21, 3), mind, File(IMKE, LEANING)),
        step(28, (18, 34), mind, Withdraw(IMKE, "Wir lassen die Birke nun doch stehen.")),
    ]
}

/// Refused after a hearing, with an objection.
fn disputed() -> Vec<Step> {
    let shade = "shade";
    vec![
        step(44, (19, 40), shade, File(KAMILA, SHADE)),
        step(42, (8, 45), shade, Take(JONAS)),
        step(38, (10, 30), shade, Draft(JONAS, REFUSED)),
        step(37, (9, 12), shade, SignOff(JONAS)),
        step(36, (8, 55), shade, SignOff(FRIEDERIKE)),
        step(36, (9, 30), shade, Provide(JONAS)),
        step(34, (19, 18), shade, Retrieve(KAMILA)),
        step(6, (11, 20), shade, Object(JONAS, KAMILA, OBJECTION)),
    ]
}

/// Decided: retrieved, waiting in the mailbox, not retrieved in time, decided in part.
fn decided() -> Vec<Step> {
    let (office, birch, late, row) = ("office move", "storm birch", "late reader", "row of ashes");
    vec![
        step(35, (8, 5), office, File(MEHMET, MOVE)),
        step(33, (10, 2), office, Take(AYSE)),
        step(31, (9, 40), office, Draft(AYSE, ORDERED)),
        step(31, (9, 52), office, SignOff(AYSE)),
        step(31, (9, 55), office, Provide(AYSE)),
        step(30, (7, 31), office, Retrieve(MEHMET)),
        step(14, (18, 51), birch, File(HENRIKE, LEANING)),
        step(12, (13, 15), birch, Take(JONAS)),
        step(11, (10, 26), birch, Write(JONAS, VISIT)),
        step(11, (17, 2), birch, WriteBack(HENRIKE, "Donnerstag passt gut, ich bin ab 14 Uhr zu Hause.")),
        step(4, (10, 8), birch, Draft(JONAS, GRANTED_BIRCH)),
        step(4, (10, 47), birch, SignOff(JONAS)),
        step(3, (8, 20), birch, SignOff(FRIEDERIKE)),
        step(3, (8, 58), birch, Provide(JONAS)),
        step(27, (12, 30), late, File(DAVID, MOVE)),
        step(25, (9, 0), late, Take(AYSE)),
        step(23, (11, 11), late, Draft(AYSE, ORDERED)),
        step(23, (11, 18), late, SignOff(AYSE)),
        step(23, (11, 20), late, Provide(AYSE)),
        step(26, (16, 9), row, File(SWANTJE, ASHES)),
        step(24, (10, 33), row, Take(JONAS)),
        step(16, (14, 2), row, Draft(JONAS, FIRST_ASH)),
        step(16, (14, 25), row, SignOff(JONAS)),
        step(15, (9, 9), row, SignOff(FRIEDERIKE)),
        step(15, (9, 40), row, Provide(JONAS)),
        step(13, (20, 44), row, Retrieve(SWANTJE)),
    ]
}

/// In work: answered, asked and waiting, drafted and signed once, taken up.
fn running() -> Vec<Step> {
    let (birches, dead, drafted, scaffold) = ("two birches", "dead tree", "spruce at the fence", "scaffold");
    vec![
        step(21, (17, 26), birches, File(IMKE, TWO_BIRCHES)),
        step(19, (9, 33), birches, Take(JONAS)),
        step(15, (11, 8), birches, Ask(JONAS, WHICH_BIRCH)),
        step(10, (19, 12), birches, Answer(IMKE, BOTH_BIRCHES, Some(("site_plan", SITE_PLAN)))),
        step(9, (8, 30), birches, Note(JONAS, "Beide Birken angesehen, Pilzbefall bestätigt. Keine Nester.")),
        step(9, (7, 48), dead, File(OLAF, DISEASED)),
        step(7, (9, 14), dead, Ask(JONAS, EXPERT_REPORT)),
        step(2, (18, 20), dead, AskTime(OLAF, 20, "Der Gutachter hat erst nächste Woche Zeit.")),
        step(18, (20, 37), drafted, File(WOLFGANG, OLD_SPRUCE)),
        step(17, (8, 10), drafted, Take(JONAS)),
        step(1, (15, 20), drafted, Draft(JONAS, GRANTED_SPRUCE)),
        step(1, (15, 50), drafted, SignOff(JONAS)),
        step(6, (12, 30), scaffold, File(DAVID, CONTAINER)),
        step(4, (15, 40), scaffold, Take(AYSE)),
    ]
}

/// New this morning and last night; and one that is not sent yet.
fn new() -> Vec<Step> {
    vec![
        step(1, (20, 15), "new spruce", File(HENRIKE, OLD_SPRUCE)),
        step(1, (22, 2), "new move", File(MEHMET, MOVE)),
        step(0, (7, 55), "unfinished", Begin(HENRIKE, MOVE)),
    ]
}

const OLD_SPRUCE: Application = Application::TreeFelling(Felling {
    species: "Rot-Fichte",
    kind: "conifer",
    girth_cm: 142,
    height_m: 19,
    reason: "danger",
    reason_text: "Die Fichte steht sechs Meter vom Haus und hat sich seit dem letzten Sturm geneigt.",
    count: 1,
});

const SHADE: Application = Application::TreeFelling(Felling {
    species: "Stiel-Eiche",
    kind: "deciduous",
    girth_cm: 188,
    height_m: 21,
    reason: "shade",
    reason_text: "Die Eiche nimmt den beiden Zimmern nach Süden das Licht.",
    count: 1,
});

const LEANING: Application = Application::TreeFelling(Felling {
    species: "Hänge-Birke",
    kind: "deciduous",
    girth_cm: 96,
    height_m: 14,
    reason: "danger",
    reason_text: "Der Stamm neigt sich zum Haus, seit dem Sturm im Herbst stärker.",
    count: 1,
});

const TWO_BIRCHES: Application = Application::TreeFelling(Felling {
    species: "Hänge-Birke",
    kind: "deciduous",
    girth_cm: 104,
    height_m: 16,
    reason: "disease",
    reason_text: "Beide Birken haben seit zwei Jahren trockene Kronen, am Stamm wachsen Pilze.",
    count: 2,
});

const ASHES: Application = Application::TreeFelling(Felling {
    species: "Gewöhnliche Esche",
    kind: "deciduous",
    girth_cm: 118,
    height_m: 18,
    reason: "disease",
    reason_text: "Alle drei Eschen haben das Eschentriebsterben, die erste ist schon fast ohne Laub.",
    count: 3,
});

const DISEASED: Application = Application::TreeFelling(Felling {
    species: "Gewöhnliche Esche",
    kind: "deciduous",
    girth_cm: 131,
    height_m: 17,
    reason: "disease",
    reason_text: "Die Esche ist vom Eschentriebsterben befallen, Äste fallen auf den Gehweg.",
    count: 1,
});

const MOVE: Application =
    Application::NoStopping(NoStoppingZone { occasion: "move", metres: 15, days_ahead: 18 });

const CONTAINER: Application =
    Application::NoStopping(NoStoppingZone { occasion: "container", metres: 10, days_ahead: 21 });

const WHICH_BIRCH: Inquiry = Inquiry {
    text: "Auf der Skizze ist nur eine Birke eingezeichnet. Bitte zeichnen Sie beide ein und schreiben Sie uns, \
           welche näher am Haus steht.",
    documents: &["site_plan"],
    days: 14,
};

const BOTH_BIRCHES: &str = "Die Birke mit der Nummer 1 steht näher am Haus. Der neue Plan zeigt beide.";

const EXPERT_REPORT: Inquiry = Inquiry {
    text: "Sie schreiben, dass Äste auf den Gehweg fallen. Bitte schicken Sie uns ein Gutachten oder Fotos der Schäden.",
    documents: &["report"],
    days: 14,
};

const VISIT: &str =
    "Guten Tag Frau Thomsen,\n\nwir möchten uns die Birke am Donnerstagnachmittag ansehen. Passt Ihnen das?";

const GRANTED_SPRUCE: DecisionDraft = DecisionDraft {
    outcome: Outcome::Granted,
    part: None,
    gaps: &[
        "Die Fichte steht sechs Meter vom Wohnhaus, ihr Wurzelteller ist angehoben. Beim Ortstermin haben wir gesehen, \
         dass sie dem nächsten Sturm nicht sicher standhält; ein Rückschnitt hilft nicht.",
        SPRING,
    ],
    heard: None,
};

const GRANTED_BIRCH: DecisionDraft = DecisionDraft {
    outcome: Outcome::Granted,
    part: None,
    gaps: &[
        "Der Stamm der Birke neigt sich um etwa 15 Grad zum Haus, die Rinde ist auf der Gegenseite gerissen. Eine \
         Sicherung mit Seilen hält bei diesem Zustand nicht.",
        SPRING,
    ],
    heard: None,
};

const REFUSED: DecisionDraft = DecisionDraft {
    outcome: Outcome::Refused,
    part: None,
    gaps: &[
        "Die Eiche ist gesund und steht zwölf Meter vom Haus. Dass sie Räume beschattet, ist im Sommer üblich und kein \
         Grund nach der Satzung.",
        "Ein Rückschnitt der unteren Äste bringt Licht in beide Zimmer und erhält den Baum; ihn genehmigen wir auf Antrag.",
    ],
    heard: Some(
        "Frau Nowak möchte, dass entschieden wird. Einen Rückschnitt hält sie nicht für ausreichend.",
    ),
};

const FIRST_ASH: DecisionDraft = DecisionDraft {
    outcome: Outcome::Granted,
    part: Some(Part {
        label: "Esche Nummer 1",
        tenor: "1. Sie dürfen die Gewöhnliche Esche mit der Nummer 1 (118 cm Stammumfang) fällen.\n\
                2. Die Genehmigung gilt vom { felling_from } bis zum { felling_until }.\n\
                3. Über die Eschen mit den Nummern 2 und 3 entscheiden wir gesondert.",
        ancillary_provision: "Sie pflanzen bis zum [Pflanzfrist] auf demselben Grundstück zwei heimische Laubbäume, Hochstamm, \
                    mindestens 12 bis 14 cm Stammumfang. Was innerhalb von drei Jahren eingeht, ersetzen Sie.",
        fee: "70,00",
    }),
    gaps: &[
        "Die Esche mit der Nummer 1 ist zu drei Vierteln abgestorben und steht am Gehweg; sie kann jederzeit brechen. \
         Über die Eschen 2 und 3 entscheiden wir, wenn das Gutachten vorliegt.",
        SPRING,
    ],
    heard: None,
};

const ORDERED: DecisionDraft = DecisionDraft {
    outcome: Outcome::Granted,
    part: None,
    gaps: &["Die Zone ist kurz und gilt nur einen Tag; in den Nebenstraßen bleiben genug Parkplätze."],
    heard: None,
};

const OBJECTION: &str = "Gegen den Bescheid lege ich Widerspruch ein. Ein Rückschnitt bringt kaum mehr Licht, und das Laub \
                         verstopft jedes Jahr die Dachrinne.";
