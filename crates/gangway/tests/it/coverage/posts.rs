//! The table «leaves its event» by construction: every route that changes something is sent for real, by the form of a page that
//! leads there, and what came of it is compared with what the route declares.
//!
//! The table of routes is the list. A route without a sample fails, and so does one that leaves more or less than it says.

mod applying;
mod coming_in;
mod deciding;
mod delivering;
mod desk;
mod following;
mod life;
mod programs;
mod sample;

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use kit::routes::{Leaves, RouteEntry, RouteTable};
use store::Contents;
use testing::{Harness, site::Response};

use self::{life::Life, sample::Sample};
use super::{reading::contents, scene::sign_in_at};

/// As long as it takes until nobody has had too many mails.
const A_WHILE: SignedDuration = SignedDuration::from_mins(61);

/// What is left behind beside events, with the table in which it lies; mails lie in none.
const TRACES: [(&str, Option<&str>); 7] = [
    ("account", Some("account")),
    ("draft", Some("draft")),
    ("job", Some("job")),
    ("mail", None),
    ("one-time code", Some("code")),
    ("paper", Some("paper")),
    ("session", Some("session")),
];

/// Sends each of these routes that changes something.
pub(super) async fn assert_leaves_what_it_declares(
    harness: &Harness,
    routes: &RouteTable,
    concerned: impl Fn(&RouteEntry) -> bool,
) {
    let life = Life::of(harness);
    let mut wrong = Vec::new();
    for entry in routes.iter().filter(|entry| entry.method == Method::POST && concerned(entry)) {
        harness.clock.advance(A_WHILE);
        harness.run_due_jobs().await;
        let name = super::named(entry);
        let Some(sample) = sample_of(&life, &name).await else {
            wrong.push(format!("{name}: say in a sample how it is sent"));
            continue;
        };
        wrong.extend(offence(harness, entry, sample).await.map(|told| format!("{name}: {told}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Sends each route that changes something with each of these signs in each of its fields: what was sent, and with which status it was
/// answered.
pub(super) async fn send_spoiled(
    harness: &Harness,
    routes: &RouteTable,
    signs: &[char],
) -> Vec<(String, u16)> {
    let life = Life::of(harness);
    let mut answers = Vec::new();
    for entry in routes.iter().filter(|entry| entry.method == Method::POST) {
        harness.clock.advance(A_WHILE);
        harness.run_due_jobs().await;
        let name = super::named(entry);
        if let Some(sample) = sample_of(&life, &name).await {
            let told = sample.send_spoiled(entry, signs).await;
            answers.extend(told.into_iter().map(|(how, status)| (format!("{name} {how}"), status)));
        }
    }
    answers
}

/// Whoever has a sample for the route.
async fn sample_of<'a>(life: &Life<'a>, name: &str) -> Option<Sample<'a>> {
    if let Some(sample) = coming_in::sample(life, name).await {
        return Some(sample);
    }
    if let Some(sample) = applying::sample(life, name).await {
        return Some(sample);
    }
    if let Some(sample) = following::sample(life, name).await {
        return Some(sample);
    }
    if let Some(sample) = desk::sample(life, name).await {
        return Some(sample);
    }
    if let Some(sample) = deciding::sample(life, name).await {
        return Some(sample);
    }
    if let Some(sample) = delivering::sample(life, name).await {
        return Some(sample);
    }
    programs::sample(life, name).await
}

/// What is wrong with a route, if anything is.
async fn offence(harness: &Harness, entry: &RouteEntry, sample: Sample<'_>) -> Option<String> {
    let before = contents(harness).await;
    let seen = match sample.send(entry).await {
        Ok(seen) => seen,
        Err(told) => return Some(told),
    };
    let is_done =
        seen.status.is_success() || (seen.status == StatusCode::SEE_OTHER && !is_turned_away(&seen));
    if !is_done {
        return Some(format!("refused with {}: {}", seen.status, alert(&seen.text())));
    }
    let after = contents(harness).await;
    let events = new_events(&before, &after);
    let fits = match entry.leaves {
        Leaves::Nothing => false,
        Leaves::Event(event) => events.contains(event),
        Leaves::Trace(trace) => {
            let table = TRACES.iter().find(|(known, _)| *known == trace)?.1;
            events.is_empty() && table.is_none_or(|table| before.get(table) != after.get(table))
        }
    };
    (!fits).then(|| format!("declares {:?}, and left {events:?}", entry.leaves))
}

/// Whether an answer leads to where one signs in, and back from there.
fn is_turned_away(seen: &Response) -> bool {
    sign_in_at(seen).is_some() && seen.location().is_some_and(|to| to.contains("?to="))
}

/// The kinds of the events that were appended between two looks.
fn new_events(before: &Contents, after: &Contents) -> BTreeSet<String> {
    let known: BTreeSet<&String> = before["journal"].iter().collect();
    let new = after["journal"].iter().filter(|row| !known.contains(row));
    let kind = |row: &String| row.split_once("kind='")?.1.split_once('\'').map(|(kind, _)| kind.to_owned());
    new.filter_map(kind).collect()
}

/// What a page says is wrong, for messages.
fn alert(page: &str) -> String {
    let main = page.split_once("<main").map_or(page, |(_, main)| main);
    let words = main.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim());
    words.filter(|text| !text.is_empty()).take(12).collect::<Vec<_>>().join(" | ")
}
