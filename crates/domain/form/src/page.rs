//! A step as a page shows it: visible elements with labels, options, answers and problems in one language.
//!
//! The portal renders these, «check your answers», the desk and the receipt too. Hidden elements are not here.

mod build;

use locale::Language;
use serde_json::Value as Json;

use self::build::Builder;

use crate::{
    answers::Answers,
    compile::Revision,
    evaluate::Evaluation,
    format::{Question, Tone},
    message::Problem,
};

/// One visible step.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<'a> {
    /// Key of the step.
    pub key: &'a str,
    /// Heading.
    pub title: &'a str,
    /// Text below the heading.
    pub help: Option<&'a str>,
    /// What stands on the page.
    pub items: Vec<Item<'a>>,
}

/// What stands on a page.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Item<'a> {
    /// A text without an answer.
    Note {
        /// Its path, for an id in the page.
        path: String,
        /// The text; blank lines part paragraphs.
        text: &'a str,
        /// How loud it is.
        tone: Tone,
        /// Whether it is shown because of an answer right above it.
        under: bool,
    },
    Question(Box<QuestionItem<'a>>),
    Group(GroupItem<'a>),
}

impl Item<'_> {
    /// Whether it stands here because of an answer right above it.
    #[must_use]
    pub const fn under(&self) -> bool {
        match self {
            Self::Note { under, .. } => *under,
            Self::Question(question) => question.under,
            Self::Group(group) => group.under,
        }
    }
}

/// A question on a page.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct QuestionItem<'a> {
    /// The name of the input: `trees[0].girth`.
    pub path: String,
    /// The question as the form has it: kind, bounds, legal basis, sensitivity.
    pub question: &'a Question,
    pub label: &'a str,
    /// Hint.
    pub help: Option<&'a str>,
    /// Shown after the input: «cm», «€».
    pub unit: Option<&'a str>,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it is calculated and only shown.
    pub calculated: bool,
    /// The options with what is chosen.
    pub options: Vec<OptionItem<'a>>,
    /// The raw answer, for filling the input again as it was typed; the default if nothing was.
    pub raw: Option<Json>,
    /// The effective answer as people read it; empty if there is none.
    pub shown: String,
    /// What is wrong with it.
    pub problems: Vec<&'a Problem>,
    /// Whether it is asked because of an answer right above it: nothing else stands between them.
    pub under: bool,
}

impl QuestionItem<'_> {
    /// What stands in a text input: as typed; numbers as people write them.
    #[must_use]
    pub fn typed(&self) -> String {
        match self.raw.as_ref() {
            Some(Json::String(text)) => text.clone(),
            Some(Json::Bool(value)) => value.to_string(),
            Some(Json::Number(number)) => number.to_string().replace('.', ","),
            _ => String::new(),
        }
    }

    /// What stands in the input of one part: `day`, `month`, `year` of a date, `street` … of an address.
    #[must_use]
    pub fn typed_part(&self, part: &str) -> String {
        match self.raw.as_ref() {
            Some(Json::Object(entries)) => match entries.get(part) {
                Some(Json::String(text)) => text.clone(),
                Some(Json::Number(number)) => number.to_string(),
                _ => String::new(),
            },
            // A date that was sent whole.
            Some(Json::String(text)) => date_part(text, part).unwrap_or_default(),
            _ => String::new(),
        }
    }
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionItem<'a> {
    /// What is sent.
    pub code: &'a str,
    /// What is shown.
    pub label: &'a str,
    /// Explains it.
    pub help: Option<&'a str>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A group on a page.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct GroupItem<'a> {
    /// Its path: `trees`.
    pub path: String,
    /// Heading.
    pub label: &'a str,
    /// Text below the heading.
    pub help: Option<&'a str>,
    /// Whether it may be left empty as a whole.
    pub optional: bool,
    /// How often it may be filled in; `None` for a plain group, which has exactly one row.
    pub repeat: Option<RepeatItem<'a>>,
    pub rows: Vec<RowItem<'a>>,
    /// What is wrong with the group itself, not with a question in it.
    pub problems: Vec<&'a Problem>,
    /// Whether it is asked because of an answer right above it.
    pub under: bool,
}

impl GroupItem<'_> {
    /// What stands before the questions of a row where they are listed without headings, behind what stands before the group:
    /// «Baum 2: », «Eigentümerin oder Eigentümer: », «Wer ist vor Ort verantwortlich? ».
    #[must_use]
    pub fn row_prefix(&self, before: &str, row: &RowItem<'_>) -> String {
        match &self.repeat {
            Some(repeat) => format!("{before}{} {}: ", repeat.row_label, row.index + 1),
            // A question as heading asks; anything else names what follows.
            None if self.label.ends_with('?') => format!("{before}{} ", self.label),
            None => format!("{before}{}: ", self.label),
        }
    }
}

/// How often a group may be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepeatItem<'a> {
    /// What one row is called; the heading of the group without it.
    pub row_label: &'a str,
    /// Whether another row may be added.
    pub may_add: bool,
    /// Whether a row may be removed.
    pub may_remove: bool,
}

/// One row of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct RowItem<'a> {
    /// From 0.
    pub index: usize,
    /// Its path: `trees[0]`; that of the group if the group is plain.
    pub path: String,
    /// What stands in the row.
    pub items: Vec<Item<'a>>,
    /// What is wrong with the row itself.
    pub problems: Vec<&'a Problem>,
}

/// The page of a step, `None` if the step does not exist or is hidden.
#[must_use]
pub fn page<'a>(
    revision: &'a Revision,
    step: &str,
    answers: &Answers,
    evaluation: &'a Evaluation,
    language: Language,
) -> Option<Page<'a>> {
    evaluation.steps().iter().find(|visible| *visible == step)?;
    let found = revision.steps.iter().find(|known| known.step.key == step)?;
    let builder = Builder { revision, answers, evaluation, language };
    Some(Page {
        key: &found.step.key,
        title: found.step.title.get(language),
        help: found.step.help.as_ref().map(|help| help.get(language)),
        items: builder.items(&found.children, ""),
    })
}

fn date_part(text: &str, part: &str) -> Option<String> {
    let date: jiff::civil::Date = text.parse().ok()?;
    match part {
        "day" => Some(date.day().to_string()),
        "month" => Some(date.month().to_string()),
        "year" => Some(date.year().to_string()),
        _ => None,
    }
}
