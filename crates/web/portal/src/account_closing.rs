//! Closing the account: what it means, the code that confirms it, and what is said afterwards.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::extract::State;
use filing::{ClosingPreview, RemainingCase, close_account, preview_closing};
use kit::{
    ClientAddress,
    cookies::CookieName,
    form_data::FormData,
    frame::{Area, Crumb, PortalFrame},
    parts::{Alert, CsrfFields, FormattedText, Link},
    refusal::{Refusal, Status},
    session::{CookieJar, Resident},
    site::Site,
    urls::{Href, Url, portal},
};
use sign_in::closing::ask_closing_code;

use super::{
    account::{crumbs, mine},
    pending_code::PendingCode,
    reading::{HandlerResult, Reading},
    small_form::{ButtonForm, FormPart, SmallForm, code_field},
    text_page::{TextPage, TextSection},
};
use crate::{filters, texts::Say as _};

/// What closing the account means.
#[derive(Debug, Template)]
#[template(path = "account_closing.html")]
pub(crate) struct AccountClosing {
    pub(crate) frame: PortalFrame,
    pub(crate) alert: Option<Alert>,
    pub(crate) email: String,
    pub(crate) has_drafts: bool,
    pub(crate) cases: Vec<RemainingLine>,
    /// There are more cases than the list shows.
    pub(crate) only_newest: bool,
    pub(crate) csrf: CsrfFields,
}

/// A case that stays, and how a new access code for it is had.
#[derive(Debug)]
pub(crate) struct RemainingLine {
    pub(crate) number: String,
    pub(crate) title: Link,
    pub(crate) new_code: NewCode,
}

/// How a new access code is had.
#[derive(Debug)]
pub(crate) enum NewCode {
    /// By the address of the account.
    AtAccount,
    /// By another address, which was confirmed for this case.
    Elsewhere(String),
    /// Not at all, unless the address of the case is confirmed before.
    Unconfirmed(Href),
}

pub(crate) async fn show(State(site): State<Site>, reading: Reading, resident: Resident) -> HandlerResult {
    let preview = preview_closing(resident.reading(&site)).await?;
    let (status, page) = closing(&reading, preview, Refusal::default());
    reading.page_with(status, &page).await
}

/// Sends the code to the address of the account.
pub(crate) async fn ask(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    form_data: FormData,
) -> HandlerResult {
    form_data.trusted()?;
    let (ctx, language) = (resident.reading(&site), reading.language());
    match ask_closing_code(ctx.in_town(), &resident.session, client.0, language).await {
        Ok(()) => Ok(reading.go_to(&portal::AccountClosingCode)),
        Err(error) => {
            let refusal = Refusal::of(error, language, resident.now)?;
            let (status, page) = closing(&reading, preview_closing(ctx).await?, refusal);
            reading.page_with(status, &page).await
        }
    }
}

pub(crate) async fn show_code(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
) -> HandlerResult {
    let profile = mine(&site, &resident).await?;
    let (status, page) = code_form(&reading, &profile.email, &Refusal::default());
    reading.page_with(status, &page).await
}

/// Closes the account, once the code confirms it.
pub(crate) async fn enter_code(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    jar: CookieJar,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let (ctx, language) = (resident.reading(&site).in_town(), reading.language());
    match close_account(ctx, &resident.session, form_data.text("code"), client.0, language).await {
        Ok(()) => {
            jar.clear(&site, CookieName::Resident);
            PendingCode::forget(&jar, &site);
            Ok(reading.go_to(&portal::AccountClosed))
        }
        Err(error) => {
            let refusal = Refusal::of_code(error, language, resident.now)?;
            let profile = mine(&site, &resident).await?;
            let (status, page) = code_form(&reading, &profile.email, &refusal);
            reading.page_with(status, &page).await
        }
    }
}

/// Says that the account is closed. Whoever still has one is shown it.
pub(crate) async fn show_closed(reading: Reading) -> HandlerResult {
    if reading.has_account() {
        return Ok(reading.go_to(&portal::Account));
    }
    let language = reading.language();
    let heading = language.say("account-closed").to_string();
    reading
        .page(&TextPage {
            frame: reading.frame(&*heading, Area::Account, Vec::new()),
            heading,
            lead: Some(language.say("account-closed-lead").to_string()),
            sections: vec![TextSection::plain(FormattedText::read(
                &language.say("account-closed-text").to_string(),
            ))],
            links: vec![
                Link::new(language.say("open-with-code"), &portal::OpenCase),
                Link::new(language.say("lost-title"), &portal::LostCode),
            ],
        })
        .await
}

fn closing(reading: &Reading, preview: ClosingPreview, refusal: Refusal) -> (Status, AccountClosing) {
    let language = reading.language();
    let title = refusal.title(language, &language.say("account-close").to_string());
    let status = refusal.status();
    let page = AccountClosing {
        frame: reading.frame(title, Area::Account, crumbs(language)),
        alert: refusal.alert,
        has_drafts: preview.has_drafts,
        only_newest: preview.only_newest,
        cases: preview.cases.into_iter().map(|case| line(case, &preview.email)).collect(),
        email: preview.email,
        csrf: reading.csrf_forms.fresh(),
    };
    (status, page)
}

fn line(remaining: RemainingCase, account_address: &str) -> RemainingLine {
    let RemainingCase { case, number, subject, email } = remaining;
    let new_code = match email {
        Some(email) if email.eq_ignore_ascii_case(account_address) => NewCode::AtAccount,
        Some(email) => NewCode::Elsewhere(email),
        None => NewCode::Unconfirmed(portal::CaseAddress { case }.href()),
    };
    RemainingLine { number, title: Link::new(subject, &portal::Case { case }), new_code }
}

fn code_form(reading: &Reading, email: &str, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let form = FormPart {
        action: portal::AccountClosingCode.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![code_field(language)],
        hidden: Vec::new(),
        submit: language.say("account-close-final").to_string(),
    };
    let crumbs = crumbs(language)
        .into_iter()
        .chain([Crumb::to(language.say("account-close").to_string(), portal::AccountClosing.href())]);
    let frame = reading.frame(language.say("code-title").to_string(), Area::Account, crumbs.collect());
    let lead = language.say("code-lead").with("address", email);
    let lead = lead.with("minutes", sign_in::codes::CODE_MINUTES);
    let mut page = SmallForm::new(frame, form)
        .say(lead)
        .say(language.say("code-no-mail"))
        .note(language.say("account-close-note"));
    page.others.push(ButtonForm {
        action: portal::AccountClosing.href(),
        csrf: reading.csrf_forms.fresh(),
        hidden: Vec::new(),
        submit: language.say("code-again").to_string(),
    });
    page.link(language.say("account-keep"), &portal::Account).refused(refusal, language)
}
