//! The layers together, around small routes of their own.

mod papers;

use std::{net::SocketAddr, sync::Arc};

use ::portal::town;
use access::Action;
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{Html, Response},
};
use ids::{TownId, Uuid};
use jiff::Timestamp;
use kernel::ports::{Clock, Ids};
use kit::{
    Page, RenderContext,
    error_page::PortalProblem,
    form_data::{FormData, Token},
    frame::TownView,
    problem::{SitePart, WebError},
    routes::{Authenticator, Decision, Leaves, RouteAccess, Routes},
    samples::Sampled,
    security::{FormKey, FormSecret, Rates},
    site::{Settings, WebState},
    towns::{Prefix, Town, TownBook},
    urls::{Pattern, desk, portal},
};
use tower::ServiceExt;

use crate::stack::serve;

mod https;
mod interrupted;

struct Still;

impl Clock for Still {
    fn now(&self) -> Timestamp {
        "2026-11-23T08:00:00Z".parse().unwrap()
    }
}

impl Ids for Still {
    fn next(&self) -> Uuid {
        Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001)
    }

    fn secret(&self) -> [u8; 32] {
        [7; 32]
    }
}

/// Lets everybody in where everybody may, and sends the others to sign in.
struct Porter;

impl Authenticator for Porter {
    fn authorize<'a>(&'a self, access: RouteAccess, _request: &'a mut Parts) -> Decision<'a, ()> {
        Box::pin(async move {
            match access {
                RouteAccess::Everyone => Ok(()),
                RouteAccess::Staff(_) => Err(WebError::SignIn(SitePart::Desk)),
                RouteAccess::Owner | RouteAccess::Account | RouteAccess::Client => {
                    Err(WebError::SignIn(SitePart::Portal))
                }
            }
        })
    }

    fn may_bring_papers<'a>(&'a self, _request: &'a mut Parts) -> Decision<'a, Option<usize>> {
        Box::pin(async { Ok(Some(64 << 20)) })
    }
}

async fn page(render_context: RenderContext) -> Result<Html<String>, WebError> {
    let (_, page) = PortalProblem::samples(render_context.language).remove(0);
    Ok(Html(page.html(&render_context)?))
}

async fn receive(form_data: FormData) -> String {
    let fits = form_data.token == Token::Fits;
    let files: Vec<String> =
        form_data.files.iter().map(|file| format!("{}:{}", file.name, file.content.len())).collect();
    format!("{fits} {} {:?} {files:?}", form_data.text("name"), form_data.fields().collect::<Vec<_>>())
}

async fn fail() -> String {
    panic!("the secret of the house")
}

fn key() -> FormKey {
    FormKey::new([1; 32])
}

fn site() -> Router {
    site_with(Settings::local(key()))
}

fn site_with(mut settings: Settings) -> Router {
    let town = Town {
        id: TownId::from_uuid(Uuid::from_u128(1)),
        slug: "foerdestadt".to_owned(),
        hosts: vec!["foerdestadt.example".to_owned()],
        branding: ::town::Branding::default(),
        view: TownView::sample(),
    };
    settings.rates = Rates { reads_per_minute: 5, changes_per_minute: 100 };
    settings.papers_in_flight_bytes_max = 3 << 20;
    let web_state =
        WebState::new(Arc::new(Still), Arc::new(Still), TownBook::new(vec![town], Prefix::On), settings);
    let routes = Routes::new(Arc::new(Porter))
        .get(portal::Start::ROUTE, RouteAccess::Everyone, page)
        .get(portal::Cases::ROUTE, RouteAccess::Account, page)
        .get(portal::Help::ROUTE, RouteAccess::Everyone, fail)
        .post(portal::OpenCase::ROUTE, RouteAccess::Everyone, Leaves::Trace("session"), receive)
        .post_papers(portal::LostCode::ROUTE, RouteAccess::Everyone, Leaves::Trace("draft"), receive)
        .post(
            desk::Notes::ROUTE,
            RouteAccess::Staff(Action::WriteNote),
            Leaves::Event("note.written"),
            receive,
        );
    serve(web_state, town::routes(routes), Router::new())
}

async fn ask(router: &Router, request: Request) -> (StatusCode, HeaderMap, String) {
    let response: Response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 1_000_000).await.unwrap();
    (parts.status, parts.headers, String::from_utf8(bytes.to_vec()).unwrap())
}

fn get(path: &str) -> Request {
    Request::get(path).header(header::HOST, "foerdestadt.example").body(Body::empty()).unwrap()
}

fn post(kind: &str, body: String) -> Request {
    post_to("/open", kind, body)
}

fn post_to(path: &str, kind: &str, body: String) -> Request {
    let cookie = "gw-form=BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";
    Request::post(path)
        .header(header::HOST, "foerdestadt.example")
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, kind)
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .unwrap()
}

fn token() -> String {
    key().token(&FormSecret::of("BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc"))
}

#[tokio::test]
async fn a_page_comes_with_policy_number_and_form_cookie() {
    let (status, headers, html) = ask(&site(), get("/")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().starts_with("default-src 'none'"));
    assert_eq!(headers["x-request-id"], "01920000-0000-7000-8000-000000000001");
    assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    let cookie = headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("gw-form=") && cookie.contains("HttpOnly; SameSite=Lax"), "{cookie}");
    assert!(html.contains("<html lang=\"de\">"));
}

