//! The pages on which staff type in an application that came on paper: one for each step of the form, and one at the end.

use askama::Template;
use filing::{FilledIn, Fingerprint};
use form::page::page;
use kit::{
    Page, filters,
    frame::{DeskArea, DeskFrame},
    parts::{Alert, CsrfFields, ErrorSummary, FieldProblem, Link},
    urls::{Href, Url, desk},
    words::Say as _,
};
use locale::Language;
use runner::{Builder, SHOWN, Shown, StepPart, StepParts};

use super::reading::AtDesk;

/// A step while it is typed in.
#[derive(Debug, Template)]
#[template(path = "typing.html")]
pub(crate) struct TypingPage {
    pub(crate) frame: DeskFrame,
    pub(crate) service: String,
    pub(crate) heading: String,
    pub(crate) help: Option<String>,
    pub(crate) notice: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) parts: StepParts,
    pub(crate) guard: CsrfFields,
    /// Hidden fields that carry the page's own state.
    pub(crate) carried: Vec<(&'static str, String)>,
    pub(crate) action: Href,
    /// All steps, and the end.
    pub(crate) places: Vec<Place>,
}

/// A step, or the end, in the list beside the form.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) link: Link,
    pub(crate) current: bool,
    /// Something is missing or wrong there.
    pub(crate) open: bool,
}

/// What is to be shown of a step.
pub(crate) struct TypingView<'a> {
    pub(crate) filled: &'a FilledIn,
    pub(crate) step: &'a str,
    pub(crate) rows: &'a [String],
    pub(crate) shown: Shown,
    /// Papers that were refused: path of the question and sentence.
    pub(crate) refused: &'a [(String, String)],
    pub(crate) notice: Option<Alert>,
    /// The draft that this page may overwrite.
    pub(crate) basis: &'a FilledIn,
}

impl<'a> TypingView<'a> {
    /// A step as it lies in the draft.
    pub(crate) const fn of(filled: &'a FilledIn, step: &'a str) -> Self {
        Self { filled, step, rows: &[], shown: Shown::Nothing, refused: &[], notice: None, basis: filled }
    }

    /// The page; none if the step is not asked.
    pub(crate) fn page(self, desk: &AtDesk) -> Option<TypingPage> {
        let language = desk.language();
        let form = &self.filled.service.form;
        let asked = page(form, self.step, &self.filled.answers, &self.filled.evaluation, language)?;
        let mut builder = Builder {
            papers: &self.filled.draft.content.papers,
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
        Some(TypingPage {
            frame: desk.frame(title, DeskArea::Queues, Vec::new()),
            service: self.filled.service.pack.service.name.get(language).to_owned(),
            heading: asked.title.to_owned(),
            help: asked.help.map(str::to_owned),
            notice: self.notice,
            errors,
            parts,
            guard: desk.guards.fresh(),
            carried,
            action: desk::PaperStep { draft, step: self.step.to_owned() }.href(),
            places: places(language, self.filled, Some(self.step)),
        })
    }
}

/// The steps of the form and the end; `here` is none at the end.
pub(crate) fn places(language: Language, filled: &FilledIn, here: Option<&str>) -> Vec<Place> {
    let (form, draft) = (&filled.service.form, filled.draft.row.draft);
    let place = |step: &String| {
        let title = form.form().steps.iter().find(|known| known.key == *step);
        let title = title.map_or("", |step| step.title.get(language));
        let problems = filled.evaluation.problems();
        // A step that nobody has opened yet is not incomplete but ahead.
        let begun = filled.draft.content.visited.contains(step);
        Place {
            link: Link::new(title, &desk::PaperStep { draft, step: step.clone() }),
            current: here == Some(step.as_str()),
            open: begun && problems.iter().any(|problem| form.step_of(&problem.path) == Some(step)),
        }
    };
    let end = Place {
        link: Link::new(language.say("typing-end"), &desk::PaperApplication { draft }),
        current: here.is_none(),
        open: false,
    };
    filled.evaluation.steps().iter().map(place).chain([end]).collect()
}

impl Page for TypingPage {
    const NAME: &'static str = "desk-typing";

    fn samples(_language: Language) -> Vec<(&'static str, Self)> {
        let draft = ids::DraftId::from_uuid(ids::Uuid::from_u128(5));
        let step = || desk::PaperStep { draft, step: "person".to_owned() };
        let field = super::form_page::line("name", "Vorname und Nachname", "Henrike Thomsen");
        let place = |text: &str, current, open| Place { link: Link::new(text, &step()), current, open };
        let sample = || Self {
            frame: DeskFrame::sample("Wer stellt den Antrag?", Vec::new()),
            service: "Baumfällung beantragen".to_owned(),
            heading: "Wer stellt den Antrag?".to_owned(),
            help: Some("So, wie es im Antrag steht.".to_owned()),
            notice: None,
            errors: None,
            parts: StepParts::new(vec![StepPart::field(field.clone())]),
            guard: CsrfFields::sample(1),
            carried: vec![(SHOWN, "0".to_owned())],
            action: step().href(),
            places: vec![place("Person", true, false), place("Bäume", false, true)],
        };
        let mut refused = sample();
        let message = "Geben Sie den Namen ein.".to_owned();
        refused.errors =
            Some(ErrorSummary { problems: vec![FieldProblem { id: "name".to_owned(), message }] });
        vec![("first-step", sample()), ("refused", refused)]
    }
}
