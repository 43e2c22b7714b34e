//! A text that was sent after the session had ended: it is shown again, to be sent once more after signing in.
//!
//! The resident signs in in a second window, so that this page and what was typed stay where they are.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::http::StatusCode;
use kernel::context::SessionKind;
use kit::{
    form_data::{FormData, Token},
    frame::{Area, PortalFrame},
    parts::{CsrfFields, Field, FieldKind},
    session::Resident,
    urls::{Href, Url},
};
use locale::Language;

use super::reading::{HandlerResult, Reading};
use crate::{filters, texts::Say as _};

/// What was typed, to be sent again.
#[derive(Debug, Template)]
#[template(path = "interrupted.html")]
pub(crate) struct Interrupted {
    pub(crate) frame: PortalFrame,
    pub(crate) fields: Vec<Field>,
    /// Further entries, kept without being shown.
    pub(crate) kept: Vec<(String, String)>,
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
    /// Files are not kept by a browser: they have to be chosen again on the page of the case.
    pub(crate) had_files: bool,
}

/// Whether a form cannot be taken because the session has ended or the form is not, or no longer, of this browser.
pub(crate) fn is_interrupted(form_data: &FormData, resident: &Resident) -> bool {
    form_data.token == Token::Stale || matches!(resident.session_kind, SessionKind::Guest { .. })
}

impl Interrupted {
    /// The page with what was typed into these fields.
    pub(crate) async fn page(
        reading: &Reading,
        url: &(dyn Url + Sync),
        form_data: &FormData,
        typed: &[(&str, &str)],
    ) -> HandlerResult {
        let language = reading.language();
        let title = language.say("interrupted-title").to_string();
        let fields = typed.iter().map(|(name, value)| text(language, name, value)).collect();
        let page = Self {
            frame: reading.frame(title, Area::Cases, Vec::new()),
            fields,
            kept: Vec::new(),
            action: url.href(),
            csrf: reading.csrf_forms.fresh(),
            had_files: !form_data.files.is_empty(),
        };
        reading.page_with(StatusCode::UNAUTHORIZED, &page).await
    }

    /// The page for a form of many fields: all are kept, none is shown.
    pub(crate) async fn keeping(
        reading: &Reading,
        url: &(dyn Url + Sync),
        form_data: &FormData,
    ) -> HandlerResult {
        let title = reading.language().say("interrupted-title").to_string();
        let kept = form_data.fields().map(|(name, value)| (name.to_owned(), value.to_owned()));
        let page = Self {
            frame: reading.frame(title, Area::Cases, Vec::new()),
            fields: Vec::new(),
            kept: kept.collect(),
            action: url.href(),
            csrf: reading.csrf_forms.fresh(),
            had_files: !form_data.files.is_empty(),
        };
        reading.page_with(StatusCode::UNAUTHORIZED, &page).await
    }
}

fn text(language: Language, name: &str, value: &str) -> Field {
    let kind = FieldKind::LongText { value: value.to_owned(), rows: 8, characters_max: Some(20_000) };
    Field::new(name, language.say("interrupted-text").to_string(), kind)
}
