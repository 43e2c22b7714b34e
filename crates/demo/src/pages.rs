//! The demo's own pages: who can be visited, a button to go on as them, and the mails that went out.
//!
//! A link alone signs nobody in, here as everywhere: the page behind it has a button.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{
    Router,
    extract::State,
    http::{
        StatusCode,
        header::{LOCATION, SET_COOKIE},
    },
    middleware::from_fn,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use ids::{AccountId, TownId};
use kernel::{context::Ports, error::UseCaseError, rows::SessionSubject};
use kit::{
    address::Path,
    cookies::{CookieName, Cookies},
    security::refuse_foreign_forms,
};
use locale::{Language, in_germany, short_moment};
use mail::{OutboxMailer, StoredMail};
use sign_in::sessions::begin_session;

use crate::{
    error::{DemoError, with_causes},
    seed::PASSWORD,
    welcome::{SignInLink, Welcome},
};

/// How many mails the outbox shows.
const MAILS_SHOWN: usize = 50;

/// What the pages need.
#[derive(Clone)]
struct PagesState(Arc<Inner>);

struct Inner {
    ports: Arc<Ports>,
    town: TownId,
    outbox: Arc<OutboxMailer>,
    portal: String,
    desk: String,
    links: Vec<SignInLink>,
    accounts: BTreeMap<String, AccountId>,
}

/// The pages below `/demo`, for a router of any state.
///
/// # Errors
///
/// [`DemoError`] if the town of the demo cannot be read.
pub async fn pages<S>(
    ports: &Arc<Ports>,
    outbox: Arc<OutboxMailer>,
    welcome: &Welcome,
) -> Result<Router<S>, DemoError>
where
    S: Clone + Send + Sync + 'static,
{
    let towns = ports.store.towns().await?;
    let town = towns.first().ok_or_else(|| DemoError::Broken("the demo has no town".to_owned()))?.town;
    let state = PagesState(Arc::new(Inner {
        ports: Arc::clone(ports),
        town,
        outbox,
        portal: welcome.portal.clone(),
        desk: welcome.desk.clone(),
        links: welcome.sign_in.clone(),
        accounts: welcome.accounts.clone(),
    }));
    Ok(Router::new()
        .route("/", get(async || (StatusCode::SEE_OTHER, [(LOCATION, "/demo")])))
        .route("/demo", get(people))
        .route("/demo/outbox", get(outbox_page))
        .route("/demo/sign-in/{who}", get(offer).post(sign_in))
        .layer(from_fn(refuse_foreign_forms))
        .with_state(state))
}

#[derive(Template)]
#[template(path = "people.html")]
struct People<'a> {
    styles: Vec<String>,
    here: &'static str,
    portal: &'a str,
    groups: Vec<Group>,
    password: &'static str,
}

struct Group {
    title: &'static str,
    people: Vec<Person>,
}

struct Person {
    name: String,
    about: &'static str,
    href: String,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct Offer<'a> {
    styles: Vec<String>,
    here: &'static str,
    name: &'a str,
    about: &'static str,
}

#[derive(Template)]
#[template(path = "outbox.html")]
struct Outbox {
    styles: Vec<String>,
    here: &'static str,
    limit: usize,
    mails: Vec<MailShown>,
}

struct MailShown {
    subject: String,
    to: String,
    from_name: String,
    at: String,
    lines: Vec<Line>,
}

/// A line of a mail, taken apart at the first address of ours in it.
struct Line {
    before: String,
    link: Option<String>,
    after: String,
}

async fn people(State(PagesState(state)): State<PagesState>) -> Response {
    let group = |title, staff: bool| Group {
        title,
        people: state.links.iter().filter(|link| is_staff(link) == staff).map(Person::from).collect(),
    };
    page(&People {
        styles: styles(),
        here: "/demo",
        portal: &state.portal,
        groups: vec![group("Einwohnerinnen und Einwohner", false), group("In der Verwaltung", true)],
        password: PASSWORD,
    })
}

