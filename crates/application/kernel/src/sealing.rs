//! From events to sealed events and back, for both kinds of streams.

use ids::{CommandId, KeyId, TownId};
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};
use versions::EventFormat;

use crate::{
    commands::CommandScope,
    commit::{Answered, Append, SealedEvent},
    error::UseCaseError,
    ports::{Keyring, SealContext},
    rows::{StoredEvent, StreamId},
};

/// A stream with its key, as far as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct StreamPosition {
    pub town: TownId,
    pub stream: StreamId,
    /// Its data key.
    pub key: KeyId,
    /// The number of the last event; 0 for a new stream.
    pub seq: u64,
}

/// Seals events for the end of a stream; `at` is the moment of the commit that appends them.
///
/// # Errors
///
/// [`UseCaseError::Deleted`] if the stream's key was destroyed.
pub async fn seal_events<E: EventFormat + Sync>(
    keyring: &dyn Keyring,
    end: StreamPosition,
    at: Timestamp,
    events: &[E],
) -> Result<Append, UseCaseError> {
    let mut sealed = Vec::with_capacity(events.len());
    for (event, seq) in events.iter().zip(end.seq + 1..) {
        let json =
            serde_json::to_vec(event).map_err(|error| UseCaseError::internal("write an event", error))?;
        let bound = bound_kind(event.kind(), event.version(), at);
        let bytes = keyring.seal(end.key, event_context(end.town, end.stream, seq, &bound), &json).await?;
        sealed.push(SealedEvent {
            kind: event.kind().to_owned(),
            version: event.version(),
            key: end.key,
            sealed: bytes,
        });
    }
    Ok(Append { stream: end.stream, expected: end.seq, events: sealed })
}

/// Opens the stored events of a stream, in their order.
///
/// # Errors
///
/// [`UseCaseError::Deleted`] if the stream's key was destroyed, [`UseCaseError::Internal`] if an event cannot be read.
pub async fn open_events<E: EventFormat>(
    keyring: &dyn Keyring,
    stored: &[StoredEvent],
) -> Result<Vec<E>, UseCaseError> {
    let mut events = Vec::with_capacity(stored.len());
    for row in stored {
        let bound = bound_kind(&row.kind, row.version, row.at);
        let json =
            keyring.open(row.key, event_context(row.town, row.stream, row.seq, &bound), &row.sealed).await?;
        let event = E::read(&row.kind, row.version, &json)
            .map_err(|error| UseCaseError::internal("read an event", error))?;
        events.push(event);
    }
    Ok(events)
}

/// Seals the answer to a command, so that a repeat gets the same.
///
/// # Errors
///
/// As [`seal_events`].
pub async fn seal_answer<T: Serialize + Sync>(
    keyring: &dyn Keyring,
    town: TownId,
    key: KeyId,
    command: CommandId,
    scope: CommandScope,
    answer: &T,
) -> Result<Answered, UseCaseError> {
    let json =
        serde_json::to_vec(answer).map_err(|error| UseCaseError::internal("write an answer", error))?;
    let sealed = keyring.seal(key, answer_context(town, command), &json).await?;
    Ok(Answered { command, scope, key, sealed })
}

/// Opens the first answer to a command.
///
/// # Errors
///
/// As [`open_events`].
pub async fn open_answer<T: DeserializeOwned>(
    keyring: &dyn Keyring,
    town: TownId,
    answered: &Answered,
) -> Result<T, UseCaseError> {
    let json = keyring.open(answered.key, answer_context(town, answered.command), &answered.sealed).await?;
    serde_json::from_slice(&json).map_err(|error| UseCaseError::internal("read an answer", error))
}

const fn event_context(town: TownId, stream: StreamId, seq: u64, bound: &str) -> SealContext<'_> {
    SealContext { town, kind: bound, subject: stream.as_uuid(), seq }
}

/// Kind, version and moment stand in columns of their own; bound into the seal, an event opens as nothing else than it was, and
/// at no other time.
fn bound_kind(kind: &str, version: u16, at: Timestamp) -> String {
    format!("event {kind} {version} {}", at.as_microsecond())
}

const fn answer_context(town: TownId, command: CommandId) -> SealContext<'static> {
    SealContext { town, kind: "command", subject: command.as_uuid(), seq: 0 }
}

#[cfg(test)]
mod tests {
    use async_trait::async_trait;
    use serde::Deserialize;
    use versions::{Kind, ReadError};

