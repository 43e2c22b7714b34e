//! Signing in by e-mail and one-time code, in two pages; signing out. Only posts sign in: a link in a mail opens nothing.

use axum::{extract::State, response::Response};
use filing::{delete_draft, my_drafts, sign_in_with_code};
use kernel::{context::SessionKind, error::UseCaseError, rows::CodePurpose};
use kit::{
    ClientAddress,
    address::Query,
    cookies::CookieName,
    form_data::FormData,
    frame::{Area, Crumb},
    parts::{Alert, AlertKind, Link},
    refusal::{Refusal, Status},
    session::{CookieJar, Resident},
    site::Site,
    urls::{Url, portal},
};
use serde::Deserialize;
use sign_in::accounts::ask_sign_in_code;

use super::{
    pending_code::{PendingCode, undeliverable},
    reading::{HandlerResult, Reading},
    small_form::{ButtonForm, FormPart, SmallForm, code_field, email_field},
    town::own_path,
};
use crate::texts::Say as _;

/// Where to go after signing in, and whether a code was just sent anew.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Onward {
    #[serde(default)]
    to: String,
    #[serde(default)]
    again: bool,
}

pub(crate) async fn show(
    reading: Reading,
    pending_code: PendingCode,
    Query(onward): Query<Onward>,
) -> HandlerResult {
    let (status, mut page) = sign_in(&reading, &pending_code.email, &onward.to, &Refusal::default());
    page.alert = why(&reading, &onward.to);
    reading.page_with(status, &page).await
}

/// Says why somebody who wanted to open a case stands here.
fn why(reading: &Reading, to: &str) -> Option<Alert> {
    let of_case = own_path(to).strip_prefix(&portal::Cases.path()).is_some_and(|rest| rest.starts_with('/'));
    of_case.then(|| Alert {
        kind: AlertKind::Info,
        title: reading.language().say("sign-in-for-case").to_string(),
        body: Some(reading.language().say("sign-in-for-case-text").to_string()),
    })
}

pub(crate) async fn ask(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    jar: CookieJar,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let (email, to) = (form_data.text("email"), form_data.text("to"));
    let ctx = resident.reading(&site).in_town();
    let language = reading.language();
    match ask_sign_in_code(ctx, &resident.session, email, client.0, language).await {
        Ok(()) => {
            PendingCode { email: email.to_owned(), number: String::new() }.keep(&jar, &site);
            let again = form_data.text("again");
            let next = portal::SignInCode.href().with("to", own_path(to));
            Ok(reading.go_to(&if again.is_empty() { next } else { next.with("again", true) }))
        }
        Err(error) => {
            let refusal = Refusal::of(error, reading.language(), resident.now)?;
            let (status, page) = sign_in(&reading, email, to, &refusal);
            reading.page_with(status, &page).await
        }
    }
}

pub(crate) async fn show_code(
    reading: Reading,
    pending_code: PendingCode,
    Query(onward): Query<Onward>,
) -> HandlerResult {
    if pending_code.email.is_empty() {
        return Ok(reading.go_to(&portal::SignIn.href().with("to", own_path(&onward.to))));
    }
    let (status, mut page) = enter(&reading, &pending_code, &onward.to, &Refusal::default());
    if onward.again {
        let title = reading.language().say("code-sent-again").to_string();
        page.alert = Some(Alert { kind: AlertKind::Success, title, body: None });
    }
    if let Some(alert) = undeliverable(&reading, CodePurpose::SignIn, &pending_code.email).await? {
        page.alert = Some(alert);
    }
    reading.page_with(status, &page).await
}

#[expect(clippy::too_many_arguments, reason = "each is an extractor of the request")]
pub(crate) async fn enter_code(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    pending_code: PendingCode,
    jar: CookieJar,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let (code, to) = (form_data.text("code"), form_data.text("to"));
    let ctx = resident.reading(&site).in_town();
    match sign_in_with_code(ctx, &resident.session, &pending_code.email, code, client.0).await {
        Ok(begun) => {
            jar.begin(&site, &begun);
            PendingCode::forget(&jar, &site);
            Ok(onward(&reading, to))
        }
        Err(error) => {
            let refusal = Refusal::of_code(error, reading.language(), resident.now)?;
            let (status, page) = enter(&reading, &pending_code, to, &refusal);
            reading.page_with(status, &page).await
        }
    }
}

