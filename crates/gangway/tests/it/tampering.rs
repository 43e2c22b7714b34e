//! Ways to tamper with the database beside the program, each by the statement that does it, and what `journal verify` says of it.

pub(crate) mod kinds;

use std::collections::BTreeSet;

use admin::operate::{retain, settle_destroyed_again, verify_content, verify_journal};
use cases::DeliveryChoice;
use casework::{delivery::put_on_print_list, desk::write_note};
use kernel::rows::Finding;
use store::{Export, Keyring, TownKeys};
use testing::{Harness, on_both_engines, operator};

use self::kinds::{Kinds, Tampering};

on_both_engines!(
    Harness:
    each_way_to_tamper_is_found,
    what_a_backup_brought_back_is_settled,
);

/// A town in which something lies in every table that a tamperer may want to change: most of it under a checkpoint, a note and a case
/// after it.
async fn scene(harness: &Harness) {
    let town = &harness.town;
    let streets = town.sign_in(harness, "streets").await;
    let mehmet = harness.resident(town, "mehmet.yildiz@example.org").await;
    let anna = harness.resident(town, "anna.berg@example.org").await;
    let first = mehmet.apply(harness).await.case;
    anna.apply(harness).await;
    let gone = harness.resident(town, "weg@example.org").await;
    gone.close_account(harness, "weg@example.org").await;
    harness.api_client(town, None).await;
    harness.api_client(town, Some("haltverbotszone")).await;
    let guest = harness.guest(town).await;
    let draft = guest.draft(harness, DeliveryChoice::Post).await;
    let by_post = guest.file(harness, draft).await.case;
    let decision = streets.grant(harness, by_post).await;
    put_on_print_list(streets.ctx(harness), by_post, decision).await.unwrap();
    admin::jobs::enqueue_standing(&harness.ports).await.unwrap();
    admin::jobs::enqueue_checkpoints(&harness.ports).await.unwrap();
    harness.run_due_jobs().await;
    write_note(streets.ctx(harness), first, "Nach der letzten Prüfmarke.").await.unwrap();
    anna.apply(harness).await;
}

/// The whole of what `journal verify` finds, by a process of its own: nothing is remembered from before.
async fn verified(harness: &Harness) -> Vec<Finding> {
    let (store, instance) = harness.opened_anew().await;
    let mut found = verify_journal(&harness.ports.access, &store, operator()).await.unwrap().broken;
    match Keyring::look_at_towns(&store, &instance).await.unwrap() {
        TownKeys::Known { damaged } if damaged.is_empty() => {
            let ports = harness.ports_of(&store, instance).await;
            found.extend(verify_content(&ports).await.unwrap().broken);
        }
        TownKeys::Known { damaged } => found.extend(damaged.into_iter().map(|town| Finding {
            town,
            stream: "town_key".to_owned(),
            seq: 0,
            reason: "changed".to_owned(),
        })),
        TownKeys::OfAnotherKey => panic!("it is the right key"),
    }
    store.close().await;
    found
}

async fn each_way_to_tamper_is_found(harness: &Harness) {
    let kinds = Kinds::read();
    let tables: BTreeSet<String> = harness.store.contents(&[]).await.unwrap().into_keys().collect();
    assert_each_table_has_its_kind(&kinds, &tables);
    scene(harness).await;
    assert_eq!(verified(harness).await, []);
    let export = harness.store.export().await.unwrap();
    harness.keep_rows(&tables).await;
    let mut missed = Vec::new();
    for tampering in &kinds.tampering {
        harness.tamper(&tampering.sql).await;
        let found = verified(harness).await;
        if !is_found(harness, tampering, &found, &export).await {
            missed.push((tampering.kind.as_str(), found));
        }
        harness.put_back(&tampering.tables).await;
    }
    assert!(missed.is_empty(), "{missed:#?}");
    assert_eq!(verified(harness).await, [], "everything was put back");
}

/// A backup from before retention is restored, and what was destroyed is destroyed again: the journal says so, and nothing is left.
async fn what_a_backup_brought_back_is_settled(harness: &Harness) {
    let town = harness.town.id;
    let mehmet = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let case = mehmet.apply(harness).await.case;
    mehmet.withdraw(harness, case).await;
    let tables: BTreeSet<String> = harness.store.contents(&[]).await.unwrap().into_keys().collect();
    harness.keep_rows(&tables).await;
    harness.clock.set("2031-01-02T08:00:00Z".parse().unwrap());
    assert_eq!(retain(harness.ctx(town)).await.unwrap().destroyed, 1);
    assert_eq!(verified(harness).await, []);
    let export = harness.store.export().await.unwrap();
    harness.put_back(&tables).await;

    harness.store.destroy_again(&export).await.unwrap();
    assert!(!verified(harness).await.is_empty(), "a key was destroyed, and no event says so");
    assert_eq!(settle_destroyed_again(harness.ctx(town), operator()).await.unwrap(), 1);
    assert_eq!(verified(harness).await, []);
    assert_eq!(settle_destroyed_again(harness.ctx(town), operator()).await.unwrap(), 0, "once");
}

async fn is_found(harness: &Harness, tampering: &Tampering, found: &[Finding], export: &Export) -> bool {
    if tampering.by_export {
        let compared = harness.store.compare(export).await.unwrap();
        return found.is_empty() && !compared.is_empty();
    }
    let Tampering { place, words, .. } = tampering;
    found.iter().any(|it| it.stream.starts_with(place.as_str()) && it.reason.contains(words.as_str()))
}

/// A table without a way to tamper with it stands in the list of those that nothing proves, and on the operator's page.
fn assert_each_table_has_its_kind(kinds: &Kinds, tables: &BTreeSet<String>) {
    let page = include_str!("../../../../docs/operate.md");
    let tried: BTreeSet<String> = kinds.tampering.iter().map(|it| it.tables[0].clone()).collect();
    let told: BTreeSet<String> = kinds.not_proven.iter().cloned().collect();
    assert_eq!(&(&tried | &told), tables);
    assert_eq!(&tried & &told, BTreeSet::new());
    for table in told {
        assert!(page.contains(&format!("`{table}`")), "docs/operate.md says nothing of {table}");
    }
}
