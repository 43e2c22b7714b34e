//! The frame of the portal.

use std::sync::{Arc, OnceLock};

use super::TownView;
use crate::{parts::Link, urls::Href};

/// What stands around a page of the portal.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct PortalFrame {
    pub town: TownView,
    /// The page's own part of the title; the layout appends the town. Starts with the word for «error» if the page has errors.
    pub title: String,
    pub area: Area,
    /// Entries of the navigation that other wings add.
    pub more: Vec<Link>,
    /// From the start page to here; the last one is this page and is not linked. Empty on pages with a back link.
    pub crumbs: Vec<Crumb>,
    /// The signed-in resident's name.
    pub resident: Option<String>,
    /// How whoever has a session ends it, in the words of the link; absent for everybody else.
    pub leave: Option<String>,
    /// Cases that wait for the resident.
    pub waiting: WaitingMark,
}

/// How many cases wait for the resident, for the mark in the navigation.
///
/// Counting them reads cases. So it is done when a page is answered and not before: what answers without a page does not pay for it.
#[derive(Debug, Clone, Default)]
pub struct WaitingMark(Arc<OnceLock<usize>>);

impl WaitingMark {
    /// Notes the number, unless it is known.
    pub fn note(&self, count: usize) {
        self.0.get_or_init(|| count);
    }

    /// Whether somebody has counted already.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.0.get().is_some()
    }

    /// The number; 0 as long as it is not known.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.get().copied().unwrap_or(0)
    }
}

impl From<usize> for WaitingMark {
    fn from(count: usize) -> Self {
        Self(Arc::new(OnceLock::from(count)))
    }
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
            more: Vec::new(),
            crumbs,
            resident: Some("Henrike Thomsen".to_owned()),
            leave: Some("Abmelden".to_owned()),
            waiting: 1.into(),
        }
    }
}
