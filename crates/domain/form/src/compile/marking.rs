//! How carefully each value must be handled: its question's own marking, and what went into it.
//!
//! A calculated value is as sensitive as the most sensitive thing that decides what it is or whether it is there: the answers that its
//! rule reads, whether those were asked at all, and the conditions around it. So nothing can be learnt of a special answer from
//! values that are not special themselves. What people type keeps the marking that its question has.

use super::revision::{Derived, Node, NodeId, Revision, Rule, Source, StepNode, Unit};
use crate::format::Sensitivity;

/// The marking of one question.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Marking {
    pub(crate) value: Sensitivity,
    /// Of its value and of whether it has one: what travels on.
    pub(crate) travels: Sensitivity,
}

/// The markings of all nodes. Each input comes before its use in the schedule, so one pass finds them.
pub(super) fn markings(
    nodes: &[Node],
    steps: &[StepNode],
    derived: &[Derived],
    schedule: &[Unit],
) -> Vec<Marking> {
    let mut marked = Marked { nodes, steps, derived, markings: vec![Marking::default(); nodes.len()] };
    for unit in schedule {
        if let Unit::Value(id) = unit {
            marked.mark(*id);
        }
    }
    marked.markings
}

impl Revision {
    /// Whether an answer to this form can be special (Art. 9 GDPR), typed or calculated.
    #[must_use]
    pub fn asks_special(&self) -> bool {
        self.markings.iter().any(|marking| marking.value == Sensitivity::Special)
    }

    /// The marking of what a text outside the form reads at these names: a question, a part of its answer, or a whole group. Names
    /// that the form does not have are none of its answers.
    #[must_use]
    pub fn marking_of(&self, names: &[String]) -> Sensitivity {
        let mut found = None;
        for name in names {
            let Some(inner) = self.child(found, name) else { break };
            found = Some(inner);
        }
        let travels = |id: NodeId| self.markings.get(id).map_or(Sensitivity::None, |marking| marking.travels);
        found.map_or(Sensitivity::None, |id| within(&self.nodes, id, &travels))
    }
}

struct Marked<'a> {
    nodes: &'a [Node],
    steps: &'a [StepNode],
    derived: &'a [Derived],
    markings: Vec<Marking>,
}

impl Marked<'_> {
    fn mark(&mut self, id: NodeId) {
        let Some(node) = self.nodes.get(id) else { return };
        let Some(question) = node.question() else { return };
        let conditions = self.conditions(node);
        let read = node.value.as_ref().map_or(Sensitivity::None, |rule| self.read_by(rule));
        let mut value = question.sensitivity.max(read);
        if question.calculated.is_some() {
            value = value.max(conditions);
        }
        if let Some(marking) = self.markings.get_mut(id) {
            *marking = Marking { value, travels: value.max(conditions) };
        }
    }

    /// What decides whether a node is there: its own condition, and those of the groups and the step around it.
    fn conditions(&self, node: &Node) -> Sensitivity {
        let step = self.steps.get(node.step).and_then(|step| step.visible_if.as_ref());
        let parent = |node: &&Node| node.parent.and_then(|id| self.nodes.get(id));
        let around = std::iter::successors(Some(node), parent).filter_map(|node| node.visible_if.as_ref());
        around.chain(step).map(|rule| self.read_by(rule)).max().unwrap_or_default()
    }

    fn read_by(&self, rule: &Rule) -> Sensitivity {
        let travels = |id: NodeId| self.markings.get(id).map_or(Sensitivity::None, |marking| marking.travels);
        let read = rule.inputs.iter().map(|input| match input.source {
            Source::Today => Sensitivity::None,
            Source::Cell(id) => travels(id),
            Source::Derived(index) => self.derived.get(index).map_or(Sensitivity::None, |derived| {
                let target = derived.path.last().copied().unwrap_or(derived.base);
                within(self.nodes, target, &travels)
            }),
        });
        read.max().unwrap_or_default()
    }
}

/// The highest of a node and all below it.
fn within(nodes: &[Node], id: NodeId, travels: &dyn Fn(NodeId) -> Sensitivity) -> Sensitivity {
    let children = nodes.get(id).map(|node| node.children.as_slice()).unwrap_or_default();
    children.iter().map(|child| within(nodes, *child, travels)).fold(travels(id), Sensitivity::max)
}
