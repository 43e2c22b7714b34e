//! Samples of this page.

use jiff::civil::date;
use kit::{
    frame::DeskFrame,
    parts::{Answer, AnswerSection, Link},
    samples::Sampled,
    urls::desk,
};
use locale::Language;

use super::{RecordEntry, RecordPage, RecordVersion};
use crate::texts::Say as _;

impl Sampled for RecordPage {
    const NAME: &'static str = "desk-record";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
        let heading = language.say("record-heading").with("number", "B-2026-0417").to_string();
        let entry = |number, day, who: &str, what: &str| RecordEntry {
            number,
            at: date(2026, 11, day).at(9, 20, 0, 0),
            who: who.to_owned(),
            what: what.to_owned(),
            detail: "Jonas Petersen".to_owned(),
            hash: "d1c7 0382 6bb9".to_owned(),
            public: true,
        };
        let sample = Self {
            frame: DeskFrame::sample(heading.clone(), Vec::new()),
            back: Link::new("B-2026-0417", &desk::Case { case }),
            heading,
            chain: language.say("record-chain-holds").with("count", 2).into(),
            broken: false,
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
