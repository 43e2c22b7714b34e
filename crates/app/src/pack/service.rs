//! `service.toml`: what the service is, who works on it, and the rules of its procedure.

use form::format::{LegalBasis, Text};
use serde::{Deserialize, Serialize};

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
pub struct ServiceFile {
    /// Format and version.
    pub format: FormatTag,
    /// Short name in addresses: `[a-z][a-z0-9-]*`, at most 60 characters.
    pub key: String,
    /// Version of the content as its author counts it.
    pub version: String,
    /// Short name of the department that owns it, as the town calls it.
    pub department: String,
    /// Letters before case numbers, 1 to 4 capitals, for example `B`.
    pub series: String,
    /// Key of the Leistung in the Leistungskatalog: `99` and twelve digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leika: Option<String>,
    /// What it is called.
    pub title: Text,
    /// One sentence for lists and search.
    pub summary: Text,
    /// Words that residents may search for and that stand nowhere else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub search_words: Vec<Text>,
    /// Paragraphs that explain the service.
    #[serde(default)]
    pub about: Vec<Text>,
    /// What the applicant needs at hand.
    #[serde(default)]
    pub needs: Vec<Text>,
    /// How long it takes, in words.
    pub duration: Text,
    /// What it costs, in words.
    pub cost: Text,
    /// Who decides, in words.
    pub decides: Text,
    /// By when to apply, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apply_by: Option<Text>,
    /// Other ways to apply, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_ways: Option<Text>,
    /// The norms of the procedure.
    #[serde(default)]
    pub legal_basis: Vec<LegalBasis>,
    /// Whether and with which trust it is offered online.
    #[serde(default)]
    pub online: OnlineRules,
    /// By which ways its decisions may be announced.
    #[serde(default)]
    pub delivery: DeliveryRules,
    /// How many different persons must sign a decision off, 1 or 2.
    #[serde(default = "one")]
    pub sign_offs: u8,
    /// The town's own promise: decided within this many days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise_days: Option<u16>,
    /// A period that a statute sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory_period: Option<StatutoryPeriod>,
    /// Days an inquiry leaves for the answer unless the caseworker chooses otherwise.
    #[serde(default = "fourteen")]
    pub inquiry_days: u16,
    /// The notice on remedies; missing means that objection is open for one year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedies: Option<Remedies>,
    /// Where the case finds what lists and letters need among the answers.
    pub paths: CasePaths,
    /// The fee in euros as FEEL over the answers; a proposal to the caseworker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<String>,
    /// Days after announcement until the fee is due.
    #[serde(default = "thirty")]
    pub fee_due_days: u16,
    /// The privacy notice.
    pub privacy: PrivacyNotice,
    /// How long a closed case is kept.
    pub retention: RetentionRule,
}

const fn one() -> u8 {
    1
}

const fn fourteen() -> u16 {
    14
}

const fn thirty() -> u16 {
    30
}

/// How sure the town is who somebody is. Later levels include the earlier ones.
///
/// Legal source: § 3 (4) OZG (substantial and high need an identification that is not offered yet).
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

/// Whether and how the service is offered online.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnlineRules {
    /// The trust that an application needs; above `email` the service is not offered online.
    #[serde(default)]
    pub trust: TrustLevel,
}

impl Default for OnlineRules {
    fn default() -> Self {
        Self { trust: TrustLevel::None }
    }
}

/// By which ways decisions may be announced.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveryRules {
    /// Gangway's own mailbox suffices for this procedure, with the applicant's consent.
    #[serde(default)]
    pub portal_suffices: bool,
    /// The norm that allows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub norm: Option<String>,
}

/// A period that a statute sets for the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatutoryPeriod {
    /// Days from filing.
    pub days: u16,
    /// The norm.
    pub norm: String,
    /// The norm by which an inquiry pauses it; without one it runs on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pauses_by: Option<String>,
}

/// The notice on remedies (Rechtsbehelfsbelehrung).
///
/// Legal source: § 37 (6) VwVfG, § 58 VwGO.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedies {
    /// Version of the text, kept with each decision.
    pub version: String,
    /// The text. `{authority}` and `{address}` are filled by the town's letterhead.
    pub text: Text,
    /// Months within which the remedy is open.
    #[serde(default = "one_month")]
    pub months: u8,
}

const fn one_month() -> u8 {
    1
}

/// Where among the answers a case finds what lists and letters need. All FEEL, all text unless said otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CasePaths {
    /// What the case is about, for example `"Baumfällung, " + place.street`.
    pub subject: String,
    /// The applicant's name.
    pub applicant: String,
    /// The applicant's e-mail address; null means none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The applicant's postal address: a context with street, house number, postcode, town and country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Salutation in letters, for example `"Guten Tag " + applicant.name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salutation: Option<String>,
}

/// What residents are told about their data.
///
/// Legal source: Art. 13 DSGVO.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivacyNotice {
    /// What the data is used for and by which norm.
    pub purpose: Text,
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
    pub years: u8,
    /// The norm or rule.
    pub basis: String,
}
