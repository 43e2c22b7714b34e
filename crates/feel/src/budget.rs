//! How much an evaluation may cost.
//!
//! Every operation takes a step, every item of a list that is walked another, so nested loops multiply. This bounds
//! time and memory whatever a rule says.

use crate::language::Language;

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

    /// Takes steps away.
    pub(crate) fn spend(&mut self, steps: usize) -> Result<(), Exhausted> {
        let left = u32::try_from(steps).ok().and_then(|steps| self.left.checked_sub(steps));
        self.left = left.unwrap_or(0);
        left.map(|_| ()).ok_or(Exhausted)
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
            Language::De => format!(
                "Die Regel braucht mehr als {STEPS_MAX} Rechenschritte. Schachteln Sie weniger Listen ineinander \
                 oder begrenzen Sie die Zahl der Zeilen."
            ),
            Language::En => format!(
                "The rule takes more than {STEPS_MAX} steps. Nest fewer lists or limit the number of rows."
            ),
        }
    }
}
