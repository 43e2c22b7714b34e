//! How events are chained: SHA-256 over the hash before and every column of the event.

use ids::{CommandId, KeyId, TownId};
use kernel::rows::StreamId;
use sha2::{Digest as _, Sha256};

/// The hash before the first event of a stream, and before the first checkpoint.
pub(crate) const NOTHING: [u8; 32] = [0; 32];

/// What is chained, besides the hash before.
pub(crate) struct Link<'a> {
    pub(crate) town: TownId,
    pub(crate) stream: StreamId,
    pub(crate) seq: u64,
    pub(crate) kind: &'a str,
    pub(crate) version: u16,
    pub(crate) at_us: i64,
    pub(crate) command: Option<CommandId>,
    pub(crate) key: KeyId,
    pub(crate) sealed: &'a [u8],
}

impl Link<'_> {
    /// The hash of the event. Each part is preceded by its length, so that no two events read the same.
    pub(crate) fn hash(&self, previous: &[u8; 32]) -> [u8; 32] {
        let mut hash = Parts::new(b"gangway event 1");
        hash.part(previous);
        hash.part(self.town.as_uuid().as_bytes());
        hash.part(self.stream.as_uuid().as_bytes());
        hash.part(&self.seq.to_be_bytes());
        hash.part(self.kind.as_bytes());
        hash.part(&self.version.to_be_bytes());
        hash.part(&self.at_us.to_be_bytes());
        hash.part(self.command.map(CommandId::as_uuid).as_ref().map_or(&[], |id| id.as_bytes().as_slice()));
        hash.part(self.key.as_uuid().as_bytes());
        hash.part(self.sealed);
        hash.finish()
    }
}

/// A hash over parts, each with its length before it.
pub(crate) struct Parts(Sha256);

impl Parts {
    /// A hash of one kind of thing.
    pub(crate) fn new(kind: &[u8]) -> Self {
        let mut parts = Self(Sha256::new());
        parts.part(kind);
        parts
    }

    /// The next part.
    pub(crate) fn part(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    /// The hash.
    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use ids::{CaseId, Uuid};

    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn link() -> Link<'static> {
        Link {
            town: TownId::from_uuid(id(1)),
            stream: StreamId::Case(CaseId::from_uuid(id(2))),
            seq: 3,
            kind: "submitted",
            version: 1,
            at_us: 1_789_000_000_000_000,
            command: Some(CommandId::from_uuid(id(4))),
            key: KeyId::from_uuid(id(5)),
            sealed: b"sealed",
        }
    }

    /// Pinned: every journal that exists depends on these bytes.
    #[test]
    fn the_hash_of_an_event_never_changes() {
        insta::assert_snapshot!(hex::encode(link().hash(&NOTHING)), @"cd41529d3e9b16fed1dcfaea676c59f69295a142811c02591904a3bd32c08fa2");
    }

    #[test]
    fn each_part_counts() {
        let plain = link().hash(&NOTHING);
        let others = [
            Link { town: TownId::from_uuid(id(9)), ..link() },
            Link { stream: StreamId::Case(CaseId::from_uuid(id(9))), ..link() },
            Link { seq: 4, ..link() },
            Link { kind: "submittee", ..link() },
            Link { version: 2, ..link() },
            Link { at_us: 1_789_000_000_000_001, ..link() },
            Link { command: None, ..link() },
            Link { key: KeyId::from_uuid(id(9)), ..link() },
            Link { sealed: b"sealee", ..link() },
        ];
        for other in others {
            assert_ne!(other.hash(&NOTHING), plain);
        }
        assert_ne!(link().hash(&[1; 32]), plain);
    }
}
