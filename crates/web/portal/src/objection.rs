//! How to object to a decision: until when, in which form, where to. The page explains and takes nothing.
//!
//! Legal source: § 70 (1) VwGO (form): in writing, in electronic form under § 3a (2) VwVfG, or for the record.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use case::Decision;
use casework::mailbox::{DecisionText, MyDecision};
use kit::{
    format,
    frame::{Area, Crumb, PortalFrame},
    parts::{Alert, AlertKind, FormattedText},
    urls::{Href, Url, portal},
};
use locale::Language;

use super::{case::decision_title, reading::Reading};
use crate::{filters, texts::Say as _};

/// How to object.
#[derive(Debug, Template)]
#[template(path = "objection.html")]
pub(crate) struct Objection {
    pub(crate) frame: PortalFrame,
    pub(crate) alert: Alert,
    pub(crate) authority: String,
    pub(crate) address: String,
    /// Department and caseworker, for the envelope and for asking first.
    pub(crate) department: String,
    pub(crate) phone: Option<String>,
    pub(crate) number: String,
    /// The notice on remedies of the letter; absent if the letter has none.
    pub(crate) notice: Option<FormattedText>,
    pub(crate) decision: Href,
    pub(crate) ask: Href,
}

impl Objection {
    /// The page for a decision that the resident may read.
    pub(super) fn build(
        reading: &Reading,
        (found, decided, text): (&MyDecision, &Decision, &DecisionText),
        mut crumbs: Vec<Crumb>,
        open: bool,
    ) -> Self {
        let language = reading.language();
        let case = found.my.file.case.id();
        let decision = portal::Decision { case, decision: decided.id() };
        crumbs.push(Crumb::to(decision_title(language, decided), decision.href()));
        let ends = found.my.counted(decided.id()).map(|counted| counted.announcement.earliest_end());
        let date = ends.map(|day| format::long_date(language, day));
        Self {
            frame: reading.frame(language.say("how-to-object").to_string(), Area::Cases, crumbs),
            alert: until(language, date, open),
            authority: found.authority.clone(),
            address: found.authority_address.clone(),
            department: found.my.responsible.department.clone(),
            phone: found.my.responsible.phone.clone(),
            number: found.my.file.case.number().as_str().to_owned(),
            notice: notice(language, text),
            decision: decision.href(),
            ask: portal::Case { case }.href().at("messages"),
        }
    }
}

/// In English where it was translated; the letter carries the German text.
fn notice(language: Language, text: &DecisionText) -> Option<FormattedText> {
    let translated = text.remedies_english.as_ref().filter(|_| language == Language::English);
    translated.or(text.remedies.as_ref()).cloned().map(FormattedText::of)
}

fn until(language: Language, date: Option<String>, open: bool) -> Alert {
    let (kind, title) = match (date, open) {
        (Some(date), true) => (AlertKind::Info, language.say("objection-until").with("date", date)),
        (Some(date), false) => (AlertKind::Warning, language.say("objection-was-until").with("date", date)),
        (None, _) => (AlertKind::Info, language.say("objection-no-date")),
    };
    Alert { kind, title: title.to_string(), body: Some(language.say("objection-not-here").to_string()) }
}
