//! What law asks a town to say to everybody: imprint, protection of data, accessibility, and the offices to turn to.

use form::format::Text;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value;

use crate::{AccessibilityStatement, SettingsProblem, settings::looks_like_email};

/// Texts and offices that law asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficialTexts {
    /// Imprint, beyond the letterhead (§ 5 DDG).
    pub imprint: Text,
    /// What else there is to say about data, above all who runs these pages for the town (Art. 13 (1) (e), Art. 28 DSGVO).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy: Option<Text>,
    /// The data protection officer, whom every authority has (Art. 13 (1) (b), Art. 37 (1) (a) DSGVO).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_protection_officer: Option<Office>,
    /// Where to complain about the use of data (Art. 13 (2) (d), Art. 77 DSGVO).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supervisory_authority: Option<Office>,
    /// How accessible these pages are.
    #[serde(default)]
    pub accessibility_statement: AccessibilityStatement,
    /// What else there is to say about it, for example about easy language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessibility: Option<Text>,
    /// Where to report barriers.
    pub barrier_email: String,
    /// Where the law is enforced: the conciliation or complaints office of the Land.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "office_or_name")]
    pub complaints_office: Option<Office>,
}

/// An office with the ways to reach it, of which there is at least one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// What it is called.
    pub name: Text,
    /// Street, postcode and place in one line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Telephone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// E-mail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Web address without protocol.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub web: String,
}

/// A setting without which a page says less than the law asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Missing {
    pub setting: &'static str,
    /// What it is needed for, with the norm.
    pub needed_for: &'static str,
}

impl OfficialTexts {
    pub(crate) fn check(&self) -> Result<(), SettingsProblem> {
        let texts = [
            ("official.imprint", Some(&self.imprint)),
            ("official.privacy", self.privacy.as_ref()),
            ("official.accessibility", self.accessibility.as_ref()),
        ];
        let empty = |text: Option<&Text>| text.is_some_and(|text| text.de.trim().is_empty());
        if let Some((field, _)) = texts.into_iter().find(|(_, text)| empty(*text)) {
            return Err(SettingsProblem::Empty(field));
        }
        check_email("official.barrier_email", &self.barrier_email)?;
        let offices = [
            ("official.data_protection_officer", &self.data_protection_officer),
            ("official.supervisory_authority", &self.supervisory_authority),
        ];
        for (field, office) in offices {
            let Some(office) = office else { continue };
            office.check(field)?;
            if !office.can_be_reached() {
                return Err(SettingsProblem::Unreachable(field));
            }
        }
        // Settings of before may hold its name alone: that is missing then, and keeps nobody from changing something else.
        if let Some(office) = &self.complaints_office {
            office.check("official.complaints_office")?;
        }
        self.accessibility_statement.check()
    }

    pub(crate) fn missing(&self) -> Vec<Missing> {
        let needed = [
            (
                self.data_protection_officer.is_some(),
                "official.data_protection_officer",
                "privacy notices, Art. 13 (1) (b) DSGVO",
            ),
            (
                self.supervisory_authority.is_some(),
                "official.supervisory_authority",
                "privacy notices, Art. 13 (2) (d) DSGVO",
            ),
            (
                self.accessibility_statement.is_whole(),
                "official.accessibility_statement",
                "statement on accessibility: day and known barriers, Implementing Decision (EU) 2018/1523",
            ),
            (
                self.complaints_office.as_ref().is_some_and(Office::can_be_reached),
                "official.complaints_office",
                "statement on accessibility: enforcement procedure, Implementing Decision (EU) 2018/1523",
            ),
        ];
        let missing = needed.into_iter().filter(|(is_there, ..)| !is_there);
        missing.map(|(_, setting, needed_for)| Missing { setting, needed_for }).collect()
    }
}

impl Office {
    fn check(&self, field: &'static str) -> Result<(), SettingsProblem> {
        if self.name.de.trim().is_empty() {
            return Err(SettingsProblem::Empty(field));
        }
        if !self.email.is_empty() {
            check_email(field, &self.email)?;
        }
        if !self.web.is_empty() && !looks_like_web(&self.web) {
            return Err(SettingsProblem::Web { field, value: self.web.clone() });
        }
        Ok(())
    }

