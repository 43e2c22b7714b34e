//! Visibility and values of all cells, in the order that the revision fixed.

use std::borrow::Cow;

use feel::{Budget, Lookup, Reference, Value};
use jiff::civil::Date;
use serde_json::Value as Json;

use super::{rows::Table, values::fitted};
use crate::{
    compile::{Content, Derived, FrameId, Node, NodeId, ROOT, Revision, Rule, Source, Unit},
    limits::EVALUATION_STEPS_MAX,
    read::{self, Fault, Reading},
};

/// All cells of one evaluation.
pub(super) struct Cells<'a> {
    revision: &'a Revision,
    table: &'a Table<'a>,
    today: Value,
    steps_visible: Vec<bool>,
    /// Per node and row of its frame.
    visible: Vec<Vec<bool>>,
    values: Vec<Vec<Value>>,
    /// Per derived value and row of its base's frame.
    derived: Vec<Vec<Value>>,
    /// What is wrong with single answers: node, row, fault.
    pub(super) faults: Vec<(NodeId, usize, Fault)>,
    /// Nodes and rows whose rules cost too much.
    pub(super) too_costly: Vec<(Option<NodeId>, usize)>,
    steps_left: u32,
}

impl<'a> Cells<'a> {
    pub(super) fn compute(revision: &'a Revision, table: &'a Table<'a>, today: Date) -> Self {
        let mut cells = Self {
            revision,
            table,
            today: Value::Date(today),
            steps_visible: vec![false; revision.steps.len()],
            visible: vec![Vec::new(); revision.nodes.len()],
            values: vec![Vec::new(); revision.nodes.len()],
            derived: vec![Vec::new(); revision.derived.len()],
            faults: Vec::new(),
            too_costly: Vec::new(),
            steps_left: EVALUATION_STEPS_MAX,
        };
        for &unit in &revision.schedule {
            cells.unit(unit);
        }
        cells
    }

    pub(super) fn step_is_visible(&self, step: usize) -> bool {
        self.steps_visible.get(step).copied().unwrap_or_default()
    }

    pub(super) fn is_visible(&self, node: NodeId, row: usize) -> bool {
        self.visible.get(node).and_then(|rows| rows.get(row)).copied().unwrap_or_default()
    }

    /// The effective value of a question; null if it is hidden or not answered.
    pub(super) fn value(&self, node: NodeId, row: usize) -> &Value {
        self.values.get(node).and_then(|rows| rows.get(row)).unwrap_or(&Value::Null)
    }

    /// Evaluates a rule in a row; null if it costs too much.
    pub(super) fn rule(&mut self, rule: &Rule, frame: FrameId, row: usize, node: Option<NodeId>) -> Value {
        let mut budget = Budget::of(self.steps_left);
        let before = budget.left();
        let place = RowLookup { cells: self, rule, frame, row };
        let result = rule.expression.evaluate(&place, &mut budget);
        self.steps_left -= before - budget.left();
        result.unwrap_or_else(|_| {
            self.too_costly.push((node, row));
            Value::Null
        })
    }

    fn unit(&mut self, unit: Unit) {
        match unit {
            Unit::StepVisible(step) => {
                let rule = self.revision.steps.get(step).and_then(|step| step.visible_if.as_ref());
                let visible = rule.is_none_or(|rule| self.rule(rule, ROOT, 0, None).is_true());
                if let Some(slot) = self.steps_visible.get_mut(step) {
                    *slot = visible;
                }
            }
            Unit::Visible(id) => {
                let Some(node) = self.revision.node(id) else { return };
                let rows =
                    (0..self.table.rows(node.frame).len()).map(|row| self.show(id, node, row)).collect();
                if let Some(slot) = self.visible.get_mut(id) {
                    *slot = rows;
                }
            }
            Unit::Value(id) => {
                let Some(node) = self.revision.node(id) else { return };
                let rows =
                    (0..self.table.rows(node.frame).len()).map(|row| self.answer(id, node, row)).collect();
                if let Some(slot) = self.values.get_mut(id) {
                    *slot = rows;
                }
            }
            Unit::Derived(index) => {
                let Some(derived) = self.revision.derived.get(index) else { return };
                let frame = self.revision.node(derived.base).map_or(ROOT, |node| node.frame);
                let rows = (0..self.table.rows(frame).len()).map(|row| self.collect(derived, row)).collect();
                if let Some(slot) = self.derived.get_mut(index) {
                    *slot = rows;
                }
            }
        }
    }

    fn show(&mut self, id: NodeId, node: &Node, row: usize) -> bool {
        let around = match node.parent {
            None => self.step_is_visible(node.step),
            Some(parent) => {
                // A row of a repeated group is as visible as the group in the row around.
                let frame = self.revision.node(parent).map_or(ROOT, |parent| parent.frame);
                self.is_visible(parent, self.table.around(node.frame, row, frame))
            }
        };
        around
            && node
                .visible_if
                .as_ref()
                .is_none_or(|rule| self.rule(rule, node.frame, row, Some(id)).is_true())
    }

