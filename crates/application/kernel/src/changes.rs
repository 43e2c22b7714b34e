//! Changes of rows, in families: each is applied by the module of the store that knows its tables.
//!
//! `Put` inserts or replaces by the row's key, `Add` conflicts if the row is there already.

use ids::TownId;

/// The families, once: each is a change.
macro_rules! families {
    ($($variant:ident($family:ident),)+) => {
        pub use crate::rows::{$($family),+};

        /// A change of one row. Changes are applied in their order and before the events are appended: a key comes before what it
        /// seals.
        #[derive(Debug, Clone)]
        #[expect(missing_docs, reason = "each variant is named after its family, which is documented")]
        pub enum Change { $($variant($family),)+ }

        impl Change {
            /// The town that a change names, unless it takes that of its commit.
            #[must_use]
            pub fn town(&self) -> Option<TownId> {
                match self { $(Self::$variant(change) => change.town().into(),)+ }
            }
        }

        $(impl From<$family> for Change {
            fn from(change: $family) -> Self {
                Self::$variant(change)
            }
        })+
    };
}

families! {
    Directory(DirectoryChange),
    Register(RegisterChange),
    Key(KeyChange),
    Draft(DraftChange),
    Document(DocumentChange),
    Resident(ResidentChange),
    SignIn(SignInChange),
    Desk(DeskChange),
    Number(NumberChange),
    Vault(VaultChange),
}
