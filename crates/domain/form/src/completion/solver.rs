//! Demands that contradict each other.
//!
//! Each question that is always asked and required starts with all values that its kind allows; each check that always counts takes
//! away those with which it would fail. Where nothing is left, nobody can complete the form.

use feel::{
    Reference,
    possible::{Possible, Values},
};

use super::kinds;
use crate::{
    compile::{Content, FormProblem, Node, NodeId, Revision, Rule, Source},
    format::Text,
    message::Message,
};

/// How often all checks are looked at: each round may leave less for the others.
const ROUNDS_MAX: usize = 20;

/// The demands that no answers meet together.
pub(super) fn contradictions(revision: &Revision) -> Vec<FormProblem> {
    let mut solver = Solver::of(revision);
    let mut problems = Vec::new();
    for _ in 0..ROUNDS_MAX {
        let before = solver.values.clone();
        problems = solver.round();
        if !problems.is_empty() || solver.values == before {
            break;
        }
    }
    problems
}

struct Solver<'a> {
    revision: &'a Revision,
    /// Per node, what its answer can still be.
    values: Vec<Values>,
    /// Per node, whether it always has an answer when the form is complete.
    always: Vec<bool>,
}

impl<'a> Solver<'a> {
    fn of(revision: &'a Revision) -> Self {
        let values = revision.nodes.iter().map(kinds::values).collect();
        let always = revision.nodes.iter().map(|node| is_always_answered(revision, node)).collect();
        Self { revision, values, always }
    }

    /// Applies every check once.
    fn round(&mut self) -> Vec<FormProblem> {
        let mut problems = Vec::new();
        for (id, node) in self.revision.nodes.iter().enumerate() {
            if node.question().is_some_and(|question| question.calculated.is_some()) {
                problems.extend(self.calculated(node));
            }
            // A question that is not always asked is judged by its own checks alone, and only while it must be answered.
            let own = (!self.always_counts(node) && super::is_demanded(node)).then_some(id);
            if own.is_none() && !self.always_counts(node) {
                continue;
            }
            for (number, check) in node.checks.iter().enumerate() {
                problems.extend(self.check(node, number, check, own));
            }
        }
        problems
    }

    fn check(
        &mut self,
        node: &Node,
        number: usize,
        (rule, _): &(Rule, Text),
        own: Option<NodeId>,
    ) -> Option<FormProblem> {
        let counts =
            |id: NodeId| own == Some(id) || own.is_none() && self.always.get(id).copied().unwrap_or_default();
        let cell = |reference: &Reference| cell(rule, reference);
        let found: Vec<(NodeId, Values)> = {
            let places = |reference: &Reference| self.place(rule, reference, own);
            let truth = rule.expression.possible_truth(&places);
            // A check that does not read the question at all may be meant to stop those who are asked it.
            let stops = own.is_some_and(|own| !rule.reads_any(&[own]));
            if !truth.can_be_true && !truth.can_be_null && !stops {
                return Some(never(node, number));
            }
            let demands = rule.expression.demands(&places).into_iter();
            demands
                .filter_map(|(reference, values)| Some((cell(reference)?, values)))
                .filter(|(id, _)| counts(*id))
                .collect()
        };
        for (id, demanded) in found {
            let Some((asked, values)) = self.revision.node(id).zip(self.values.get_mut(id)) else { continue };
            if values.is_empty() {
                continue;
            }
            *values = kinds::left(asked, values.clone().and(&demanded));
            if values.is_empty() {
                return Some(never(node, number));
            }
        }
        None
    }

    /// A calculated value that is always there and never within its bounds.
    fn calculated(&self, node: &Node) -> Option<FormProblem> {
        let rule = node.value.as_ref().filter(|_| is_always_asked(self.revision, node))?;
        let given = rule.expression.possible(&|reference| self.place(rule, reference, None));
        let within = kinds::calculated(node);
        let misses = !given.null && given.values != Values::Any && given.values.and(&within).is_empty();
        misses.then(|| {
            let message = Message::new(
                "Der berechnete Wert liegt immer außerhalb seiner Grenzen: Niemand kann das Formular abschließen.",
                "The calculated value always lies outside its bounds: nobody can complete the form.",
            );
            FormProblem::at(&node.place, "calculated", "contradiction", message)
        })
    }

    /// What can stand where a rule reads.
    fn place(&self, rule: &Rule, reference: &Reference, own: Option<NodeId>) -> Possible {
        if reads_today(rule, reference) {
            return Possible { null: false, values: Values::Any };
        }
        let Some(id) = cell(rule, reference) else { return Possible::anything() };
        let null = own != Some(id) && !self.always.get(id).copied().unwrap_or_default();
        let is_typed = self
            .revision
            .node(id)
            .and_then(Node::question)
            .is_some_and(|question| question.calculated.is_none());
        let values = self.values.get(id).filter(|_| is_typed).cloned();
        Possible { null, values: values.unwrap_or(Values::Any) }
    }

    /// Whether the checks of a question or group count for everybody.
    fn always_counts(&self, node: &Node) -> bool {
        is_always_asked(self.revision, node)
    }
}

/// The question whose whole answer a rule reads there.
fn cell(rule: &Rule, reference: &Reference) -> Option<NodeId> {
    let input = rule.inputs.iter().find(|input| input.reference == *reference)?;
    match input.source {
        Source::Cell(id) if input.followed == reference.entries().len() => Some(id),
        _ => None,
    }
}

fn reads_today(rule: &Rule, reference: &Reference) -> bool {
    let input = rule.inputs.iter().find(|input| input.reference == *reference);
    input.is_some_and(|input| input.source == Source::Today && reference.entries().is_empty())
}

fn is_always_answered(revision: &Revision, node: &Node) -> bool {
    let required = node.question().is_some_and(|question| question.required && question.calculated.is_none());
    required && is_always_asked(revision, node)
}

/// Whether a question or group is there for everybody: nothing around it is hidden, optional or repeated none at all.
fn is_always_asked(revision: &Revision, node: &Node) -> bool {
    let step = revision.steps.get(node.step).is_some_and(|step| step.visible_if.is_none());
    let mut around = Some(node);
    while let Some(inner) = around {
        let may_be_left_out = match &inner.content {
            Content::Group { group, .. } => {
                group.optional || group.repeat.as_ref().is_some_and(|repeat| repeat.min == 0)
            }
            Content::Question(_) | Content::Note(_) => false,
        };
        if inner.visible_if.is_some() || may_be_left_out {
            return false;
        }
        around = inner.parent.and_then(|parent| revision.node(parent));
    }
    step
}

fn never(node: &Node, check: usize) -> FormProblem {
    let message = Message::new(
        "Diese Prüfung kann niemand bestehen: Sie widerspricht den Grenzen oder einer anderen Prüfung.",
        "Nobody can pass this check: it contradicts the bounds or another check.",
    );
    FormProblem::at(&node.place, &format!("checks[{check}].rule"), "contradiction", message)
}