    use super::*;
    use crate::{
        ports::{FreshKey, KeyError, ObjectOpener, ObjectSealer},
        rows::TownKeyRow,
    };

    /// Seals nothing: what it «seals» is the place with the plain text behind it.
    struct Glass;

    #[async_trait]
    impl Keyring for Glass {
        async fn make_town(&self, town: TownId, _now: Timestamp) -> Result<TownKeyRow, KeyError> {
            Err(KeyError::NoTown(town))
        }
        async fn make(&self, town: TownId, _now: Timestamp) -> Result<FreshKey, KeyError> {
            Err(KeyError::NoTown(town))
        }
        async fn seal(
            &self,
            _key: KeyId,
            seal_context: SealContext<'_>,
            plain: &[u8],
        ) -> Result<Vec<u8>, KeyError> {
            Ok([format!("{} {}|", seal_context.kind, seal_context.seq).as_bytes(), plain].concat())
        }
        async fn open(
            &self,
            key: KeyId,
            seal_context: SealContext<'_>,
            sealed: &[u8],
        ) -> Result<Vec<u8>, KeyError> {
            let seal_context = format!("{} {}|", seal_context.kind, seal_context.seq);
            sealed.strip_prefix(seal_context.as_bytes()).map(<[u8]>::to_vec).ok_or(KeyError::DoesNotOpen(key))
        }
        async fn object_sealer(
            &self,
            key: KeyId,
            _: SealContext<'_>,
        ) -> Result<Box<dyn ObjectSealer>, KeyError> {
            Err(KeyError::DoesNotOpen(key))
        }
        async fn object_opener(
            &self,
            key: KeyId,
            _: SealContext<'_>,
        ) -> Result<Box<dyn ObjectOpener>, KeyError> {
            Err(KeyError::DoesNotOpen(key))
        }
        async fn digest(&self, town: TownId, _: &'static str, _: &[u8]) -> Result<[u8; 32], KeyError> {
            Err(KeyError::NoTown(town))
        }
    }

    /// Two kinds of one stream, of which one has had three versions.
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Fact {
        Old,
        Young,
    }

    impl EventFormat for Fact {
        fn kinds() -> Vec<Kind> {
            vec![Self::Old.format(), Self::Young.format()]
        }
        fn format(&self) -> Kind {
            match self {
                Self::Old => Kind::new("fact", &[std::convert::identity, std::convert::identity]),
                Self::Young => Kind::new("fact", &[]),
            }
        }
        fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, ReadError> {
            let malformed = |source| ReadError::Malformed { kind: "fact", source };
            let fact: Self = serde_json::from_slice(json).map_err(malformed)?;
            let own = fact.version() == version;
            if own { Ok(fact) } else { Err(ReadError::UnknownKind { kind: kind.to_owned() }) }
        }
    }

    #[tokio::test]
    async fn every_event_is_kept_with_the_version_of_its_own_kind() {
        let id = "01920000-0000-7000-8000-000000000001";
        let town = id.parse().unwrap();
        let end = StreamPosition { town, stream: StreamId::Town(town), key: id.parse().unwrap(), seq: 4 };
        let append =
            seal_events(&Glass, end, Timestamp::UNIX_EPOCH, &[Fact::Old, Fact::Young]).await.unwrap();
        let versions: Vec<_> = append.events.iter().map(|event| event.version).collect();
        assert_eq!(versions, [3, 1]);

        let stored = |event: &SealedEvent, seq| StoredEvent {
            town,
            stream: end.stream,
            seq,
            kind: event.kind.clone(),
            version: event.version,
            at: Timestamp::UNIX_EPOCH,
            command: None,
            key: event.key,
            sealed: event.sealed.clone(),
            hash: [0; 32],
        };
        let mut rows: Vec<_> = append.events.iter().zip(5..).map(|(event, seq)| stored(event, seq)).collect();
        assert_eq!(open_events::<Fact>(&Glass, &rows).await.unwrap(), [Fact::Old, Fact::Young]);
        rows[0].at = Timestamp::from_microsecond(1).unwrap();
        assert!(open_events::<Fact>(&Glass, &rows).await.is_err(), "the moment is bound into the seal");
        rows[0].at = Timestamp::UNIX_EPOCH;
        rows[1].version = 3;
        assert!(open_events::<Fact>(&Glass, &rows).await.is_err(), "the version is bound into the seal");
    }
}