    fn can_be_reached(&self) -> bool {
        let ways = [&self.address, &self.phone, &self.email, &self.web];
        ways.iter().any(|way| !way.trim().is_empty())
    }
}

/// An office, or its name alone, which was all that settings once held of it.
fn office_or_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Office>, D::Error> {
    let written = Value::deserialize(deserializer)?;
    if written.get("de").is_none() {
        return Office::deserialize(written).map(Some).map_err(D::Error::custom);
    }
    let name = Text::deserialize(written).map_err(D::Error::custom)?;
    let nothing = String::new;
    Ok(Some(Office { name, address: nothing(), phone: nothing(), email: nothing(), web: nothing() }))
}

fn check_email(field: &'static str, value: &str) -> Result<(), SettingsProblem> {
    if looks_like_email(value) {
        return Ok(());
    }
    Err(SettingsProblem::Email { field, value: value.to_owned() })
}

/// A host and perhaps a path, which become a link with `https://` before them.
fn looks_like_web(value: &str) -> bool {
    let host = value.split(['/', '?', '#']).next().unwrap_or_default();
    let within = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-');
    host.contains('.') && host.chars().all(within) && !value.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Conformity;

    fn office() -> Office {
        Office {
            name: Text::german("Datenschutzbeauftragte"),
            address: String::new(),
            phone: String::new(),
            email: "datenschutz@foerdestadt.example".to_owned(),
            web: String::new(),
        }
    }

    fn texts() -> OfficialTexts {
        OfficialTexts {
            imprint: Text::german("Impressum"),
            privacy: None,
            data_protection_officer: Some(office()),
            supervisory_authority: None,
            accessibility_statement: AccessibilityStatement::default(),
            accessibility: None,
            barrier_email: "barrieren@foerdestadt.example".to_owned(),
            complaints_office: Some(office()),
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let names = |texts: &OfficialTexts| -> Vec<_> {
            texts.missing().into_iter().map(|missing| missing.setting).collect()
        };
        assert_eq!(names(&texts()), ["official.supervisory_authority", "official.accessibility_statement"]);
        let accessibility_statement = AccessibilityStatement {
            conformity: Conformity::Fully,
            prepared_on: Some(date(2026, 11, 2)),
            ..AccessibilityStatement::default()
        };
        let whole =
            OfficialTexts { supervisory_authority: Some(office()), accessibility_statement, ..texts() };
        assert_eq!(names(&whole), [""; 0]);
    }

    #[test]
    fn an_office_can_be_reached() {
        const FIELD: &str = "official.data_protection_officer";
        let check =
            |office: Office| OfficialTexts { data_protection_officer: Some(office), ..texts() }.check();
        let web = |value: &str| check(Office { web: value.to_owned(), ..office() });
        assert_eq!(check(office()), Ok(()));
        assert_eq!(
            check(Office { email: String::new(), ..office() }),
            Err(SettingsProblem::Unreachable(FIELD))
        );
        assert_eq!(check(Office { name: Text::german(" "), ..office() }), Err(SettingsProblem::Empty(FIELD)));
        let email = check(Office { email: "datenschutz".to_owned(), ..office() });
        assert_eq!(email, Err(SettingsProblem::Email { field: FIELD, value: "datenschutz".to_owned() }));
        assert_eq!(web("www.foerdestadt.example/kontakt?an=dsb"), Ok(()));
        for value in ["https://foerdestadt.example", "foerdestadt", "a.b c", "a.b\"c"] {
            assert_eq!(
                web(value),
                Err(SettingsProblem::Web { field: FIELD, value: value.to_owned() }),
                "{value}"
            );
        }
    }

    #[test]
    fn settings_of_before_are_read() {
        let stored = serde_json::json!({
            "imprint": { "de": "Impressum" },
            "privacy": { "de": "Verantwortlich: Stadt Fördestadt." },
            "accessibility": { "de": "Barrierefreiheit" },
            "barrier_email": "barrieren@foerdestadt.example",
            "complaints_office": { "de": "Beschwerdestelle" }
        });
        let texts: OfficialTexts = serde_json::from_value(stored).unwrap();
        let office = texts.complaints_office.as_ref().map(|office| office.name.de.as_str());
        assert_eq!(office, Some("Beschwerdestelle"));
        assert_eq!((texts.missing().len(), texts.check()), (4, Ok(())));
    }
}
