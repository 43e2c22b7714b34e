//! The resident's own account: its address, taking a guest's case in, signing out.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::extract::State;
use casework::mailbox::change_address;
use ids::AccountId;
use kernel::{context::SessionKind, rows::CodePurpose};
use kit::{
    ClientAddress,
    form_data::FormData,
    frame::{Area, Crumb, PortalFrame},
    parts::CsrfFields,
    problem::{SitePart, WebError},
    refusal::{Refusal, Status},
    session::{CookieJar, Resident},
    site::Site,
    urls::{Url, portal},
};
use locale::Language;
use sign_in::accounts::{Profile, ask_address_change, profile};

use super::{
    pending_code::{PendingCode, undeliverable},
    reading::{HandlerResult, Reading},
    small_form::{ButtonForm, FormPart, SmallForm, code_field, email_field},
};
use crate::{filters, texts::Say as _};

#[derive(Debug, Template)]
#[template(path = "account.html")]
pub(crate) struct Account {
    pub(crate) frame: PortalFrame,
    pub(crate) email: String,
    pub(crate) sign_out: CsrfFields,
}

pub(crate) async fn show(State(site): State<Site>, reading: Reading, resident: Resident) -> HandlerResult {
    let profile = mine(&site, &resident).await?;
    let title = reading.language().say("nav-account").to_string();
    let frame = reading.frame(title, Area::Account, Vec::new());
    reading.page(&Account { frame, email: profile.email, sign_out: reading.csrf_forms.fresh() }).await
}

pub(crate) async fn show_address(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
) -> HandlerResult {
    let profile = mine(&site, &resident).await?;
    let (status, page) = address_form(&reading, &profile.email, "", &Refusal::default());
    reading.page_with(status, &page).await
}

/// Sends a code to the new address.
pub(crate) async fn ask_address(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    jar: CookieJar,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let email = form_data.text("email");
    let (ctx, language) = (resident.reading(&site).in_town(), reading.language());
    match ask_address_change(ctx, &resident.session, email, client.0, language).await {
        Ok(()) => {
            PendingCode { email: email.to_owned(), number: String::new() }.keep(&jar, &site);
            Ok(reading.go_to(&portal::AccountAddressCode))
        }
        Err(error) => {
            let refusal = Refusal::of(error, language, resident.now)?;
            let profile = mine(&site, &resident).await?;
            let (status, page) = address_form(&reading, &profile.email, email, &refusal);
            reading.page_with(status, &page).await
        }
    }
}

pub(crate) async fn show_code(reading: Reading, pending_code: PendingCode) -> HandlerResult {
    if pending_code.email.is_empty() {
        return Ok(reading.go_to(&portal::AccountAddress));
    }
    let (status, mut page) = code_form(&reading, &pending_code, &Refusal::default());
    page.alert = undeliverable(&reading, CodePurpose::ChangeAddress, &pending_code.email).await?;
    reading.page_with(status, &page).await
}

/// Changes the address, once the code proves it.
pub(crate) async fn enter_code(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    (pending_code, jar): (PendingCode, CookieJar),
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let ctx = resident.reading(&site).in_town();
    let code = form_data.text("code");
    match change_address(ctx, &resident.session, &pending_code.email, code, client.0).await {
        Ok(()) => {
            PendingCode::forget(&jar, &site);
            Ok(reading.go_to(&portal::Account))
        }
        Err(error) => {
            let refusal = Refusal::of_code(error, reading.language(), resident.now)?;
            let (status, page) = code_form(&reading, &pending_code, &refusal);
            reading.page_with(status, &page).await
        }
    }
}

/// The profile of the account that is signed in.
pub(super) async fn mine(site: &Site, resident: &Resident) -> Result<Profile, WebError> {
    let account: AccountId = match resident.session_kind {
        SessionKind::Account { account } => account,
        SessionKind::OneCase { .. } | SessionKind::Guest { .. } => {
            return Err(WebError::SignIn(SitePart::Portal));
        }
    };
    Ok(profile(resident.reading(site).in_town(), account).await?)
}

fn address_form(reading: &Reading, now: &str, typed: &str, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let form = FormPart {
        action: portal::AccountAddress.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![email_field(language, typed)],
        hidden: Vec::new(),
        submit: language.say("sign-in-ask").to_string(),
    };
    let title = language.say("account-address-title").to_string();
    SmallForm::new(reading.frame(title, Area::Account, crumbs(language)), form)
        .say(language.say("account-address-lead").with("address", now))
        .refused(refusal, language)
}

fn code_form(reading: &Reading, pending_code: &PendingCode, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let form = FormPart {
        action: portal::AccountAddressCode.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![code_field(language)],
        hidden: Vec::new(),
        submit: language.say("address-confirm").to_string(),
    };
    let frame = reading.frame(language.say("code-title").to_string(), Area::Account, crumbs(language));
    let lead = language.say("code-lead").with("address", &pending_code.email);
    let lead = lead.with("minutes", sign_in::codes::CODE_MINUTES);
    let mut page = SmallForm::new(frame, form).say(lead).say(language.say("code-no-mail"));
    page.others.push(ButtonForm {
        action: portal::AccountAddress.href(),
        csrf: reading.csrf_forms.fresh(),
        hidden: vec![("email", pending_code.email.clone())],
        submit: language.say("code-again").to_string(),
    });
    page.link(language.say("code-other-address"), &portal::AccountAddress).refused(refusal, language)
}

/// The way to a page below the account.
pub(super) fn crumbs(language: Language) -> Vec<Crumb> {
    vec![Crumb::to(language.say("nav-account").to_string(), portal::Account.href())]
}
