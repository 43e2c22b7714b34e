//! Misspelt addresses of portal and desk: a page of ours in the reader's language, never a line of the framework.

use axum::http::header;
use kernel::ports::Page;
use kit::routes::RouteEntry;
use testing::{
    Engine, Harness,
    site::{Browser, Response},
};

/// What stands in an address where an id or a name should be.
const MISSPELT: [&str; 3] = ["abc", "%FF", "0192aaaa-0000-7000-8000-00000000000"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_names_nothing_is_not_found() {
    let harness = Harness::on(Engine::Sqlite).await;
    let lead = harness.town.sign_in(&harness, "streets-lead").await;
    let staff = harness.browser(&harness.town).with_cookie("gw-staff", &lead.begun.token.reveal());
    let mehmet = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let resident = harness.browser(&harness.town).with_cookie("gw-resident", &mehmet.begun.token.reveal());
    let routes = site::routes::page_routes(harness.site()).build().1;
    let with_ids = routes.iter().filter(|entry| entry.route.pattern.contains('{'));
    for entry in with_ids.filter(|entry| !is_free(entry)) {
        let browser = if entry.route.pattern.starts_with("/desk/") { &staff } else { &resident };
        for text in MISSPELT {
            let seen = call(browser, entry, text).await;
            assert_eq!(seen.status, 404, "{} {} {text}", entry.method, entry.route.pattern);
            assert_page(entry.route.pattern, &seen, "Diese Seite gibt es nicht");
        }
    }
    harness.end().await;
}

#[tokio::test]
async fn a_query_that_cannot_be_read_is_told_by_a_page() {
    let harness = Harness::on(Engine::Sqlite).await;
    let lead = harness.town.sign_in(&harness, "streets-lead").await;
    let staff = harness.browser(&harness.town).with_cookie("gw-staff", &lead.begun.token.reveal());
    let anybody = harness.browser(&harness.town);
    let twice = "q=a&q=b&to=%2F&to=%2F&from=a&from=b&search=a&search=b";
    for (browser, path) in [
        (&anybody, format!("/services?{twice}")),
        (&anybody, format!("/sign-in?{twice}")),
        (&anybody, format!("/language/en?{twice}")),
        (&staff, format!("/desk/search?{twice}")),
    ] {
        let seen = browser.get(&path).await;
        assert_eq!(seen.status, 400, "{path}: {}", seen.text());
        assert_page(&path, &seen, "Diese Adresse konnten wir nicht lesen");
    }
    let english = harness.browser(&harness.town).with_cookie("gw-language", "en");
    let seen = english.get(&format!("/services?{twice}")).await;
    assert_page("in English", &seen, "We could not read this address");
    harness.end().await;
}

/// Whoever follows a link to where only a form may be sent ends on a page.
#[tokio::test]
async fn the_address_of_signing_out_leads_to_a_page() {
    let harness = Harness::on(Engine::Sqlite).await;
    for (path, page) in [("/desk/sign-out", "../desk"), ("/sign-out", "/")] {
        let seen = harness.browser(&harness.town).get(path).await;
        assert_eq!((seen.status.as_u16(), seen.location().as_deref()), (303, Some(page)), "{path}");
    }
    harness.end().await;
}

/// Whatever page a mail names is there for whoever follows the link.
#[tokio::test]
async fn what_stands_in_a_mail_leads_to_a_page() {
    let harness = Harness::on(Engine::Sqlite).await;
    let (town, links) = (&harness.town, &harness.ports.links);
    let token = "A".repeat(43);
    let by_token = [Page::Invitation(token.clone()), Page::AddressObjection(token)];
    for page in [Page::Start, Page::MyCases, Page::OpenCase, Page::Desk].into_iter().chain(by_token) {
        let address = links.address(town.id, std::slice::from_ref(&town.host), &town.slug, &page);
        let path = address.strip_prefix(&format!("http://{}", town.host)).unwrap();
        let browser = harness.browser(town);
        let mut seen = browser.get(path).await;
        // A link with a token leads to an address without it, which says that it was never sent; what needs a sign-in leads there.
        let has_token = matches!(page, Page::Invitation(_) | Page::AddressObjection(_));
        if has_token {
            seen = browser.get(&seen.location().unwrap()).await;
        }
        let expected: &[u16] = if has_token { &[410] } else { &[200, 303] };
        assert!(expected.contains(&seen.status.as_u16()), "{page:?}: {path}: {}", seen.status);
    }
    harness.end().await;
}

/// What an address takes any text for: a language or a secret that is told to be unknown in its own way; and the names to
/// which an empty form is told that it is empty.
fn is_free(entry: &RouteEntry) -> bool {
    let free: &[&str] =
        if entry.method == "GET" { &["{token}", "{language}"] } else { &["{token}", "{service}"] };
    free.iter().any(|free| entry.route.pattern.contains(free))
}

async fn call(browser: &Browser<'_>, entry: &RouteEntry, text: &str) -> Response {
    let parts = entry.route.pattern.split('/').map(|part| if part.starts_with('{') { text } else { part });
    let address = parts.collect::<Vec<_>>().join("/");
    if entry.method == "GET" { browser.get(&address).await } else { browser.post(&address, &[]).await }
}

#[track_caller]
fn assert_page(what: &str, seen: &Response, title: &str) {
    let kind = seen.headers[header::CONTENT_TYPE].to_str().unwrap();
    assert!(kind.starts_with("text/html"), "{what}: {kind}");
    let text = seen.text();
    assert!(text.contains(title) && text.contains("<main"), "{what}: {text}");
}
