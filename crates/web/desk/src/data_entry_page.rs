//! The pages on which staff type in an application that came on paper: one for each step of the form, and one at the end.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use filing::{FilledIn, Fingerprint};
use form::page::page;
use kit::{
    frame::{DeskArea, DeskFrame},
    parts::{Alert, CsrfFields, ErrorSummary, Link},
    urls::{Href, Url, desk},
};
use locale::Language;
use runner::{Builder, SHOWN, Shown, StepParts};

use super::reading::AtDesk;
use crate::{filters, texts::Say as _};

/// A step while it is typed in.
#[derive(Debug, Template)]
#[template(path = "data_entry.html")]
pub(crate) struct DataEntryPage {
    pub(crate) frame: DeskFrame,
    pub(crate) service: String,
    pub(crate) heading: String,
    pub(crate) help: Option<String>,
    pub(crate) notice: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) parts: StepParts,
    pub(crate) csrf: CsrfFields,
    /// Hidden fields that carry the page's own state.
    pub(crate) carried: Vec<(&'static str, String)>,
    pub(crate) action: Href,
    /// All steps, and the end.
    pub(crate) step_links: Vec<StepLink>,
}

/// A step, or the end, in the list beside the form.
#[derive(Debug)]
pub(crate) struct StepLink {
    pub(crate) link: Link,
    pub(crate) current: bool,
    /// Something is missing or wrong there.
    pub(crate) open: bool,
}

/// What is to be shown of a step.
pub(crate) struct DataEntryView<'a> {
    pub(crate) filled: &'a FilledIn,
    pub(crate) step: &'a str,
    pub(crate) rows: &'a [String],
    pub(crate) shown: Shown,
    /// Documents that were refused: path of the question and sentence.
    pub(crate) refused: &'a [(String, String)],
    pub(crate) notice: Option<Alert>,
    /// The draft that this page may overwrite.
    pub(crate) basis: &'a FilledIn,
}

impl<'a> DataEntryView<'a> {
    /// A step as it lies in the draft.
    pub(crate) const fn of(filled: &'a FilledIn, step: &'a str) -> Self {
        Self { filled, step, rows: &[], shown: Shown::Nothing, refused: &[], notice: None, basis: filled }
    }

    /// The page; none if the step is not asked.
    pub(crate) fn page(self, desk: &AtDesk) -> Option<DataEntryPage> {
        let language = desk.language();
        let form = &self.filled.service.form;
        let asked = page(form, self.step, &self.filled.answers, &self.filled.evaluation, language)?;
        let mut builder = Builder {
            documents: &self.filled.draft.content.documents,
            language,
            shown: self.shown,
            open_rows: self.rows,
            refused: self.refused,
            problems: Vec::new(),
        };
        let parts = builder.parts(&asked.items);
        let errors = (!builder.problems.is_empty()).then_some(ErrorSummary { problems: builder.problems });
        let title = if errors.is_some() {
            language.say("error-title").with("title", asked.title).to_string()
        } else {
            asked.title.to_owned()
        };
        let basis = &self.basis.draft.content.answers;
        let shown = Fingerprint::of_step(form.form(), self.step, basis).as_str().to_owned();
        let carried = vec![(SHOWN, shown)];
        let draft = self.filled.draft.row.draft;
        Some(DataEntryPage {
            frame: desk.frame(title, DeskArea::Queues, Vec::new()),
            service: self.filled.service.pack.service.name.get(language).to_owned(),
            heading: asked.title.to_owned(),
            help: asked.help.map(str::to_owned),
            notice: self.notice,
            errors,
            parts,
            csrf: desk.csrf_forms.fresh(),
            carried,
            action: desk::PostalStep { draft, step: self.step.to_owned() }.href(),
            step_links: step_links(language, self.filled, Some(self.step)),
        })
    }
}

/// The steps of the form and the end; `here` is none at the end.
pub(crate) fn step_links(language: Language, filled: &FilledIn, here: Option<&str>) -> Vec<StepLink> {
    let (form, draft) = (&filled.service.form, filled.draft.row.draft);
    let place = |step: &String| {
        let title = form.form().steps.iter().find(|known| known.key == *step);
        let title = title.map_or("", |step| step.title.get(language));
        let problems = filled.evaluation.problems();
        // A step that nobody has opened yet is not incomplete but ahead.
        let begun = filled.draft.content.visited.contains(step);
        StepLink {
            link: Link::new(title, &desk::PostalStep { draft, step: step.clone() }),
            current: here == Some(step.as_str()),
            open: begun && problems.iter().any(|problem| form.step_of(&problem.path) == Some(step)),
        }
    };
    let end = StepLink {
        link: Link::new(language.say("typing-end"), &desk::PostalApplication { draft }),
        current: here.is_none(),
        open: false,
    };
    filled.evaluation.steps().iter().map(place).chain([end]).collect()
}
