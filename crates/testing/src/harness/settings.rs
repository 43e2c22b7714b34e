//! The settings of a town for tests.

use form::format::Text;
use town::{AccessibilityStatement, Bank, Branding, Letterhead, MailIdentity, OfficialTexts, Settings};

/// Settings of a town of this name.
pub fn settings(name: &str, slug: &str) -> Settings {
    let text = |words: &str| Text::both(words, words);
    Settings {
        land: "SH".to_owned(),
        letterhead: Letterhead {
            authority: format!("Stadt {name}"),
            head: "Die Oberbürgermeisterin".to_owned(),
            street: "Rathausplatz 1".to_owned(),
            postcode: "24900".to_owned(),
            place: name.to_owned(),
            phone: "0461 555 0".to_owned(),
            email: format!("rathaus@{slug}.example"),
            web: format!("{slug}.example"),
            bank: Some(Bank {
                holder: format!("Stadt {name}"),
                iban: "DE89370400440532013000".to_owned(),
                bic: "COBADEFFXXX".to_owned(),
                bank: "Musterbank".to_owned(),
            }),
            hours: None,
        },
        branding: Branding::default(),
        mail: MailIdentity { name: format!("Stadt {name}"), address: format!("portal@{slug}.example") },
        official: OfficialTexts {
            imprint: text("Impressum"),
            privacy: None,
            data_protection_officer: None,
            supervisory_authority: None,
            accessibility_statement: AccessibilityStatement::default(),
            accessibility: None,
            barrier_email: format!("barrieren@{slug}.example"),
            complaints_office: None,
        },
        official_bar: false,
        remedies: Vec::new(),
    }
}
