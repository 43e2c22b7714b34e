//! Chains and checkpoints: whatever is changed or taken away beside the store is found and named.

use ids::{CaseId, KeyId, TownId};
use kernel::{
    commit::{Append, Commit, KeyChange},
    ports::{Checkpoints as _, Commits as _, Ids as _, Journal as _},
    rows::{StreamId, StreamKind, Verification},
};
use testing::on_both_engines;

use crate::harness::{StoreHarness, appending, events, now};

on_both_engines!(
    StoreHarness:
    untouched_journal_verifies,
    every_kind_of_stream_verifies,
    a_stream_that_says_it_is_another_is_found,
    a_stream_stays_what_it_is_about,
    each_changed_column_is_found,
    each_removed_row_is_found,
    rewritten_chain_is_found_by_its_checkpoint,
    checkpoints_are_chained,
    export_outlives_what_is_rewritten,
    destroyed_key_breaks_no_chain,
    what_does_not_read_back_is_found,
);

/// A town with two cases of three events under a checkpoint, and one event after it.
async fn written(harness: &StoreHarness) -> (TownId, KeyId, [CaseId; 2]) {
    let (town, key) = harness.town().await;
    let cases = [harness.case(), harness.case()];
    for case in cases {
        let commit = appending(town, key, case, 0, &["application.filed", "assigned", "decided"]);
        harness.store.commit(commit).await.unwrap();
    }
    harness.store.checkpoint(town, now()).await.unwrap().unwrap();
    harness.store.commit(appending(town, key, cases[0], 3, &["closed"])).await.unwrap();
    (town, key, cases)
}

/// SQLite keeps words in a column for numbers; PostgreSQL refuses them itself.
async fn what_does_not_read_back_is_found(harness: &StoreHarness) {
    let (_, _, [case, other]) = written(harness).await;
    if !matches!(harness.location, store::Location::Sqlite { .. }) {
        return;
    }
    harness
        .tamper(&format!(
            "UPDATE journal SET seq = 'abc' WHERE seq = 2 AND stream_id = {}",
            harness.literal(case.as_uuid())
        ))
        .await;
    harness
        .tamper(&format!(
            "UPDATE head SET seq = 'abc' WHERE stream_id = {}",
            harness.literal(other.as_uuid())
        ))
        .await;
    let found = verified(harness).await;
    let streams: Vec<&str> = found.broken.iter().map(|finding| finding.stream.as_str()).collect();
    for case in [case, other] {
        assert!(streams.contains(&format!("case:{case}").as_str()), "{:?}", found.broken);
    }
}

async fn verified(harness: &StoreHarness) -> Verification {
    harness.store.verify().await.unwrap()
}

/// Each kind of stream is walked, counted and named for what it is.
async fn every_kind_of_stream_verifies(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let mut written = vec![StreamId::Town(town)];
    for kind in StreamKind::ALL.iter().filter(|kind| **kind != StreamKind::Town) {
        let stream = kind.stream(harness.ids.next());
        let events = events(key, &[kind.first_events()[0], "and then"]);
        let commit = Commit::named("test", town, now()).append(Append { stream, expected: 0, events });
        harness.store.commit(commit).await.unwrap();
        written.push(stream);
    }
    written.sort_by_key(|stream| stream.as_uuid());
    assert_eq!(harness.store.streams(town, None, 10).await.unwrap(), written);
    let found = verified(harness).await;
    let one_each = StreamKind::ALL.iter().map(|kind| (*kind, 1)).collect();
    assert_eq!((found.streams, found.broken), (one_each, Vec::new()));
    for stream in written {
        assert_eq!(harness.store.head(town, stream).await.unwrap().unwrap().stream, stream);
        assert_eq!(harness.store.verify_stream(town, stream).await.unwrap(), []);
    }
}

/// The kind is no part of the chain: whoever changes it is found by the first event.
async fn a_stream_that_says_it_is_another_is_found(harness: &StoreHarness) {
    let (_, _, [case, _]) = written(harness).await;
    let id = harness.literal(case.as_uuid());
    harness.tamper(&format!("UPDATE head SET kind = 'service' WHERE stream_id = {id}")).await;
    let broken = verified(harness).await.broken;
    let named: Vec<_> = broken.iter().map(|it| (it.stream.as_str(), it.seq, it.reason.as_str())).collect();
    let stream = format!("service:{case}");
    let reason = "the head says «service», which does not begin with «application.filed»";
    assert_eq!(named, [(stream.as_str(), 1, reason)]);
}

