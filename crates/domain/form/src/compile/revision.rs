//! The compiled form: a flat table of positions with typed rules and a fixed order of calculation.
//!
//! A *node* is a position in the form. A *frame* is a place that exists once per row: frame 0 is the form itself, each
//! repeated group opens another. A *cell* is a node in one row of its frame.

use feel::{Expression, Reference};

use super::marking::Marking;
use crate::{
    answers::locate,
    format::{Form, Group, Note, Question, Step, Text},
    read::Pattern,
};

/// Index into [`Revision::nodes`]; nodes stand in document order, parents before children.
pub(crate) type NodeId = usize;
/// Index into [`Revision::frames`]; outer frames before inner ones.
pub(crate) type FrameId = usize;

/// The form itself as a frame.
pub(crate) const ROOT: FrameId = 0;

/// A compiled form. Made once per published revision, shared by all evaluations.
#[derive(Debug)]
pub struct Revision {
    pub(crate) form: Form,
    pub(crate) nodes: Vec<Node>,
    pub(crate) frames: Vec<Frame>,
    pub(crate) steps: Vec<StepNode>,
    /// What is computed, in an order in which every input comes before its use.
    pub(crate) schedule: Vec<Unit>,
    pub(crate) derived: Vec<Derived>,
    /// Per node.
    pub(crate) markings: Vec<Marking>,
}

impl Revision {
    /// The form as it was written.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The key of the step on which the question, group or note at this path stands.
    #[must_use]
    pub fn step_of(&self, path: &str) -> Option<&str> {
        // The part of an address or of a date belongs to its question.
        let outer = path.rsplit_once('.').map_or(path, |(outer, _)| outer);
        let (_, node) = locate(self, path).or_else(|| locate(self, outer))?;
        self.steps.get(node.step).map(|step| step.step.key.as_str())
    }

    /// The question at this path.
    #[must_use]
    pub fn question(&self, path: &str) -> Option<&Question> {
        locate(self, path)?.1.question()
    }

    /// Whether this is the key of a top element of the form.
    #[must_use]
    pub fn has_key(&self, key: &str) -> bool {
        self.child(None, key).is_some()
    }

    pub(crate) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// The node with this key among the children of a group, or among all top elements.
    pub(crate) fn child(&self, parent: Option<NodeId>, key: &str) -> Option<NodeId> {
        let named = |id: &NodeId| self.node(*id).is_some_and(|node| node.key() == key);
        match parent {
            Some(parent) => self.node(parent)?.children.iter().copied().find(|id| named(id)),
            None => self.steps.iter().flat_map(|step| step.children.iter().copied()).find(|id| named(id)),
        }
    }
}

/// One position of the form.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) content: Content,
    pub(crate) parent: Option<NodeId>,
    pub(crate) step: usize,
    /// The frame that the node lives in; for a repeated group the one around it.
    pub(crate) frame: FrameId,
    pub(crate) children: Vec<NodeId>,
    /// Where the element stands in the form, for messages to authors.
    pub(crate) place: String,
    pub(crate) visible_if: Option<Rule>,
    pub(crate) required_if: Option<Rule>,
    /// Calculation, or default.
    pub(crate) value: Option<Rule>,
    pub(crate) checks: Vec<(Rule, Text)>,
    pub(crate) pattern: Option<Pattern>,
    /// Sorted codes of the options.
    pub(crate) codes: Vec<String>,
}

/// What stands at a position. Groups come without their elements, which are nodes of their own.
#[derive(Debug)]
pub(crate) enum Content {
    Question(Box<Question>),
    /// `inner` is the frame of the rows if the group is repeated.
    Group {
        group: Box<Group>,
        inner: Option<FrameId>,
    },
    Note(Note),
}

impl Node {
    pub(crate) fn key(&self) -> &str {
        match &self.content {
            Content::Question(question) => &question.key,
            Content::Group { group, .. } => &group.key,
            Content::Note(note) => &note.key,
        }
    }

    pub(crate) fn question(&self) -> Option<&Question> {
        match &self.content {
            Content::Question(question) => Some(question),
            _ => None,
        }
    }

    /// The frame of the rows, if this is a repeated group.
    pub(crate) fn rows(&self) -> Option<FrameId> {
        match &self.content {
            Content::Group { inner, .. } => *inner,
            _ => None,
        }
    }

    /// The frame that the children live in.
    pub(crate) fn inner_frame(&self) -> FrameId {
        self.rows().unwrap_or(self.frame)
    }

    /// Whether a code is one of the options. While a code list has not been supplied, every short text passes.
    pub(crate) fn is_option(&self, code: &str) -> bool {
        if self.codes.is_empty() {
            return code.chars().count() <= 100;
        }
        self.codes.binary_search_by(|known| known.as_str().cmp(code)).is_ok()
    }
}

/// A step with its rule and its top elements.
#[derive(Debug)]
pub(crate) struct StepNode {
    /// The step without its elements.
    pub(crate) step: Step,
    pub(crate) children: Vec<NodeId>,
    pub(crate) visible_if: Option<Rule>,
}

/// The rows of a repeated group; frame 0 is the form itself with its one row.
#[derive(Debug)]
pub(crate) struct Frame {
    /// The frame around; the root is its own.
    pub(crate) outer: FrameId,
    /// The repeated group, `None` for the root.
    pub(crate) group: Option<NodeId>,
}

/// A compiled rule with the cells that it reads.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) expression: Expression,
    /// Sorted by reference.
    pub(crate) inputs: Vec<Input>,
}

impl Rule {
    /// Whether it reads the answer to one of these questions.
    pub(crate) fn reads_any(&self, nodes: &[NodeId]) -> bool {
        self.inputs.iter().any(|input| matches!(input.source, Source::Cell(id) if nodes.contains(&id)))
    }
}

/// One thing that a rule reads.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) reference: Reference,
    pub(crate) source: Source,
    /// How many entries of the reference the source covers; the others lie within its value.
    pub(crate) followed: usize,
}

/// Where a rule finds a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The day of evaluation.
    Today,
    /// A question in the row of the rule or in a row around it.
    Cell(NodeId),
    /// A list or a context made of several cells.
    Derived(usize),
}

/// A value made of several cells: a whole group, or one question of all rows (`trees.girth`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Derived {
    /// The group that the rule names.
    pub(crate) base: NodeId,
    /// The nodes followed from there, down to the one whose values are wanted; empty for the whole group.
    pub(crate) path: Vec<NodeId>,
}

/// One thing to compute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Unit {
    StepVisible(usize),
    Visible(NodeId),
    Value(NodeId),
    Derived(usize),
}