    /// What the default of a question gives in a row, as an answer; `None` if it has none.
    pub(super) fn default(&mut self, id: NodeId, node: &Node, row: usize) -> Option<Value> {
        let question = node.question().filter(|question| question.calculated.is_none())?;
        let rule = node.value.as_ref()?;
        let value = fitted(&question.kind, self.rule(rule, node.frame, row, Some(id)));
        Some(read_as(node, &super::values::to_json(&value)).value)
    }

    fn answer(&mut self, id: NodeId, node: &Node, row: usize) -> Value {
        let Some(question) = node.question().filter(|_| self.is_visible(id, row)) else {
            return Value::Null;
        };
        let raw = self.table.raw(id, row);
        match &node.value {
            Some(rule) if question.calculated.is_some() || raw.is_none() => {
                let value = self.rule(rule, node.frame, row, Some(id));
                let value = fitted(&question.kind, value);
                // A value from a rule is an answer like any other and may be as wrong.
                self.read(id, node, row, &super::values::to_json(&value))
            }
            _ => raw.map_or(Value::Null, |raw| self.read(id, node, row, raw)),
        }
    }

    fn read(&mut self, id: NodeId, node: &Node, row: usize, raw: &Json) -> Value {
        let Reading { value, faults } = read_as(node, raw);
        let calculated = node.question().is_some_and(|question| question.calculated.is_some());
        let told = faults.into_iter().map(|fault| if calculated { fault.of_calculated() } else { fault });
        self.faults.extend(told.map(|fault| (id, row, fault)));
        value
    }

    /// A group as a whole, or one question of all its rows.
    fn collect(&self, derived: &Derived, row: usize) -> Value {
        self.collect_from(derived.base, row, &derived.path)
    }

    fn collect_from(&self, id: NodeId, row: usize, path: &[NodeId]) -> Value {
        let Some(node) = self.revision.node(id) else { return Value::Null };
        match &node.content {
            Content::Question(_) => self.value(id, row).clone(),
            Content::Group { inner: Some(frame), .. } => {
                if !self.is_visible(id, row) {
                    return Value::List(Vec::new());
                }
                let (first, count) = self.table.span(*frame, row);
                Value::List((first..first + count).map(|row| self.collect_row(node, row, path)).collect())
            }
            Content::Group { inner: None, .. } if self.is_visible(id, row) => {
                self.collect_row(node, row, path)
            }
            Content::Group { .. } | Content::Note(_) => Value::Null,
        }
    }

    fn collect_row(&self, group: &Node, row: usize, path: &[NodeId]) -> Value {
        if let Some((next, rest)) = path.split_first() {
            return self.collect_from(*next, row, rest);
        }
        let entries = group.children.iter().filter_map(|&child| {
            let node = self.revision.node(child).filter(|node| !matches!(node.content, Content::Note(_)))?;
            Some((node.key().to_owned(), self.collect_from(child, row, &[])))
        });
        Value::Context(entries.collect())
    }
}

/// Reads an answer to a question, with its pattern and options.
fn read_as(node: &Node, raw: &Json) -> Reading {
    node.question().map_or_else(Reading::default, |question| {
        read::read(&question.kind, raw, node.pattern.as_ref(), &|code| node.is_option(code))
    })
}

/// A rule in its row, as the place where it finds its inputs.
struct RowLookup<'a, 'b> {
    cells: &'b Cells<'a>,
    rule: &'b Rule,
    frame: FrameId,
    row: usize,
}

impl Lookup for RowLookup<'_, '_> {
    fn value(&self, reference: &Reference) -> Cow<'_, Value> {
        let inputs = &self.rule.inputs;
        let found = inputs.binary_search_by(|input| input.reference.cmp(reference)).ok();
        let Some(input) = found.and_then(|index| inputs.get(index)) else {
            return Cow::Owned(Value::Null);
        };
        let Cells { revision, table, .. } = self.cells;
        let row_of = |id: NodeId| {
            let frame = revision.node(id).map_or(ROOT, |node| node.frame);
            table.around(self.frame, self.row, frame)
        };
        let value = match input.source {
            Source::Today => &self.cells.today,
            Source::Cell(id) => self.cells.value(id, row_of(id)),
            Source::Derived(index) => {
                let row = revision.derived.get(index).map_or(0, |derived| row_of(derived.base));
                self.cells.derived.get(index).and_then(|rows| rows.get(row)).unwrap_or(&Value::Null)
            }
        };
        value.at(reference.entries().get(input.followed..).unwrap_or_default())
    }
}
