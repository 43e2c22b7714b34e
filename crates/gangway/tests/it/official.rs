//! What every town says to everybody, as its settings make it.

use admin::towns::{TownChange, change_town};
use form::format::Text;
use jiff::civil::date;
use kernel::context::TownContext;
use testing::{Engine, Harness, operator, site::Browser};
use town::{AccessibilityStatement, Barrier, BarrierReason, Conformity, Method, Office, Settings};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_privacy_notice_names_who_answers_and_where_to_complain() {
    let harness = Harness::on(Engine::Sqlite).await;
    let browser = harness.browser(&harness.town);
    let notice = "/services/baumfaellgenehmigung/privacy";
    insta::assert_snapshot!("privacy_unset", read(&browser, notice).await);
    set(&harness, |settings| {
        let official = &mut settings.official;
        official.privacy = Some(Text::german("Die Seiten betreibt für uns ein **Rechenzentrum**."));
        official.data_protection_officer =
            Some(office(Text::both("Datenschutzbeauftragte", "Data protection officer")));
        official.supervisory_authority = Some(office(Text::german("Aufsicht des Landes")));
    })
    .await;
    insta::assert_snapshot!("privacy_set", read(&browser, notice).await);
    browser.remember("gw-language", "en");
    insta::assert_snapshot!("privacy_in_english", read(&browser, notice).await);
    insta::assert_snapshot!("privacy_of_town", read(&browser, "/privacy").await);
    harness.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_statement_on_accessibility_promises_no_more_than_is_known() {
    let harness = Harness::on(Engine::Sqlite).await;
    let browser = harness.browser(&harness.town);
    insta::assert_snapshot!("accessibility_unset", read(&browser, "/accessibility").await);
    set(&harness, |settings| {
        let barrier = |what: &str, reason| Barrier {
            what: Text::german(what),
            reason,
            instead: Some(Text::both("Rufen Sie an.", "Call us.")),
        };
        let official = &mut settings.official;
        official.accessibility = Some(Text::german("Leichte Sprache folgt."));
        official.accessibility_statement = AccessibilityStatement {
            conformity: Conformity::Not,
            barriers: vec![
                barrier("Karten haben keine Beschreibung.", BarrierReason::NotYet),
                barrier("Alte Pläne sind nur Bilder.", BarrierReason::Disproportionate),
            ],
            prepared_on: Some(date(2025, 11, 3)),
            reviewed_on: Some(date(2026, 11, 2)),
            method: Method::ThirdParty,
        };
        official.complaints_office = Some(office(Text::german("Beschwerdestelle des Landes")));
    })
    .await;
    insta::assert_snapshot!("accessibility_set", read(&browser, "/accessibility").await);
    browser.remember("gw-language", "en");
    insta::assert_snapshot!("accessibility_in_english", read(&browser, "/accessibility").await);
    harness.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn opening_hours_stand_in_the_language_of_the_page_or_say_that_they_do_not() {
    let harness = Harness::on(Engine::Sqlite).await;
    let browser = harness.browser(&harness.town);
    browser.remember("gw-language", "en");
    let pages = ["/", "/services/baumfaellgenehmigung"];
    let shown = async |hours: &str| {
        for page in pages {
            let text = read(&browser, page).await;
            assert!(text.contains(hours), "{page}: {text}");
        }
    };
    set(&harness, |settings| settings.letterhead.hours = Some(Text::german("Montag bis Freitag"))).await;
    shown(", <span lang=\"de\">Montag bis Freitag</span>").await;
    let both = Text::both("Montag bis Freitag", "Monday to Friday");
    set(&harness, |settings| settings.letterhead.hours = Some(both)).await;
    shown(", Monday to Friday").await;
    browser.remember("gw-language", "de");
    shown(", Montag bis Freitag").await;
    harness.end().await;
}

fn office(name: Text) -> Office {
    Office {
        name,
        address: "Rathausplatz 1, 24900 Fördestadt".to_owned(),
        phone: "0461 555 1170".to_owned(),
        email: "amt@foerdestadt.example".to_owned(),
        web: "foerdestadt.example/amt".to_owned(),
    }
}

async fn set(harness: &Harness, change: impl FnOnce(&mut Settings)) {
    let ctx: TownContext<'_> = harness.ctx(harness.town.id);
    let mut settings = kernel::settings::of(ctx).await.unwrap();
    change(&mut settings);
    let wish = TownChange { settings: Some(settings), ..TownChange::default() };
    change_town(ctx, harness.command(), operator(), wish).await.unwrap();
    harness.show_towns_anew().await;
}

/// The main part of a page without indents.
async fn read(browser: &Browser<'_>, path: &str) -> String {
    let page = browser.get(path).await.text();
    let (_, main) = page.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    let lines = main.lines().skip(1).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}
