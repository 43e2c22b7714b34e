//! Which rows there are: fixed by the raw answers before any rule runs, because no rule makes rows.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use crate::{
    compile::{Content, FrameId, NodeId, ROOT, Revision},
    limits::{ROWS_MAX, ROWS_TOTAL_MAX},
};

/// One row of a frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// Position of the row around in its frame.
    pub(super) outer: usize,
    /// Position among the rows of the same group in the same outer row, from 0.
    pub(super) index: usize,
    /// What was answered in this row.
    pub(super) raw: Option<&'a Map<String, Json>>,
}

/// The rows of one frame, and where those of each outer row start.
#[derive(Debug, Default)]
pub(super) struct FrameRows<'a> {
    pub(super) rows: Vec<Row<'a>>,
    /// Per outer row: first position and number.
    spans: Vec<(usize, usize)>,
}

/// All rows of all frames.
#[derive(Debug)]
pub(super) struct Table<'a> {
    revision: &'a Revision,
    frames: Vec<FrameRows<'a>>,
    /// Repeated groups with more answers than can be evaluated, per outer row.
    pub(super) cut: HashSet<(NodeId, usize)>,
}

impl<'a> Table<'a> {
    pub(super) fn of(revision: &'a Revision, root: &'a Map<String, Json>) -> Self {
        let first =
            FrameRows { rows: vec![Row { outer: 0, index: 0, raw: Some(root) }], spans: vec![(0, 1)] };
        let mut table = Self { revision, frames: vec![first], cut: HashSet::new() };
        // Outer frames stand before inner ones.
        for frame in 1..revision.frames.len() {
            let rows = table.frame_rows(frame);
            table.frames.push(rows);
        }
        table
    }

    pub(super) fn rows(&self, frame: FrameId) -> &[Row<'a>] {
        self.frames.get(frame).map_or(&[], |frame| frame.rows.as_slice())
    }

    /// First position and number of the rows of a frame within one outer row.
    pub(super) fn span(&self, frame: FrameId, outer: usize) -> (usize, usize) {
        self.frames.get(frame).and_then(|frame| frame.spans.get(outer)).copied().unwrap_or_default()
    }

    /// The row of an outer frame around a row.
    pub(super) fn around(&self, mut frame: FrameId, mut row: usize, wanted: FrameId) -> usize {
        while frame != wanted && frame != ROOT {
            row = self.rows(frame).get(row).map_or(0, |row| row.outer);
            frame = self.revision.frames.get(frame).map_or(ROOT, |frame| frame.outer);
        }
        row
    }

    /// What was answered to a node in a row.
    pub(super) fn raw(&self, node: NodeId, row: usize) -> Option<&'a Json> {
        let known = self.revision.node(node)?;
        self.entries(known.parent, known.frame, row)?.get(known.key())
    }

    /// The answers among which those of a group's children stand.
    fn entries(&self, group: Option<NodeId>, frame: FrameId, row: usize) -> Option<&'a Map<String, Json>> {
        let plain = group.and_then(|id| self.revision.node(id)).filter(|node| node.rows().is_none());
        match plain {
            Some(node) => self.entries(node.parent, frame, row)?.get(node.key())?.as_object(),
            None => self.rows(frame).get(row)?.raw,
        }
    }

    fn frame_rows(&mut self, frame: FrameId) -> FrameRows<'a> {
        let mut made = FrameRows::default();
        let Some((outer_frame, id)) =
            self.revision.frames.get(frame).and_then(|frame| Some((frame.outer, frame.group?)))
        else {
            return made;
        };
        let least = self.revision.node(id).map_or(0, |node| match &node.content {
            Content::Group { group, .. } => group.repeat.as_ref().map_or(0, |repeat| repeat.min as usize),
            _ => 0,
        });
        for outer in 0..self.rows(outer_frame).len() {
            let given = self.raw(id, outer).and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
            let wanted = given.len().max(least);
            let count = wanted.min(ROWS_MAX).min(ROWS_TOTAL_MAX.saturating_sub(made.rows.len()));
            if count < given.len() {
                self.cut.insert((id, outer));
            }
            made.spans.push((made.rows.len(), count));
            for index in 0..count {
                made.rows.push(Row { outer, index, raw: given.get(index).and_then(Json::as_object) });
            }
        }
        made
    }
}
