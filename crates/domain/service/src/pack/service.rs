//! `service.toml`: what the service says, promises and demands. `docs/formats/pack.md` describes every key.

use form::format::{LegalBasis, Text};
use locale::Language;
use serde::{Deserialize, Serialize};

use crate::pack::AttentionRule;

/// Names the format and its version; the only value of `format`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormatTag {
    /// The first version.
    #[default]
    #[serde(rename = "gangway-pack/1")]
    V1,
}

/// The settings and texts of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ServiceSettings {
    /// Format and version.
    pub format: FormatTag,
    /// Stable key, `[a-z][a-z0-9_]*`, also the service's short name in addresses.
    pub key: String,
    /// Version of the content as its authors count it.
    pub version: String,
    /// Letters before case numbers, one to four capitals, for example `B`.
    pub series: String,
    /// Key of the Leistung in the Leistungskatalog: `99` and twelve digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leika: Option<String>,
    /// Key of the department that owns the service.
    pub department: String,
    /// The norms of the procedure.
    #[serde(default)]
    pub legal_basis: Vec<LegalBasis>,
    /// What it is called.
    pub name: Text,
    /// One sentence for lists and search.
    pub summary: Text,
    /// Further words by which search finds it.
    #[serde(default)]
    pub keywords: Texts,
    /// The service page, in light notation.
    pub description: Text,
    /// What one should have at hand before starting.
    #[serde(default)]
    pub what_you_need: Texts,
    /// How long it takes.
    pub duration: Text,
    pub cost: Text,
    pub who_decides: Text,
    /// Other ways to apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_ways: Option<Text>,
    /// What the service promises and demands.
    pub terms: Terms,
    /// Where the answers say who applies.
    pub applicant: ApplicantRules,
    /// What a case is about.
    pub subject: SubjectRule,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<FeeRule>,
    /// The notice on remedies; missing means that objection is open for one year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedies: Option<Remedies>,
    pub privacy: PrivacyNotice,
    /// How long a closed case is kept.
    pub retention: RetentionRule,
    /// Documents that an inquiry can ask for.
    #[serde(default, rename = "papers")]
    pub documents: Vec<RequestableDocument>,
    /// Text blocks for conditions (Nebenbestimmungen).
    #[serde(default)]
    pub conditions: Vec<AncillaryProvisionBlock>,
    /// What staff must not overlook in an application.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attention: Vec<AttentionRule>,
}

/// Lists of texts, one list per language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// German.
    #[serde(default)]
    pub de: Vec<String>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<Vec<String>>,
    /// Leichte Sprache.
    #[serde(default, rename = "de-x-leicht", skip_serializing_if = "Option::is_none")]
    pub easy: Option<Vec<String>>,
}

impl Texts {
    /// The list in this language, in German if it was not translated.
    #[must_use]
    pub fn get(&self, language: Language) -> &[String] {
        let translated = match language {
            Language::German => None,
            Language::English => self.en.as_ref(),
        };
        translated.unwrap_or(&self.de)
    }
}

/// How sure the town is who somebody is. Later levels include the earlier ones.
///
/// Legal source: § 3 (4) OZG; «substantiell» and «hoch» need an identification that is not offered yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrustLevel {
    /// Nobody is recognised.
    #[default]
    None,
    /// An e-mail address was confirmed.
    Email,
    /// «substantiell».
    Substantial,
    /// «hoch».
    High,
}

/// What the service promises and demands. A case keeps the terms it was filed under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The town's own promise, in calendar days; it pauses during an inquiry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise_days: Option<u16>,
    /// 1 or 2 different persons.
    pub sign_offs: u8,
    /// Whether retrieval from the town's own mailbox suffices as the way of announcement.
    #[serde(default)]
    pub portal_suffices: bool,
    /// What is demanded of the applicant's identity.
    #[serde(default)]
    pub trust: TrustLevel,
    /// A period set by law.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory: Option<StatutoryPeriod>,
}

/// A period that a statute sets for the decision: `months` or `days`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct StatutoryPeriod {
    /// Calendar days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u8>,
    /// The norm that sets it.
    pub norm: String,
    /// The norm by which an inquiry pauses it; without one it runs on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pauses_by: Option<String>,
}

/// Where the answers say who applies; FEEL unless said otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplicantRules {
    /// The name for lists and letters.
    pub name: String,
    /// How German letters greet.
    pub salutation: String,
    /// How English ones do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salutation_en: Option<String>,
    /// Key of the question with the postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Key of the question with the e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// What a case is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectRule {
    /// FEEL, a text.
    pub rule: String,
}

/// What a decision costs, as the answers give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeRule {
    /// Key of the calculated money question; a proposal to the caseworker.
    pub question: String,
    /// Days after announcement until it is due.
    pub due_days: u16,
    /// The norm.
    pub legal_basis: String,
}

/// The notice on remedies (Rechtsbehelfsbelehrung).
///
/// Legal source: § 37 (6) VwVfG, § 58 VwGO.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedies {
    /// Version of the text, kept with each decision.
    pub version: String,
    /// The text with placeholders.
    pub de: String,
    /// The same in English, for reading; the letter carries the German text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// Months within which the remedy is open.
    #[serde(default = "one_month")]
    pub months: u8,
}

impl Remedies {
    /// The text in each language that there is.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.de.as_str()).chain(self.en.as_deref())
    }
}

const fn one_month() -> u8 {
    1
}

/// What residents are told about their data.
///
/// Legal source: Art. 13 DSGVO.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivacyNotice {
    /// What the data is used for.
    pub purpose: Text,
    /// By which norm.
    pub legal_basis: Text,
    /// Who receives it.
    pub recipients: Text,
    /// Whether it must be given and what follows if not.
    pub obligation: Text,
}

/// How long a closed case is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionRule {
    /// Years after closing.
    pub closed_years: u8,
    /// The norm or rule.
    pub legal_basis: String,
}

/// A document that an inquiry can ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestableDocument {
    /// Stable key.
    pub key: String,
    /// What it is called.
    pub label: Text,
}

/// A text block for a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AncillaryProvisionBlock {
    /// Stable key.
    pub key: String,
    /// What it is called in the editor.
    pub label: String,
    /// The text with placeholders.
    pub text: String,
    /// Whether it weighs on the applicant.
    pub weight: AncillaryProvisionWeight,
    /// The letters in which it stands from the start.
    #[serde(default)]
    pub preset: Vec<crate::pack::LetterKind>,
    /// FEEL, yes or no: whether it fits the application. It is neither preset nor offered where this does not hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_if: Option<String>,
}

/// Whether a condition weighs on the applicant, so that they must be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AncillaryProvisionWeight {
    /// It does not.
    Light,
    /// It does.
    Burdening,
}
