//! The ways on which a decision can reach a person.

use std::{fmt, str::FromStr};

macro_rules! methods {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)+) => {
        /// A way on which a decision reaches a person; it decides which fact starts the clock.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DeliveryMethod {
            $($(#[$doc])* $name,)+
        }

        impl DeliveryMethod {
            /// Every way.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The name by which commands, settings and events know the way.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }
        }
    };
}

methods! {
    /// A letter within Germany; counted from the day it was posted.
    Post = "post";
    /// An electronic transmission, for example by mail; counted from the day it was sent.
    Eltrans = "eltrans";
    /// The mailbox of a Nutzerkonto (§ 9 OZG); counted from the day of provision.
    Ozgbox = "ozgbox";
    /// The authority's own portal; counted from the day of retrieval.
    Portal = "portal";
    /// A letter under SGB X; counted from the day it was posted.
    SgbxPost = "sgbx_post";
    /// A portal under SGB X; counted from the day the notification was sent.
    SgbxPortal = "sgbx_portal";
    /// A letter under the AO; counted from the day it was posted.
    AoPost = "ao_post";
    /// A portal under the AO; counted from the day of provision, until 2025 from the notification.
    AoPortal = "ao_portal";
    /// Formal service by the post with a certificate (Postzustellungsurkunde); counts on the day of service.
    Pzu = "pzu";
    /// Handed over in person; counts on that day.
    Hand = "hand";
    /// Registered mail, handed over (Einschreiben durch Übergabe); counted from the day it was posted.
    Regmail = "regmail";
    /// Abroad; nothing is presumed, the day of receipt counts.
    Abroad = "abroad";
}

/// A text that names no way.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "«{0}» is no way; expected one of post eltrans ozgbox portal sgbx_post sgbx_portal ao_post ao_portal pzu hand \
     regmail abroad"
)]
pub struct UnknownDeliveryMethod(pub String);

impl fmt::Display for DeliveryMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for DeliveryMethod {
    type Err = UnknownDeliveryMethod;

    fn from_str(text: &str) -> Result<Self, UnknownDeliveryMethod> {
        Self::ALL
            .iter()
            .copied()
            .find(|method| method.name() == text)
            .ok_or_else(|| UnknownDeliveryMethod(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_stand_in_the_error() {
        let error = "pigeon".parse::<DeliveryMethod>().unwrap_err().to_string();
        for method in DeliveryMethod::ALL {
            assert_eq!(method.to_string().parse(), Ok(*method));
            assert!(error.contains(method.name()), "{error}");
        }
    }
}
