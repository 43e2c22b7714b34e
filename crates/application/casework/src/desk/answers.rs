//! The answers of a case as staff read them, by step. What is marked as special shows only to those who may see it, and what was
//! corrected says what stood there before, who corrected it, and when.

use case::{ActorRef, Answers, AnswersVersion, Case};
use form::{
    Evaluation,
    format::Sensitivity,
    page::{self, Item, QuestionItem},
};
use jiff::{Timestamp, civil::Date};
use kernel::catalogue::Published;
use locale::Language;

/// The answers of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerSection {
    /// The title of the step.
    pub title: String,
    /// Questions with their answers, in the order of the form.
    pub rows: Vec<AnswerRow>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRow {
    /// The path of the question.
    pub path: String,
    /// The question; within a group with the name of the group or of its row.
    pub label: String,
    /// The answer in words, empty if a correction took it away; none if it is special and hidden from this person.
    pub value: Option<String>,
    /// Nobody typed it: it follows from other answers.
    pub calculated: bool,
    /// Each time that it was corrected, in order.
    pub corrected: Vec<Corrected>,
    special: bool,
}

/// One correction of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Corrected {
    /// What stood there until then, empty if nothing did; none if it is special and hidden from this person.
    pub before: Option<String>,
    /// The version of the answers that brought it.
    pub version: u32,
    pub at: Timestamp,
    pub by: ActorRef,
}

/// The answers by step. `on` is the day for which the form is evaluated: that of the receipt.
#[must_use]
pub fn answer_sections(
    service: &Published,
    answers: &Answers,
    on: Date,
    language: Language,
    sensitive: bool,
) -> Vec<AnswerSection> {
    let mut sections = unmasked(service, answers, on, language);
    if !sensitive {
        mask(&mut sections);
    }
    sections
}

/// All versions of the answers, the filed ones first, each with what it and those before it corrected.
#[must_use]
pub fn answer_versions(
    service: &Published,
    case: &Case,
    language: Language,
    sensitive: bool,
) -> Vec<Vec<AnswerSection>> {
    let mut versions: Vec<Vec<AnswerSection>> = Vec::new();
    for version in case.answers() {
        let mut sections = unmasked(service, &version.answers, case.received_on(), language);
        if let Some(before) = versions.last() {
            mark(&mut sections, before, version);
        }
        versions.push(sections);
    }
    if !sensitive {
        for sections in &mut versions {
            mask(sections);
        }
    }
    versions
}

fn unmasked(service: &Published, answers: &Answers, on: Date, language: Language) -> Vec<AnswerSection> {
    let (adopted, _misfits) = form::Answers::adopt(&service.form, answers.effective.clone());
    let evaluation = form::evaluate(&service.form, &adopted, on);
    let steps = evaluation.steps().iter().filter_map(|step| {
        let page = page::page(&service.form, step, &adopted, &evaluation, language)?;
        let mut rows = Vec::new();
        collect(&page.items, "", &evaluation, &mut rows);
        (!rows.is_empty()).then(|| AnswerSection { title: page.title.to_owned(), rows })
    });
    steps.collect()
}

fn collect(items: &[Item<'_>], prefix: &str, evaluation: &Evaluation, rows: &mut Vec<AnswerRow>) {
    for item in items {
        match item {
            Item::Note { .. } => {}
            Item::Question(question) => rows.extend(row(question, prefix, evaluation)),
            Item::Group(group) => {
                for inner in &group.rows {
                    collect(&inner.items, &group.row_prefix(prefix, inner), evaluation, rows);
                }
            }
        }
    }
}

fn row(question: &QuestionItem<'_>, prefix: &str, evaluation: &Evaluation) -> Option<AnswerRow> {
    if question.shown.is_empty() || question.question.silent {
        return None;
    }
    Some(AnswerRow {
        path: question.path.clone(),
        label: format!("{prefix}{}", question.label),
        value: Some(question.shown.clone()),
        calculated: question.calculated,
        corrected: Vec::new(),
        special: evaluation.marking(&question.path) == Sensitivity::Special,
    })
}

/// Marks what a version changed of the one before; what it took away stays as an empty answer.
fn mark(sections: &mut Vec<AnswerSection>, before: &[AnswerSection], version: &AnswersVersion) {
    let correction = |before: Option<String>| Corrected {
        before,
        version: version.version,
        at: version.at,
        by: version.by.clone(),
    };
    let earlier = |path: &str| before.iter().flat_map(|section| &section.rows).find(|row| row.path == path);
    for row in sections.iter_mut().flat_map(|section| &mut section.rows) {
        let known = earlier(&row.path);
        row.corrected = known.map(|known| known.corrected.clone()).unwrap_or_default();
        if known.is_none_or(|known| known.value != row.value) {
            row.corrected
                .push(correction(known.map_or_else(|| Some(String::new()), |known| known.value.clone())));
        }
    }
    for section in before {
        for gone in &section.rows {
            if sections.iter().flat_map(|section| &section.rows).any(|row| row.path == gone.path) {
                continue;
            }
            let mut row = gone.clone();
            if gone.value.as_ref().is_some_and(|value| !value.is_empty()) {
                row.corrected.push(correction(row.value.replace(String::new())));
            }
            match sections.iter_mut().find(|known| known.title == section.title) {
                Some(known) => known.rows.push(row),
                None => sections.push(AnswerSection { title: section.title.clone(), rows: vec![row] }),
            }
        }
    }
}

/// Hides what is special.
///
/// Legal source: Art. 9 (1) GDPR.
fn mask(sections: &mut [AnswerSection]) {
    for row in sections.iter_mut().flat_map(|section| &mut section.rows).filter(|row| row.special) {
        row.value = None;
        for corrected in &mut row.corrected {
            corrected.before = None;
        }
    }
}
