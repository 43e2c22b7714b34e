//! The steps of a delivery: four to the announcement, then objection and finality.

use case::{
    Decision,
    decision::{Attempt, LetterStage, PortalAttempt, PortalStage},
};
use casework::delivery::DeliveryView;
use kit::{
    format,
    parts::{Step, StepState},
    words::Key,
};
use law::DeliveryMethod;
use locale::Language;

use crate::texts::{Say as _, key};

/// The steps of the way that the decision is on: four to the announcement, then, unless it merely corrects, objection and finality.
pub(super) fn steps(language: Language, view: &DeliveryView) -> Vec<Step> {
    let decision = &view.decision;
    let mut steps = match decision.attempt() {
        Some(Attempt::Portal(portal)) => portal_steps(language, portal),
        Some(Attempt::Letter(letter)) => letter_steps(language, &letter.stage),
        None if view.method.method == DeliveryMethod::Portal => ahead(language, &PORTAL_STEPS),
        None => ahead(language, &LETTER_STEPS),
    };
    let announced = decision.announced().map(|by| &by.dates);
    let day = |date| format::long_date(language, date);
    steps.push(match (announced, &view.counted) {
        (Some(dates), _) => done(language, key("step-announced"), day(dates.announced_latest())),
        (None, Some(counted)) => {
            let on = counted.announcement.announced.max(counted.announcement.announced_shifted);
            step(language, key("step-announced")).note(language.say("step-on").with("day", day(on)))
        }
        (None, None) => step(language, key("step-announced")),
    });
    if decision.content().is_correction() {
        first_open_is_now(&mut steps);
        return steps;
    }
    steps.extend(effect_steps(language, decision));
    first_open_is_now(&mut steps);
    steps
}

/// Objection and finality.
fn effect_steps(language: Language, decision: &Decision) -> [Step; 2] {
    let announced = decision.announced().map(|by| &by.dates);
    let day = |date| format::long_date(language, date);
    let state = match announced {
        Some(_) if decision.final_since().is_some() => StepState::Done,
        Some(_) => StepState::Now,
        None => StepState::Ahead,
    };
    let objection = Step::new(state, language.say("step-objection"));
    let last = Step::new(
        if decision.final_since().is_some() { StepState::Done } else { StepState::Ahead },
        language.say("step-final"),
    );
    if decision.open_objection().is_some() {
        let open = || language.say("step-open-while-objected");
        return [objection.note(open()), last.note(open())];
    }
    let Some(dates) = announced else { return [objection, last] };
    [
        objection.note(language.say("step-until").with("day", day(dates.ends_latest()))),
        last.note(language.say("step-from").with("day", day(dates.final_not_before))),
    ]
}

const PORTAL_STEPS: [Key; 3] = [key("step-laid"), key("step-provided"), key("step-retrieved")];
const LETTER_STEPS: [Key; 3] = [key("step-listed"), key("step-posted"), key("step-received")];

fn portal_steps(language: Language, portal: &PortalAttempt) -> Vec<Step> {
    let moment = |at| format::short_moment(language, format::in_germany(at));
    // It is provided only once the mail server has accepted the notification.
    let [laid, provided, retrieved] = PORTAL_STEPS;
    let first = done(language, laid, moment(portal.started_at));
    let (second, third) = match &portal.stage {
        PortalStage::Started | PortalStage::Ended { message_id: None, .. } => {
            (step(language, provided), step(language, retrieved))
        }
        PortalStage::Provided { notified_at, retrieve_until, .. } => {
            let until = language.say("step-until").with("day", format::long_date(language, *retrieve_until));
            (done(language, provided, moment(*notified_at)), step(language, retrieved).note(until))
        }
        PortalStage::Retrieved { notified_at, at, .. } => {
            (done(language, provided, moment(*notified_at)), done(language, retrieved, moment(*at)))
        }
        PortalStage::Ended { at, .. } => (
            done(language, provided, String::new()),
            step(language, retrieved).note(language.say("step-ended").with("moment", moment(*at))),
        ),
    };
    vec![first, second, third]
}

fn letter_steps(language: Language, stage: &LetterStage) -> Vec<Step> {
    let day = |date| format::long_date(language, date);
    let [listed, posted, received] = LETTER_STEPS;
    let first = done(language, listed, String::new());
    let (second, third) = match stage {
        LetterStage::Listed => (step(language, posted), step(language, received)),
        LetterStage::Posted { on, .. } => (done(language, posted, day(*on)), step(language, received)),
        LetterStage::Received { posted: Some((_, sent)), on, .. } => {
            (done(language, posted, day(*sent)), done(language, received, day(*on)))
        }
        LetterStage::Received { posted: None, on, .. } => {
            return vec![done(language, key("step-handed"), day(*on))];
        }
        LetterStage::Returned { posted_on, on, .. } => {
            let back = language.say("step-returned").with("day", day(*on));
            (done(language, posted, day(*posted_on)), step(language, received).note(back))
        }
    };
    vec![first, second, third]
}

fn ahead(language: Language, keys: &[Key]) -> Vec<Step> {
    keys.iter().map(|word| step(language, *word)).collect()
}

fn step(language: Language, word: Key) -> Step {
    Step::new(StepState::Ahead, language.say(word))
}

fn done(language: Language, word: Key, note: String) -> Step {
    let step = Step::new(StepState::Done, language.say(word));
    if note.is_empty() { step } else { step.note(note) }
}

fn first_open_is_now(steps: &mut [Step]) {
    let running = steps.iter().any(|step| step.state == StepState::Now);
    if let Some(step) = steps.iter_mut().find(|step| step.state == StepState::Ahead).filter(|_| !running) {
        step.state = StepState::Now;
    }
}
