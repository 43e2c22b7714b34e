//! An office with the ways to reach it.

use askama::Template;
use locale::Language;

use super::TranslatedText;
use crate::{filters, frame::Phone};

/// An office with the ways to reach it, each on a line of its own.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/office.html")]
pub struct Office {
    pub name: TranslatedText,
    /// Who represents it.
    pub head: Option<TranslatedText>,
    /// Lines of the postal address.
    pub address: Vec<String>,
    pub phone: Option<Phone>,
    pub email: String,
    /// Without protocol.
    pub web: String,
}

impl Office {
    /// An office that the town names.
    #[must_use]
    pub fn named(office: &town::Office, language: Language) -> Self {
        Self {
            name: TranslatedText::of(&office.name, language),
            head: None,
            address: Some(office.address.clone()).filter(|line| !line.is_empty()).into_iter().collect(),
            phone: Phone::read(&office.phone),
            email: office.email.clone(),
            web: office.web.clone(),
        }
    }

    /// The authority itself, from its letterhead.
    #[must_use]
    pub fn authority(head: &town::Letterhead, language: Language) -> Self {
        let represented = Some(&head.head).filter(|name| !name.is_empty());
        Self {
            name: TranslatedText::german(&head.authority, language),
            head: represented.map(|name| TranslatedText::german(name, language)),
            address: vec![head.street.clone(), format!("{} {}", head.postcode, head.place)],
            phone: Phone::read(&head.phone),
            email: head.email.clone(),
            web: head.web.clone(),
        }
    }

    /// An office, for samples.
    #[cfg(feature = "samples")]
    #[must_use]
    pub fn sample(language: Language) -> Self {
        Self {
            name: TranslatedText::german("Datenschutzbeauftragte der Stadt", language),
            head: Some(TranslatedText::german("Die Oberbürgermeisterin", language)),
            address: vec!["Rathausplatz 1".to_owned(), "24900 Fördestadt".to_owned()],
            phone: Phone::read("0461 555 0"),
            email: "datenschutz@foerdestadt.example".to_owned(),
            web: "foerdestadt.example".to_owned(),
        }
    }
}
