//! The answers of a case as staff read them, by step. What is marked as special shows only to those who may see it.

use case::Answers;
use form::{
    format::Sensitivity,
    page::{self, Item, QuestionItem},
};
use jiff::civil::Date;
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
    /// The question; within a repeated group with the name of its row.
    pub label: String,
    /// The answer in words; none if it is special and hidden from this person.
    pub value: Option<String>,
    /// Nobody typed it: it follows from other answers.
    pub calculated: bool,
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
    let (adopted, _misfits) = form::Answers::adopt(&service.form, answers.effective.clone());
    let evaluation = form::evaluate(&service.form, &adopted, on);
    let steps = evaluation.steps().iter().filter_map(|step| {
        let page = page::page(&service.form, step, &adopted, &evaluation, language)?;
        let mut rows = Vec::new();
        collect(&page.items, "", sensitive, &mut rows);
        (!rows.is_empty()).then(|| AnswerSection { title: page.title.to_owned(), rows })
    });
    steps.collect()
}

fn collect(items: &[Item<'_>], prefix: &str, sensitive: bool, rows: &mut Vec<AnswerRow>) {
    for item in items {
        match item {
            Item::Note { .. } => {}
            Item::Question(question) => rows.extend(row(question, prefix, sensitive)),
            Item::Group(group) => {
                for inner in &group.rows {
                    let name = group
                        .repeat
                        .as_ref()
                        .map(|repeat| format!("{} {}: ", repeat.row_label, inner.index + 1));
                    collect(&inner.items, &name.unwrap_or_default(), sensitive, rows);
                }
            }
        }
    }
}

fn row(question: &QuestionItem<'_>, prefix: &str, sensitive: bool) -> Option<AnswerRow> {
    if question.shown.is_empty() || question.question.silent {
        return None;
    }
    let hidden = question.question.sensitivity == Sensitivity::Special && !sensitive;
    Some(AnswerRow {
        path: question.path.clone(),
        label: format!("{prefix}{}", question.label),
        value: (!hidden).then(|| question.shown.clone()),
        calculated: question.calculated,
    })
}
