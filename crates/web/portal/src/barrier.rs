//! Reporting a barrier: a form that needs neither account nor script.

#[cfg(feature = "samples")]
mod samples;

use admin::barrier::{BarrierReport, report_barrier};
use askama::Template;
use axum::extract::State;
use kernel::error::UseCaseError;
use kit::{
    address::Query,
    form_data::{FormData, Token},
    frame::{Area, Crumb, PortalFrame},
    parts::{Alert, AlertKind, CsrfFields, ErrorSummary, Field, FieldKind, InputMode, TextInput, Width},
    refusal::Refusal,
    session::InTown,
    site::Site,
    urls::{Url, portal},
};
use locale::Language;
use serde::Deserialize;

use super::reading::{HandlerResult, Reading};
use crate::{filters, texts::Say as _};

/// The form.
#[derive(Debug, Template)]
#[template(path = "barrier.html")]
pub(crate) struct Barrier {
    pub(crate) frame: PortalFrame,
    /// It was sent, or could not be.
    pub(crate) notice: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) fields: Vec<Field>,
    pub(crate) csrf: CsrfFields,
}

/// Where the reader comes from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    sent: Option<String>,
    page: String,
}

/// The form, or that it was sent.
pub(super) async fn show(reading: Reading, Query(from): Query<From>) -> HandlerResult {
    let report = BarrierReport { text: String::new(), page: from.page, email: String::new() };
    let mut page = form(&reading, &report, &Refusal::default());
    if from.sent.is_some() {
        let language = reading.language();
        let (title, body) = (language.say("barrier-sent").into(), language.say("barrier-sent-text").into());
        page.notice = Some(Alert { kind: AlertKind::Success, title, body: Some(body) });
    }
    reading.page(&page).await
}

/// Hands a report to the town.
pub(super) async fn report(
    State(site): State<Site>,
    reading: Reading,
    town: InTown,
    form_data: FormData,
) -> HandlerResult {
    let text = |name: &str| form_data.text(name).to_owned();
    let report = BarrierReport { text: text("text"), page: text("page"), email: text("email") };
    let done = match form_data.token {
        Token::Fits => report_barrier(town.context(&site), &report).await,
        Token::Stale => Err(UseCaseError::Conflict { what: "the form's token".to_owned() }),
    };
    match done {
        Ok(()) => Ok(reading.go_to(&portal::ReportBarrier.href().with("sent", 1))),
        Err(error) => {
            let refusal = Refusal::of(error, reading.language(), town.now)?;
            reading.page_with(refusal.status(), &form(&reading, &report, &refusal)).await
        }
    }
}

fn form(reading: &Reading, report: &BarrierReport, refusal: &Refusal) -> Barrier {
    let language = reading.language();
    let fields = refusal.mark(fields(language, report));
    let title = refusal.title(language, &language.say("footer-report-barrier").to_string());
    let crumb = Crumb::to(language.say("footer-accessibility"), portal::Accessibility.href());
    Barrier {
        frame: reading.frame(title, Area::Start, vec![crumb]),
        notice: refusal.alert.clone(),
        errors: refusal.summary(&fields.iter().collect::<Vec<_>>()),
        fields,
        csrf: reading.csrf_forms.fresh(),
    }
}

fn fields(language: Language, report: &BarrierReport) -> Vec<Field> {
    let text = FieldKind::LongText { value: report.text.clone(), rows: 6, characters_max: None };
    let line = |value: &str, mode, autocomplete| {
        let value = value.to_owned();
        FieldKind::Text(TextInput { value, mode, width: Width::Full, unit: None, autocomplete })
    };
    vec![
        Field::new("text", language.say("barrier-what"), text).hint(language.say("barrier-what-hint")),
        Field::new("page", language.say("barrier-where"), line(&report.page, InputMode::Text, None))
            .hint(language.say("barrier-where-hint"))
            .optional(),
        Field::new(
            "email",
            language.say("barrier-email"),
            line(&report.email, InputMode::Email, Some("email")),
        )
        .hint(language.say("barrier-email-hint"))
        .optional(),
    ]
}
