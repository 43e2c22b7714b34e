//! The consent to a decision in the mailbox: what an application and a case show is what they record.

use axum::http::StatusCode;
use cases::DeliveryChoice;
use casework::mailbox::look_at_my_case;
use filing::read_draft;
use locale::Language;
use portal::texts::Say as _;
use testing::{Engine, Harness, site::Browser};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_pages_show_the_text_that_they_record() {
    let harness = Harness::on(Engine::Sqlite).await;
    let owner = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let browser = harness.browser(&harness.town).with_cookie("gw-resident", &owner.begun.token.reveal());

    let draft = owner.draft(&harness, DeliveryChoice::Post).await;
    let shown = agree(&browser, &format!("/applications/{draft}/contact")).await;
    let recorded = read_draft(owner.ctx(&harness), draft).await.unwrap().content.delivery;
    let Some(DeliveryChoice::Portal { consent: in_draft }) = recorded else { panic!("{recorded:?}") };
    assert!(shown.contains(&words(&in_draft)), "{shown}");

    let draft = owner.draft(&harness, DeliveryChoice::Post).await;
    let case = owner.file(&harness, draft).await.case;
    let shown = agree(&browser, &format!("/cases/{case}/delivery")).await;
    let my = look_at_my_case(owner.reading(&harness), case).await.unwrap();
    let case::DeliveryChoice::Portal { consent } = my.file.case.delivery() else { panic!("by post") };
    assert!(shown.contains(&words(consent.text_version.as_str())), "{shown}");

    assert_eq!(consent.text_version.as_str(), in_draft);
    harness.end().await;
}

/// Chooses the mailbox on a page; what the page showed.
async fn agree(browser: &Browser<'_>, path: &str) -> String {
    let page = browser.get(path).await;
    let [(command, at), (token, good)] = page.csrf();
    let shown = page.field("gw-shown").unwrap_or_default();
    let csrf = [(command.as_str(), at.as_str()), (token.as_str(), good.as_str())];
    let choice = [("gw-shown", shown.as_str()), ("gw-action", "next"), ("delivery", "portal")];
    let sent = browser.post(path, &[&csrf[..], &choice[..]].concat()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    page.text()
}

/// The text of a version, from behind its emphasised beginning.
fn words(version: &str) -> String {
    let key = version.replacen("portal-", "portal-consent-", 1);
    let text = Language::German.say(&key).to_string();
    assert_ne!(text, key, "each version that is recorded has its words");
    text.rsplit("**").next().unwrap().trim().to_owned()
}
