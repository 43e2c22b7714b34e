//! Samples of this page.

use jiff::civil::date;
use kit::{
    frame::{Area, PortalFrame},
    parts::Office,
    samples::Sampled,
};
use locale::Language;
use town::{AccessibilityStatement, BarrierReason, Conformity};

use super::{Accessibility, Barrier, conformity, method};
use crate::texts::Say as _;

impl Sampled for Accessibility {
    const NAME: &'static str = "portal-accessibility";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let page = |statement: &AccessibilityStatement, enforced_by: Option<Office>| {
            let title = language.say("accessibility-title");
            let barriers = statement.barriers.iter().map(|barrier| Barrier::of(barrier, language));
            let lead = language
                .say("accessibility-lead")
                .with("authority", "Stadt Fördestadt")
                .with("land", "Bayern");
            Self {
                frame: PortalFrame::sample(title, Area::Start, Vec::new()),
                lead: lead.into(),
                conformity: conformity(statement.conformity, language).into(),
                is_full: statement.conformity == Conformity::Fully,
                barriers: barriers.collect(),
                more: None,
                method: method(statement.method, language).into(),
                prepared_on: statement.prepared_on,
                reviewed_on: statement.reviewed_on,
                report_to: Office::sample(language),
                enforced_by,
                land: "Bayern",
            }
        };
        let barrier = town::Barrier {
            what: form::format::Text::german("Lagepläne haben keine Beschreibung."),
            reason: BarrierReason::NotYet,
            instead: Some(form::format::Text::both("Wir beschreiben sie.", "We describe them.")),
        };
        let whole = AccessibilityStatement {
            barriers: vec![barrier],
            prepared_on: Some(date(2026, 11, 2)),
            reviewed_on: Some(date(2027, 11, 2)),
            ..AccessibilityStatement::default()
        };
        let full =
            AccessibilityStatement { conformity: Conformity::Fully, ..AccessibilityStatement::default() };
        vec![
            ("unset", page(&AccessibilityStatement::default(), None)),
            ("whole", page(&whole, Some(Office::sample(language)))),
            ("full", page(&full, None)),
        ]
    }
}