async fn offer(State(PagesState(state)): State<PagesState>, Path(who): Path<String>) -> Response {
    match state.link(&who) {
        Some(link) => page(&Offer { styles: styles(), here: "", name: &link.name, about: about(link.role) }),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn sign_in(State(PagesState(state)): State<PagesState>, Path(who): Path<String>) -> Response {
    let Some(link) = state.link(&who) else { return StatusCode::NOT_FOUND.into_response() };
    match state.begin(link).await {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(error = %with_causes(&error), "the demo could not sign somebody in");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn outbox_page(State(PagesState(state)): State<PagesState>) -> Response {
    match state.outbox.newest(MAILS_SHOWN).await {
        Ok(mails) => {
            let mails = mails.into_iter().map(MailShown::from).collect();
            page(&Outbox { styles: styles(), here: "/demo/outbox", limit: MAILS_SHOWN, mails })
        }
        Err(error) => {
            tracing::error!(error = %with_causes(&error), "the outbox cannot be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

impl Inner {
    fn link(&self, who: &str) -> Option<&SignInLink> {
        self.links.iter().find(|link| link.url.rsplit('/').next() == Some(who))
    }

    async fn begin(&self, link: &SignInLink) -> Result<Response, UseCaseError> {
        let now = self.ports.clock.now();
        let (subject, cookie, to) = if is_staff(link) {
            let person = self.ports.store.person_by_email(self.town, &link.email).await?;
            let person = person.ok_or(UseCaseError::NotFound)?.person;
            (SessionSubject::Person(person), CookieName::Staff, self.desk.clone())
        } else {
            let account = self.accounts.get(&link.email).copied().ok_or(UseCaseError::NotFound)?;
            (SessionSubject::Account(account), CookieName::Resident, format!("{}cases", self.portal))
        };
        let begun = begin_session(&self.ports, self.town, subject, None, now).await?;
        let set = Cookies { https: false }.set(cookie, &begun.token.reveal()).ok_or(UseCaseError::Expired)?;
        let mut response = StatusCode::SEE_OTHER.into_response();
        response.headers_mut().insert(SET_COOKIE, set);
        let to = to.parse().map_err(|error| UseCaseError::internal("write an address", error))?;
        response.headers_mut().insert(LOCATION, to);
        Ok(response)
    }
}

impl From<&SignInLink> for Person {
    fn from(link: &SignInLink) -> Self {
        let who = link.url.rsplit('/').next().unwrap_or_default();
        Self { name: link.name.clone(), about: about(link.role), href: format!("/demo/sign-in/{who}") }
    }
}

impl From<StoredMail> for MailShown {
    fn from(mail: StoredMail) -> Self {
        let at = format!("{} Uhr", short_moment(Language::German, in_germany(mail.at)));
        let lines = mail.text.lines().map(Line::from).collect();
        Self { subject: mail.subject, to: mail.to, from_name: mail.from_name, at, lines }
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        let plain = || Self { before: text.to_owned(), link: None, after: String::new() };
        let Some((before, rest)) = text.split_once("http://") else { return plain() };
        let (address, after) = match rest.split_once(char::is_whitespace) {
            Some((address, after)) => (address, format!(" {after}")),
            None => (rest, String::new()),
        };
        Self { before: before.to_owned(), link: Some(format!("http://{address}")), after }
    }
}

fn is_staff(link: &SignInLink) -> bool {
    link.role != "resident"
}

fn about(role: &str) -> &str {
    match role {
        "resident" => "wohnt in der Stadt",
        "caseworker" => "Sachbearbeitung",
        "lead" => "Leitung eines Amts",
        "designer" => "gestaltet Online-Dienste",
        "publisher" => "veröffentlicht Online-Dienste",
        "operator" => "betreibt die Anlage",
        "auditor" => "prüft, ohne zu ändern",
        other => other,
    }
}

fn styles() -> Vec<String> {
    kit::assets::entry("portal").styles
}

fn page(page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => {
            tracing::error!(%error, "a page of the demo cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_mails_become_links() {
        let line =
            Line::from("1. Öffnen Sie http://localhost:8080/t/foerdestadt/cases und melden Sie sich an.");
        assert_eq!(line.link.as_deref(), Some("http://localhost:8080/t/foerdestadt/cases"));
        assert_eq!(
            (line.before.as_str(), line.after.as_str()),
            ("1. Öffnen Sie ", " und melden Sie sich an.")
        );
        assert!(Line::from("<script>").link.is_none());
    }
}
