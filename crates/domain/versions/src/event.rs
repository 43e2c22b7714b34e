//! What all events have in common, whatever they tell: a kind, its version, and how they are read back.

use serde::{Serialize, de::DeserializeOwned};

use crate::{Kind, ReadError};

/// An event as the journal keeps it: of a kind that has a name and versions of its own.
pub trait EventFormat: Serialize + Sized {
    /// Every kind there is.
    fn kinds() -> Vec<Kind>;

    /// Which of them this one is.
    fn format(&self) -> Kind;

    /// The kind, as the journal's column shows it.
    fn kind(&self) -> &'static str {
        self.format().name()
    }

    /// The version of its kind that is written today.
    fn version(&self) -> u16 {
        self.format().version()
    }

    /// Reads an event of any version that was ever written: kind and version from their columns, the body in JSON.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if kind or version are unknown or the body is not theirs.
    fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, ReadError>;
}

/// Reads an event whose body names its kind too.
///
/// # Errors
///
/// [`ReadError`] if kind or version are unknown or the body is not theirs.
pub fn read_event<E: EventFormat + DeserializeOwned>(
    kind: &str,
    version: u16,
    json: &[u8],
) -> Result<E, ReadError> {
    let (kind, event) = Kind::read::<E>(&E::kinds(), kind, version, json)?;
    kind.agrees(event.kind()).map(|()| event)
}

/// The kinds of an `enum` of events, once: each with the steps from its first version to the one of today.
///
/// ```text
/// versions::event_kinds! {
///     ServiceEvent {
///         RevisionPublished = "revision_published";
///         ServiceWithdrawn = "service_withdrawn", name_the_reason;
///     }
/// }
/// ```
#[macro_export]
macro_rules! event_kinds {
    ($event:ident { $($variant:ident = $name:literal $(, $upcast:expr)*;)+ }) => {
        impl $crate::EventFormat for $event {
            fn kinds() -> Vec<$crate::Kind> {
                vec![$($crate::Kind::new($name, &[$($upcast),*])),+]
            }

            fn format(&self) -> $crate::Kind {
                match self { $(Self::$variant { .. } => $crate::Kind::new($name, &[$($upcast),*]),)+ }
            }

            fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, $crate::ReadError> {
                $crate::read_event(kind, version, json)
            }
        }
    };
}

/// Joins families of events, each a format of its own, to those of one stream: which family it is, the kind says.
#[macro_export]
macro_rules! event_families {
    ($event:ident { $($family:ident($kinds:ident),)+ }) => {
        impl $crate::EventFormat for $event {
            fn kinds() -> Vec<$crate::Kind> {
                [$(<$kinds as $crate::EventFormat>::kinds()),+].concat()
            }

            fn format(&self) -> $crate::Kind {
                match self { $(Self::$family(event) => $crate::EventFormat::format(event),)+ }
            }

            fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, $crate::ReadError> {
                $(
                    if <$kinds as $crate::EventFormat>::kinds().iter().any(|known| known.name() == kind) {
                        return <$kinds as $crate::EventFormat>::read(kind, version, json).map(Self::$family);
                    }
                )+
                Err($crate::ReadError::UnknownKind { kind: kind.to_owned() })
            }
        }

        $(
            impl From<$kinds> for $event {
                fn from(event: $kinds) -> Self {
                    Self::$family(event)
                }
            }
        )+
    };
}
