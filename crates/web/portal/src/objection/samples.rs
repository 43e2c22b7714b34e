//! Samples of this page.

use kit::{
    frame::{Area, PortalFrame},
    parts::FormattedText,
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::{Objection, until};
use crate::texts::Say as _;

impl Sampled for Objection {
    const NAME: &'static str = "portal-objection";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
        let decision = ids::DecisionId::from_uuid(ids::Uuid::from_u128(2));
        let page = |alert, notice: Option<&str>| Self {
            frame: PortalFrame::sample(language.say("how-to-object"), Area::Cases, Vec::new()),
            alert,
            authority: "Stadt Fördestadt".to_owned(),
            address: "Rathausplatz 1, 24900 Fördestadt".to_owned(),
            department: "Grünflächenamt".to_owned(),
            phone: Some("040 66969-214".to_owned()),
            number: "B-2026-0417".to_owned(),
            notice: notice.map(FormattedText::read),
            decision: portal::Decision { case, decision }.href(),
            ask: portal::Case { case }.href().at("messages"),
        };
        let date = || Some("Freitag, 18. Dezember 2026".to_owned());
        let notice =
            "Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch erhoben werden.";
        vec![
            ("open", page(until(language, date(), true), Some(notice))),
            ("over", page(until(language, date(), false), None)),
        ]
    }
}
