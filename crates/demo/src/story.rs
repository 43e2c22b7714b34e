//! Playing the story of the demo in order of time, so that every date, job and mail in the town is consistent.

use super::{
    deciding::{self, Verdict},
    deeds::{self, Question},
    error::DemoError,
    filing::{Sent, Wish, apply},
    people::Colleague,
    residents::Resident,
    script::beats,
    stage::{Enclosure, Stage},
};

/// How many days before today the story begins.
pub(super) const DAYS: i64 = 80;

/// One thing that somebody did.
pub(super) struct Beat {
    /// Days before today.
    days_before: i64,
    /// Time of day in Germany: hour and minute.
    at: (i8, i8),
    /// The case, by the name that the story gives it.
    case: &'static str,
    deed: Deed,
}

/// What was done.
pub(super) enum Deed {
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
    /// A caseworker wrote a decision.
    Draft(Colleague, Verdict),
    /// A person signed the letter off.
    Sign(Colleague),
    /// A caseworker laid the letter into the mailbox.
    Provide(Colleague),
    /// A caseworker put the letter on the print list.
    Print(Colleague),
    /// A caseworker posted the letter.
    Post(Colleague),
    /// The applicant retrieved the letter.
    Retrieve(Resident),
    /// A caseworker registered an objection of the applicant.
    Object(Colleague, Resident, &'static str),
    /// A caseworker closed the case.
    Close(Colleague),
}

/// Plays the story from the first day to the last.
pub(super) async fn play(stage: &mut Stage<'_>) -> Result<(), DemoError> {
    let mut beats = beats();
    beats.sort_by_key(|beat| (-beat.days_before, beat.at));
    for beat in beats {
        stage.walk.to(beat.days_before, beat.at.0, beat.at.1).await?;
        happen(stage, beat.case, &beat.deed).await.map_err(|cause| broken_off(&beat, cause))?;
        stage.walk.drain().await?;
    }
    Ok(())
}

async fn happen(stage: &mut Stage<'_>, name: &'static str, deed: &Deed) -> Result<(), DemoError> {
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
        Deed::Draft(who, verdict) => deciding::draft(stage, case, who, verdict).await,
        Deed::Sign(who) => deciding::sign(stage, case, who).await,
        Deed::Provide(who) => deciding::provide(stage, case, who).await,
        Deed::Print(who) => deciding::print(stage, case, who).await,
        Deed::Post(who) => deciding::post(stage, case, who).await,
        Deed::Retrieve(who) => deciding::retrieve(stage, case, who).await,
        Deed::Object(who, objector, text) => deciding::object(stage, case, who, objector, text).await,
        Deed::Close(who) => deciding::close(stage, case, who).await,
    }
}

/// Where in the story it broke off.
fn broken_off(beat: &Beat, cause: DemoError) -> DemoError {
    DemoError::Step { case: beat.case, days_before: beat.days_before, cause: Box::new(cause) }
}

/// One line of the script.
pub(super) const fn beat(days_before: i64, at: (i8, i8), case: &'static str, deed: Deed) -> Beat {
    Beat { days_before, at, case, deed }
}
