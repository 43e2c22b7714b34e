//! From the items of a form's page to the parts of ours, with the problems that are to be shown.

use filing::{DraftDocument, FilledIn};
use form::{
    Problem,
    format::{Kind, Tone},
    page::{GroupItem, Item, QuestionItem, RepeatItem, RowItem},
};
use kit::parts::{FieldKind, FieldProblem, html_id};
use locale::Language;

use super::fields;
use crate::{FinishedRow, OpenRow, RepeatedGroup, StepPart, StepParts, questions, texts::Say as _};

/// The fingerprint of the answers that a page showed.
pub const SHOWN: &str = "gw-shown";
/// The number of a request among those of its page, set by the script that saves by itself.
pub const SEQUENCE: &str = "gw-sequence";
/// The open row, one for each list; stands in the row itself, so that an autosave tells it as well.
pub const ROW: &str = "gw-row[]";

/// So many answers tell a finished row from the others.
const SUMMARY_ANSWERS: usize = 5;

/// Which problems a page shows: nobody is told what is missing before they wanted to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// None.
    Nothing,
    /// All of the step.
    All,
    /// Those in the row at this path.
    Within(String),
}

/// Builds the parts of a step, and gathers the lines of the error summary in their order.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
pub struct Builder<'a> {
    pub documents: &'a [DraftDocument],
    pub language: Language,
    pub shown: Shown,
    /// The row that was opened, by its path.
    pub open_rows: &'a [String],
    /// Documents that were refused: path of the question and sentence.
    pub refused: &'a [(String, String)],
    pub problems: Vec<FieldProblem>,
}

impl Builder<'_> {
    /// The parts of these items.
    pub fn parts(&mut self, items: &[Item<'_>]) -> StepParts {
        let mut parts: Vec<StepPart> = Vec::new();
        for item in items {
            let Some(part) = self.part(item) else { continue };
            match parts.last_mut() {
                Some(StepPart::Under(under)) if item.under() => under.parts.push(part),
                Some(_) if item.under() => parts.push(StepPart::Under(StepParts::new(vec![part]))),
                _ => parts.push(part),
            }
        }
        StepParts::new(parts)
    }

    fn part(&mut self, item: &Item<'_>) -> Option<StepPart> {
        match item {
            Item::Note { text, tone, .. } => {
                Some(StepPart::Note { text: (*text).to_owned(), warns: *tone == Tone::Warning })
            }
            Item::Question(question) if question.calculated => value(question),
            Item::Question(question) => Some(self.question(question)),
            Item::Group(group) => Some(match &group.repeat {
                Some(repeat) => StepPart::Repeated(self.repeated(group, repeat)),
                None => self.plain(group),
            }),
        }
    }

    fn question(&mut self, item: &QuestionItem<'_>) -> StepPart {
        let mut field = fields::field(item, self.documents, self.language);
        let mut sentences = Vec::new();
        let shown = self.shown_of(&item.problems);
        for problem in &shown {
            let message = problem.message.get(self.language).to_owned();
            let id = match (&field.kind, part_of(item, problem)) {
                // The first part's control is the field's own.
                (FieldKind::Address(_), Some(part)) if part != "street" => field.part_id(part),
                _ => field.id.clone(),
            };
            self.problems.push(FieldProblem { id, message: message.clone() });
            sentences.push(message);
        }
        if let FieldKind::Address(address) = &mut field.kind {
            let parts: Option<Vec<&str>> = shown.iter().map(|problem| part_of(item, problem)).collect();
            address.wrong = parts.unwrap_or_default().into_iter().map(str::to_owned).collect();
        }
        for (_, message) in self.refused.iter().filter(|(path, _)| *path == item.path) {
            self.problems.push(FieldProblem { id: field.id.clone(), message: message.clone() });
            sentences.push(message.clone());
        }
        if !sentences.is_empty() {
            field.error = Some(sentences.join(" "));
        }
        StepPart::field(field)
    }

    fn plain(&mut self, group: &GroupItem<'_>) -> StepPart {
        let rows = group.rows.iter().flat_map(|row| &row.items);
        let mut parts: Vec<StepPart> = rows.filter_map(|item| self.part(item)).collect();
        if let Some(message) = self.own(&group.problems, &html_id(&group.path)) {
            parts.insert(0, StepPart::Note { text: message, warns: true });
        }
        let help = group.help.map(str::to_owned);
        StepPart::Group { heading: group.label.to_owned(), help, parts: StepParts::new(parts) }
    }

    fn repeated(&mut self, group: &GroupItem<'_>, repeat: &RepeatItem<'_>) -> RepeatedGroup {
        let open_at = self.open_at(group);
        let (mut rows, mut open) = (Vec::new(), None);
        for row in &group.rows {
            let title = format!("{} {}", repeat.row_label, row.index + 1);
            if Some(row.index) == open_at {
                open = Some(self.open_row(row, title, repeat.may_remove));
            } else {
                rows.push(self.finished(row, title, repeat.may_remove));
            }
        }
        let id = html_id(&group.path);
        RepeatedGroup {
            path: group.path.clone(),
            error: self.own(&group.problems, &id),
            id,
            heading: group.label.to_owned(),
            help: group.help.map(str::to_owned),
            rows,
            open,
            add: repeat.may_add.then(|| {
                let row = with_article(self.language, repeat.row_label);
                self.language.say("row-add").with("row", row).into()
            }),
        }
    }

    /// The row to open: the one that was asked for, unless another is to show its problems; else the first unfinished one.
    fn open_at(&self, group: &GroupItem<'_>) -> Option<usize> {
        let is_asked = |row: &&RowItem<'_>| self.open_rows.iter().any(|path| lies_in(path, &row.path));
        let asked = group.rows.iter().find(is_asked);
        let unfinished = group.rows.iter().find(|row| is_unfinished(row));
        let chosen = match (asked, unfinished) {
            (Some(asked), Some(unfinished)) if self.shown == Shown::All && !is_unfinished(asked) => {
                unfinished
            }
            (Some(asked), _) => asked,
            (None, Some(unfinished)) => unfinished,
            (None, None) => return None,
        };
        Some(chosen.index)
    }

    fn open_row(&mut self, row: &RowItem<'_>, title: String, may_remove: bool) -> OpenRow {
        let mut parts = self.parts(&row.items);
        let id = html_id(&row.path);
        if let Some(message) = self.own(&row.problems, &id) {
            parts.parts.insert(0, StepPart::Note { text: message, warns: true });
        }
        OpenRow { path: row.path.clone(), id, title, parts, may_remove }
    }

    fn finished(&mut self, row: &RowItem<'_>, title: String, may_remove: bool) -> FinishedRow {
        let id = html_id(&row.path);
        let error = (self.shown == Shown::All && is_unfinished(row)).then(|| {
            let message: String = self.language.say("row-unfinished").with("title", &title).into();
            self.problems.push(FieldProblem { id: id.clone(), message: message.clone() });
            message
        });
        FinishedRow {
            path: row.path.clone(),
            id,
            number: row.index + 1,
            title,
            summary: summary(row),
            error,
            may_remove,
        }
    }

    /// The problems of a group or row itself.
    fn own(&mut self, problems: &[&Problem], id: &str) -> Option<String> {
        let mut sentences = Vec::new();
        for problem in self.shown_of(problems) {
            let message = problem.message.get(self.language).to_owned();
            self.problems.push(FieldProblem { id: id.to_owned(), message: message.clone() });
            sentences.push(message);
        }
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    fn shown_of<'p>(&self, problems: &[&'p Problem]) -> Vec<&'p Problem> {
        problems.iter().copied().filter(|problem| self.shows(problem)).collect()
    }

    fn shows(&self, problem: &Problem) -> bool {
        match &self.shown {
            Shown::Nothing => false,
            Shown::All => true,
            Shown::Within(row) => lies_in(&problem.path, row),
        }
    }
}

