//! The whole record of a case: every entry, and every version of the answers beside the others.

use access::Action;
use askama::Template;
use case::{AnswersVersion, Case, Digest};
use casework::desk::{OpenCase, answer_versions};
use jiff::civil::DateTime;
use kit::{
    format,
    frame::{DeskArea, DeskFrame},
    parts::{Answer, AnswerSection, Link},
    urls::desk,
};
use locale::Language;

use super::{
    case::{corrections, entry_words, given, who},
    decision::short_hash,
    reading::AtDesk,
};
use crate::{filters, texts::Say as _};

mod details;
#[cfg(feature = "samples")]
mod samples;

#[derive(Debug, Template)]
#[template(path = "record.html")]
pub(crate) struct RecordPage {
    pub(crate) frame: DeskFrame,
    pub(crate) back: Link,
    pub(crate) heading: String,
    /// «Akte bis Eintrag 23, d1c7 0382 6bb9».
    /// Whether the chain of the entries holds.
    pub(crate) chain: String,
    pub(crate) broken: bool,
    /// In the order in which they were recorded.
    pub(crate) entries: Vec<RecordEntry>,
    /// The newest first.
    pub(crate) versions: Vec<RecordVersion>,
}

/// One entry.
#[derive(Debug)]
pub(crate) struct RecordEntry {
    pub(crate) number: u32,
    pub(crate) at: DateTime,
    pub(crate) who: String,
    pub(crate) what: String,
    /// What it is about and why: a name, a day, a reason. Empty where the kind says all.
    pub(crate) detail: String,
    /// «d1c7 0382 6bb9».
    pub(crate) hash: String,
    /// The applicant may see it.
    pub(crate) public: bool,
}

/// One version of the answers.
#[derive(Debug)]
pub(crate) struct RecordVersion {
    pub(crate) heading: String,
    pub(crate) sections: Vec<AnswerSection>,
}

/// The record of a case that is open.
pub(crate) fn record_page(desk: &AtDesk, open: &OpenCase, broken_from: Option<u64>) -> RecordPage {
    let (language, case) = (desk.language(), open.case());
    let heading = language.say("record-heading").with("number", case.number().as_str()).to_string();
    let journal = &open.file.history.entries;
    let told = case.timeline().iter().zip(journal.iter());
    let entries = told.map(|(entry, recorded)| RecordEntry {
        number: entry.number,
        at: format::in_germany(entry.at),
        who: who(language, case, &entry.by),
        what: entry_words(language, entry),
        detail: details::detail(language, open, entry.at, &recorded.event.what),
        hash: short_hash(Digest::from_bytes(recorded.hash).as_str()),
        public: entry.audience == case::Audience::Both,
    });
    RecordPage {
        frame: desk.frame(heading.clone(), DeskArea::Queues, Vec::new()),
        back: Link::new(case.number().as_str(), &desk::Case { case: case.id() }),
        heading,
        chain: match broken_from {
            None => language.say("record-chain-holds").with("count", journal.len()).into(),
            Some(entry) => language.say("record-chain-broken").with("entry", entry).into(),
        },
        broken: broken_from.is_some(),
        entries: entries.collect(),
        versions: versions(language, open),
    }
}

fn versions(language: Language, open: &OpenCase) -> Vec<RecordVersion> {
    let case = open.case();
    let told = answer_versions(&open.service, case, language, open.may(Action::SeeSensitive));
    let versions = case.answers().iter().zip(told).rev();
    versions.map(|(version, sections)| record_version(language, case, version, sections)).collect()
}

fn record_version(
    language: Language,
    case: &Case,
    version: &AnswersVersion,
    sections: Vec<casework::desk::AnswerSection>,
) -> RecordVersion {
    let hidden = || language.say("answer-protected").to_string();
    let date = format::short_moment(language, format::in_germany(version.at));
    let heading = language.say("answers-version").with("version", version.version).with("date", date);
    let sections = sections.into_iter().enumerate().map(|(place, section)| AnswerSection {
        id: format!("version-{}-{place}", version.version),
        heading: section.title,
        change: None,
        answers: section
            .rows
            .into_iter()
            .map(|row| {
                let notes = corrections(language, case, &row);
                let value = row.value.map_or_else(hidden, |value| given(language, value));
                Answer::new(row.label, value).noted(notes)
            })
            .collect(),
    });
    RecordVersion { heading: heading.into(), sections: sections.collect() }
}
