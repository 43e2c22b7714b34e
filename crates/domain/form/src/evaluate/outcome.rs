//! The result in the order of the form: one walk over all cells that writes paths, values and problems.

use std::collections::{HashMap, HashSet};

use feel::Value;
use locale::Language;
use serde_json::{Map, Value as Json};

use super::{Evaluation, cells::Cells, required::Demands, rows::Table, values::to_json};
use crate::{
    compile::{Content, Node, NodeId, ROOT, Revision, Rule},
    format::{Group, Kind, Question, Sensitivity, Text},
    limits::ROWS_MAX,
    message::{Message, Problem},
    path,
    read::Fault,
};

pub(super) fn assemble(revision: &Revision, table: &Table<'_>, mut cells: Cells<'_>) -> Evaluation {
    let demands = Demands::of(revision, table, &mut cells);
    let mut faults: HashMap<(NodeId, usize), Vec<Fault>> = HashMap::new();
    for (node, row, fault) in std::mem::take(&mut cells.faults) {
        faults.entry((node, row)).or_default().push(fault);
    }
    let result = Evaluation {
        steps: Vec::new(),
        visible: Vec::new(),
        required: Vec::new(),
        values: Map::new(),
        problems: Vec::new(),
        markings: HashMap::new(),
        rows: HashMap::new(),
        visible_index: HashSet::new(),
        required_index: HashSet::new(),
    };
    let mut walk = Walk { revision, table, cells, demands, faults, result };
    walk.steps();
    walk.costs();
    let mut result = walk.result;
    result.visible_index = result.visible.iter().cloned().collect();
    result.required_index = result.required.iter().cloned().collect();
    result
}

struct Walk<'a> {
    revision: &'a Revision,
    table: &'a Table<'a>,
    cells: Cells<'a>,
    demands: Demands,
    faults: HashMap<(NodeId, usize), Vec<Fault>>,
    result: Evaluation,
}

impl<'a> Walk<'a> {
    fn steps(&mut self) {
        let revision: &'a Revision = self.revision;
        let mut values = Map::new();
        for (index, step) in revision.steps.iter().enumerate() {
            if self.cells.step_is_visible(index) {
                self.result.steps.push(step.step.key.clone());
                self.elements(&step.children, 0, "", &mut values);
            }
        }
        self.result.values = values;
    }

    fn elements(&mut self, ids: &[NodeId], row: usize, outer: &str, values: &mut Map<String, Json>) {
        let revision: &'a Revision = self.revision;
        for &id in ids {
            let Some(node) = revision.node(id).filter(|_| self.cells.is_visible(id, row)) else { continue };
            let path = path::join(outer, node.key());
            match &node.content {
                Content::Note(_) => self.result.visible.push(path),
                Content::Question(question) => self.question((id, node), question, row, &path, values),
                Content::Group { group, inner } => {
                    self.result.visible.push(path.clone());
                    let required = self.demands.is_required(id, row);
                    if required {
                        self.result.required.push(path.clone());
                    }
                    let problems = self.result.problems.len();
                    let value = match inner {
                        None => self.group(id, node, row, &path),
                        Some(frame) => self.rows(id, node, group, (*frame, row), &path),
                    };
                    // Where something in it was said to be missing already, once is enough.
                    let told = self.result.problems.len() > problems;
                    if required && !told && !self.demands.is_in_use(id, row) {
                        self.problem(path, "group_required", &required_group(group));
                    }
                    if let Some(value) = value {
                        values.insert(node.key().to_owned(), value);
                    }
                }
            }
        }
    }

    fn group(&mut self, id: NodeId, node: &'a Node, row: usize, path: &str) -> Option<Json> {
        let mut inner = Map::new();
        self.elements(&node.children, row, path, &mut inner);
        if self.demands.is_active(id, row) {
            self.checks(node, row, path);
        }
        (!inner.is_empty()).then_some(Json::Object(inner))
    }

    fn rows(
        &mut self,
        id: NodeId,
        node: &'a Node,
        group: &Group,
        place: (usize, usize),
        path: &str,
    ) -> Option<Json> {
        let (frame, outer) = place;
        let (first, count) = self.table.span(frame, outer);
        self.result.rows.insert(path.to_owned(), count);
        let mut rows = Vec::with_capacity(count);
        let problems = self.result.problems.len();
        for row in first..first + count {
            let index = self.table.rows(frame).get(row).map_or(0, |row| row.index);
            let path = format!("{path}[{index}]");
            let mut inner = Map::new();
            self.elements(&node.children, row, &path, &mut inner);
            if self.demands.is_active(id, outer) {
                self.checks(node, row, &path);
            }
            rows.push(Json::Object(inner));
        }
        self.count_most(id, group, outer, path, count);
        if self.demands.is_active(id, outer) && self.result.problems.len() == problems {
            let filled = (first..first + count).filter(|row| self.demands.is_row_filled(frame, *row)).count();
            self.count_least(group, path, filled);
        }
        (!rows.is_empty()).then_some(Json::Array(rows))
    }

    /// Rows that a form demands are shown from the start; if nothing in them is required, they must not stay empty.
    fn count_least(&mut self, group: &Group, path: &str, filled: usize) {
        let least = group.repeat.as_ref().map_or(0, |repeat| repeat.min as usize);
        if filled < least {
            let message = Message::new(
                format!("Füllen Sie hier mindestens {least} Einträge aus."),
                format!("Fill in at least {least} entries here."),
            );
            self.problem(path.to_owned(), "too_few_rows", &message);
        }
    }