/// Asks before somebody leaves: what a guest has begun goes with them.
pub(crate) async fn show_sign_out(State(site): State<Site>, reading: Reading) -> HandlerResult {
    let Some(resident) = &reading.resident else { return Ok(reading.go_to(&portal::Start)) };
    let language = reading.language();
    let drafts = match resident.session_kind {
        SessionKind::Account { .. } => 0,
        SessionKind::OneCase { .. } | SessionKind::Guest { .. } => {
            my_drafts(resident.reading(&site)).await?.len()
        }
    };
    let (title, submit, text) = match resident.session_kind {
        SessionKind::Account { .. } => {
            (language.say("sign-out"), language.say("sign-out"), language.say("sign-out-account"))
        }
        SessionKind::OneCase { .. } => {
            (language.say("leave-title"), language.say("leave"), language.say("leave-case"))
        }
        SessionKind::Guest { .. } => {
            (language.say("leave-title"), language.say("leave"), language.say("leave-guest"))
        }
    };
    let form = FormPart {
        action: portal::SignOut.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: Vec::new(),
        hidden: Vec::new(),
        submit: submit.to_string(),
    };
    let frame = reading.frame(title.to_string(), Area::Account, Vec::new());
    let mut page = SmallForm::new(frame, form).say(text);
    if drafts > 0 {
        page = page.say(language.say("leave-drafts").with("count", drafts));
        page = page.link(language.say("leave-keep"), &portal::SignIn);
    }
    reading.page(&page).await
}

/// Ends the session. Drafts of a guest are removed: nobody could open them any more, and the next at this computer must not.
pub(crate) async fn sign_out(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    jar: CookieJar,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    if !matches!(resident.session_kind, SessionKind::Account { .. }) {
        let ctx = resident.context(&site, form_data.command);
        for draft in my_drafts(*ctx).await? {
            match delete_draft(ctx, draft.row.draft).await {
                Ok(()) | Err(UseCaseError::NotFound) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    sign_in::sessions::end_session(site.ports(), &resident.session, resident.now).await?;
    jar.clear(&site, CookieName::Resident);
    PendingCode::forget(&jar, &site);
    Ok(reading.go_to(&portal::Start))
}

/// Where a resident goes on after signing in: to the page that asked for it, else to their cases.
pub(super) fn onward(reading: &Reading, to: &str) -> Response {
    let path = own_path(to);
    let here = portal::Cases.path();
    reading.go_to_path(if path == "/" { &here } else { path })
}

fn sign_in(reading: &Reading, email: &str, to: &str, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let frame = reading.frame(language.say("sign-in-title").to_string(), Area::Account, Vec::new());
    let form = FormPart {
        action: portal::SignIn.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![email_field(language, email)],
        hidden: vec![("to", own_path(to).to_owned())],
        submit: language.say("sign-in-ask").to_string(),
    };
    let mut page = SmallForm::new(frame, form).say(language.say("sign-in-lead"));
    let open = portal::OpenCase.href().with("to", own_path(to));
    page.cards.push((
        language.say("sign-in-guest").to_string(),
        language.say("sign-in-guest-text").to_string(),
        Some(Link { text: language.say("open-with-code").to_string(), href: open }),
    ));
    page.refused(refusal, language)
}

fn enter(reading: &Reading, pending_code: &PendingCode, to: &str, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let crumbs = vec![Crumb::to(language.say("sign-in-title").to_string(), portal::SignIn.href())];
    let frame = reading.frame(language.say("code-title").to_string(), Area::Account, crumbs);
    let to = own_path(to).to_owned();
    let form = FormPart {
        action: portal::SignInCode.href(),
        csrf: reading.csrf_forms.fresh(),
        fields: vec![code_field(language)],
        hidden: vec![("to", to.clone())],
        submit: language.say("sign-in").to_string(),
    };
    let mut page = SmallForm::new(frame, form)
        .say(
            language
                .say("code-lead")
                .with("address", &pending_code.email)
                .with("minutes", sign_in::codes::CODE_MINUTES),
        )
        .say(language.say("code-no-mail"));
    page.others.push(ButtonForm {
        action: portal::SignIn.href(),
        csrf: reading.csrf_forms.fresh(),
        hidden: vec![("email", pending_code.email.clone()), ("to", to), ("again", "true".to_owned())],
        submit: language.say("code-again").to_string(),
    });
    page.link(language.say("code-other-address"), &portal::SignIn).refused(refusal, language)
}
