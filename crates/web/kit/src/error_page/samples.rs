//! Samples of this page.

use locale::Language;

use super::{DeskProblem, PortalProblem, TooLarge};
use crate::{
    format,
    frame::{Area, DeskFrame, PortalFrame},
    samples::Sampled,
    words::{Key, Say as _, key},
};

impl Sampled for PortalProblem {
    const NAME: &'static str = "portal-problem";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let sample = |title: Key, advice: Key, incident: Option<&str>| Self {
            frame: PortalFrame::sample(language.say(title), Area::Start, Vec::new()),
            title,
            advice,
            too_large: None,
            incident: incident.map(str::to_owned),
        };
        let too_large = Self {
            too_large: Some(TooLarge {
                limit: format::size(language, 64_000_000),
                back: "/antrag/1".to_owned(),
            }),
            ..sample(key("problem-too-large"), key("problem-too-large-advice"), None)
        };
        vec![
            ("too-large", too_large),
            ("not-found", sample(key("problem-not-found"), key("problem-not-found-advice"), None)),
            (
                "internal",
                sample(key("problem-internal"), key("problem-internal-advice"), Some("0192f0c4-7a10")),
            ),
        ]
    }
}

impl Sampled for DeskProblem {
    const NAME: &'static str = "desk-problem";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let (title, advice) = (key("problem-conflict"), key("problem-conflict-advice"));
        let frame = DeskFrame { person: None, ..DeskFrame::sample(language.say(title), Vec::new()) };
        vec![("conflict", Self { frame, title, advice, incident: None })]
    }
}
