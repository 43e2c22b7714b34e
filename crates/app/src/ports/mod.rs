//! What the use cases need from outside, as traits; the adapters `store`, `paper` and `outside` implement them.

mod keyring;
mod mailer;
mod source;
mod store;
mod vault;

pub use keyring::{FreshKey, KeyError, Keyring, Place};
pub use mailer::{Accepted, Mail, MailError, Mailer};
pub use source::{Clock, Ids};
pub use store::{
    Accounts, CaseRegister, Checkpoints, Commits, Directory, Drafts, Jobs, Journal, Keys, Sessions, Store,
    StoreError,
};
pub use vault::{ObjectName, Vault, VaultError};
