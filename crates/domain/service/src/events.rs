//! The events of a service's own stream. A format: a kind never changes, one that must say something else gets a new version.

use access::ActorRef;
use ids::DepartmentId;
use serde::{Deserialize, Serialize};

use crate::pack::Pack;

/// What happened to a service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ServiceEvent {
    /// A revision was published and is offered from now on; the first one installs the service.
    RevisionPublished {
        /// The department that owns the service from now on.
        department: DepartmentId,
        /// 1 and up.
        revision: u32,
        /// SHA-256 of the content, hexadecimal.
        hash: String,
        /// The whole pack.
        content: Box<Pack>,
        /// By whom.
        by: ActorRef,
    },
    /// It is no longer offered; drafts and cases keep their revision.
    ServiceWithdrawn {
        /// By whom.
        by: ActorRef,
    },
}

versions::event_kinds! {
    ServiceEvent {
        RevisionPublished = "revision_published";
        ServiceWithdrawn = "service_withdrawn";
    }
}

#[cfg(test)]
mod tests {
    use versions::{EventFormat as _, ReadError};

    use super::*;

    #[test]
    fn an_event_reads_back_under_its_own_kind_and_version_alone() {
        let event = ServiceEvent::ServiceWithdrawn { by: ActorRef::Operator };
        let json = serde_json::to_vec(&event).unwrap();
        assert_eq!(ServiceEvent::read(event.kind(), event.version(), &json).unwrap(), event);
        let read = |kind, version| ServiceEvent::read(kind, version, &json).unwrap_err();
        assert!(matches!(read("service_withdrawn", event.version() + 1), ReadError::UnknownVersion { .. }));
        assert!(matches!(read("revision_published", 1), ReadError::OtherKind { .. }));
        assert!(matches!(read("town_created", 1), ReadError::UnknownKind { .. }));
    }

    #[test]
    fn the_documentation_lists_every_kind_once_with_its_version() {
        let page = include_str!("../../../../docs/formats/events.md");
        let (_others, table) = page.split_once("# Events of a service").unwrap();
        for kind in ServiceEvent::kinds() {
            let row = format!("| `{}` | {} |", kind.name(), kind.version());
            let rows = table.lines().filter(|line| line.starts_with(&row)).count();
            assert_eq!(rows, 1, "docs/formats/events.md has one row {row}");
        }
        let rows = table.lines().filter(|row| row.starts_with("| `")).count();
        assert_eq!(rows, ServiceEvent::kinds().len(), "and no other");
    }
}