/// Whether a path is this row or something in it.
pub(super) fn lies_in(path: &str, row: &str) -> bool {
    path.strip_prefix(row).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

fn value(item: &QuestionItem<'_>) -> Option<StepPart> {
    let value = item.shown.clone();
    (!value.is_empty()).then(|| StepPart::Value { label: item.label.to_owned(), value })
}

fn is_unfinished(row: &RowItem<'_>) -> bool {
    let inside = |item: &Item<'_>| match item {
        Item::Note { .. } => false,
        Item::Question(question) => !question.problems.is_empty(),
        Item::Group(group) => !group.problems.is_empty() || group.rows.iter().any(is_unfinished),
    };
    !row.problems.is_empty() || row.items.iter().any(inside)
}

/// The part of an answer that a problem is about: `postcode`.
fn part_of<'p>(item: &QuestionItem<'_>, problem: &'p Problem) -> Option<&'p str> {
    problem.path.strip_prefix(&item.path)?.strip_prefix('.')
}

/// What tells a row from the others: its first answers, then its documents.
fn summary(row: &RowItem<'_>) -> String {
    let questions = questions(&row.items);
    let answered = || questions.iter().filter(|item| !item.calculated && !item.shown.is_empty());
    let is_document = |item: &QuestionItem<'_>| matches!(item.question.kind, Kind::File(_));
    let tells = |item: &QuestionItem<'_>| {
        !is_document(item) && !matches!(item.question.kind, Kind::YesNo | Kind::Consent)
    };
    let facts: Vec<&str> =
        answered().filter(|item| tells(item)).take(SUMMARY_ANSWERS).map(|item| item.shown.as_str()).collect();
    let documents: Vec<&str> =
        answered().filter(|item| is_document(item)).map(|item| item.shown.as_str()).collect();
    let lines = [facts.join(", "), documents.join(", ")];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Whether something stands in the way of leaving this step, or this row of it.
#[must_use]
pub fn has_problems(filled: &FilledIn, step: &str, row: Option<&str>) -> bool {
    let here = |path: &str| match row {
        Some(row) => lies_in(path, row),
        None => filled.service.form.step_of(path) == Some(step),
    };
    filled.evaluation.problems().iter().any(|problem| here(&problem.path))
}

/// A thing as it stands within a sentence: in English with its article, «a tree», «an owner»; what is written in capitals stays so.
fn with_article(language: Language, name: &str) -> String {
    let mut letters = name.chars();
    let (Language::English, Some(first)) = (language, letters.next()) else { return name.to_owned() };
    let is_abbreviation = letters.next().is_some_and(char::is_uppercase);
    let article = if "aeiouAEIOU".contains(first) { "an" } else { "a" };
    if is_abbreviation {
        return format!("{article} {name}");
    }
    let rest = name.get(first.len_utf8()..).unwrap_or_default();
    format!("{article} {}{rest}", first.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_have_their_article_in_english() {
        assert_eq!(with_article(Language::German, "Baum"), "Baum");
        for (name, said) in [("Tree", "a tree"), ("Owner", "an owner"), ("IBAN", "an IBAN"), ("", "")] {
            assert_eq!(with_article(Language::English, name), said);
        }
    }

    #[test]
    fn a_row_holds_its_own_paths_only() {
        assert!(lies_in("trees[1].girth", "trees[1]"));
        assert!(lies_in("trees[1]", "trees[1]"));
        assert!(!lies_in("trees[10].girth", "trees[1]"));
        assert!(lies_in("trees[1].roots[0]", "trees[1]"));
    }
}
