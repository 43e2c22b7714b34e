//! What follows from answers: visible, required, effective, and what is wrong.
//!
//! Evaluation is pure and total. Values are *effective*: a hidden question has none, whatever was answered before, so
//! nothing hidden is checked, calculated with or filed; the raw answers stay untouched, and showing the question again
//! brings its answer back. An answer that cannot be read has no value either; one that breaks a bound keeps its value
//! and is a problem.

mod cells;
mod outcome;
mod required;
mod rows;
mod values;

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use locale::Language;
use serde_json::{Map, Value as Json, json};

use crate::{answers::Answers, compile::Revision, format::Sensitivity, message::Problem, path};

/// What follows from answers to a form on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    steps: Vec<String>,
    visible: Vec<String>,
    required: Vec<String>,
    values: Map<String, Json>,
    problems: Vec<Problem>,
    markings: HashMap<String, Sensitivity>,
    rows: HashMap<String, usize>,
    visible_index: HashSet<String>,
    required_index: HashSet<String>,
}

/// Evaluates answers on a day.
#[must_use]
pub fn evaluate(revision: &Revision, answers: &Answers, today: Date) -> Evaluation {
    let table = rows::Table::of(revision, answers.root());
    let cells = cells::Cells::compute(revision, &table, today);
    outcome::assemble(revision, &table, cells)
}

impl Evaluation {
    /// Keys of the visible steps, in order.
    #[must_use]
    pub fn steps(&self) -> &[String] {
        &self.steps
    }

    /// Paths of all visible questions, groups and notes, in the order of the form.
    #[must_use]
    pub fn visible(&self) -> &[String] {
        &self.visible
    }

    /// Paths of all visible questions and optional groups that must be answered, in the order of the form.
    #[must_use]
    pub fn required(&self) -> &[String] {
        &self.required
    }

    /// Whether the question, group or note at this path is visible.
    #[must_use]
    pub fn is_visible(&self, path: &str) -> bool {
        self.visible_index.contains(path)
    }

    /// Whether the question or optional group at this path must be answered.
    #[must_use]
    pub fn is_required(&self, path: &str) -> bool {
        self.required_index.contains(path)
    }

    /// The number of rows to show for the repeated group at this path, at least as many as the form demands.
    #[must_use]
    pub fn rows(&self, path: &str) -> usize {
        self.rows.get(path).copied().unwrap_or_default()
    }

    /// The effective answers as JSON of the shape of raw answers: this is what is filed. Null stands where a resident
    /// emptied a question that has a default.
    #[must_use]
    pub fn values(&self) -> &Map<String, Json> {
        &self.values
    }

    /// The effective answers, ready to be evaluated again: the result is the same.
    #[must_use]
    pub fn effective(&self, revision: &Revision) -> Answers {
        Answers::adopt(revision, Json::Object(self.values.clone())).0
    }

    /// The effective answer at a path.
    #[must_use]
    pub fn value(&self, path: &str) -> Option<&Json> {
        let segments = path::parse(path)?;
        let mut entries = &self.values;
        let mut found = None;
        for segment in segments {
            if let Some(inner) = found {
                entries = Json::as_object(inner)?;
            }
            let value = entries.get(segment.key)?;
            found = Some(segment.row.map_or(Some(value), |row| value.get(row))?);
        }
        found
    }

    /// How carefully the effective answer at a path must be handled: as its question says, and a calculated one at least as carefully
    /// as everything that went into it.
    #[must_use]
    pub fn marking(&self, path: &str) -> Sensitivity {
        self.markings.get(path).copied().unwrap_or_default()
    }

    /// The highest marking among the effective answers.
    #[must_use]
    pub fn highest_marking(&self) -> Sensitivity {
        self.markings.values().copied().max().unwrap_or_default()
    }

    /// Everything that stands in the way of filing, in the order of the form.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The problems of one question, with those of its parts.
    pub fn problems_at(&self, path: &str) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(move |problem| {
            let rest = problem.path.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || (rest.starts_with('.') && !rest.contains('[')))
        })
    }

    /// The result as command line and API give it: `{visible, required, values, problems: [{path, code, message}]}`.
    #[must_use]
    pub fn to_json(&self, language: Language) -> Json {
        let problems = self.problems.iter().map(|problem| {
            json!({"path": problem.path, "code": problem.code, "message": problem.message.get(language)})
        });
        json!({
            "visible": self.visible,
            "required": self.required,
            "values": self.values,
            "problems": problems.collect::<Vec<_>>(),
        })
    }

    /// Whether nothing stands in the way of filing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.problems.is_empty()
    }
}
