//! The dates of a case, each with what it rests on.

use case::{Deadline as Known, DeadlineKind};
use casework::desk::OpenCase;
use ids::DecisionId;
use kit::{
    format,
    parts::{Deadline, Deadlines, Due, DueKind, TimelineEntry, Weight},
    words::Key,
};
use locale::Language;

use crate::{
    texts::{Say as _, key},
    words,
};

/// All dates that run or rest.
pub(super) fn deadlines(language: Language, open: &OpenCase) -> Deadlines {
    let known = open.deadlines();
    Deadlines { deadlines: known.iter().map(|deadline| shown(language, open, deadline)).collect() }
}

/// The dates that lie ahead, for the timeline; the last one first.
pub(super) fn ahead(language: Language, open: &OpenCase) -> Vec<TimelineEntry> {
    let known = open.deadlines();
    let ahead = known
        .iter()
        .rev()
        .filter(|known| known.on > open.today && known.rests_since.is_none() && !is_open(open, known));
    ahead
        .map(|known| TimelineEntry {
            when: format::short_date(language, known.on),
            machine: known.on.to_string(),
            text: name(language, open, known.kind),
            weight: Weight::Ahead,
        })
        .collect()
}

/// The date that presses most on the town; for the head of the page.
pub(super) fn pressing(language: Language, open: &OpenCase) -> Option<Due> {
    let known = open.deadlines();
    let ours =
        known.iter().find(|known| matches!(known.kind, DeadlineKind::Promise | DeadlineKind::Statutory))?;
    Some(due(language, open, ours))
}

fn shown(language: Language, open: &OpenCase, known: &Known) -> Deadline {
    Deadline {
        name: name(language, open, known.kind),
        reason: reason(language, open, known),
        due: due(language, open, known),
    }
}

/// Whether a date means nothing while an objection runs: nobody knows yet when the decision is final.
fn is_open(open: &OpenCase, known: &Known) -> bool {
    let (DeadlineKind::Objection(id) | DeadlineKind::Finality(id)) = known.kind else { return false };
    open.case().decision(id).is_some_and(|decision| decision.open_objection().is_some())
}

fn due(language: Language, open: &OpenCase, known: &Known) -> Due {
    if known.rests_since.is_some() {
        return Due::new(DueKind::Resting, language.say("due-rests").to_string());
    }
    if is_open(open, known) {
        return Due::new(DueKind::Resting, language.say("due-open").to_string());
    }
    let ours =
        matches!(known.kind, DeadlineKind::Promise | DeadlineKind::Statutory | DeadlineKind::Inquiry(_));
    if ours {
        return words::due(language, known.on, known.days_left);
    }
    Due::new(DueKind::Plain, format::short_date(language, known.on))
}

/// What ends; of several decisions with the subject of the one that it is about.
fn name(language: Language, open: &OpenCase, kind: DeadlineKind) -> String {
    let about = |word: Key, id: DecisionId| {
        let issued = open.case().decisions().iter().filter(|decision| !decision.is_discarded());
        let found = open.case().decision(id).filter(|_| issued.count() > 1);
        let subject = found.map(|decision| format!(": {}", decision.content().subject.as_str()));
        format!("{}{}", language.say(word), subject.unwrap_or_default())
    };
    match kind {
        DeadlineKind::Inquiry(_) => language.say("deadline-inquiry").to_string(),
        DeadlineKind::Promise => language.say("deadline-promise").to_string(),
        DeadlineKind::Statutory => language.say("deadline-statutory").to_string(),
        DeadlineKind::Retrieval(id) => about(key("deadline-retrieval"), id),
        DeadlineKind::Objection(id) => about(key("deadline-objection"), id),
        DeadlineKind::Finality(id) => about(key("deadline-finality"), id),
        DeadlineKind::Fee(id) => about(key("deadline-fee"), id),
    }
}

/// The citation of a norm, without what it says and since when; it does not break at the end of a line.
fn short_norm(norm: &case::SingleLine) -> String {
    let told = norm.as_str();
    told.split_once(':').map_or(told, |(citation, _)| citation).trim().replace(' ', "\u{a0}")
}

