//! Opening a case by number and access code; a new access code in place of a lost one.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::extract::State;
use casework::mailbox::{LostCode, ask_new_access_code, link_account, open_with_code, renew_access_code};
use kernel::context::SessionKind;
use kit::{
    ClientAddress,
    address::Query,
    form_data::FormData,
    frame::{Area, Crumb, PortalFrame},
    parts::{Field, FieldKind, Link, TextInput, Width},
    refusal::{Refusal, Status},
    session::{CookieJar, Resident},
    site::Site,
    urls::{Href, Url, portal},
};
use locale::Language;

use super::{
    pending_code::PendingCode,
    reading::{HandlerResult, Reading},
    sign_in::onward,
    small_form::{ButtonForm, FormPart, SmallForm, code_field, email_field, number_field},
    town::own_path,
};
use crate::{filters, texts::Say as _};

/// Where to go after opening a case.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Onward {
    #[serde(default)]
    to: String,
}

/// The new access code, shown once.
#[derive(Debug, Template)]
#[template(path = "new_access_code.html")]
pub(crate) struct NewAccessCode {
    pub(crate) frame: PortalFrame,
    pub(crate) number: String,
    pub(crate) code: String,
    pub(crate) cases: Href,
}

pub(crate) async fn show(reading: Reading, Query(next): Query<Onward>) -> HandlerResult {
    let (status, page) = open_form(&reading, "", &next.to, &Refusal::default());
    reading.page_with(status, &page).await
}

/// Opens a case for a guest; whoever is signed in takes it into their account.
pub(crate) async fn open(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    jar: CookieJar,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let (number, code, to) = (form_data.text("number"), form_data.text("code"), form_data.text("to"));
    let ctx = resident.context(&site, form_data.command);
    let opened = match resident.session_kind {
        SessionKind::Account { .. } => link_account(ctx, number, code, client.0).await,
        SessionKind::Guest { .. } | SessionKind::OneCase { .. } => {
            let before = Some(&resident.session);
            match open_with_code(ctx.in_town(), before, number, code, client.0).await {
                Ok(begun) => {
                    jar.begin(&site, &begun);
                    case_of(&begun)
                }
                Err(error) => Err(error),
            }
        }
    };
    match opened {
        Ok(case) if own_path(to) == "/" => Ok(reading.go_to(&portal::Case { case })),
        Ok(_) => Ok(onward(&reading, to)),
        Err(error) => {
            let refusal = Refusal::of(error, reading.language(), resident.now)?;
            let (status, page) = open_form(&reading, number, to, &refusal);
            reading.page_with(status, &page).await
        }
    }
}

pub(crate) async fn show_lost(reading: Reading) -> HandlerResult {
    let (status, page) = lost_form(&reading, &PendingCode::default(), &Refusal::default());
    reading.page_with(status, &page).await
}

/// Says the same whether number and address belong together or not.
pub(crate) async fn ask_lost(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    jar: CookieJar,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let pending_code = PendingCode {
        email: form_data.text("email").to_owned(),
        number: form_data.text("number").to_owned(),
    };
    let ctx = resident.reading(&site).in_town();
    let sent =
        ask_new_access_code(ctx, &resident.session, &pending_code.number, &pending_code.email, client.0)
            .await;
    match sent {
        Ok(()) => {
            pending_code.keep(&jar, &site);
            Ok(reading.go_to(&portal::NewAccessCode))
        }
        Err(error) => {
            let refusal = Refusal::of(error, reading.language(), resident.now)?;
            let (status, page) = lost_form(&reading, &pending_code, &refusal);
            reading.page_with(status, &page).await
        }
    }
}

pub(crate) async fn show_new(reading: Reading, pending_code: PendingCode) -> HandlerResult {
    if pending_code.number.is_empty() {
        return Ok(reading.go_to(&portal::LostCode));
    }
    let (status, page) = new_form(&reading, &pending_code, &Refusal::default());
    reading.page_with(status, &page).await
}

