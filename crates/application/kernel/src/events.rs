//! How the events of each kind of stream are read back.

use case::Event;
use town::TownEvent;

use crate::sealing::{Recorded, Unreadable};

/// The version in which the events of a case are written.
const CASE_VERSION: u16 = 1;

impl Recorded for Event {
    const VERSION: u16 = CASE_VERSION;

    fn kind(&self) -> &'static str {
        Self::kind(self)
    }

    fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, Unreadable> {
        Self::read(kind, version, json).map_err(|error| Unreadable {
            kind: kind.to_owned(),
            version,
            reason: error.to_string(),
        })
    }
}

impl Recorded for TownEvent {
    const VERSION: u16 = town::VERSION;

    fn kind(&self) -> &'static str {
        Self::kind(self)
    }

    fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, Unreadable> {
        let unreadable = |reason: String| Unreadable { kind: kind.to_owned(), version, reason };
        if version != town::VERSION {
            return Err(unreadable("this version was never written".to_owned()));
        }
        serde_json::from_slice(json).map_err(|error| unreadable(error.to_string()))
    }
}
