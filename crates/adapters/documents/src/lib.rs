//! Documents out and in: letters as accessible PDFs, the seal on them, checking a seal, and documents that residents
//! hand in. It implements the ports of `app` for these.
//!
//! - [`LetterPress`] turns a letter into PDF/A-3a and PDF/UA-1 at once. The same letter gives the same bytes, so a
//!   sign-off can bind them by their digest.
//! - [`Sealer`] seals such a PDF (PAdES B-B) without changing one byte of it, a [`SealRing`] holds the seals of all
//!   towns; [`verify()`] says what the seals of a file say.
//! - [`ContentInspector`] decides by content, never by name, what a document is that somebody uploaded.
//!
//! This crate refuses to decide *what* a letter says: placeholders are resolved before, and nothing that people
//! typed is ever read as typst markup. It has no clock, no randomness and no network; time and seeds come in as
//! values.

mod giro_code;
mod press;
mod seal;
mod sheet;
mod typography;
mod upload;
mod verify;

pub use press::LetterPress;
pub use seal::{DemoIdentity, SealError, SealInfo, SealKind, SealRequest, SealRing, Sealer, demo_identity};
pub use upload::ContentInspector;
pub use verify::{Intactness, NotJudged, SealFound, Trust, TrustedIssuers, Verdict, VerifyError, verify};
