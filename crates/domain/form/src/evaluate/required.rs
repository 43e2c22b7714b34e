//! Which optional groups and rows are in use, and with that what must be answered.
//!
//! In use is what somebody answered. Neither a calculated value nor a default is an answer, not even a default that a
//! page showed and sent back unchanged: nobody said anything by it.

use super::{cells::Cells, rows::Table};
use crate::compile::{Content, FrameId, Node, NodeId, ROOT, Revision};

/// Per node and row of its frame: for a question whether it must be answered, for a group whether something in it is
/// answered or it must be filled in.
pub(super) struct Demands {
    in_use: Vec<Vec<bool>>,
    /// Per frame and row, whether something in the row is answered.
    rows_in_use: Vec<Vec<bool>>,
    /// Per frame and row, whether the row asks something that no rule answers.
    rows_open: Vec<Vec<bool>>,
    required: Vec<Vec<bool>>,
    active: Vec<Vec<bool>>,
}

impl Demands {
    pub(super) fn of(revision: &Revision, table: &Table<'_>, cells: &mut Cells<'_>) -> Self {
        let sizes = revision.nodes.iter().map(|node| vec![false; table.rows(node.frame).len()]);
        let frames = (0..revision.frames.len()).map(|frame| vec![false; table.rows(frame).len()]);
        let mut demands = Self {
            in_use: sizes.clone().collect(),
            rows_in_use: frames.clone().collect(),
            rows_open: frames.collect(),
            required: sizes.clone().collect(),
            active: sizes.collect(),
        };
        demands.find_use(revision, table, cells);
        demands.find_required(revision, table, cells);
        demands
    }

    pub(super) fn is_required(&self, node: NodeId, row: usize) -> bool {
        at(&self.required, node, row)
    }

    pub(super) fn is_in_use(&self, node: NodeId, row: usize) -> bool {
        at(&self.in_use, node, row)
    }

    /// Whether a group must be in order: it is visible, and no optional group from here outward is left empty.
    pub(super) fn is_active(&self, node: NodeId, row: usize) -> bool {
        at(&self.active, node, row)
    }

    /// Whether a row of a repeated group is filled in: somebody answered something in it, or there is nothing left to
    /// answer because everything that it asks has a default.
    pub(super) fn is_row_filled(&self, frame: FrameId, row: usize) -> bool {
        at(&self.rows_in_use, frame, row) || !at(&self.rows_open, frame, row)
    }

    fn find_use(&mut self, revision: &Revision, table: &Table<'_>, cells: &mut Cells<'_>) {
        for (id, node) in revision.nodes.iter().enumerate().rev() {
            for row in 0..table.rows(node.frame).len() {
                let used = match &node.content {
                    Content::Question(_) => is_answered(id, node, row, table, cells),
                    _ => at(&self.in_use, id, row),
                };
                let asks = node.rows().is_some() || node.question().is_some() && node.value.is_none();
                if asks && cells.is_visible(id, row) {
                    set(&mut self.rows_open, node.frame, row);
                }
                if !used {
                    continue;
                }
                set(&mut self.rows_in_use, node.frame, row);
                if let Some(parent) = node.parent {
                    let frame = revision.node(parent).map_or(ROOT, |parent| parent.frame);
                    set(&mut self.in_use, parent, table.around(node.frame, row, frame));
                }
            }
        }
    }

    fn find_required(&mut self, revision: &Revision, table: &Table<'_>, cells: &mut Cells<'_>) {
        // Parents stand before their children.
        for (id, node) in revision.nodes.iter().enumerate() {
            for row in 0..table.rows(node.frame).len() {
                let around = node.parent.is_none_or(|parent| {
                    let frame = revision.node(parent).map_or(ROOT, |parent| parent.frame);
                    at(&self.active, parent, table.around(node.frame, row, frame))
                });
                let wanted = around && cells.is_visible(id, row);
                let ruled = wanted
                    && node
                        .required_if
                        .as_ref()
                        .is_some_and(|rule| cells.rule(rule, node.frame, row, Some(id)).is_true());
                // What is required of an optional group is that something in it is answered.
                let (required, below) = match &node.content {
                    Content::Question(question) => (wanted && question.required || ruled, false),
                    Content::Group { group, .. } if group.optional => {
                        (ruled, wanted && (ruled || at(&self.in_use, id, row)))
                    }
                    Content::Group { .. } => (false, wanted),
                    Content::Note(_) => (false, false),
                };
                if required {
                    set(&mut self.required, id, row);
                }
                if below {
                    set(&mut self.active, id, row);
                }
            }
        }
    }
}

/// Whether somebody answered a question: there is a value, and it is neither calculated nor the default.
fn is_answered(id: NodeId, node: &Node, row: usize, table: &Table<'_>, cells: &mut Cells<'_>) -> bool {
    let calculated = node.question().is_none_or(|question| question.calculated.is_some());
    if calculated || cells.value(id, row).is_null() || table.raw(id, row).is_none() {
        return false;
    }
    cells.default(id, node, row).is_none_or(|default| default != *cells.value(id, row))
}

fn at(table: &[Vec<bool>], node: NodeId, row: usize) -> bool {
    table.get(node).and_then(|rows| rows.get(row)).copied().unwrap_or_default()
}

fn set(table: &mut [Vec<bool>], node: NodeId, row: usize) {
    if let Some(slot) = table.get_mut(node).and_then(|rows| rows.get_mut(row)) {
        *slot = true;
    }
}
