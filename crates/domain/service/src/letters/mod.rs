//! What a letter says, as typed data. Nothing here knows how it will look.

mod account;
mod content;
mod letterhead;
mod text;

use jiff::civil::Date;
use locale::Language;

pub use account::{Account, BadAccount};
pub use content::{AnswerSection, AnswerTable, Change, Content, Correction, Decision, Fee, Inquiry, Receipt};
pub use letterhead::{Letterhead, Logo, LogoFormat};
pub use text::{Block, RichText, Run};

/// A letter of a town to one recipient.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// The language of the fixed words, the date and the hyphenation.
    pub language: Language,
    /// The day that the letter bears; it is also the date of the PDF.
    pub date: Date,
    /// Who writes.
    pub letterhead: Letterhead,
    /// The lines of the address, at most six, as they stand in the window of the envelope.
    ///
    /// Legal source: none; DIN 5008 gives the address field six lines.
    pub recipient: Vec<String>,
    /// File number, caseworker and how to reach them.
    pub reference: Reference,
    /// The subject, one line or two; also the title of the PDF.
    pub subject: String,
    /// «Sehr geehrte Frau Thomsen,».
    pub salutation: String,
    /// What the letter is about.
    pub content: Content,
    /// How it ends.
    pub closing: Closing,
    /// What the letter says about its own seal; none for a letter that leaves without one.
    pub seal: Option<SealNote>,
    /// The names of what is enclosed, at most 50.
    pub enclosures: Vec<String>,
}

/// The info block beside the address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Reference {
    /// Aktenzeichen, the town's own file number.
    pub file_number: Option<String>,
    /// Vorgang, the case number that residents know.
    pub case_number: String,
    /// The person who writes.
    pub writer: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    pub room: Option<String>,
}

/// The end of a letter.
///
/// Legal source: § 37 (3) VwVfG: the authority and the name of its head, their deputy or their delegate must be
/// recognisable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The name of the person who answers for the letter; for a letter made by a machine the name of the office.
    pub name: String,
    /// Their role, if it says more than the letterhead.
    pub role: Option<String>,
    /// Whether «Im Auftrag» stands above the name.
    pub by_order: bool,
}

/// What a letter says about its own seal. It is fixed before the letter is rendered, because the seal covers these
/// words too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealNote {
    /// A qualified electronic seal; only for a certificate that carries the qualified statements.
    ///
    /// Legal source: § 3a (3) no. 3 lit. a VwVfG: it replaces the written form of an administrative act.
    Qualified {
        /// The owner of the certificate.
        owner: String,
        /// Where it can be checked.
        check_at: Option<String>,
    },
    /// An electronic seal whose certificate carries no qualified statements.
    Plain {
        /// The owner of the certificate.
        owner: String,
        /// Where it can be checked.
        check_at: Option<String>,
    },
    /// The seal of a demo town.
    Demonstration,
}
