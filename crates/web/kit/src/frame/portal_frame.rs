//! The frame of the portal.

use super::TownView;
use crate::urls::Href;

/// What stands around a page of the portal.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct PortalFrame {
    pub town: TownView,
    /// The page's own part of the title; the layout appends the town. Starts with the word for «error» if the page has errors.
    pub title: String,
    pub area: Area,
    /// From the start page to here; the last one is this page and is not linked. Empty on pages with a back link.
    pub crumbs: Vec<Crumb>,
    /// The signed-in resident's name.
    pub resident: Option<String>,
    /// Inquiries that wait for the resident.
    pub waiting: usize,
}

/// The part of the portal that a page belongs to; its navigation entry is marked.
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// The start page, and what belongs to no entry.
    Start,
    Services,
    Cases,
    Help,
    Account,
}

/// One station of the breadcrumb.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct Crumb {
    pub text: String,
    /// None for the page itself.
    pub href: Option<Href>,
    /// The language of the text, where it may be another than the page's.
    pub lang: Option<&'static str>,
}

impl Crumb {
    /// A station that is linked.
    pub fn to(text: impl Into<String>, href: Href) -> Self {
        Self { text: text.into(), href: Some(href), lang: None }
    }

    /// A case by its subject, which services write in German.
    pub fn to_case(subject: impl Into<String>, href: Href) -> Self {
        Self { lang: Some("de"), ..Self::to(subject, href) }
    }

    /// The page itself.
    pub fn here(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: None, lang: None }
    }
}

#[cfg(any(test, feature = "samples"))]
impl PortalFrame {
    /// The demo town with a signed-in resident, for samples.
    pub fn sample(title: impl Into<String>, area: Area, crumbs: Vec<Crumb>) -> Self {
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