#[tokio::test]
async fn a_host_that_leads_nowhere_gets_a_page_of_its_own() {
    let request = Request::get("/").header(header::HOST, "elsewhere.example").body(Body::empty()).unwrap();
    let (status, headers, html) = ask(&site(), request).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(headers.contains_key(header::CONTENT_SECURITY_POLICY));
    assert!(html.contains("<h1") && !html.contains("Fördestadt"), "another town is not shown");
}

#[tokio::test]
async fn the_prefix_of_the_demo_stays_in_every_link() {
    let request =
        Request::get("/t/foerdestadt/").header(header::HOST, "localhost").body(Body::empty()).unwrap();
    let (status, _, html) = ask(&site(), request).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("href=\"/t/foerdestadt/services\""));
    assert!(html.contains("/t/foerdestadt/language/en?to="));
}

#[tokio::test]
async fn the_language_switch_keeps_the_choice_and_comes_back() {
    let (status, headers, _) = ask(&site(), get("/language/en?to=%2Fcases%3Fshow%3Dall")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(headers[header::LOCATION], "/cases?show=all");
    let cookies: Vec<_> =
        headers.get_all(header::SET_COOKIE).iter().map(|line| line.to_str().unwrap()).collect();
    assert!(cookies.iter().any(|line| line.starts_with("gw-language=en")), "{cookies:?}");
}

#[tokio::test]
async fn who_must_sign_in_is_sent_there_and_back() {
    let (status, headers, _) = ask(&site(), get("/cases?show=all")).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert_eq!(headers[header::LOCATION], "/sign-in?to=%2Fcases%3Fshow%3Dall");
}

#[tokio::test]
async fn a_panic_shows_a_number_and_no_cause() {
    let (status, headers, html) = ask(&site(), get("/help")).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html"));
    assert!(html.contains("01920000-0000-7000-8000-000000000001"));
    assert!(!html.contains("secret of the house"));
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let mut request = post("application/x-www-form-urlencoded", String::new());
    request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    let (status, _, html) = ask(&site(), request).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(html.contains("Bitte senden Sie das Formular noch einmal"));
}

#[tokio::test]
async fn a_form_of_ours_is_read_with_its_command() {
    let form = format!("command={}&token={}&name=J%C3%BCrgensen+%26+Co&days[]=mo", Uuid::nil(), token());
    let (status, _, said) = ask(&site(), post("application/x-www-form-urlencoded", form)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(said, r#"true Jürgensen & Co [("name", "Jürgensen & Co"), ("days[]", "mo")] []"#);
}

#[tokio::test]
async fn a_stale_token_loses_nothing() {
    let form = format!("command={}&token=old&name=Thomsen", Uuid::nil());
    let (status, _, said) = ask(&site(), post("application/x-www-form-urlencoded", form)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(said, r#"false Thomsen [("name", "Thomsen")] []"#);
}

#[tokio::test]
async fn a_form_with_files_is_read_too() {
    let part = |head: &str, content: &str| {
        format!("--x\r\ncontent-disposition: form-data; {head}\r\n\r\n{content}\r\n")
    };
    let form = [
        part("name=\"command\"", &Uuid::nil().to_string()),
        part("name=\"token\"", &token()),
        part("name=\"plan\"; filename=\"plan.pdf\"", "%PDF"),
        part("name=\"more\"; filename=\"\"", ""),
        part("name=\"empty\"; filename=\"empty.pdf\"", ""),
    ];
    let body = format!("{}--x--\r\n", form.concat());
    let (status, _, said) = ask(&site(), post("multipart/form-data; boundary=x", body)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(said, r#"true  [] ["plan.pdf:4", "empty.pdf:0"]"#);
}

#[tokio::test]
async fn a_form_that_cannot_be_read_is_told_so() {
    for (kind, body) in [
        ("application/x-www-form-urlencoded", "name=%FF&command=1".to_owned()),
        ("application/x-www-form-urlencoded", "name=without+command".to_owned()),
        ("multipart/form-data; boundary=x", "--x\r\nbroken".to_owned()),
    ] {
        let (status, _, html) = ask(&site(), post(kind, body)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{kind}");
        assert!(html.contains("Das konnten wir nicht lesen"));
    }
}

#[tokio::test]
async fn too_many_requests_wait_each_client_for_itself() {
    let router = site();
    let from = |address: &str| {
        let mut request = get("/");
        let peer: SocketAddr = format!("{address}:4000").parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
        request
    };
    for _ in 0..5 {
        assert_eq!(ask(&router, from("192.0.2.1")).await.0, StatusCode::OK);
    }
    let (status, headers, html) = ask(&router, from("192.0.2.1")).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: u64 = headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=13).contains(&seconds), "a fifth of a minute is left: {seconds}");
    assert!(html.contains("<h1"));
    assert_eq!(ask(&router, from("192.0.2.2")).await.0, StatusCode::OK);
}

#[tokio::test]
async fn what_is_not_there_is_a_page() {
    let (status, _, html) = ask(&site(), get("/no/such/page")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(html.contains("Diese Seite gibt es nicht") && html.contains("Fördestadt"));
    assert_eq!(ask(&site(), get("/assets/no-such-file.js")).await.0, StatusCode::NOT_FOUND);
}
