//! The events of a town's own stream, in families by what they are about. A format: a kind never changes, one that must say
//! something else gets a new version.
//!
//! In the journal a family is not seen: kind and fields stand side by side.

mod client;
mod department;
mod operation;
mod settings;
mod staff;

use serde::Serialize;

pub use self::{
    client::ClientEvent, department::DepartmentEvent, operation::OperationEvent, settings::SettingsEvent,
    staff::StaffEvent,
};

/// What happened in a town.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum TownEvent {
    Settings(SettingsEvent),
    Department(DepartmentEvent),
    Staff(StaffEvent),
    Client(ClientEvent),
    Operation(OperationEvent),
}

versions::event_families! {
    TownEvent {
        Settings(SettingsEvent),
        Department(DepartmentEvent),
        Staff(StaffEvent),
        Client(ClientEvent),
        Operation(OperationEvent),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use ids::StaffId;
    use versions::{EventFormat as _, ReadError};

    use super::*;

    #[test]
    fn an_event_reads_back_under_its_own_kind_and_version_alone() {
        let person = "01920000-0000-7000-8000-000000000001".parse::<StaffId>().unwrap();
        let event = TownEvent::from(StaffEvent::PersonJoined { person });
        let json = serde_json::to_vec(&event).unwrap();
        assert_eq!(TownEvent::read(event.kind(), event.version(), &json).unwrap(), event);
        let read = |kind, version| TownEvent::read(kind, version, &json).unwrap_err();
        assert!(matches!(read("person_joined", event.version() + 1), ReadError::UnknownVersion { .. }));
        assert!(matches!(read("password_reset", 1), ReadError::OtherKind { .. }));
        assert!(matches!(read("person_left", 1), ReadError::UnknownKind { .. }));
        assert!(matches!(read("town_created", 1), ReadError::Malformed { .. }), "of another family");
    }

    #[test]
    fn no_two_families_share_a_kind() {
        let kinds = TownEvent::kinds();
        let names: BTreeSet<&str> = kinds.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), kinds.len());
    }

    #[test]
    fn the_documentation_lists_every_kind_once_with_its_version() {
        let page = include_str!("../../../../docs/formats/events.md");
        let (_cases, rest) = page.split_once("# Events of a town").unwrap();
        let (table, _services) = rest.split_once("# Events of a service").unwrap();
        for kind in TownEvent::kinds() {
            let row = format!("| `{}` | {} |", kind.name(), kind.version());
            let rows = table.lines().filter(|line| line.starts_with(&row)).count();
            assert_eq!(rows, 1, "docs/formats/events.md has one row {row}");
        }
        let rows = table.lines().filter(|row| row.starts_with("| `")).count();
        assert_eq!(rows, TownEvent::kinds().len(), "and no other");
    }
}
