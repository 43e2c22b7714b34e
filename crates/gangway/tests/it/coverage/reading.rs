//! A GET changes nothing: the content of every table is the same before and after, whoever asks for whatever page.

use ids::DraftId;
use jiff::SignedDuration;
use kit::routes::RouteTable;
use store::Contents;
use testing::{Harness, harness::STAFF, site::Browser};

use super::scene::Scene;

/// The one exception: when a session was last used, and when it ends because of that.
const LAST_USED: [(&str, &str); 2] = [("session", "used_at_us"), ("session", "expires_at_us")];

/// Longer than it takes until the use of a session is noted again, shorter than any session lasts.
const A_WHILE: SignedDuration = SignedDuration::from_mins(10);

/// Somebody who reads, with the draft that is theirs to read if one is.
struct Reader<'a> {
    name: String,
    browser: Browser<'a>,
    draft: Option<DraftId>,
}

/// Opens every page as everybody, with news that nobody has seen.
pub(super) async fn assert_changes_nothing(scene: &Scene<'_>, routes: &RouteTable) {
    let harness = scene.harness;
    scene.bring_news().await;
    let readers = everybody(scene).await;
    harness.clock.advance(A_WHILE);
    let mut before = contents(harness).await;
    let mut wrong = Vec::new();
    for reader in &readers {
        for entry in routes.iter().filter(|entry| super::is_get(entry)) {
            let seen = reader.browser.get(&scene.address_with(entry, reader.draft)).await;
            let what = format!("{} for {}", super::named(entry), reader.name);
            assert!(!seen.status.is_server_error(), "{what}: {}", seen.status);
            let after = contents(harness).await;
            wrong.extend(changed(&before, &after).map(|table| format!("{what} changes {table}")));
            before = after;
        }
    }
    // Programs read what they have filed themselves.
    let program = &scene.program;
    let filed = program.file("haltverbotszone", "key", &program.zone().await).await.json();
    let number = filed["case_number"].as_str().unwrap();
    before = contents(harness).await;
    for path in ["", "/messages", "/decisions"] {
        let seen = program.get(&format!("/cases/{number}{path}")).await;
        assert_eq!(seen.status, 200, "{path}");
        let after = contents(harness).await;
        wrong.extend(changed(&before, &after).map(|table| format!("a program's GET {path} changes {table}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // A comparison that sees nothing would prove nothing.
    harness.guest(&harness.town).await;
    assert_eq!(changed(&before, &contents(harness).await).collect::<Vec<_>>(), ["session"]);
}

pub(super) async fn contents(harness: &Harness) -> Contents {
    harness.store.contents(&LAST_USED).await.unwrap()
}

/// The tables that do not hold the same.
fn changed(before: &Contents, after: &Contents) -> impl Iterator<Item = String> {
    let differs = |(table, rows): &(&String, &Vec<String>)| before.get(*table) != Some(rows);
    after.iter().filter(differs).map(|(table, _)| table.clone())
}

/// One reader for each role and for each kind of session, and one without.
async fn everybody<'a>(scene: &Scene<'a>) -> Vec<Reader<'a>> {
    let harness = scene.harness;
    let mut readers = Vec::new();
    for (name, ..) in STAFF {
        let browser = scene.staff(&harness.town, name).await;
        readers.push(Reader { name: name.to_owned(), browser, draft: None });
    }
    let guest = harness.guest(&harness.town).await;
    let draft = guest.draft(harness, cases::DeliveryChoice::Post).await;
    let holder = harness.holder(&harness.town, scene.case).await;
    let stranger = harness.resident(&harness.town, "kamila.nowak@example.org").await;
    for (name, who, draft) in [
        ("the owner", &scene.owner, None),
        ("another resident", &stranger, None),
        ("whoever has the access code", &holder, None),
        ("a guest", &guest, Some(draft)),
    ] {
        let browser = scene.resident(&harness.town, who);
        readers.push(Reader { name: name.to_owned(), browser, draft });
    }
    let browser = harness.browser(&harness.town);
    readers.push(Reader { name: "nobody".to_owned(), browser, draft: None });
    readers
}
