//! The address for notifications of a case: confirmed by a code, changed, confirmed anew.

use axum::extract::State;
use casework::mailbox::{MyCase, ask_address_code, change_case_address, confirm_address, look_at_my_case};
use kernel::rows::CodePurpose;
use kit::{
    ClientAddress,
    address::{Path, Query},
    form_data::FormData,
    frame::{Area, Crumb},
    parts::{Alert, AlertKind},
    problem::{SitePart, WebError},
    refusal::{Refusal, Status},
    session::Resident,
    site::Site,
    urls::{Url, portal},
};

use super::{
    interrupted::is_interrupted,
    pending_code::undeliverable,
    reading::{HandlerResult, Reading, SignedInResident},
    small_form::{ButtonForm, FormPart, SmallForm, code_field, email_field},
};
use crate::texts::Say as _;

/// Whether a code was just sent.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    sent: bool,
}

/// The page with the address and, while it is not confirmed, the button that sends a code.
pub(crate) async fn show(
    State(site): State<Site>,
    reading: Reading,
    SignedInResident(resident): SignedInResident,
    Path(url): Path<portal::CaseAddress>,
) -> HandlerResult {
    let my = look_at_my_case(resident.reading(&site), url.case).await?;
    let (status, page) = address_form(&reading, &my, None, &Refusal::default());
    reading.page_with(status, &page).await
}

/// Changes the address and sends the code that confirms it.
pub(crate) async fn change(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    Path(url): Path<portal::CaseAddress>,
    form_data: FormData,
) -> HandlerResult {
    if is_interrupted(&form_data, &resident) {
        return Err(WebError::SignIn(SitePart::Portal));
    }
    let email = form_data.text("email");
    let ctx = resident.context(&site, form_data.command);
    let changed = match change_case_address(ctx, &resident.session, url.case, email).await {
        Ok(_) => ask_address_code(resident.reading(&site), &resident.session, url.case, client.0).await,
        Err(error) => Err(error),
    };
    match changed {
        Ok(()) => Ok(reading.go_to(&portal::CaseAddressCode { case: url.case })),
        Err(error) => {
            let refusal = Refusal::of(error, reading.language(), resident.now)?;
            let my = look_at_my_case(resident.reading(&site), url.case).await?;
            let (status, page) = address_form(&reading, &my, Some(email), &refusal);
            reading.page_with(status, &page).await
        }
    }
}

/// The page on which the code is entered.
pub(crate) async fn show_code(
    State(site): State<Site>,
    reading: Reading,
    SignedInResident(resident): SignedInResident,
    Path(url): Path<portal::CaseAddressCode>,
    Query(sent): Query<Sent>,
) -> HandlerResult {
    let my = look_at_my_case(resident.reading(&site), url.case).await?;
    let (status, mut page) = code_form(&reading, &my, &Refusal::default());
    if sent.sent {
        let title = reading.language().say("code-sent-again").to_string();
        page.alert = Some(Alert { kind: AlertKind::Success, title, body: None });
    }
    if let Some(email) = &my.file.case.contact().email {
        let refused = undeliverable(&reading, CodePurpose::ConfirmAddress, email.address.as_str()).await?;
        page.alert = refused.or(page.alert);
    }
    reading.page_with(status, &page).await
}

/// Sends a code, or takes the one that was entered.
pub(crate) async fn enter_code(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    Path(url): Path<portal::CaseAddressCode>,
    form_data: FormData,
) -> HandlerResult {
    if is_interrupted(&form_data, &resident) {
        return Err(WebError::SignIn(SitePart::Portal));
    }
    let ctx = resident.context(&site, form_data.command);
    let sends = !form_data.text("send").is_empty();
    let done = if sends {
        ask_address_code(*ctx, &resident.session, url.case, client.0).await
    } else {
        let code = form_data.text("code");
        confirm_address(ctx, &resident.session, url.case, code, client.0).await.map(|_| ())
    };
    match done {
        Ok(()) if sends => {
            Ok(reading.go_to(&portal::CaseAddressCode { case: url.case }.href().with("sent", true)))
        }
        Ok(()) => Ok(reading.go_to(&portal::Case { case: url.case })),
        Err(error) => {
            let refusal = Refusal::of_code(error, reading.language(), resident.now)?;
            let my = look_at_my_case(resident.reading(&site), url.case).await?;
            let (status, page) = code_form(&reading, &my, &refusal);
            reading.page_with(status, &page).await
        }
    }
}

fn address_form(
    reading: &Reading,
    my: &MyCase,
    typed: Option<&str>,
    refusal: &Refusal,
) -> (Status, SmallForm) {
    let (language, case) = (reading.language(), &my.file.case);
    let email = case.contact().email.as_ref();
    let known = email.map_or("", |email| email.address.as_str());
    let form = FormPart {
        action: portal::CaseAddress { case: case.id() }.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![email_field(language, typed.unwrap_or(known))],
        hidden: Vec::new(),
        submit: language.say("address-save").to_string(),
    };
    let frame = reading.frame(language.say("address-title").to_string(), Area::Cases, crumbs(reading, my));
    let mut page = SmallForm::new(frame, form)
        .say(language.say("address-lead"))
        .link(language.say("back-to-case"), &portal::Case { case: case.id() });
    if email.is_some_and(|email| email.confirmed_at.is_none()) {
        page.others.push(send_code(reading, my, language.say("address-confirm").to_string()));
    }
    page.refused(refusal, language)
}

fn code_form(reading: &Reading, my: &MyCase, refusal: &Refusal) -> (Status, SmallForm) {
    let (language, case) = (reading.language(), &my.file.case);
    let known = case.contact().email.as_ref().map_or("", |email| email.address.as_str());
    let form = FormPart {
        action: portal::CaseAddressCode { case: case.id() }.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![code_field(language)],
        hidden: Vec::new(),
        submit: language.say("address-confirm").to_string(),
    };
    let frame = reading.frame(language.say("code-title").to_string(), Area::Cases, crumbs(reading, my));
    let lead = language.say("code-lead").with("address", known).with("minutes", sign_in::codes::CODE_MINUTES);
    let mut page = SmallForm::new(frame, form).say(lead).say(language.say("code-no-mail"));
    page.others.push(send_code(reading, my, language.say("code-again").to_string()));
    page.link(language.say("code-other-address"), &portal::CaseAddress { case: case.id() })
        .refused(refusal, language)
}

fn send_code(reading: &Reading, my: &MyCase, submit: String) -> ButtonForm {
    ButtonForm {
        action: portal::CaseAddressCode { case: my.file.case.id() }.href(),
        csrf: reading.csrf_forms.fresh(),
        hidden: vec![("send", "true".to_owned())],
        submit,
    }
}

fn crumbs(reading: &Reading, my: &MyCase) -> Vec<Crumb> {
    let case = &my.file.case;
    vec![
        Crumb::to(reading.language().say("nav-cases").to_string(), portal::Cases.href()),
        Crumb::to_case(case.subject().as_str(), portal::Case { case: case.id() }.href()),
    ]
}
