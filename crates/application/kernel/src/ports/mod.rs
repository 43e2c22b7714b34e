//! What the use cases need from outside, as traits; the adapters `store`, `documents` and `mail` implement them.

mod inspector;
mod keyring;
mod letters;
mod links;
mod mailer;
mod passwords;
mod source;
mod store;
mod vault;

pub use inspector::{Inspected, Inspector, UploadRefused, UploadRules};
pub use keyring::{FreshKey, KeyError, Keyring, ObjectOpener, ObjectSealer, SealContext};
pub use letters::{Press, PressError, RenderedPdf, SealError, Sealer};
pub use links::{Links, Page};
pub use mailer::{Accepted, Mail, MailError, Mailer};
pub use passwords::{HashingError, Passwords};
pub use source::{Clock, Ids};
pub use store::*;
pub use vault::{ObjectName, Vault, VaultError, VaultReader, VaultSurvey, VaultWriter, WholeVault};

pub use crate::rows::NextNumber;