/// By how many days the inquiries that are answered have moved the end, and which these were; empty if none has.
fn rested(language: Language, open: &OpenCase) -> String {
    let over = open.case().pauses().into_iter().filter_map(|pause| {
        let days = words::days_between(pause.from, pause.until?);
        (days > 0).then_some((days, pause.from))
    });
    let over: Vec<_> = over.collect();
    if over.is_empty() {
        return String::new();
    }
    let days: i32 = over.iter().map(|(days, _)| days).sum();
    let asked: Vec<String> = over.iter().map(|(_, from)| format::short_date(language, *from)).collect();
    let told = language.say("reason-extended").with("days", days).with("date", asked.join(", "));
    format!("; {told}")
}

/// Why it is this day. Both readings of the weekend question are told where they differ.
fn reason(language: Language, open: &OpenCase, known: &Known) -> String {
    let date = |day| format::short_date(language, day);
    let mut reason = match known.kind {
        DeadlineKind::Inquiry(id) => {
            let asked = open.case().inquiry(id).map(|inquiry| format::in_germany(inquiry.asked_at).date());
            language.say("reason-inquiry").with("date", asked.map(date).unwrap_or_default()).to_string()
        }
        DeadlineKind::Promise => {
            let days = open.case().terms().promise_days.unwrap_or_default();
            let received = date(open.case().received_on());
            let promise = language.say("reason-promise").with("days", u32::from(days)).with("date", received);
            format!("{promise}{}", rested(language, open))
        }
        DeadlineKind::Statutory => {
            let pauses = open.case().terms().statutory.as_ref().and_then(|term| term.pauses_by.as_ref());
            let rested = pauses.map_or_else(String::new, |_| rested(language, open));
            let law = language.say("reason-statutory").with("date", date(open.case().received_on()));
            format!("{law}{rested}")
        }
        DeadlineKind::Retrieval(_) => language.say("reason-retrieval").to_string(),
        DeadlineKind::Objection(id) => announced(language, open, id, "objection"),
        DeadlineKind::Finality(id) => announced(language, open, id, "finality"),
        DeadlineKind::Fee(id) => announced(language, open, id, "fee"),
    };
    if let Some(since) = known.rests_since {
        let days = known.days_left;
        let rests = language.say("reason-rests").with("date", date(since)).with("days", days);
        reason = format!("{reason}; {rests}");
    }
    if let Some(later) = known.later {
        reason = format!("{reason}; {}", language.say("reason-later").with("date", date(later)));
    }
    if !known.norms.is_empty() {
        // Of the chain of norms the one for the period; the delivery page tells all of them with their reasons.
        let period = if let DeadlineKind::Objection(_) = known.kind { 1 } else { 0 };
        let norm = known.norms.get(period).or_else(|| known.norms.first()).map(short_norm);
        reason = format!("{reason} ({})", norm.unwrap_or_default());
    }
    reason
}

fn announced(language: Language, open: &OpenCase, id: DecisionId, what: &str) -> String {
    let decision = open.case().decision(id);
    let objected = decision.is_some_and(|decision| decision.open_objection().is_some());
    if objected && what != "fee" {
        return language.say("reason-objected").into();
    }
    let dates = decision.and_then(|decision| decision.announced()).map(|announced| &announced.dates);
    let on = dates.map(|dates| format::short_date(language, dates.announced)).unwrap_or_default();
    match what {
        "objection" => {
            let months = dates.map_or(1, |dates| dates.months);
            language.say("reason-objection").with("months", months).with("date", on).to_string()
        }
        "finality" => language.say("reason-finality").with("date", on).to_string(),
        _ => {
            let fee = decision.and_then(|decision| decision.content().fee.as_ref());
            let days = fee.map_or(0, |fee| u32::from(fee.due_days));
            language.say("reason-fee").with("days", days).with("date", on).to_string()
        }
    }
}
