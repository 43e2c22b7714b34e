//! What is still open before a case can be decided: what the service says must not be overlooked, what the form warned of, what is
//! missing of answers and papers, and what a partial decision has left.

use std::collections::BTreeSet;

use access::Action;
use case::{
    Case, Deadline, DeadlineKind,
    decision::{Coverage, Purpose},
};
use form::{
    Evaluation,
    format::{Kind, Sensitivity, Tone},
    page::{self, Item, QuestionItem},
};
use locale::Language;
use serde_json::Map;
use service::pack::{Facts, Markings, Surroundings};

use crate::desk::OpenCase;

/// What is open in a case. Empty once everything is decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenPoints {
    /// Sentences of the service that hold for this application.
    pub attention: Vec<String>,
    /// What the form warned the applicant of, with the group that it belongs to.
    pub warnings: Vec<String>,
    /// What must be there and is not: answers, and papers that were asked for.
    pub missing: Vec<String>,
    /// Papers that may be handed in and were not.
    pub absent: Vec<String>,
    /// The parts that are decided while the rest is open.
    pub decided: Vec<String>,
    /// Until when the rest is to be decided.
    pub rest_due: Option<Deadline>,
}

impl OpenPoints {
    /// Whether everything is there that could be, and nothing is to be looked at with care.
    #[must_use]
    pub const fn is_everything_there(&self) -> bool {
        self.attention.is_empty()
            && self.warnings.is_empty()
            && self.missing.is_empty()
            && self.absent.is_empty()
    }
}

/// What is open in a case, as far as whoever has it open may know.
#[must_use]
pub fn open_points(open: &OpenCase, language: Language) -> OpenPoints {
    let case = open.case();
    if case.is_all_decided() || case.state().is_final() {
        return OpenPoints::default();
    }
    let form = &open.service.form;
    let (answers, _misfits) = form::Answers::adopt(form, case.current_answers().effective.clone());
    let evaluation = form::evaluate(form, &answers, case.received_on());
    let mut reader = Reader {
        case,
        evaluation: &evaluation,
        sensitive: open.may(Action::SeeSensitive),
        any_special: false,
        points: OpenPoints::default(),
    };
    for step in evaluation.steps() {
        if let Some(page) = page::page(form, step, &answers, &evaluation, language) {
            reader.take(&page.items, "");
        }
    }
    let (hide_warnings, mut points) = (reader.any_special && !reader.sensitive, reader.points);
    if hide_warnings {
        points.warnings.clear();
    }
    points.attention = attention(open, &evaluation, language);
    let asked = asked_for(case).into_iter().filter(|label| !points.absent.contains(label));
    let asked: Vec<String> = asked.collect();
    points.missing.extend(asked);
    points.decided = decided(case);
    if !points.decided.is_empty() {
        let ours =
            |deadline: &Deadline| matches!(deadline.kind, DeadlineKind::Promise | DeadlineKind::Statutory);
        points.rest_due = open.deadlines().into_iter().find(ours);
    }
    points
}

/// The sentences of the service, unless they give away what this person may not see.
fn attention(open: &OpenCase, evaluation: &Evaluation, language: Language) -> Vec<String> {
    let (case, pack) = (open.case(), &open.service.pack);
    let around = Surroundings { received_on: Some(case.received_on()), ..Surroundings::default() };
    let nothing = Map::new();
    let effective = case.current_answers().effective.as_object().unwrap_or(&nothing);
    let values = if evaluation.values().is_empty() { effective } else { evaluation.values() };
    let facts = Facts::of(pack, values, open.today, &around, language);
    let markings = Markings::new(pack, &open.service.form);
    let may = |rule: &str| open.may(Action::SeeSensitive) || markings.of_rule(rule) != Sensitivity::Special;
    let shown = facts.attention(pack).filter(|seen| may(&seen.rule));
    shown.map(|seen| seen.text.get(language).to_owned()).collect()
}

/// The papers that an inquiry asked for and that never came, each once.
fn asked_for(case: &Case) -> BTreeSet<String> {
    let asked = case.inquiries().iter().flat_map(|inquiry| &inquiry.documents);
    let missing =
        asked.filter(|document| document.is_missing() && !has(case, document.requested.key.as_str()));
    missing.map(|document| document.requested.label.as_str().to_owned()).collect()
}

/// The parts on which is decided, by their names.
fn decided(case: &Case) -> Vec<String> {
    let parts = case.decided_parts().filter_map(|decision| match &decision.content().purpose {
        Purpose::Decides { coverage: Coverage::Part { label } } => Some(label.as_str().to_owned()),
        _ => None,
    });
    parts.collect()
}

/// Whether a document with this key is in the file.
fn has(case: &Case, key: &str) -> bool {
    case.documents()
        .iter()
        .any(|filed| filed.document.key.as_ref().is_some_and(|known| known.as_str() == key))
}

struct Reader<'a> {
    case: &'a Case,
    evaluation: &'a Evaluation,
    sensitive: bool,
    /// Whether the form asks for something special here.
    any_special: bool,
    points: OpenPoints,
}

impl Reader<'_> {
    fn take(&mut self, items: &[Item<'_>], prefix: &str) {
        for item in items {
            match item {
                Item::Note { text, tone: Tone::Warning, .. } => {
                    self.points.warnings.push(format!("{prefix}{}", text.trim()));
                }
                Item::Note { .. } => {}
                Item::Question(question) => self.question(question, prefix),
                Item::Group(group) => {
                    for row in &group.rows {
                        self.take(&row.items, &group.row_prefix(prefix, row));
                    }
                }
            }
        }
    }

    fn question(&mut self, question: &QuestionItem<'_>, prefix: &str) {
        let special = self.evaluation.marking(&question.path) == Sensitivity::Special
            || question.question.sensitivity == Sensitivity::Special;
        self.any_special |= special;
        let hidden = special && !self.sensitive;
        let open = question.shown.is_empty() && !question.calculated && !question.question.silent;
        if hidden || !open || self.came_later(&question.path) {
            return;
        }
        let label = format!("{prefix}{}", question.label);
        if question.required {
            self.points.missing.push(label);
        } else if matches!(question.question.kind, Kind::File(_)) {
            self.points.absent.push(label);
        }
    }

    /// Whether a paper came after the application, under the path of its question or, where there is but one, under its key.
    fn came_later(&self, path: &str) -> bool {
        let key = path.rsplit('.').next().filter(|_| !path.contains('['));
        has(self.case, path) || key.is_some_and(|key| has(self.case, key))
    }
}
