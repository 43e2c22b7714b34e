//! The dates of a case, each with what it rests on.

use app::desk::OpenCase;
use case::{Deadline as Known, DeadlineKind};
use ids::DecisionId;

use crate::{
    Language,
    desk::words,
    format,
    parts::{Deadline, Deadlines, Due, DueKind, TimelineEntry, Weight},
};

/// All dates that run or rest.
pub(super) fn deadlines(language: Language, open: &OpenCase) -> Deadlines {
    let known = open.deadlines();
    Deadlines { deadlines: known.iter().map(|deadline| shown(language, open, deadline)).collect() }
}

/// The dates that lie ahead, for the timeline; the last one first.
pub(super) fn ahead(language: Language, open: &OpenCase) -> Vec<TimelineEntry> {
    let known = open.deadlines();
    let ahead = known.iter().rev().filter(|known| known.on > open.today && known.rests_since.is_none());
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
    Some(due(language, ours))
}

fn shown(language: Language, open: &OpenCase, known: &Known) -> Deadline {
    Deadline {
        name: name(language, open, known.kind),
        reason: reason(language, open, known),
        due: due(language, known),
    }
}

fn due(language: Language, known: &Known) -> Due {
    if known.rests_since.is_some() {
        return Due::new(DueKind::Resting, language.say("due-rests").to_string());
    }
    let ours =
        matches!(known.kind, DeadlineKind::Promise | DeadlineKind::Statutory | DeadlineKind::Inquiry(_));
    if ours {
        return words::due(language, known.on, known.days_left);
    }
    Due::new(DueKind::Plain, format::short_date(language, known.on))
}

fn name(language: Language, open: &OpenCase, kind: DeadlineKind) -> String {
    let about = |decision: DecisionId| {
        let found = open.case().decision(decision);
        found.map_or_else(String::new, |decision| decision.content().subject.as_str().to_owned())
    };
    match kind {
        DeadlineKind::Inquiry(_) => language.say("deadline-inquiry").to_string(),
        DeadlineKind::Promise => language.say("deadline-promise").to_string(),
        DeadlineKind::Statutory => language.say("deadline-statutory").to_string(),
        DeadlineKind::Retrieval(id) => {
            language.say("deadline-retrieval").with("decision", about(id)).to_string()
        }
        DeadlineKind::Objection(id) => {
            language.say("deadline-objection").with("decision", about(id)).to_string()
        }
        DeadlineKind::Finality(id) => {
            language.say("deadline-finality").with("decision", about(id)).to_string()
        }
        DeadlineKind::Fee(id) => language.say("deadline-fee").with("decision", about(id)).to_string(),
    }
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
            language.say("reason-promise").with("days", u32::from(days)).with("date", received).to_string()
        }
        DeadlineKind::Statutory => {
            language.say("reason-statutory").with("date", date(open.case().received_on())).to_string()
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
        let norms: Vec<&str> = known.norms.iter().map(case::Line::as_str).collect();
        reason = format!("{reason} ({})", norms.join("; "));
    }
    reason
}

fn announced(language: Language, open: &OpenCase, id: DecisionId, what: &str) -> String {
    let decision = open.case().decision(id);
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