    fn count_most(&mut self, id: NodeId, group: &Group, outer: usize, path: &str, count: usize) {
        let most = group.repeat.as_ref().map_or(ROWS_MAX, |repeat| repeat.max as usize);
        if self.table.cut.contains(&(id, outer)) || count > most {
            let message = Message::new(
                format!("Hier sind höchstens {most} Einträge möglich. Entfernen Sie die übrigen."),
                format!("At most {most} entries are possible here. Remove the others."),
            );
            self.problem(path.to_owned(), "too_many_rows", &message);
        }
    }

    fn question(
        &mut self,
        (id, node): (NodeId, &'a Node),
        question: &'a Question,
        row: usize,
        path: &str,
        values: &mut Map<String, Json>,
    ) {
        let required = self.demands.is_required(id, row);
        if !question.silent {
            self.result.visible.push(path.to_owned());
        }
        if required {
            self.result.required.push(path.to_owned());
        }
        let value = to_json(self.cells.value(id, row));
        let answered = !value.is_null();
        // An answer that was emptied, or is no answer, stands against the default; without any the default comes again.
        let against_default =
            question.default.is_some() && question.calculated.is_none() && self.table.raw(id, row).is_some();
        if answered || against_default {
            values.insert(node.key().to_owned(), value);
        }
        let faults = self.faults.remove(&(id, row)).unwrap_or_default();
        if required && !answered && faults.is_empty() {
            self.problem(path.to_owned(), "required", &required_answer(question));
        }
        for fault in faults {
            let path = if fault.part.is_empty() { path.to_owned() } else { path::join(path, fault.part) };
            self.problem(path, fault.code, &fault.message);
        }
        if answered {
            let marking = self.revision.markings.get(id).map(|marking| marking.value).unwrap_or_default();
            if marking > Sensitivity::None {
                self.result.markings.insert(path.to_owned(), marking);
            }
            self.checks(node, row, path);
        }
    }

    fn checks(&mut self, node: &'a Node, row: usize, path: &str) {
        for (rule, message) in &node.checks {
            if self.fails(rule, node, row) {
                self.problem(path.to_owned(), "check", &message_of(message));
            }
        }
    }

    fn fails(&mut self, rule: &Rule, node: &Node, row: usize) -> bool {
        self.cells.rule(rule, node.inner_frame(), row, None) == Value::Boolean(false)
    }

    /// Rules that cost more than they may leave their questions undecided: nobody may file on that.
    fn costs(&mut self) {
        if self.cells.too_costly.is_empty() {
            return;
        }
        let place = self.cells.too_costly.iter().find_map(|(node, row)| Some(((*node)?, *row)));
        let path = place.map(|(node, row)| self.path_of(node, row)).unwrap_or_default();
        let message = Message::new(
            "Diese Angaben sind zu umfangreich, um sie zu prüfen. Verringern Sie die Zahl der Einträge.",
            "These entries are too extensive to be checked. Reduce the number of entries.",
        );
        self.problem(path, "too_costly", &message);
    }

    fn path_of(&self, id: NodeId, row: usize) -> String {
        let Some(node) = self.revision.node(id) else { return String::new() };
        let Some((parent_id, parent)) = node.parent.and_then(|id| Some((id, self.revision.node(id)?))) else {
            return node.key().to_owned();
        };
        let frame = if node.frame == parent.frame { ROOT } else { node.frame };
        let outer_row = self.table.around(node.frame, row, parent.frame);
        let mut outer = self.path_of(parent_id, outer_row);
        if frame != ROOT {
            let index = self.table.rows(frame).get(row).map_or(0, |row| row.index);
            outer = format!("{outer}[{index}]");
        }
        path::join(&outer, node.key())
    }

    fn problem(&mut self, path: String, code: &'static str, message: &Message) {
        self.result.problems.push(Problem { path, code, message: message.clone() });
    }
}

fn message_of(text: &Text) -> Message {
    Message::new(text.get(Language::German), text.get(Language::English))
}

fn required_group(group: &Group) -> Message {
    Message::new(
        format!("Bitte füllen Sie den Abschnitt „{}“ aus.", group.label.get(Language::German)),
        format!("Please fill in the section “{}”.", group.label.get(Language::English)),
    )
}

fn required_answer(question: &Question) -> Message {
    let (de, en) = (question.label.get(Language::German), question.label.get(Language::English));
    let asks = de.ends_with('?') && en.ends_with('?');
    match &question.kind {
        Kind::File(_) => Message::new(
            format!("Bitte laden Sie eine Datei hoch: „{de}“."),
            format!("Please upload a file: “{en}”."),
        ),
        Kind::Consent => {
            Message::new(format!("Bitte stimmen Sie zu: „{de}“."), format!("Please agree: “{en}”."))
        }
        _ if asks => Message::new(
            format!("Bitte beantworten Sie die Frage „{de}“"),
            format!("Please answer the question “{en}”"),
        ),
        Kind::YesNo | Kind::OneOf(_) | Kind::SeveralOf(_) => {
            Message::new(format!("Bitte wählen Sie etwas aus: „{de}“."), format!("Please choose: “{en}”."))
        }
        _ => Message::new(format!("Bitte füllen Sie „{de}“ aus."), format!("Please fill in “{en}”.")),
    }
}