/// The answer is the page itself: the code is known nowhere else, so that no redirect could show it.
#[expect(clippy::too_many_arguments, reason = "each is an extractor of the request")]
pub(crate) async fn renew(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    pending_code: PendingCode,
    jar: CookieJar,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let ctx = resident.reading(&site).in_town();
    let lost = LostCode {
        number: &pending_code.number,
        email: &pending_code.email,
        code: form_data.text("code"),
        client: client.0,
    };
    match renew_access_code(ctx, form_data.command, &resident.session, lost).await {
        Ok((begun, code)) => {
            jar.begin(&site, &begun);
            PendingCode::forget(&jar, &site);
            let title = reading.language().say("new-code-title").to_string();
            let frame = reading.frame(title, Area::Cases, Vec::new());
            let (number, cases) = (pending_code.number.to_uppercase(), portal::Cases.href());
            reading.page(&NewAccessCode { frame, number, code: code.reveal(), cases }).await
        }
        Err(error) => {
            let refusal = Refusal::of_code(error, reading.language(), resident.now)?;
            let (status, page) = new_form(&reading, &pending_code, &refusal);
            reading.page_with(status, &page).await
        }
    }
}

fn case_of(begun: &sign_in::sessions::Begun) -> Result<ids::CaseId, kernel::error::UseCaseError> {
    match begun.row.subject {
        kernel::rows::SessionSubject::Case(case) => Ok(case),
        _ => Err(kernel::error::UseCaseError::Expired),
    }
}

fn open_form(reading: &Reading, number: &str, to: &str, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let frame = reading.frame(language.say("open-with-code").to_string(), Area::Cases, Vec::new());
    let form = FormPart {
        action: portal::OpenCase.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![number_field(language, number), access_code_field(language)],
        hidden: vec![("to", own_path(to).to_owned())],
        submit: language.say("open-case").to_string(),
    };
    let has_account = reading
        .resident
        .as_ref()
        .is_some_and(|resident| matches!(resident.session_kind, SessionKind::Account { .. }));
    let lead = if has_account { language.say("open-lead-account") } else { language.say("open-lead") };
    let mut page = SmallForm::new(frame, form).say(lead).link(language.say("open-lost"), &portal::LostCode);
    if !has_account {
        let sign_in = Link::new(language.say("nav-sign-in").to_string(), &portal::SignIn);
        page.cards.push((
            language.say("open-account").to_string(),
            language.say("open-account-text").to_string(),
            Some(sign_in),
        ));
    }
    page.refused(refusal, language)
}

fn access_code_field(language: Language) -> Field {
    let input = TextInput { width: Width::Medium, autocomplete: Some("off"), ..TextInput::default() };
    Field::new("code", language.say("access-code").to_string(), FieldKind::Text(input))
        .hint(language.say("field-access-code-hint").to_string())
}

fn lost_form(reading: &Reading, pending_code: &PendingCode, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let frame =
        reading.frame(language.say("lost-title").to_string(), Area::Cases, vec![open_crumb(language)]);
    let form = FormPart {
        action: portal::LostCode.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![
            number_field(language, &pending_code.number),
            email_field(language, &pending_code.email),
        ],
        hidden: Vec::new(),
        submit: language.say("sign-in-ask").to_string(),
    };
    SmallForm::new(frame, form)
        .say(language.say("lost-lead"))
        .say(language.say("lost-no-address"))
        .refused(refusal, language)
}

fn new_form(reading: &Reading, pending_code: &PendingCode, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let frame =
        reading.frame(language.say("code-title").to_string(), Area::Cases, vec![open_crumb(language)]);
    let form = FormPart {
        action: portal::NewAccessCode.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![code_field(language)],
        hidden: Vec::new(),
        submit: language.say("new-code-submit").to_string(),
    };
    let mut page = SmallForm::new(frame, form)
        .say(
            language
                .say("lost-sent")
                .with("address", &pending_code.email)
                .with("number", &pending_code.number),
        )
        .say(language.say("code-no-mail"));
    page.others.push(ButtonForm {
        action: portal::LostCode.href(),
        csrf: reading.csrf_forms.fresh(),
        hidden: vec![("email", pending_code.email.clone()), ("number", pending_code.number.clone())],
        submit: language.say("code-again").to_string(),
    });
    page.refused(refusal, language)
}

fn open_crumb(language: Language) -> Crumb {
    Crumb::to(language.say("open-with-code").to_string(), portal::OpenCase.href())
}
