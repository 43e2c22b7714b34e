//! A text that was sent after the session had ended: it is shown again, to be sent once more after signing in.
//!
//! The resident signs in in a second window, so that this page and what was typed stay where they are.

use askama::Template;
use axum::http::StatusCode;
use kernel::context::Visitor;
use kit::{
    Page,
    door::Resident,
    filters,
    frame::{Area, PortalFrame},
    parts::{CsrfFields, Field, FieldKind},
    posted::{Posted, Token},
    urls::{Href, Url, portal},
    words::Say as _,
};
use locale::Language;

use super::reading::{Answer, Reading};

/// What was typed, to be sent again.
#[derive(Debug, Template)]
#[template(path = "interrupted.html")]
pub(crate) struct Interrupted {
    pub(crate) frame: PortalFrame,
    pub(crate) fields: Vec<Field>,
    /// Further entries, kept without being shown.
    pub(crate) kept: Vec<(String, String)>,
    pub(crate) action: Href,
    pub(crate) guard: CsrfFields,
    /// Files are not kept by a browser: they have to be chosen again on the page of the case.
    pub(crate) had_files: bool,
}

/// Whether a form cannot be taken because the session has ended or the form is not, or no longer, of this browser.
pub(crate) fn is_interrupted(posted: &Posted, resident: &Resident) -> bool {
    posted.token == Token::Stale || matches!(resident.visitor, Visitor::Guest { .. })
}

impl Interrupted {
    /// The page with what was typed into these fields.
    pub(crate) fn page(reading: &Reading, url: &dyn Url, posted: &Posted, typed: &[(&str, &str)]) -> Answer {
        let language = reading.language();
        let title = language.say("interrupted-title").to_string();
        let fields = typed.iter().map(|(name, value)| text(language, name, value)).collect();
        let page = Self {
            frame: reading.frame(title, Area::Cases, Vec::new()),
            fields,
            kept: Vec::new(),
            action: url.href(),
            guard: reading.guards.fresh(),
            had_files: !posted.files.is_empty(),
        };
        reading.page_with(StatusCode::UNAUTHORIZED, &page)
    }

    /// The page for a form of many fields: all are kept, none is shown.
    pub(crate) fn keeping(reading: &Reading, url: &dyn Url, posted: &Posted) -> Answer {
        let title = reading.language().say("interrupted-title").to_string();
        let kept = posted.fields().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let page = Self {
            frame: reading.frame(title, Area::Cases, Vec::new()),
            fields: Vec::new(),
            kept: kept.collect(),
            action: url.href(),
            guard: reading.guards.fresh(),
            had_files: !posted.files.is_empty(),
        };
        reading.page_with(StatusCode::UNAUTHORIZED, &page)
    }
}

fn text(language: Language, name: &str, value: &str) -> Field {
    let kind = FieldKind::LongText { value: value.to_owned(), rows: 8, characters_max: Some(20_000) };
    Field::new(name, language.say("interrupted-text").to_string(), kind)
}

impl Page for Interrupted {
    const NAME: &'static str = "portal-interrupted";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let title = language.say("interrupted-title").to_string();
        let page = Self {
            frame: PortalFrame { resident: None, ..PortalFrame::sample(title, Area::Cases, Vec::new()) },
            fields: vec![text(language, "text", "Hallo Herr Petersen, den Lageplan suche ich heraus.")],
            kept: Vec::new(),
            action: portal::Messages { case: ids::CaseId::from_uuid(ids::Uuid::from_u128(417)) }.href(),
            guard: CsrfFields::sample(1),
            had_files: true,
        };
        vec![("message", page)]
    }
}
