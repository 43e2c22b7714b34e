//! The whole record of a case: every entry, and every version of the answers beside the others.

use access::Action;
use app::desk::{OpenCase, answer_sections};
use askama::Template;
use jiff::civil::{DateTime, date};

use super::{
    case::{entry_words, who},
    reading::AtDesk,
    words,
};
use crate::{
    Language, Page, filters, format,
    frame::{DeskArea, DeskFrame},
    parts::{Answer, AnswerSection, Link},
    urls::desk,
};

/// The record.
#[derive(Debug, Template)]
#[template(path = "desk/record.html")]
pub(crate) struct RecordPage {
    pub(crate) frame: DeskFrame,
    pub(crate) back: Link,
    pub(crate) heading: String,
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
pub(crate) fn record_page(desk: &AtDesk, open: &OpenCase) -> RecordPage {
    let (language, case) = (desk.language(), open.case());
    let heading = language.say("record-heading").with("number", case.number().as_str()).to_string();
    let entries = case.timeline().iter().map(|entry| RecordEntry {
        number: entry.number,
        at: format::in_germany(entry.at),
        who: who(language, case, &entry.by),
        what: entry_words(language, entry),
        public: entry.audience == case::Audience::Both,
    });
    RecordPage {
        frame: desk.frame(heading.clone(), DeskArea::Queues, Vec::new()),
        back: Link::new(case.number().as_str(), &desk::Case { case: case.id() }),
        heading,
        entries: entries.collect(),
        versions: versions(language, open),
    }
}

fn versions(language: Language, open: &OpenCase) -> Vec<RecordVersion> {
    let case = open.case();
    let hidden = || language.say("answer-protected").to_string();
    let version = |version: &case::AnswersVersion| {
        let sections = answer_sections(
            &open.service,
            &version.answers,
            case.received_on(),
            words::form_language(language),
            open.may(Action::SeeSensitive),
        );
        let date = format::short_moment(language, format::in_germany(version.at));
        let heading = language.say("answers-version").with("version", version.version).with("date", date);
        let sections = sections.into_iter().enumerate().map(|(place, section)| AnswerSection {
            id: format!("version-{}-{place}", version.version),
            heading: section.title,
            change: None,
            answers: section
                .rows
                .into_iter()
                .map(|row| Answer::new(row.label, row.value.unwrap_or_else(hidden)))
                .collect(),
        });
        RecordVersion { heading: heading.into(), sections: sections.collect() }
    };
    case.answers().iter().rev().map(version).collect()
}

impl Page for RecordPage {
    const NAME: &'static str = "desk-record";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
        let heading = language.say("record-heading").with("number", "B-2026-0417").to_string();
        let entry = |number, day, who: &str, what: &str| RecordEntry {
            number,
            at: date(2026, 11, day).at(9, 20, 0, 0),
            who: who.to_owned(),
            what: what.to_owned(),
            public: true,
        };
        let sample = Self {
            frame: DeskFrame::sample(heading.clone(), Vec::new()),
            back: Link::new("B-2026-0417", &desk::Case { case }),
            heading,
            entries: vec![
                entry(1, 3, "Henrike Thomsen", "Antrag eingegangen"),
                entry(2, 18, "Jonas Petersen", "Nachfrage gestellt"),
            ],
            versions: vec![RecordVersion {
                heading: language.say("answers-version").with("version", 1).with("date", "03.11.2026").into(),
                sections: vec![AnswerSection {
                    id: "version-1-0".to_owned(),
                    heading: "Bäume".to_owned(),
                    change: None,
                    answers: vec![Answer::new("Baum 1: Art", "Winterlinde")],
                }],
            }],
        };
        vec![("two-entries", sample)]
    }
}