/// One id is one stream: what was begun as a case does not go on as a service.
async fn a_stream_stays_what_it_is_about(harness: &StoreHarness) {
    let (town, key, [case, _]) = written(harness).await;
    let stream = StreamKind::Service.stream(case.as_uuid());
    let events = events(key, &["revision_published"]);
    let commit = Commit::named("test", town, now()).append(Append { stream, expected: 4, events });
    assert!(harness.store.commit(commit).await.is_err());
    assert_eq!(verified(harness).await.broken, []);
}

async fn untouched_journal_verifies(harness: &StoreHarness) {
    written(harness).await;
    let found = verified(harness).await;
    let streams = [(StreamKind::Town, 1), (StreamKind::Case, 2)].into();
    let expected = Verification { towns: 1, streams, events: 8, checkpoints: 1, broken: Vec::new() };
    assert_eq!(found, expected);
}

/// Each column of an event, of its head and of a checkpoint is changed in turn, looked at, and put back.
async fn each_changed_column_is_found(harness: &StoreHarness) {
    let (town, _, [case, _]) = written(harness).await;
    let (id, other) = (harness.literal(case.as_uuid()), harness.literal(town.as_uuid()));
    let bytes = harness.bytes(&"ab".repeat(32));
    let event = format!("stream_id = {id} AND seq = 2");
    let head = format!("stream_id = {id}");
    let tampered = [
        ("journal", "kind", "'withdrawn'".to_owned(), &event),
        ("journal", "version", "2".to_owned(), &event),
        ("journal", "at_us", "at_us + 1".to_owned(), &event),
        ("journal", "command_id", other.clone(), &event),
        ("journal", "key_id", other.clone(), &event),
        ("journal", "sealed", bytes.clone(), &event),
        ("journal", "hash", bytes.clone(), &event),
        ("journal", "seq", "7".to_owned(), &event),
        ("journal", "stream_id", harness.literal(uuid_of(1)), &event),
        ("journal", "town_id", harness.literal(uuid_of(2)), &event),
        ("head", "seq", "5".to_owned(), &head),
        ("head", "hash", bytes.clone(), &head),
        ("head", "kind", "'service'".to_owned(), &head),
        ("head", "kind", "'unheard of'".to_owned(), &head),
        ("head", "checkpointed_seq", "4".to_owned(), &head),
        ("checkpoint", "at_us", "at_us + 1".to_owned(), &"number = 1".to_owned()),
        ("checkpoint", "previous", bytes.clone(), &"number = 1".to_owned()),
        ("checkpoint", "root", bytes.clone(), &"number = 1".to_owned()),
        ("checkpoint", "heads", "2".to_owned(), &"number = 1".to_owned()),
        ("checkpoint", "number", "2".to_owned(), &"number = 1".to_owned()),
        ("checkpoint", "signature", harness.bytes(&"ab".repeat(64)), &"number = 1".to_owned()),
        ("checkpoint_head", "hash", bytes.clone(), &head),
        ("checkpoint_head", "seq", "2".to_owned(), &head),
        ("checkpoint_head", "number", "9".to_owned(), &head),
    ];
    for (table, column, value, row) in tampered {
        harness.tamper(&format!("CREATE TABLE kept AS SELECT * FROM {table}")).await;
        let changed = harness.tamper(&format!("UPDATE {table} SET {column} = {value} WHERE {row}")).await;
        assert_eq!(changed, 1, "{table}.{column}");
        let found = verified(harness).await;
        assert!(!found.broken.is_empty(), "{table}.{column} was changed and nobody noticed");
        if table == "journal" && !["seq", "stream_id", "town_id"].contains(&column) {
            let named = found
                .broken
                .iter()
                .any(|it| it.town == town && it.stream == format!("case:{case}") && it.seq == 2);
            assert!(named, "{column}: {:?}", found.broken);
            let own = harness.store.verify_stream(town, StreamId::Case(case)).await.unwrap();
            assert_eq!(own.first().map(|it| it.seq), Some(2), "{column}: {own:?}");
            let of_town = harness.store.verify_stream(town, StreamId::Town(town)).await.unwrap();
            assert_eq!(of_town, [], "another chain holds");
        }
        harness
            .tamper(&format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept"))
            .await;
        assert_eq!(verified(harness).await.broken, [], "after {table}.{column} was put back");
    }
}

fn uuid_of(number: u128) -> ids::Uuid {
    ids::Uuid::from_u128(number)
}

async fn each_removed_row_is_found(harness: &StoreHarness) {
    let (_, _, [case, _]) = written(harness).await;
    let id = harness.literal(case.as_uuid());
    let rows = [
        ("journal", format!("stream_id = {id} AND seq = 1")),
        ("journal", format!("stream_id = {id} AND seq = 2")),
        ("journal", format!("stream_id = {id} AND seq = 4")),
        ("journal", format!("stream_id = {id}")),
        ("head", format!("stream_id = {id}")),
        ("checkpoint", "number = 1".to_owned()),
        ("checkpoint_head", format!("stream_id = {id}")),
        ("checkpoint_head", "number = 1".to_owned()),
    ];
    for (table, row) in rows {
        harness.tamper(&format!("CREATE TABLE kept AS SELECT * FROM {table}")).await;
        assert!(harness.tamper(&format!("DELETE FROM {table} WHERE {row}")).await >= 1, "{table} {row}");
        assert!(!verified(harness).await.broken.is_empty(), "{table} lost {row} and nobody noticed");
        harness
            .tamper(&format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept"))
            .await;
        assert_eq!(verified(harness).await.broken, []);
    }
}

/// A stream is taken away as a whole, with its head: the chains are fine, the checkpoint is not. What the stream was about,
/// nothing says any more.
async fn rewritten_chain_is_found_by_its_checkpoint(harness: &StoreHarness) {
    let (_, _, [case, _]) = written(harness).await;
    let id = harness.literal(case.as_uuid());
    harness
        .tamper(&format!(
            "DELETE FROM journal WHERE stream_id = {id}; DELETE FROM head WHERE stream_id = {id}"
        ))
        .await;
    let broken = verified(harness).await.broken;
    assert_eq!(broken.len(), 1);
    assert_eq!((broken[0].stream.as_str(), broken[0].seq), (format!("stream:{case}").as_str(), 3));
    assert_eq!(broken[0].reason, "the event was signed by a checkpoint and is missing");
}

async fn checkpoints_are_chained(harness: &StoreHarness) {
    let (town, key, [case, _]) = written(harness).await;
    let second = harness.store.checkpoint(town, now()).await.unwrap().unwrap();
    assert_eq!((second.number, second.heads), (2, 1), "only one stream has changed");
    assert_eq!(harness.store.checkpoint(town, now()).await.unwrap(), None, "nothing has changed");
    harness.store.commit(appending(town, key, case, 4, &["noted"])).await.unwrap();
    let third = harness.store.checkpoint(town, now()).await.unwrap().unwrap();
    assert_eq!(third.number, 3);
    let found = verified(harness).await;
    assert_eq!((found.checkpoints, found.broken), (3, Vec::new()));
}

/// The last checkpoint, its heads and the mark of the head are taken away together: only the export still knows.
async fn export_outlives_what_is_rewritten(harness: &StoreHarness) {
    let (town, _, _) = written(harness).await;
    harness.store.checkpoint(town, now()).await.unwrap().unwrap();
    let export = harness.store.export().await.unwrap();
    assert_eq!(export.towns[0].checkpoints.len(), 2);
    assert_eq!(harness.store.compare(&export).await.unwrap(), []);
    let kept = serde_json::to_string(&export).unwrap();
    assert_eq!(serde_json::from_str::<store::Export>(&kept).unwrap(), export);

    harness
        .tamper(
            "DELETE FROM checkpoint_head WHERE number = 2; DELETE FROM checkpoint WHERE number = 2;
            UPDATE head SET checkpointed_seq = 3 WHERE checkpointed_seq = 4;",
        )
        .await;
    assert_eq!(verified(harness).await.broken, []);
    let found = harness.store.compare(&export).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].town, found[0].seq), (town, 2));
}

async fn destroyed_key_breaks_no_chain(harness: &StoreHarness) {
    let (town, _, _) = written(harness).await;
    let data = kernel::ports::Keyring::make(&harness.keyring, town, now()).await.unwrap();
    let case = harness.case();
    let commit =
        appending(town, data.id, case, 0, &["application.filed"]).change(KeyChange::PutKey(data.row));
    harness.store.commit(commit).await.unwrap();
    let destroy = Commit::named("destroy", town, now()).change(KeyChange::DestroyKey(data.id));
    harness.store.commit(destroy).await.unwrap();
    assert_eq!(verified(harness).await.broken, []);
}
