//! The kinds of letters, each with what only it says.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::letters::{Account, RichText, Run};

/// What a letter is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Eingangsbestätigung: the application has arrived, with a copy of it.
    Receipt(Receipt),
    /// Nachfrage: the authority asks the resident for something.
    Inquiry(Inquiry),
    /// Bescheid.
    Decision(Box<Decision>),
    /// Berichtigung of an obvious error in a decision.
    Correction(Correction),
    /// Begleitschreiben: goes with documents that leave by post.
    Cover(RichText),
}

/// The confirmation that an application has arrived.
///
/// Legal source: § 9a (4) OZG: a copy of the declaration is provided for retrieval after submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// What arrived when and what happens next.
    pub opening: RichText,
    /// The effective answers as a table.
    pub answers: AnswerTable,
    /// The names of the documents that came with it.
    pub documents: Vec<String>,
    /// The effective answers as a JSON document; attached to the PDF as `angaben.json`.
    pub answers_json: String,
    /// What stands after the table.
    pub ending: RichText,
}

/// Answers in readable form. Of more than 2,000 rows the letter shows the first 2,000 and says so; the attached
/// file holds all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerTable {
    /// The steps of the form.
    pub sections: Vec<AnswerSection>,
}

/// The answers of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerSection {
    /// The title of the step.
    pub title: String,
    /// Question and answer, both in words.
    pub rows: Vec<(String, String)>,
}

/// A question of the authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    /// What is unclear.
    pub opening: RichText,
    /// The documents that are asked for, at most 50.
    pub documents: Vec<String>,
    /// The day until which an answer is asked for.
    pub due: Option<Date>,
    /// How to answer.
    pub ending: RichText,
}

/// An administrative act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// «auf Ihren Antrag vom 3. November 2026 ergeht folgender Bescheid:».
    pub opening: RichText,
    /// Tenor: what is decided; more than one are numbered. At most 50.
    pub rulings: Vec<Vec<Run>>,
    /// Nebenbestimmungen, numbered. At most 100.
    ///
    /// Legal source: § 36 VwVfG.
    pub ancillary_provisions: Vec<Vec<Run>>,
    /// Gründe.
    ///
    /// Legal source: § 39 (1) VwVfG; empty only where § 39 (2) allows it.
    pub reasons: RichText,
    /// The fee, if there is one.
    pub fee: Option<Fee>,
    /// Rechtsbehelfsbelehrung; where it is missing the period is one year.
    ///
    /// Legal source: § 37 (6) VwVfG, § 58 (2) VwGO.
    pub remedies: Option<RichText>,
}

/// A fee and how to pay it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// Euros with two places, from 0.01 to 999,999,999.99.
    pub amount: Decimal,
    /// Days after the announcement within which it is to be paid; the day itself is known only later.
    pub due_days: u16,
    /// The account of the town.
    pub account: Account,
    /// Verwendungszweck, at most 140 characters.
    pub purpose: String,
}

/// The correction of an obvious error.
///
/// Legal source: § 42 VwVfG: writing errors and the like may be corrected at any time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Which decision is corrected.
    pub opening: RichText,
    /// What is corrected, at most 50.
    pub changes: Vec<Change>,
    /// Why, and what stays as it was.
    pub ending: RichText,
    /// A notice on remedies, where the correction itself burdens.
    pub remedies: Option<RichText>,
}

/// One corrected passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What the decision says.
    pub wrong: String,
    /// What it should have said.
    pub right: String,
}
