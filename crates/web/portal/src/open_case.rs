//! Opening a case by number and access code; a new access code in place of a lost one.

use askama::Template;
use axum::extract::State;
use casework::mailbox::{LostCode, ask_new_access_code, link_account, open_with_code, renew_access_code};
use kernel::context::Visitor;
use kit::{
    ClientAddress, Page,
    address::Query,
    door::{CookieJar, Resident},
    filters,
    frame::{Area, Crumb, PortalFrame},
    parts::{Field, FieldKind, Link, TextInput, Width},
    posted::Posted,
    refusal::{Refusal, Status},
    site::Site,
    urls::{Href, Url, portal},
    words::Say as _,
};
use locale::Language;

use super::{
    asked::Asked,
    reading::{Answer, Reading},
    sign_in::onward,
    small_form::{ButtonForm, FormPart, SmallForm, code_field, email_field, number_field},
    town::own_path,
};

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

pub(crate) async fn show(reading: Reading, Query(next): Query<Onward>) -> Answer {
    let (status, page) = open_form(&reading, "", &next.to, &Refusal::default());
    reading.page_with(status, &page)
}

/// Opens a case for a guest; whoever is signed in takes it into their account.
pub(crate) async fn open(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    jar: CookieJar,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let (number, code, to) = (posted.text("number"), posted.text("code"), posted.text("to"));
    let ctx = resident.context(&site, posted.command);
    let opened = match resident.visitor {
        Visitor::Account { .. } => link_account(ctx, number, code, client.0).await,
        Visitor::Guest { .. } | Visitor::CaseHolder { .. } => {
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
            reading.page_with(status, &page)
        }
    }
}

pub(crate) async fn show_lost(reading: Reading) -> Answer {
    let (status, page) = lost_form(&reading, &Asked::default(), &Refusal::default());
    reading.page_with(status, &page)
}

/// Says the same whether number and address belong together or not.
pub(crate) async fn ask_lost(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    jar: CookieJar,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let asked = Asked { email: posted.text("email").to_owned(), number: posted.text("number").to_owned() };
    let ctx = resident.reading(&site).in_town();
    let sent = ask_new_access_code(ctx, &resident.session, &asked.number, &asked.email, client.0).await;
    match sent {
        Ok(()) => {
            asked.keep(&jar, &site);
            Ok(reading.go_to(&portal::NewAccessCode))
        }
        Err(error) => {
            let refusal = Refusal::of(error, reading.language(), resident.now)?;
            let (status, page) = lost_form(&reading, &asked, &refusal);
            reading.page_with(status, &page)
        }
    }
}

pub(crate) async fn show_new(reading: Reading, asked: Asked) -> Answer {
    if asked.number.is_empty() {
        return Ok(reading.go_to(&portal::LostCode));
    }
    let (status, page) = new_form(&reading, &asked, &Refusal::default());
    reading.page_with(status, &page)
}

/// The answer is the page itself: the code is known nowhere else, so that no redirect could show it.
#[expect(clippy::too_many_arguments, reason = "each is an extractor of the request")]
pub(crate) async fn renew(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    client: ClientAddress,
    asked: Asked,
    jar: CookieJar,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let ctx = resident.reading(&site).in_town();
    let lost =
        LostCode { number: &asked.number, email: &asked.email, code: posted.text("code"), client: client.0 };
    match renew_access_code(ctx, posted.command, &resident.session, lost).await {
        Ok((begun, code)) => {
            jar.begin(&site, &begun);
            Asked::forget(&jar, &site);
            let title = reading.language().say("new-code-title").to_string();
            let frame = reading.frame(title, Area::Cases, Vec::new());
            let (number, cases) = (asked.number.to_uppercase(), portal::Cases.href());
            reading.page(&NewAccessCode { frame, number, code: code.reveal(), cases })
        }
        Err(error) => {
            let refusal = Refusal::of_code(error, reading.language(), resident.now)?;
            let (status, page) = new_form(&reading, &asked, &refusal);
            reading.page_with(status, &page)
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
        guard: reading.guards.fresh(),
        fields: vec![number_field(language, number), access_code_field(language)],
        hidden: vec![("to", own_path(to).to_owned())],
        submit: language.say("open-case").to_string(),
    };
    let has_account =
        reading.resident.as_ref().is_some_and(|resident| matches!(resident.visitor, Visitor::Account { .. }));
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

fn lost_form(reading: &Reading, asked: &Asked, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let frame =
        reading.frame(language.say("lost-title").to_string(), Area::Cases, vec![open_crumb(language)]);
    let form = FormPart {
        action: portal::LostCode.href(),
        guard: reading.guards.fresh(),
        fields: vec![number_field(language, &asked.number), email_field(language, &asked.email)],
        hidden: Vec::new(),
        submit: language.say("sign-in-ask").to_string(),
    };
    SmallForm::new(frame, form)
        .say(language.say("lost-lead"))
        .say(language.say("lost-no-address"))
        .refused(refusal, language)
}

fn new_form(reading: &Reading, asked: &Asked, refusal: &Refusal) -> (Status, SmallForm) {
    let language = reading.language();
    let frame =
        reading.frame(language.say("code-title").to_string(), Area::Cases, vec![open_crumb(language)]);
    let form = FormPart {
        action: portal::NewAccessCode.href(),
        guard: reading.guards.fresh(),
        fields: vec![code_field(language)],
        hidden: Vec::new(),
        submit: language.say("new-code-submit").to_string(),
    };
    let mut page = SmallForm::new(frame, form)
        .say(language.say("lost-sent").with("address", &asked.email).with("number", &asked.number))
        .say(language.say("code-no-mail"));
    page.others.push(ButtonForm {
        action: portal::LostCode.href(),
        guard: reading.guards.fresh(),
        hidden: vec![("email", asked.email.clone()), ("number", asked.number.clone())],
        submit: language.say("code-again").to_string(),
    });
    page.refused(refusal, language)
}

fn open_crumb(language: Language) -> Crumb {
    Crumb::to(language.say("open-with-code").to_string(), portal::OpenCase.href())
}

impl Page for NewAccessCode {
    const NAME: &'static str = "portal-new-access-code";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let frame = PortalFrame::sample(language.say("new-code-title"), Area::Cases, Vec::new());
        let code = "K7P4-9TXM-2HQ6-W3RD".to_owned();
        vec![("shown", Self { frame, number: "B-2026-0417".to_owned(), code, cases: portal::Cases.href() })]
    }
}
