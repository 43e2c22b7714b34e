//! The way through an application: its visible steps, then contact and delivery, then the check.

use filing::{FilledIn, resume_at};
use ids::DraftId;
use kit::{
    parts::{Link, Step, StepState, Steps},
    urls::{Href, Url, portal},
};
use locale::Language;

use crate::texts::Say as _;

/// A place on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ApplicationStep<'a> {
    /// A step of the form.
    Step(&'a str),
    /// Contact and delivery.
    Contact,
    /// The check before filing.
    Check,
}

/// The way of one draft.
pub(crate) struct StepOrder<'a> {
    filled: &'a FilledIn,
    language: Language,
}

impl<'a> StepOrder<'a> {
    pub(crate) const fn of(filled: &'a FilledIn, language: Language) -> Self {
        Self { filled, language }
    }

    /// Every place, in order.
    pub(crate) fn places(&self) -> Vec<ApplicationStep<'a>> {
        let steps = self.filled.evaluation.steps().iter().map(|step| ApplicationStep::Step(step));
        steps.chain([ApplicationStep::Contact, ApplicationStep::Check]).collect()
    }

    /// The number of a place, from 1.
    pub(crate) fn number(&self, here: ApplicationStep<'_>) -> usize {
        self.places().iter().position(|place| *place == here).map_or(1, |at| at + 1)
    }

    /// The place after this one; from a step that is not asked any more, where the draft goes on.
    pub(crate) fn after(&self, here: ApplicationStep<'_>) -> ApplicationStep<'a> {
        let places = self.places();
        let at = places.iter().position(|place| *place == here);
        at.and_then(|at| places.get(at + 1).copied()).unwrap_or_else(|| self.resume())
    }

    /// Where the draft goes on.
    pub(crate) fn resume(&self) -> ApplicationStep<'a> {
        match resume_at(self.filled) {
            Some(step) => ApplicationStep::Step(step),
            None if self.filled.draft.content.delivery.is_none() => ApplicationStep::Contact,
            None => ApplicationStep::Check,
        }
    }

    /// The link back: to the place before, from the first one to the service.
    pub(crate) fn back(&self, here: ApplicationStep<'_>) -> Link {
        let places = self.places();
        let at = places.iter().position(|place| *place == here).unwrap_or_default();
        match at.checked_sub(1).and_then(|at| places.get(at)) {
            Some(before) => {
                let text = self.language.say("back-to").with("place", self.name(*before)).to_string();
                Link { text, href: self.href(*before) }
            }
            None => {
                let service = self.filled.service.pack.service.key.clone();
                Link::new(self.language.say("back-to-service"), &portal::Service { service })
            }
        }
    }

    /// «Weiter: Grundstück».
    pub(crate) fn on(&self, here: ApplicationStep<'_>) -> String {
        self.language.say("on-to").with("place", self.name(self.after(here))).into()
    }

    /// All places with how each stands.
    pub(crate) fn progress(&self, here: ApplicationStep<'_>) -> Steps {
        let step = |place: ApplicationStep<'a>| {
            let name = self.name(place);
            if place == here {
                return Step::new(StepState::Now, name).note(self.language.say("step-here"));
            }
            match (self.is_left(place), self.is_done(place)) {
                (true, true) => {
                    Step::new(StepState::Done, name).note(self.language.say("step-done")).at(self.href(place))
                }
                (true, false) => Step::new(StepState::Ahead, name)
                    .note(self.language.say("step-open"))
                    .at(self.href(place)),
                (false, _) => Step::new(StepState::Ahead, name),
            }
        };
        Steps::list(self.places().into_iter().map(step).collect())
    }

    /// The address of a place.
    pub(crate) fn href(&self, place: ApplicationStep<'_>) -> Href {
        let draft = self.draft();
        match place {
            ApplicationStep::Step(step) => portal::Step { draft, step: step.to_owned() }.href(),
            ApplicationStep::Contact => portal::Contact { draft }.href(),
            ApplicationStep::Check => portal::CheckAnswers { draft }.href(),
        }
    }

    pub(crate) fn name(&self, place: ApplicationStep<'_>) -> String {
        match place {
            ApplicationStep::Step(key) => {
                let steps = &self.filled.service.form.form().steps;
                let step = steps.iter().find(|step| step.key == key);
                step.map(|step| step.title.get(self.language).to_owned()).unwrap_or_default()
            }
            ApplicationStep::Contact => self.language.say("contact-title").into(),
            ApplicationStep::Check => self.language.say("check-title").into(),
        }
    }

    fn draft(&self) -> DraftId {
        self.filled.draft.row.draft
    }

    fn is_left(&self, place: ApplicationStep<'_>) -> bool {
        match place {
            ApplicationStep::Step(step) => {
                self.filled.draft.content.visited.iter().any(|known| known == step)
            }
            ApplicationStep::Contact => self.filled.draft.content.delivery.is_some(),
            ApplicationStep::Check => false,
        }
    }

    fn is_done(&self, place: ApplicationStep<'_>) -> bool {
        match place {
            ApplicationStep::Step(step) => {
                let form = &self.filled.service.form;
                !self
                    .filled
                    .evaluation
                    .problems()
                    .iter()
                    .any(|problem| form.step_of(&problem.path) == Some(step))
            }
            ApplicationStep::Contact | ApplicationStep::Check => true,
        }
    }
}
