//! A town as its pages show it: name, address, crest, colours.

use form::format::Text;
use kernel::rows::TownRow;
use town::{Branding, Settings};

use crate::urls::{Href, Url, portal};

/// What the frame shows of a town.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct TownView {
    /// Short name: «Fördestadt».
    pub name: String,
    /// The authority's full name: «Stadt Fördestadt».
    pub authority: String,
    /// Lines of the postal address.
    pub address: Vec<String>,
    pub phone: Option<Phone>,
    pub crest: Crest,
    /// The town's own colours; without it the defaults of `tokens.css` hold.
    pub branding: Option<Href>,
    /// Year of the copyright line.
    pub year: Option<i16>,
}

/// A telephone number as shown and as dialled.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct Phone {
    pub shown: String,
    pub dialled: String,
    /// When somebody answers: «Montag bis Freitag von 8 bis 18 Uhr».
    pub hours: Option<Text>,
}

/// The picture beside the town's name.
#[derive(Debug, Clone)]
pub enum Crest {
    /// The crest of the demo town, drawn by us.
    Demo,
    /// None.
    Absent,
}

impl Phone {
    /// A number as people write it; none if there is no digit in it.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let dialled: String =
            written.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
        let shown = written.trim().replace(' ', "\u{a0}");
        (!dialled.is_empty()).then_some(Self { shown, dialled, hours: None })
    }
}

impl TownView {
    /// What stands in a town's row and settings.
    #[must_use]
    pub fn from_settings(row: &TownRow, settings: &Settings, year: i16) -> Self {
        let head = &settings.letterhead;
        let phone = Phone::read(&head.phone).map(|phone| Phone { hours: head.hours.clone(), ..phone });
        let branded = settings.branding != Branding::default();
        Self {
            name: row.name.clone(),
            authority: head.authority.clone(),
            address: vec![head.street.clone(), format!("{} {}", head.postcode, head.place)],
            phone,
            crest: if row.slug == "foerdestadt" { Crest::Demo } else { Crest::Absent },
            branding: branded.then(|| portal::Branding.href()),
            year: Some(year),
        }
    }

    /// A frame without a town, for hosts that lead to none.
    #[must_use]
    pub fn nameless(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            authority: name.to_owned(),
            address: Vec::new(),
            phone: None,
            crest: Crest::Absent,
            branding: None,
            year: None,
        }
    }

    /// The demo town, for samples.
    #[cfg(any(test, feature = "samples"))]
    #[must_use]
    pub fn sample() -> Self {
        Self {
            name: "Fördestadt".to_owned(),
            authority: "Stadt Fördestadt".to_owned(),
            address: vec!["Rathausplatz 1".to_owned(), "24900 Fördestadt".to_owned()],
            phone: Some(Phone {
                shown: "115".to_owned(),
                dialled: "115".to_owned(),
                hours: Some(Text::german("Montag bis Freitag von 8 bis 18 Uhr")),
            }),
            crest: Crest::Demo,
            branding: None,
            year: Some(2026),
        }
    }
}
