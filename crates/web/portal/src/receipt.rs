//! The receipt: number, access code, what happens next.
//!
//! Legal source: § 9a (4) OZG: a copy of what was filed can be retrieved.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::extract::State;
use cases::correspondence::receipt_of;
use casework::mailbox::{MyCase, look_at_my_case};
use filing::application::filed_case;
use jiff::{ToSpan, civil::DateTime};
use kit::{
    address::Path,
    format,
    frame::{Area, PortalFrame},
    parts::{Link, Step, StepState, Steps},
    problem::WebError,
    session::Resident,
    site::Site,
    urls::{Href, Url, portal},
};
use locale::Language;

use super::reading::{HandlerResult, Reading};
use crate::{filters, texts::Say as _};

/// The receipt of a filed application.
#[derive(Debug, Template)]
#[template(path = "receipt.html")]
pub(crate) struct Receipt {
    pub(crate) frame: PortalFrame,
    pub(crate) filed_at: DateTime,
    pub(crate) subject: String,
    pub(crate) number: String,
    /// Told for a day after filing, to who has filed; never again.
    pub(crate) access_code: Option<String>,
    /// The copy as PDF, once it was made.
    pub(crate) letter: Option<(Href, u64)>,
    /// This page, to be loaded again while the copy is being made.
    pub(crate) again: Href,
    pub(crate) case: Href,
    pub(crate) next: Steps,
    /// Things to keep in mind: heading, text, and where to do it.
    pub(crate) reminders: Vec<(String, String, Option<Link>)>,
}

/// The receipt of the visitor's own case.
pub(super) async fn show(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Receipt>,
) -> HandlerResult {
    let ctx = resident.reading(&site);
    let my = look_at_my_case(ctx, url.case).await?;
    let access_code = filed_case(ctx, url.case).await?.map(|answer| answer.access_code);
    let language = reading.language();
    let case = &my.file.case;
    let mut frame = reading.frame(language.say("receipt-heading"), Area::Cases, Vec::new());
    frame.crumbs.clear();
    reading
        .page(&Receipt {
            frame,
            filed_at: format::in_germany(case.filed_at()),
            subject: case.subject().as_str().to_owned(),
            number: case.number().as_str().to_owned(),
            letter: receipt_of(case).map(|document| {
                (portal::Document { case: url.case, document: document.id }.href(), document.bytes)
            }),
            again: url.href(),
            case: portal::Case { case: url.case }.href(),
            next: next(&my, language)?,
            reminders: reminders(&my, access_code.is_some(), language),
            access_code,
        })
        .await
}

fn next(my: &MyCase, language: Language) -> Result<Steps, WebError> {
    let case = &my.file.case;
    let promised =
        case.terms().promise_days.map(|days| case.received_on().checked_add(i32::from(days).days()));
    let promised = promised.transpose().map_err(|error| WebError::Internal(Box::new(error)))?;
    let decision = Step::new(StepState::Ahead, language.say("next-decision"));
    let decision = match promised {
        Some(day) => {
            decision.note(language.say("next-decision-by").with("date", format::full_date(language, day)))
        }
        None => decision,
    };
    let review = Step::new(StepState::Now, language.say("next-review"));
    let department = &my.responsible.department;
    Ok(Steps::list(vec![
        Step::new(StepState::Done, language.say("next-filed")).note(case.subject().as_str()),
        review.note(language.say("next-review-by").with("department", department)),
        Step::new(StepState::Ahead, language.say("next-inquiry")).note(language.say("next-inquiry-how")),
        decision,
    ]))
}

fn reminders(my: &MyCase, has_code: bool, language: Language) -> Vec<(String, String, Option<Link>)> {
    let case = &my.file.case;
    let mut reminders = Vec::new();
    if has_code && case.account().is_none() {
        reminders.push((language.say("keep-code").into(), language.say("keep-code-text").into(), None));
    }
    match &case.contact().email {
        Some(email) if email.confirmed_at.is_none() => {
            let text = language.say("confirm-email-text").with("email", email.address.as_str()).into();
            let link = Link::new(language.say("confirm-email"), &portal::CaseAddress { case: case.id() });
            reminders.push((language.say("confirm-email-heading").into(), text, Some(link)));
        }
        Some(_) => {}
        None => reminders.push((language.say("no-email").into(), language.say("no-email-text").into(), None)),
    }
    reminders
}
