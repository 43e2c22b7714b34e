//! The resident's own account: its address, taking a guest's case in, signing out.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::extract::State;
use casework::mailbox::change_address;
use ids::AccountId;
use kernel::context::Visitor;
use kit::{
    ClientAddress,
    door::{CookieJar, Resident},
    frame::{Area, Crumb, PortalFrame},
    parts::CsrfFields,
    posted::Posted,
    problem::{Face, WebError},
    refusal::{Refusal, Status},
    site::Site,
    urls::{Url, portal},
};
use locale::Language;
use sign_in::accounts::{Profile, ask_address_change, profile};

use super::{
    asked::Asked,
    reading::{Answer, Reading},
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

pub(crate) async fn show(State(site): State<Site>, reading: Reading, resident: Resident) -> Answer {
    let profile = mine(&site, &resident).await?;
    let title = reading.language().say("nav-account").to_string();
    let frame = reading.frame(title, Area::Account, Vec::new());
    reading.page(&Account { frame, email: profile.email, sign_out: reading.guards.fresh() })
}

pub(crate) async fn show_address(State(site): State<Site>, reading: Reading, resident: Resident) -> Answer {
    let profile = mine(&site, &resident).await?;
    let (status, page) = address_form(&reading, &profile.email, "", &Refusal::default());
    reading.page_with(status, &page)
}

/// Sends a code to the new address.
pub(crate) async fn ask_address(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    jar: CookieJar,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let email = posted.text("email");
    let (ctx, language) = (resident.reading(&site).in_town(), reading.language());
    match ask_address_change(ctx, &resident.session, email, client.0, language).await {
        Ok(()) => {
            Asked { email: email.to_owned(), number: String::new() }.keep(&jar, &site);
            Ok(reading.go_to(&portal::AccountAddressCode))
        }
        Err(error) => {
            let refusal = Refusal::of(error, language, resident.now)?;
            let profile = mine(&site, &resident).await?;
            let (status, page) = address_form(&reading, &profile.email, email, &refusal);
            reading.page_with(status, &page)
        }
    }
}

pub(crate) async fn show_code(reading: Reading, asked: Asked) -> Answer {
    if asked.email.is_empty() {
        return Ok(reading.go_to(&portal::AccountAddress));
    }
    let (status, page) = code_form(&reading, &asked, &Refusal::default());
    reading.page_with(status, &page)
}

/// Changes the address, once the code proves it.
pub(crate) async fn enter_code(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    (asked, jar): (Asked, CookieJar),
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let ctx = resident.reading(&site).in_town();
    let code = posted.text("code");
    match change_address(ctx, &resident.session, &asked.email, code, client.0).await {
        Ok(()) => {
            Asked::forget(&jar, &site);
            Ok(reading.go_to(&portal::Account))
        }
        Err(error) => {
            let refusal = Refusal::of_code(error, reading.language(), resident.now)?;
            let (status, page) = code_form(&reading, &asked, &refusal);
            reading.page_with(status, &page)
        }
    }
}

/// The profile of the account that is signed in.
pub(super) async fn mine(site: &Site, resident: &Resident) -> Result<Profile, WebError> {
    let account: AccountId = match resident.visitor {
        Visitor::Account { account } => account,
        Visitor::CaseHolder { .. } | Visitor::Guest { .. } => return Err(WebError::SignIn(Face::Portal)),
    };
    Ok(profile(resident.reading(site).in_town(), account).await?)
}

fn address_form(reading: &Reading, now: &str, typed: &str, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let form = FormPart {
        action: portal::AccountAddress.href(),
        guard: reading.guards.fresh(),
        fields: vec![email_field(language, typed)],
        hidden: Vec::new(),
        submit: language.say("sign-in-ask").to_string(),
    };
    let title = language.say("account-address-title").to_string();
    SmallForm::new(reading.frame(title, Area::Account, crumbs(language)), form)
        .say(language.say("account-address-lead").with("address", now))
        .refused(refusal, language)
}

fn code_form(reading: &Reading, asked: &Asked, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let form = FormPart {
        action: portal::AccountAddressCode.href(),
        guard: reading.guards.fresh(),
        fields: vec![code_field(language)],
        hidden: Vec::new(),
        submit: language.say("address-confirm").to_string(),
    };
    let frame = reading.frame(language.say("code-title").to_string(), Area::Account, crumbs(language));
    let lead = language.say("code-lead").with("address", &asked.email);
    let lead = lead.with("minutes", sign_in::codes::CODE_MINUTES);
    let mut page = SmallForm::new(frame, form).say(lead).say(language.say("code-no-mail"));
    page.others.push(ButtonForm {
        action: portal::AccountAddress.href(),
        guard: reading.guards.fresh(),
        hidden: vec![("email", asked.email.clone())],
        submit: language.say("code-again").to_string(),
    });
    page.link(language.say("code-other-address"), &portal::AccountAddress).refused(refusal, language)
}

/// The way to a page below the account.
pub(super) fn crumbs(language: Language) -> Vec<Crumb> {
    vec![Crumb::to(language.say("nav-account").to_string(), portal::Account.href())]
}
