//! The receipt is made by a job: until then pages say so and how to see it, afterwards they show it.

use cases::correspondence::receipt_of;
use testing::{Engine, Harness, site::Response};

const LATER: &str = "Die Eingangsbestätigung wird gerade erstellt.";
const AGAIN: &str = "Seite neu laden";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_say_that_the_receipt_is_being_made_and_then_show_it() {
    let harness = Harness::on(Engine::Sqlite).await;
    let owner = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let case = owner.apply(&harness).await.case;
    let resident = harness.browser(&harness.town).with_cookie("gw-resident", &owner.begun.token.reveal());
    let streets = harness.town.sign_in(&harness, "streets").await;
    let desk = harness.browser(&harness.town).with_cookie("gw-staff", &streets.begun.token.reveal());
    let (receipt, mine) = (format!("/cases/{case}/receipt"), format!("/cases/{case}"));
    let theirs = format!("/desk/cases/{case}");

    assert_says(&resident.get(&receipt).await, "Die Bestätigung als PDF wird gerade erstellt.", &receipt);
    assert_says(&resident.get(&mine).await, LATER, &mine);
    assert_says(&desk.get(&theirs).await, LATER, &theirs);

    harness.run_due_jobs().await;
    let file = cases::read_case(harness.ctx(harness.town.id), case).await.unwrap();
    let letter = receipt_of(&file.case).expect("the job has made it");
    for page in [resident.get(&receipt).await, resident.get(&mine).await] {
        assert!(page.text().contains(&letter.id.to_string()), "it is linked: {}", page.text());
        assert!(!page.text().contains(AGAIN), "{}", page.text());
    }
    let shown = desk.get(&theirs).await.text();
    assert!(shown.contains(letter.name.as_str()) && !shown.contains(LATER), "{shown}");
    harness.end().await;
}

/// A page says something, with a way to load it again at this address.
#[track_caller]
fn assert_says(page: &Response, sentence: &str, address: &str) {
    let text = page.text();
    assert!(page.status.is_success() && text.contains(sentence), "{text}");
    let (before, _) = text.split_once(AGAIN).expect("a way to load it again");
    let (_, link) = before.rsplit_once("<a ").unwrap();
    assert!(link.contains(address), "{link}");
}
