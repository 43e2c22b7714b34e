//! The settings of a town: what its letters, pages and mails say about it. No secrets in here.

use form::format::Text;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;
use service::{
    pack::Remedies,
    remedies::{self, RemediesProblem},
};

use crate::{BARRIERS_MAX, Branding, BrandingProblem, Missing, OfficialTexts, Refused};

/// All settings of a town.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The Land by its two letters, for example `SH`.
    pub land: String,
    /// What stands on letters.
    pub letterhead: Letterhead,
    /// Colours.
    #[serde(default)]
    pub branding: Branding,
    /// Who mails come from.
    pub mail: MailIdentity,
    /// Imprint, privacy and accessibility.
    pub official: OfficialTexts,
    /// Shows the bar «Offizielle Website»; only for real authorities.
    #[serde(default)]
    pub official_bar: bool,
    /// The notices on remedies for services that bring none, every version that there was; the last one is current.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remedies: Vec<Remedies>,
}

/// What stands at head and foot of every letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Letterhead {
    /// The authority, for example «Stadt Fördestadt».
    pub authority: String,
    /// Who represents it, for example «Die Oberbürgermeisterin».
    pub head: String,
    /// Street and number.
    pub street: String,
    pub postcode: String,
    pub place: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Web address without protocol.
    pub web: String,
    /// Account for fees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<Bank>,
    /// Opening hours, in words; letters take the German ones.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "text_or_german")]
    pub hours: Option<Text>,
}

/// A bank account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Bank {
    /// Account holder.
    pub holder: String,
    /// IBAN without spaces.
    pub iban: String,
    pub bic: String,
    /// Name of the bank.
    pub bank: String,
}

/// How to reach a department.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// E-mail.
    #[serde(default)]
    pub email: String,
    /// Street and number, if other than the town hall.
    #[serde(default)]
    pub street: String,
    /// Room or floor.
    #[serde(default)]
    pub room: String,
}

/// Who mails come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailIdentity {
    /// Display name.
    pub name: String,
    /// Address; answers to it must be read by somebody.
    pub address: String,
}

/// What is wrong with settings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum SettingsProblem {
    /// Not a Land.
    #[error("«{0}» is no Land; give its two letters, for example SH")]
    Land(String),
    /// A text that must be there is empty.
    #[error("{0} must not be empty")]
    Empty(&'static str),
    /// An address without `@`.
    #[error("{field} «{value}» is no e-mail address")]
    Email {
        field: &'static str,
        /// What was given.
        value: String,
    },
    /// An office that nobody could reach.
    #[error("{0} needs a way to be reached: address, phone, email or web")]
    Unreachable(&'static str),
    /// A web address that could not be a link.
    #[error(
        "{field} «{value}» is no web address; give it without https://, for example foerdestadt.example/kontakt"
    )]
    Web {
        field: &'static str,
        /// What was given.
        value: String,
    },
    /// More barriers than a statement lists.
    #[error("official.accessibility_statement lists at most {BARRIERS_MAX} barriers")]
    Barriers,
    /// Barriers on pages that conform fully.
    #[error("official.accessibility_statement names barriers, so its conformity is «partly» or «not»")]
    Conformity,
    /// The colours cannot be read.
    #[error(transparent)]
    Branding(#[from] BrandingProblem),
    /// The notices on remedies cannot be used.
    #[error(transparent)]
    Remedies(#[from] RemediesProblem),
}

impl Settings {
    /// Checks what would otherwise be found by a resident.
    ///
    /// # Errors
    ///
    /// The first [`SettingsProblem`].
    pub fn check(&self) -> Result<(), SettingsProblem> {
        if self.land.parse::<law::Land>().is_err() {
            return Err(SettingsProblem::Land(self.land.clone()));
        }
        let head = &self.letterhead;
        let texts = [
            ("letterhead.authority", &head.authority),
            ("letterhead.street", &head.street),
            ("letterhead.postcode", &head.postcode),
            ("letterhead.place", &head.place),
            ("mail.name", &self.mail.name),
        ];
        if let Some((field, _)) = texts.iter().find(|(_, text)| text.trim().is_empty()) {
            return Err(SettingsProblem::Empty(field));
        }
        let addresses = [("letterhead.email", &head.email), ("mail.address", &self.mail.address)];
        if let Some((field, value)) = addresses.into_iter().find(|(_, value)| !looks_like_email(value)) {
            return Err(SettingsProblem::Email { field, value: value.clone() });
        }
        self.official.check()?;
        self.branding.check()?;
        remedies::check(&self.remedies)?;
        Ok(())
    }

    /// What residents should find by law and this town has not set.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        self.official.missing()
    }

    /// Makes a notice on remedies the current one; versions that were current before stay.
    ///
    /// # Errors
    ///
    /// [`Refused::NoticeRewritten`] if its version is there with another text.
    pub fn set_remedies(&mut self, notice: Remedies) -> Result<(), Refused> {
        let before = self.clone();
        self.remedies.retain(|kept| kept.version != notice.version);
        self.remedies.push(notice);
        self.may_follow(&before)
    }

    /// Whether these settings can take the place of those of before.
    ///
    /// # Errors
    ///
    /// [`Refused`] names what must stay as it is.
    pub fn may_follow(&self, before: &Self) -> Result<(), Refused> {
        match remedies::rewritten(&before.remedies, &self.remedies) {
            Some(notice) => Err(Refused::NoticeRewritten { version: notice.version.clone() }),
            None => Ok(()),
        }
    }
}

/// A text with its translations, or German words alone.
fn text_or_german<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Text>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::String(words) => Ok(Some(Text::german(words))),
        text => Text::deserialize(text).map(Some).map_err(D::Error::custom),
    }
}

pub(crate) fn looks_like_email(value: &str) -> bool {
    value.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}
