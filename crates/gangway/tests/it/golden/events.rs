//! Every kind of event in every kind of stream.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use case::Event;
use kernel::{
    ports::SealContext,
    rows::{StoredEvent, StreamId, StreamKind},
};
use serde_json::Value;
use service::ServiceEvent;
use testing::{Engine, Harness, block_on};
use town::TownEvent;
use versions::{EventFormat as _, Kind, ReadError};

use super::{files::Pinned, scenes, stable};

/// What may stand in a stream of a kind.
fn kinds(of: StreamKind) -> Vec<Kind> {
    match of {
        StreamKind::Town => TownEvent::kinds(),
        StreamKind::Service => ServiceEvent::kinds(),
        StreamKind::Case => Event::kinds(),
    }
}

/// Reads an event as the program of today does.
fn read(of: StreamKind, kind: &str, version: u16, json: &str) -> Result<(), ReadError> {
    let json = json.as_bytes();
    match of {
        StreamKind::Town => TownEvent::read(kind, version, json).map(drop),
        StreamKind::Service => ServiceEvent::read(kind, version, json).map(drop),
        StreamKind::Case => Event::read(kind, version, json).map(drop),
    }
}

fn pinned(of: StreamKind) -> Pinned {
    Pinned::in_folder(&format!("events/{}", of.name()))
}

#[test]
fn every_kind_of_event_is_written_as_it_is_pinned() {
    block_on(async {
        let harness = Harness::on(Engine::Sqlite).await;
        scenes::play(&harness).await;
        let mut written = Written::default();
        for stream in harness.ports.store.streams(harness.town.id, None, 10_000).await.unwrap() {
            note(&harness, stream, &mut written).await;
        }
        scenes::retain_nothing(&harness).await;
        note(&harness, StreamId::Town(harness.town.id), &mut written).await;
        harness.end().await;
        for of in StreamKind::ALL {
            let written = written.remove(of).unwrap_or_default();
            let today = kinds(*of).into_iter().map(|kind| format!("{}.{}.json", kind.name(), kind.version()));
            let missing: BTreeSet<String> = today.filter(|name| !written.contains_key(name)).collect();
            assert_eq!(missing, BTreeSet::new(), "no scene writes these events of a {}", of.name());
            pinned(*of).assert_written(&written);
        }
    });
}

/// A file that was pinned once is what some journal holds, of whatever version it is.
#[test]
fn everything_that_was_ever_pinned_is_read() {
    for of in StreamKind::ALL {
        let files = pinned(*of).read();
        assert!(files.len() >= kinds(*of).len(), "{}", of.name());
        for (name, json) in files {
            let (kind, version) = name.trim_end_matches(".json").rsplit_once('.').unwrap();
            read(*of, kind, version.parse().unwrap(), &json)
                .unwrap_or_else(|error| panic!("{name}: {error:?}"));
        }
    }
}

/// The first event of each kind, by the kind of its stream and the name of its file.
type Written = BTreeMap<StreamKind, BTreeMap<String, String>>;

/// Notes what a stream holds that was not seen before.
async fn note(harness: &Harness, stream: StreamId, written: &mut Written) {
    let of = written.entry(stream.kind()).or_default();
    for event in harness.ports.store.events(harness.town.id, stream, 0).await.unwrap() {
        let name = format!("{}.{}.json", event.kind, event.version);
        if let Entry::Vacant(first) = of.entry(name) {
            first.insert(stable::text(&stable::stable(&opened(harness, &event).await)));
        }
    }
}

/// The bytes that were sealed: kind, version and moment are bound into the seal.
async fn opened(harness: &Harness, event: &StoredEvent) -> Value {
    let bound = format!("event {} {} {}", event.kind, event.version, event.at.as_microsecond());
    let place =
        SealContext { town: event.town, kind: &bound, subject: event.stream.as_uuid(), seq: event.seq };
    let json = harness.ports.keyring.open(event.key, place, &event.sealed).await.unwrap();
    serde_json::from_slice(&json).unwrap()
}
