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
pub(crate) enum Waypoint<'a> {
    /// A step of the form.
    Step(&'a str),
    /// Contact and delivery.
    Contact,
    /// The check before filing.
    Check,
}

/// The way of one draft.
pub(crate) struct Way<'a> {
    filled: &'a FilledIn,
    language: Language,
}

impl<'a> Way<'a> {
    pub(crate) const fn of(filled: &'a FilledIn, language: Language) -> Self {
        Self { filled, language }
    }

    /// Every place, in order.
    pub(crate) fn places(&self) -> Vec<Waypoint<'a>> {
        let steps = self.filled.evaluation.steps().iter().map(|step| Waypoint::Step(step));
        steps.chain([Waypoint::Contact, Waypoint::Check]).collect()
    }

    /// The number of a place, from 1.
    pub(crate) fn number(&self, here: Waypoint<'_>) -> usize {
        self.places().iter().position(|place| *place == here).map_or(1, |at| at + 1)
    }

    /// The place after this one; from a step that is not asked any more, where the draft goes on.
    pub(crate) fn after(&self, here: Waypoint<'_>) -> Waypoint<'a> {
        let places = self.places();
        let at = places.iter().position(|place| *place == here);
        at.and_then(|at| places.get(at + 1).copied()).unwrap_or_else(|| self.resume())
    }

    /// Where the draft goes on.
    pub(crate) fn resume(&self) -> Waypoint<'a> {
        match resume_at(self.filled) {
            Some(step) => Waypoint::Step(step),
            None if self.filled.draft.content.delivery.is_none() => Waypoint::Contact,
            None => Waypoint::Check,
        }
    }

    /// The link back: to the place before, from the first one to the service.
    pub(crate) fn back(&self, here: Waypoint<'_>) -> Link {
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
    pub(crate) fn on(&self, here: Waypoint<'_>) -> String {
        self.language.say("on-to").with("place", self.name(self.after(here))).into()
    }

    /// All places with how each stands.
    pub(crate) fn progress(&self, here: Waypoint<'_>) -> Steps {
        let step = |place: Waypoint<'a>| {
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
    pub(crate) fn href(&self, place: Waypoint<'_>) -> Href {
        let draft = self.draft();
        match place {
            Waypoint::Step(step) => portal::Step { draft, step: step.to_owned() }.href(),
            Waypoint::Contact => portal::Contact { draft }.href(),
            Waypoint::Check => portal::CheckAnswers { draft }.href(),
        }
    }

    pub(crate) fn name(&self, place: Waypoint<'_>) -> String {
        match place {
            Waypoint::Step(key) => {
                let steps = &self.filled.service.form.form().steps;
                let step = steps.iter().find(|step| step.key == key);
                step.map(|step| step.title.get(self.language).to_owned()).unwrap_or_default()
            }
            Waypoint::Contact => self.language.say("contact-title").into(),
            Waypoint::Check => self.language.say("check-title").into(),
        }
    }

    fn draft(&self) -> DraftId {
        self.filled.draft.row.draft
    }

    fn is_left(&self, place: Waypoint<'_>) -> bool {
        match place {
            Waypoint::Step(step) => self.filled.draft.content.visited.iter().any(|known| known == step),
            Waypoint::Contact => self.filled.draft.content.delivery.is_some(),
            Waypoint::Check => false,
        }
    }

    fn is_done(&self, place: Waypoint<'_>) -> bool {
        match place {
            Waypoint::Step(step) => {
                let form = &self.filled.service.form;
                !self
                    .filled
                    .evaluation
                    .problems()
                    .iter()
                    .any(|problem| form.step_of(&problem.path) == Some(step))
            }
            Waypoint::Contact | Waypoint::Check => true,
        }
    }
}
