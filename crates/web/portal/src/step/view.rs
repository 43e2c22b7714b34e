//! The page of a step, from a draft and what is to be shown of it.

use filing::{FilledIn, Fingerprint};
use form::{
    format::Element,
    page::{Page, page},
};
use kit::{
    format,
    frame::Area,
    parts::{Alert, ErrorSummary},
    refusal::spoken,
    urls::{Url, portal},
};
use runner::{Builder, SHOWN, Shown, StepParts};

use super::order::{ApplicationStep, StepOrder};
use crate::{
    reading::Reading,
    step::{Conflict, FormStep},
    texts::Say as _,
};

/// The service, for when the draft is gone.
pub(super) const SERVICE: &str = "gw-service";
/// Where to go on after this step: `check` or nothing.
pub(super) const RETURN: &str = "gw-return";

/// What is to be shown of a step.
pub(super) struct StepView<'a> {
    pub(super) reading: &'a Reading,
    pub(super) filled: &'a FilledIn,
    pub(super) step: &'a str,
    pub(super) open_rows: &'a [String],
    pub(super) shown: Shown,
    pub(super) refused: &'a [(String, String)],
    /// The resident came from the check and goes back there.
    pub(super) returns: bool,
    pub(super) notice: Option<Alert>,
    /// What this page may overwrite; the draft's answers unless there is a conflict.
    pub(super) basis: Option<&'a FilledIn>,
    pub(super) conflict: Option<Conflict>,
}

impl<'a> StepView<'a> {
    /// A step as it lies in the draft.
    pub(super) const fn of(reading: &'a Reading, filled: &'a FilledIn, step: &'a str) -> Self {
        Self {
            reading,
            filled,
            step,
            open_rows: &[],
            shown: Shown::Nothing,
            refused: &[],
            returns: false,
            notice: None,
            basis: None,
            conflict: None,
        }
    }

    /// The page; none if the step is not asked.
    pub(super) fn page(self) -> Option<FormStep> {
        let language = self.reading.language();
        let asked = self.asked()?;
        let mut builder = self.builder();
        let parts = builder.parts(&asked.items);
        let problems = builder.problems;
        let order = StepOrder::of(self.filled, language);
        let here = ApplicationStep::Step(self.step);
        let (number, count) = (order.number(here), order.places().len());
        let service = self.filled.service.pack.service.name.get(language).to_owned();
        let title: String = language
            .say("step-title")
            .with("step", asked.title)
            .with("number", number)
            .with("count", count)
            .into();
        let title =
            if problems.is_empty() { title } else { language.say("error-title").with("title", title).into() };
        let mut frame = self.reading.frame(title, Area::Services, Vec::new());
        frame.crumbs.clear();
        let draft = self.filled.draft.row.draft;
        let step = self.step.to_owned();
        Some(FormStep {
            frame,
            service,
            number,
            count,
            back: Some(order.back(here)),
            heading: asked.title.to_owned(),
            spoken: self.spoken(),
            intro: asked.help.map(str::to_owned),
            errors: (!problems.is_empty()).then_some(ErrorSummary { problems }),
            parts,
            csrf: self.reading.csrf_forms.fresh(),
            carried: self.carried(),
            action: portal::Step { draft, step: step.clone() }.href(),
            autosave: portal::StepAutosave { draft, step }.href(),
            saved_at: (self.filled.draft.row.version > 1)
                .then(|| format::in_germany(self.filled.draft.row.saved_at)),
            conditional: self.is_conditional(),
            progress: order.progress(here),
            next: if self.returns { language.say("back-to-check").into() } else { order.on(here) },
            notice: self.notice,
            conflict: self.conflict,
        })
    }

    /// Only the questions, for an autosave.
    pub(super) fn parts(&self) -> Option<StepParts> {
        let asked = self.asked()?;
        Some(self.builder().parts(&asked.items))
    }

    fn asked(&self) -> Option<Page<'a>> {
        let language = self.reading.language();
        page(&self.filled.service.form, self.step, &self.filled.answers, &self.filled.evaluation, language)
    }

    fn spoken(&self) -> &'static str {
        let language = self.reading.language();
        let steps = &self.filled.service.form.form().steps;
        let step = steps.iter().find(|step| step.key == self.step);
        step.map_or(language.tag(), |step| spoken(&step.title, language))
    }

    fn builder(&self) -> Builder<'a> {
        Builder {
            documents: &self.filled.draft.content.documents,
            language: self.reading.language(),
            shown: self.shown.clone(),
            open_rows: self.open_rows,
            refused: self.refused,
            problems: Vec::new(),
        }
    }

    fn carried(&self) -> Vec<(&'static str, String)> {
        let basis = self.basis.unwrap_or(self.filled);
        let form = basis.service.form.form();
        let shown = Fingerprint::of_step(form, self.step, &basis.draft.content.answers);
        let mut carried =
            vec![(SHOWN, shown.as_str().to_owned()), (SERVICE, self.filled.service.pack.service.key.clone())];
        carried.extend(self.returns.then(|| (RETURN, "check".to_owned())));
        carried
    }

    /// Whether answers on this step open or change other things on it.
    fn is_conditional(&self) -> bool {
        let steps = &self.filled.service.form.form().steps;
        steps.iter().filter(|step| step.key == self.step).flat_map(|step| &step.elements).any(depends)
    }
}

fn depends(element: &Element) -> bool {
    match element {
        Element::Note(note) => note.visible_if.is_some(),
        Element::Question(question) => {
            question.visible_if.is_some() || question.required_if.is_some() || question.calculated.is_some()
        }
        Element::Group(group) => group.visible_if.is_some() || group.elements.iter().any(depends),
    }
}
