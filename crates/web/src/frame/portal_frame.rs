//! The frame of the portal.

use super::TownView;
use crate::urls::Href;

/// What stands around a page of the portal.
#[derive(Debug, Clone)]
pub(crate) struct PortalFrame {
    pub(crate) town: TownView,
    /// The page's own part of the title; the layout appends the town. Starts with the word for «error» if the page has errors.
    pub(crate) title: String,
    pub(crate) area: Area,
    /// From the start page to here; the last one is this page and is not linked. Empty on pages with a back link.
    pub(crate) crumbs: Vec<Crumb>,
    /// The signed-in resident's name.
    pub(crate) resident: Option<String>,
    /// Inquiries that wait for the resident.
    pub(crate) waiting: usize,
}

/// The part of the portal that a page belongs to; its navigation entry is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    /// The start page, and what belongs to no entry.
    Start,
    Services,
    Cases,
    Help,
    Account,
}

/// One station of the breadcrumb.
#[derive(Debug, Clone)]
pub(crate) struct Crumb {
    pub(crate) text: String,
    /// None for the page itself.
    pub(crate) href: Option<Href>,
    /// The language of the text, where it may be another than the page's.
    pub(crate) lang: Option<&'static str>,
}

impl Crumb {
    pub(crate) fn to(text: impl Into<String>, href: Href) -> Self {
        Self { text: text.into(), href: Some(href), lang: None }
    }

    /// A case by its subject, which services write in German.
    pub(crate) fn to_case(subject: impl Into<String>, href: Href) -> Self {
        Self { lang: Some("de"), ..Self::to(subject, href) }
    }

    pub(crate) fn here(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: None, lang: None }
    }
}

impl PortalFrame {
    /// The demo town with a signed-in resident, for samples.
    pub(crate) fn sample(title: impl Into<String>, area: Area, crumbs: Vec<Crumb>) -> Self {
        Self {
            town: TownView::sample(),
            title: title.into(),
            area,
            crumbs,
            resident: Some("Henrike Thomsen".to_owned()),
            waiting: 1,
        }
    }
}
