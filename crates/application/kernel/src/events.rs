//! How the events of each kind of stream are read back.

use case::Event;
use service::ServiceEvent;
use town::TownEvent;
use versions::ReadError;

use crate::sealing::EventFormat;

impl EventFormat for Event {
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }

    fn version(&self) -> u16 {
        Self::version(self)
    }

    fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, ReadError> {
        Self::read(kind, version, json)
    }
}

impl EventFormat for TownEvent {
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }

    fn version(&self) -> u16 {
        Self::version(self)
    }

    fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, ReadError> {
        Self::read(kind, version, json)
    }
}

impl EventFormat for ServiceEvent {
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }

    fn version(&self) -> u16 {
        Self::version(self)
    }

    fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, ReadError> {
        Self::read(kind, version, json)
    }
}
