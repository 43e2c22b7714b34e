//! The decisions of a case in short: what they say once they may be read, and before that how they come.

use case::decision::{Attempt, Coverage, Decision, LetterStage, Outcome, PortalStage, Purpose};
use casework::mailbox::MyCase;
use jiff::civil::Date;
use kit::{
    csrf::CsrfForms,
    format,
    parts::{Fact, Facts, State, StateKind},
    urls::{Url, portal},
};
use locale::Language;

use super::{DecisionCard, Retrievable, words};
use crate::texts::Say as _;

/// Every decision that has left the house, newest first.
pub(super) fn cards(language: Language, my: &MyCase, csrf_forms: &CsrfForms) -> Vec<DecisionCard> {
    let issued = my.file.case.decisions().iter().filter(|decision| decision.is_issued());
    let mut cards: Vec<_> = issued.map(|decision| card(language, my, decision, csrf_forms)).collect();
    cards.reverse();
    cards
}

/// What a decision is about; never what it says.
pub(crate) fn decision_title(language: Language, decision: &Decision) -> String {
    match &decision.content().purpose {
        Purpose::Decides { coverage: Coverage::Part { label } } => {
            language.say("decision-on").with("part", label.as_str()).to_string()
        }
        Purpose::Decides { coverage: Coverage::Whole | Coverage::Rest } => {
            language.say("decision-on-application").to_string()
        }
        Purpose::Corrects { .. } => language.say("decision-correction").to_string(),
        Purpose::Remedies { .. } => language.say("decision-remedy").to_string(),
    }
}

/// The outcome in a sentence.
pub(crate) fn verdict(language: Language, decision: &Decision) -> String {
    let phrase = match (&decision.content().purpose, decision.content().outcome) {
        (Purpose::Corrects { .. }, _) => language.say("verdict-corrected"),
        (_, Outcome::Granted) => language.say("verdict-granted"),
        (_, Outcome::PartiallyGranted) => language.say("verdict-partly"),
        (_, Outcome::Refused) => language.say("verdict-refused"),
        (_, Outcome::Inadmissible) => language.say("verdict-inadmissible"),
    };
    phrase.to_string()
}

/// Why a decision cannot be read here yet, and what comes next.
pub(crate) fn how_it_comes(language: Language, decision: &Decision, today: Date) -> String {
    match decision.attempt() {
        Some(Attempt::Portal(portal)) => match &portal.stage {
            PortalStage::Provided { retrieve_until, .. } if today <= *retrieve_until => {
                let until = format::long_date(language, *retrieve_until);
                language.say("decision-ready").with("until", until).to_string()
            }
            PortalStage::Provided { .. } | PortalStage::Ended { .. } | PortalStage::Started => {
                language.say("decision-not-retrieved").to_string()
            }
            PortalStage::Retrieved { .. } => String::new(),
        },
        Some(Attempt::Letter(letter)) => match &letter.stage {
            LetterStage::Listed if decision.attempts().len() > 1 => {
                language.say("decision-not-retrieved").to_string()
            }
            _ => language.say("decision-by-post").to_string(),
        },
        None => language.say("decision-by-post").to_string(),
    }
}

/// The last day on which the fee can be paid, once it is known.
pub(crate) fn fee_due(my: &MyCase, decision: &Decision) -> Option<Date> {
    let fee = decision.content().fee.as_ref()?;
    let announcement = &my.counted(decision.id())?.announcement;
    let from = announcement.announced.max(announcement.announced_shifted);
    law::payment_day(announcement.land, from, fee.due_days).ok()
}

fn card(language: Language, my: &MyCase, decision: &Decision, csrf_forms: &CsrfForms) -> DecisionCard {
    let url = portal::Decision { case: my.file.case.id(), decision: decision.id() };
    let readable = decision.is_readable_by_applicant();
    let retrievable = !readable && decision.is_retrievable(my.today);
    let retrieval = portal::Retrieval { case: url.case, decision: url.decision };
    DecisionCard {
        id: format!("decision-{}", decision.id()),
        title: decision_title(language, decision),
        state: state(language, decision, retrievable),
        verdict: if readable {
            verdict(language, decision)
        } else {
            how_it_comes(language, decision, my.today)
        },
        facts: if readable { facts(language, my, decision) } else { Facts::new(Vec::new()) },
        page: url.href(),
        readable,
        retrieval: retrievable.then(|| Retrievable { action: retrieval.href(), csrf: csrf_forms.fresh() }),
    }
}

fn state(language: Language, decision: &Decision, retrievable: bool) -> State {
    if decision.is_readable_by_applicant() && !decision.content().is_correction() {
        words::outcome(language, decision.content().outcome)
    } else if decision.is_readable_by_applicant() {
        State::badge(StateKind::Done, language.say("state-decided").to_string())
    } else if retrievable {
        State::badge(StateKind::Todo, language.say("state-retrieve").to_string())
    } else {
        State::badge(StateKind::Waiting, language.say("state-letter").to_string())
    }
}

fn facts(language: Language, my: &MyCase, decision: &Decision) -> Facts {
    let mut facts = Vec::new();
    if let Some(at) = decision.retrieved_at() {
        let at = format::long_moment(language, format::in_germany(at));
        facts.push(Fact::new(language.say("fact-retrieved").to_string(), at));
    }
    if let Some(counted) = my.counted(decision.id()) {
        let announcement = &counted.announcement;
        let announced = format::long_date(language, announcement.announced);
        facts.push(Fact::new(language.say("fact-announced").to_string(), announced));
        let ends = announcement.earliest_end();
        let objection = Fact::new(
            language.say("fact-objection").to_string(),
            format!("**{}**", format::long_date(language, ends)),
        );
        if decision.has_objection_period() {
            facts.push(objection.note(words::days_left(language, my.today, ends)));
        }
    }
    if let Some(fee) = &decision.content().fee {
        let amount = format::money(language, locale::euros_of_cents(fee.amount_cents));
        let fact = Fact::new(language.say("fee").to_string(), amount);
        let due = fee_due(my, decision)
            .map(|due| language.say("fee-due").with("date", format::full_date(language, due)).to_string());
        facts.push(due.map_or(fact.clone(), |due| fact.note(due)));
    }
    Facts::new(facts)
}
