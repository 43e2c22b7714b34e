//! A step of an application: the form runner's page, with and without errors.

use askama::Template;
use jiff::civil::{DateTime, date};

use crate::{
    Language, Page, filters,
    frame::PortalFrame,
    parts::{ErrorSummary, Field, FormGuard, Link, Steps},
    urls::Href,
};

mod samples;

pub(in crate::portal) use samples::progress as sample_progress;

/// A step. Every button posts `action` with a word and, where it needs one, a path: `next`, `pause`, `recalculate`, `add:trees`,
/// `edit:trees[0]`, `remove:trees[0]`, `save:trees[1]`, `discard:trees[1]`, `remove-paper:PATH`.
#[derive(Debug, Template)]
#[template(path = "portal/step.html")]
pub(crate) struct FormStep {
    pub(crate) frame: PortalFrame,
    pub(crate) service: String,
    /// From 1.
    pub(crate) number: u32,
    pub(crate) count: u32,
    pub(crate) back: Option<Link>,
    /// The question of the page.
    pub(crate) heading: String,
    pub(crate) intro: Option<String>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) parts: Vec<StepPart>,
    pub(crate) guard: FormGuard,
    pub(crate) action: Href,
    /// Where changes are saved by themselves.
    pub(crate) autosave: Href,
    pub(crate) saved_at: Option<DateTime>,
    /// The page has questions that depend on others: without script a button shows them.
    pub(crate) conditional: bool,
    pub(crate) progress: Steps,
    /// «Weiter: Grundstück».
    pub(crate) next: String,
}

/// The answer to an autosave of a step.
#[derive(Debug, Template)]
#[template(path = "portal/autosaved.html")]
pub(crate) struct Autosaved {
    pub(crate) saved_at: DateTime,
    pub(crate) parts: Vec<StepPart>,
}

impl Autosaved {
    pub(crate) fn sample(language: Language) -> Self {
        Self { saved_at: date(2026, 11, 3).at(10, 43, 0, 0), parts: samples::trees(language).parts }
    }
}

/// What a step consists of.
#[derive(Debug)]
pub(crate) enum StepPart {
    Field(Field),
    /// A note; may hold `**emphasis**`.
    Note(String),
    /// A calculated value, shown only.
    Value {
        label: String,
        value: String,
    },
    /// Questions that are one thought.
    Group {
        heading: String,
        fields: Vec<Field>,
    },
    Repeated(RepeatedGroup),
}

/// A repeated group: finished rows as a list, at most one open row.
#[derive(Debug)]
pub(crate) struct RepeatedGroup {
    /// The path of the group.
    pub(crate) path: String,
    /// «Eingetragene Bäume».
    pub(crate) list_name: String,
    pub(crate) rows: Vec<FinishedRow>,
    pub(crate) open: Option<OpenRow>,
    /// «Weiteren Baum hinzufügen»; none when the most is reached or a row is open that is not yet saved.
    pub(crate) add: Option<String>,
}

/// A finished row.
#[derive(Debug)]
pub(crate) struct FinishedRow {
    /// The path of the row: `trees[0]`.
    pub(crate) path: String,
    /// «Baum 1: Winterlinde».
    pub(crate) title: String,
    /// One line per thought.
    pub(crate) summary: String,
}

/// The open row.
#[derive(Debug)]
pub(crate) struct OpenRow {
    pub(crate) path: String,
    /// «Baum 2».
    pub(crate) title: String,
    pub(crate) fields: Vec<Field>,
}

impl Page for FormStep {
    const NAME: &'static str = "portal-step";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        vec![
            ("trees", samples::trees(language)),
            ("errors", samples::trees_with_errors(language)),
            ("every-kind", samples::every_kind(language)),
        ]
    }
}
