//! How much an evaluation may cost.
//!
//! Every operation takes a step, every item of a list that is walked another, so nested loops multiply. This bounds
//! time and memory whatever a rule says.

use std::cell::Cell;

use crate::value::Value;
use locale::Language;

/// How many steps one evaluation may take.
pub const STEPS_MAX: u32 = 100_000;

/// The steps that are left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    left: u32,
}

/// The budget of steps is used up: the expression is too costly for these answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the expression takes more steps than its budget allows")]
pub struct Exhausted;

impl Budget {
    /// A full budget of [`STEPS_MAX`] steps.
    #[must_use]
    pub fn full() -> Self {
        Self::of(STEPS_MAX)
    }

    /// A budget of so many steps, at most [`STEPS_MAX`].
    #[must_use]
    pub fn of(steps: u32) -> Self {
        Self { left: steps.min(STEPS_MAX) }
    }

    /// How many steps are left.
    #[must_use]
    pub fn left(&self) -> u32 {
        self.left
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::full()
    }
}

impl Exhausted {
    /// What happened and what the author of the rule can do.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        match language {
            Language::German => format!(
                "Die Regel braucht mehr als {STEPS_MAX} Rechenschritte. Schachteln Sie weniger Listen ineinander \
                 oder begrenzen Sie die Zahl der Zeilen."
            ),
            Language::English => format!(
                "The rule takes more than {STEPS_MAX} steps. Nest fewer lists or limit the number of rows."
            ),
        }
    }
}

/// The budget while an evaluation runs: shared by everything that takes part in it.
#[derive(Debug)]
pub(crate) struct Meter {
    left: Cell<u32>,
}

/// How many bytes of text are handled in one step.
const BYTES_PER_STEP: usize = 64;

impl Meter {
    pub(crate) fn of(budget: &Budget) -> Self {
        Self { left: Cell::new(budget.left) }
    }

    /// What is left, as a budget again.
    pub(crate) fn into_budget(self) -> Budget {
        Budget { left: self.left.get() }
    }

    /// Takes steps away.
    #[inline]
    pub(crate) fn spend(&self, steps: usize) -> Result<(), Exhausted> {
        let left = u32::try_from(steps).ok().and_then(|steps| self.left.get().checked_sub(steps));
        self.left.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or(Exhausted)
    }

    /// Takes the steps away that handling so much text costs.
    pub(crate) fn spend_for_bytes(&self, bytes: usize) -> Result<(), Exhausted> {
        self.spend(bytes / BYTES_PER_STEP)
    }

    /// Takes the steps away that copying or walking a whole value costs.
    pub(crate) fn spend_for(&self, value: &Value) -> Result<(), Exhausted> {
        match value {
            Value::Text(text) => self.spend_for_bytes(text.len()),
            Value::List(items) => {
                self.spend(items.len())?;
                items.iter().try_for_each(|item| self.spend_for(item))
            }
            Value::Context(entries) => {
                self.spend(entries.len())?;
                entries.values().try_for_each(|entry| self.spend_for(entry))
            }
            _ => Ok(()),
        }
    }
}
