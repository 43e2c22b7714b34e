//! The dates of a decision, each with its reason: how it was delivered, when it counts as announced, when objection ends.

use case::decision::{Attempt, Decision, LetterAttempt, LetterMethod, LetterStage, PortalStage};
use cases::Counted;
use jiff::{Timestamp, civil::Date};
use kit::{
    format,
    parts::{Step, StepState, Steps},
    problem::WebError,
    words::{Key, Say as _, key},
};
use law::Explanation;
use locale::Language;

use crate::case::words::days_left;

/// The dates, and what would overturn them. Computed dates are shown as soon as the fact that starts the clock is known.
pub(crate) fn dates(
    language: Language,
    today: Date,
    decision: &Decision,
    counted: Option<&Counted>,
) -> Result<(Steps, Option<String>), WebError> {
    let telling = Telling { language, today };
    let mut steps: Vec<Step> =
        decision.attempts().iter().flat_map(|attempt| telling.delivery(attempt)).collect();
    let Some(counted) = counted else {
        steps.push(telling.not_yet());
        return Ok((Steps::list(steps), None));
    };
    let told = counted.explanation(language).map_err(|error| WebError::Internal(Box::new(error)))?;
    let Explanation { announced, ends, exception } = told;
    let (on, until) = (counted.announcement.announced, counted.announcement.earliest_end());
    steps.push(telling.dated("date-announced", on, &announced));
    if decision.final_since().is_some() {
        steps.push(telling.dated("date-ended", until, &ends));
        let day = format::long_date(language, decision_final_day(decision, until));
        steps.push(telling.done(key("date-final"), day));
    } else if decision.has_objection_period() {
        steps.push(telling.objection(until, &ends));
    }
    Ok((Steps::list(steps), exception))
}

fn decision_final_day(decision: &Decision, until: Date) -> Date {
    decision.final_since().map_or(until, |at| format::in_germany(at).date())
}

struct Telling {
    language: Language,
    today: Date,
}

impl Telling {
    fn delivery(&self, attempt: &Attempt) -> Vec<Step> {
        match attempt {
            Attempt::Portal(portal) => self.portal(&portal.stage),
            Attempt::Letter(letter) => self.letter(letter),
        }
    }

    fn portal(&self, stage: &PortalStage) -> Vec<Step> {
        let provided = |at: Timestamp| {
            let moment = format::long_moment(self.language, format::in_germany(at));
            let note = self.language.say("date-provided-note").with("moment", moment).to_string();
            self.done(key("date-provided"), note)
        };
        match stage {
            PortalStage::Started => Vec::new(),
            PortalStage::Provided { notified_at, .. } => vec![provided(*notified_at)],
            PortalStage::Retrieved { notified_at, at, .. } => {
                let moment = format::long_moment(self.language, format::in_germany(*at));
                vec![provided(*notified_at), self.done(key("date-retrieved"), moment)]
            }
            PortalStage::Ended { at, .. } => {
                let day = format::long_date(self.language, format::in_germany(*at).date());
                vec![self.done(key("date-not-retrieved"), day)]
            }
        }
    }

    fn letter(&self, letter: &LetterAttempt) -> Vec<Step> {
        let long = |day: Date| format::long_date(self.language, day);
        let posted = |on: Date| self.done(key("date-posted"), long(on));
        match &letter.stage {
            LetterStage::Listed => Vec::new(),
            LetterStage::Posted { on, .. } => vec![posted(*on)],
            LetterStage::Received { posted: sent, on, .. } => {
                let name = match sent {
                    Some((LetterMethod::Pzu, _)) => key("date-served"),
                    Some(_) => key("date-received"),
                    None => key("date-handed-over"),
                };
                sent.iter().map(|(_, on)| posted(*on)).chain([self.done(name, long(*on))]).collect()
            }
            LetterStage::Returned { posted_on, on, .. } => {
                vec![posted(*posted_on), self.done(key("date-returned"), long(*on))]
            }
        }
    }

    fn objection(&self, until: Date, reasons: &[String]) -> Step {
        let open = self.today <= until;
        let date = format::long_date(self.language, until);
        let name = if open {
            let left = days_left(self.language, self.today, until);
            self.language.say("date-objection").with("date", date).with("left", left)
        } else {
            self.language.say("date-objection-over").with("date", date)
        };
        let state = if open { StepState::Now } else { StepState::Done };
        Step::new(state, name.to_string()).note(reasons.join(" "))
    }

    fn dated(&self, name: &'static str, on: Date, reasons: &[String]) -> Step {
        let key = match name {
            "date-announced" if on > self.today => key("date-will-be-announced"),
            "date-announced" => key("date-announced"),
            _ => key("date-ended"),
        };
        let date = format::long_date(self.language, on);
        let state = if on > self.today { StepState::Ahead } else { StepState::Done };
        Step::new(state, self.language.say(key).with("date", date).to_string()).note(reasons.join(" "))
    }

    fn done(&self, name: Key, note: String) -> Step {
        Step::new(StepState::Done, self.language.say(name).to_string()).note(note)
    }

    fn not_yet(&self) -> Step {
        let name = self.language.say("date-not-yet").to_string();
        Step::new(StepState::Ahead, name).note(self.language.say("date-not-yet-note").to_string())
    }
}
