//! The streams of the journal: what each is about, and by which events that is seen.

use std::fmt;

use ids::{CaseId, ServiceId, TownId, Uuid};

/// The kinds, once: the id of what a stream is about, its name in the journal, and the events with which it may begin.
macro_rules! stream_kinds {
    ($($(#[$doc:meta])* $kind:ident($id:ty) = $name:literal, begins with $($first:literal),+;)+) => {
        /// What a stream of the journal is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum StreamKind { $($(#[$doc])* $kind,)+ }

        /// A stream of the journal; its id is that of what it is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum StreamId { $($(#[$doc])* $kind($id),)+ }

        impl StreamKind {
            /// Every kind there is.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The name in the column.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)+ }
            }

            /// The kinds of events of which its first is one.
            #[must_use]
            pub const fn first_events(self) -> &'static [&'static str] {
                match self { $(Self::$kind => &[$($first),+],)+ }
            }

            /// The stream of this kind with this id.
            #[must_use]
            pub const fn stream(self, id: Uuid) -> StreamId {
                match self { $(Self::$kind => StreamId::$kind(<$id>::from_uuid(id)),)+ }
            }
        }

        impl StreamId {
            /// What it is about.
            #[must_use]
            pub const fn kind(self) -> StreamKind {
                match self { $(Self::$kind(_) => StreamKind::$kind,)+ }
            }

            /// The value for columns.
            #[must_use]
            pub const fn as_uuid(self) -> Uuid {
                match self { $(Self::$kind(id) => id.as_uuid(),)+ }
            }
        }
    };
}

stream_kinds! {
    /// The town's own: its settings, departments, people and roles, programs, keys destroyed.
    Town(TownId) = "town", begins with "town_created";
    /// A service: what of it was published and withdrawn.
    Service(ServiceId) = "service", begins with "revision_published";
    /// A case: all that happens with an application.
    Case(CaseId) = "case", begins with "application.filed";
}

impl StreamKind {
    /// The kind of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// The kind of a stream that begins with an event of this kind.
    #[must_use]
    pub fn begun_by(event: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.first_events().contains(&event))
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind().name(), self.as_uuid())
    }
}

#[cfg(test)]
mod tests {
    use versions::{EventFormat as _, Kind};

    use super::*;

    /// All that may stand in a stream.
    fn events(kind: StreamKind) -> Vec<Kind> {
        match kind {
            StreamKind::Town => town::TownEvent::kinds(),
            StreamKind::Service => service::ServiceEvent::kinds(),
            StreamKind::Case => case::Event::kinds(),
        }
    }

    #[test]
    fn a_name_and_a_first_event_tell_the_kind() {
        for kind in StreamKind::ALL {
            assert_eq!(StreamKind::of_name(kind.name()), Some(*kind));
            for first in kind.first_events() {
                assert_eq!(StreamKind::begun_by(first), Some(*kind));
                assert!(events(*kind).iter().any(|known| known.name() == *first), "{first}");
            }
        }
        assert_eq!(StreamKind::of_name("Case"), None);
        assert_eq!(StreamKind::begun_by("application.withdrawn"), None);
    }

    #[test]
    fn a_stream_goes_by_its_kind_and_the_id_of_what_it_is_about() {
        let id = Uuid::from_u128(7);
        for kind in StreamKind::ALL {
            let stream = kind.stream(id);
            assert_eq!((stream.kind(), stream.as_uuid()), (*kind, id));
            assert_eq!(stream.to_string(), format!("{}:{id}", kind.name()));
        }
    }
}
