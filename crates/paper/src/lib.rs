//! Documents out and in: letters as accessible PDFs, the seal on them, checking a seal, and papers that residents
//! hand in.
//!
//! - [`Letter`] is everything a letter says, as typed data; [`Press`] turns it into PDF/A-3a and PDF/UA-1 at once.
//!   The same letter gives the same bytes, so a sign-off can bind them by their digest.
//! - [`Sealer`] seals such a PDF (PAdES B-B) without changing one byte of it; [`verify()`] says what the seals of a
//!   file say.
//! - [`inspect`] decides by content, never by name, what a paper is that somebody uploaded.
//!
//! This crate refuses to decide *what* a letter says: placeholders are resolved before, and nothing that people
//! typed is ever read as typst markup. It has no clock, no randomness and no network; time and seeds come in as
//! values.

mod giro_code;
mod letter;
mod press;
mod seal;
mod sheet;
mod text;
mod typography;
mod upload;
mod verify;
mod words;

pub use giro_code::{Account, GiroCodeError};
pub use letter::{
    AnswerSection, AnswerTable, Change, Closing, Content, Correction, Decision, Fee, Inquiry, Letter,
    Letterhead, Logo, LogoFormat, Receipt, Reference, SealNote,
};
pub use press::{Pdf, Press, PressError};
pub use seal::{DemoIdentity, SealError, SealInfo, SealKind, SealRequest, Sealer, demo_identity};
pub use text::{Block, Run, Text};
pub use upload::{FileKind, Inspected, UploadRefused, UploadRules, inspect, safe_file_name};
pub use verify::{Intactness, SealFound, Verdict, VerifyError, verify};
pub use words::Language;
