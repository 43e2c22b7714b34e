//! Too many tries: those who ask are told when they are heard again, by the page and by `Retry-After`; and nobody has more than
//! a few mails sent to an address.

use std::net::IpAddr;

use admin::staff::request_reset;
use axum::http::header;
use casework::mailbox::ask_new_access_code;
use filing::sign_in_with_code;
use jiff::SignedDuration;
use kernel::{ports::Jobs as _, rows::JobKind};
use locale::Language;
use sign_in::{
    accounts::ask_sign_in_code,
    mail_limit::{PER_ADDRESS_MAX, PER_NETWORK_MAX, WINDOW},
};
use testing::{
    CLIENT_ADDRESS, Harness, on_both_engines,
    site::{Browser, Response},
};

on_both_engines!(
    Harness:
    a_refused_sign_in_says_when_to_come_again,
    links_for_a_password_are_few_and_asking_is_answered_the_same,
    codes_are_few_for_an_address,
    whoever_enters_a_code_begins_anew,
    a_code_that_can_never_arrive_is_told,
);

const MEHMET: &str = "mehmet.yildiz@example.org";

async fn a_refused_sign_in_says_when_to_come_again(harness: &Harness) {
    for (page, field) in [("/desk/sign-in", "email"), ("/open", "number")] {
        let browser = harness.browser(&harness.town);
        let csrf = browser.get(page).await.csrf();
        let mut fields: Vec<(&str, &str)> =
            csrf.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend([(field, "streets@foerdestadt.example"), ("password", "?"), ("code", "AAAA-AAAA")]);
        let mut seen = browser.post(page, &fields).await;
        for _ in 0..4 {
            assert_eq!((seen.status.as_u16(), retry_after(&seen)), (422, None), "{page}: {}", seen.text());
            seen = browser.post(page, &fields).await;
        }
        assert_eq!((seen.status.as_u16(), retry_after(&seen).as_deref()), (429, Some("1")), "{page}");
        harness.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(browser.post(page, &fields).await.status, 422, "{page}: heard again");
    }
}

fn retry_after(seen: &Response) -> Option<String> {
    seen.headers.get(header::RETRY_AFTER).map(|value| value.to_str().unwrap().to_owned())
}

async fn links_for_a_password_are_few_and_asking_is_answered_the_same(harness: &Harness) {
    let browser = harness.browser(&harness.town);
    let known = harness.town.email("streets");
    harness.run_due_jobs().await;
    let already = harness.mails.to(&known).await.len();
    let count = async || harness.mails.to(&known).await.len() - already;
    let csrf = browser.get("/desk/password").await.csrf();
    let ask = async |email: &str| {
        let mut fields: Vec<(&str, &str)> =
            csrf.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.push(("email", email));
        let seen = browser.post("/desk/password", &fields).await;
        harness.run_due_jobs().await;
        (seen.status.as_u16(), seen.text())
    };
    let unknown = ask("niemand@foerdestadt.example").await;
    assert_eq!(unknown.0, 200);
    for _ in 0..10 {
        assert_eq!(ask(&known).await, unknown, "known or not, sent or not");
    }
    assert_eq!(count().await, PER_NETWORK_MAX as usize, "from one network");
    // All together no more than the whole; but wherever the owner is, one goes out, whatever others have asked for.
    for network in 1..=10 {
        for _ in 0..3 {
            request_reset(harness.ctx(harness.town.id), &known.to_uppercase(), from(network)).await.unwrap();
            harness.run_due_jobs().await;
        }
    }
    let others = PER_ADDRESS_MAX - PER_NETWORK_MAX;
    let firsts = 10 - 1;
    assert_eq!(count().await, (PER_NETWORK_MAX + others + firsts) as usize, "from everywhere");
    let before = count().await;

    // What was refused has not made the hour longer.
    harness.clock.advance(WINDOW);
    assert_eq!(ask(&known).await, unknown);
    assert_eq!(count().await, before + 1);
}

async fn codes_are_few_for_an_address(harness: &Harness) {
    let guest = harness.guest(&harness.town).await.begun.row;
    for network in 0..8 {
        for _ in 0..4 {
            let ctx = harness.ctx(harness.town.id);
            ask_sign_in_code(ctx, &guest, MEHMET, from(network), Language::German).await.unwrap();
            // A case that is none: counted, nothing sent, and no word of it.
            ask_new_access_code(ctx, &guest, "H-2026-9999", "x@example.org", from(network)).await.unwrap();
        }
        harness.run_due_jobs().await;
    }
    assert!(harness.mails.to("x@example.org").await.is_empty());
    let sent = harness.mails.to(MEHMET).await.len();
    // Two networks have used up the whole; each of the six others still has its first.
    assert!(sent > 0 && sent <= PER_ADDRESS_MAX as usize + 6, "{sent}");
    // A request that sent nothing has left the last code as good as it was.
    let code = harness.mails.code_for(MEHMET).await;
    sign_in_with_code(harness.ctx(harness.town.id), &guest, MEHMET, &code, CLIENT_ADDRESS).await.unwrap();
}

async fn whoever_enters_a_code_begins_anew(harness: &Harness) {
    for round in 1..=5 {
        let guest = harness.guest(&harness.town).await.begun.row;
        let ctx = harness.ctx(harness.town.id);
        ask_sign_in_code(ctx, &guest, MEHMET, CLIENT_ADDRESS, Language::German).await.unwrap();
        harness.run_due_jobs().await;
        assert_eq!(harness.mails.to(MEHMET).await.len(), round);
        let code = harness.mails.code_for(MEHMET).await;
        sign_in_with_code(ctx, &guest, MEHMET, &code, CLIENT_ADDRESS).await.unwrap();
        harness.clock.advance(SignedDuration::from_mins(5));
    }
}

fn from(network: u8) -> IpAddr {
    IpAddr::from([203, 0, 113, network])
}

/// The page has promised a mail: once its server has refused it for good, the page says so to whoever asked, and to nobody else.
async fn a_code_that_can_never_arrive_is_told(harness: &Harness) {
    const GONE: &str = "gone@example.org";
    let told =
        |seen: &Response| seen.text().contains("An gone@example.org können wir keine E-Mail zustellen");
    harness.mails.refuse_for_good();
    let (browser, other) = (harness.browser(&harness.town), harness.browser(&harness.town));
    let ask = async |browser: &Browser<'_>| {
        let forms = browser.get("/sign-in").await.forms();
        let form = forms.into_iter().find(|form| form.value("email").is_some()).unwrap();
        browser.submit(&form.filled("email", GONE)).await.location().unwrap()
    };
    let page = ask(&browser).await;
    assert!(!told(&browser.get(&page).await), "nobody knows yet");
    harness.run_due_jobs().await;
    assert!(told(&browser.get(&page).await), "{}", browser.get(&page).await.text());
    assert!(!told(&other.get(&page).await), "somebody else has asked for nothing");
    let dead = harness.store.dead_jobs(None).await.unwrap();
    assert!(
        !dead.iter().any(|job| matches!(job.kind, JobKind::SignIn(_))),
        "no operator is asked to look at it"
    );
}
