//! A town as its pages show it: name, address, crest, colours.

use crate::urls::Href;

/// What the frame shows of a town.
#[derive(Debug, Clone)]
pub(crate) struct TownView {
    /// Short name: «Fördestadt».
    pub(crate) name: String,
    /// The authority's full name: «Stadt Fördestadt».
    pub(crate) authority: String,
    /// Lines of the postal address.
    pub(crate) address: Vec<String>,
    pub(crate) phone: Option<Phone>,
    pub(crate) crest: Crest,
    /// The town's own colours; without it the defaults of `tokens.css` hold.
    pub(crate) branding: Option<Href>,
    /// Year of the copyright line.
    pub(crate) year: i16,
}

/// A telephone number as shown and as dialled.
#[derive(Debug, Clone)]
pub(crate) struct Phone {
    pub(crate) shown: String,
    pub(crate) dialled: String,
    /// When somebody answers: «Montag bis Freitag von 8 bis 18 Uhr».
    pub(crate) hours: Option<String>,
}

/// The picture beside the town's name.
#[derive(Debug, Clone)]
pub(crate) enum Crest {
    /// The crest of the demo town, drawn by us.
    Demo,
    /// The town's own, served by us.
    Image(Href),
    /// None.
    Absent,
}

impl TownView {
    /// The demo town, for samples.
    pub(crate) fn sample() -> Self {
        Self {
            name: "Fördestadt".to_owned(),
            authority: "Stadt Fördestadt".to_owned(),
            address: vec!["Rathausplatz 1".to_owned(), "24900 Fördestadt".to_owned()],
            phone: Some(Phone {
                shown: "115".to_owned(),
                dialled: "115".to_owned(),
                hours: Some("Montag bis Freitag von 8 bis 18 Uhr".to_owned()),
            }),
            crest: Crest::Demo,
            branding: None,
            year: 2026,
        }
    }
}
