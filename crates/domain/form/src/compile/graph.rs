//! The order of calculation: what must be known before what, once per revision.
//!
//! What needs an order is the visibility of everything and the values of questions. Requirements and checks read
//! values only and nothing reads them, so they come last in any order.

use std::collections::HashMap;

use super::{Content, Derived, FormProblem, NodeId, Rule, Source, Unit, tree::Tree};
use crate::message::Message;

/// All units with every input before its use.
///
/// # Errors
///
/// One problem per cycle, at a rule of the cycle.
pub(super) fn order(tree: &Tree, derived: &[Derived]) -> Result<Vec<Unit>, Vec<FormProblem>> {
    let mut walk = Walk { tree, derived, state: HashMap::new(), order: Vec::new(), problems: Vec::new() };
    for step in 0..tree.steps.len() {
        walk.visit(Unit::StepVisible(step));
    }
    for (id, node) in tree.nodes.iter().enumerate() {
        walk.visit(Unit::Visible(id));
        if node.question().is_some() {
            walk.visit(Unit::Value(id));
        }
    }
    for index in 0..derived.len() {
        walk.visit(Unit::Derived(index));
    }
    if walk.problems.is_empty() { Ok(walk.order) } else { Err(walk.problems) }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
}

struct Walk<'a> {
    tree: &'a Tree,
    derived: &'a [Derived],
    state: HashMap<Unit, State>,
    order: Vec<Unit>,
    problems: Vec<FormProblem>,
}

impl Walk<'_> {
    /// Depth first, with a stack of our own: chains of conditions may be thousands long.
    fn visit(&mut self, start: Unit) {
        if self.state.contains_key(&start) {
            return;
        }
        let mut stack = vec![(start, self.inputs(start), 0_usize)];
        self.state.insert(start, State::Open);
        while let Some((unit, inputs, next)) = stack.last_mut() {
            let Some(&input) = inputs.get(*next) else {
                self.state.insert(*unit, State::Done);
                self.order.push(*unit);
                stack.pop();
                continue;
            };
            *next += 1;
            match self.state.get(&input) {
                Some(State::Done) => {}
                Some(State::Open) => {
                    let units: Vec<Unit> = stack.iter().map(|(unit, ..)| *unit).collect();
                    self.report(&units, input);
                }
                None => {
                    self.state.insert(input, State::Open);
                    stack.push((input, self.inputs(input), 0));
                }
            }
        }
    }

    fn inputs(&self, unit: Unit) -> Vec<Unit> {
        let mut units = Vec::new();
        match unit {
            Unit::StepVisible(step) => {
                add_rule(&mut units, self.tree.steps.get(step).and_then(|step| step.visible_if.as_ref()));
            }
            Unit::Visible(id) => {
                let Some(node) = self.tree.node(id) else { return units };
                units.push(node.parent.map_or(Unit::StepVisible(node.step), Unit::Visible));
                add_rule(&mut units, node.visible_if.as_ref());
            }
            Unit::Value(id) => {
                units.push(Unit::Visible(id));
                add_rule(&mut units, self.tree.node(id).and_then(|node| node.value.as_ref()));
            }
            Unit::Derived(index) => {
                let Some(derived) = self.derived.get(index) else { return units };
                units.push(Unit::Visible(derived.base));
                units.extend(derived.path.iter().map(|id| Unit::Visible(*id)));
                self.add_below(derived.path.last().copied().unwrap_or(derived.base), &mut units);
            }
        }
        units
    }

    /// Everything below a node that makes up its value.
    fn add_below(&self, id: NodeId, units: &mut Vec<Unit>) {
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            match self.tree.node(id).map(|node| (&node.content, &node.children)) {
                Some((Content::Question(_), _)) => units.push(Unit::Value(id)),
                Some((Content::Group { .. }, children)) => {
                    units.push(Unit::Visible(id));
                    waiting.extend(children);
                }
                _ => {}
            }
        }
    }

    fn report(&mut self, stack: &[Unit], back_to: Unit) {
        let start = stack.iter().position(|unit| *unit == back_to).unwrap_or_default();
        let cycle = stack.get(start..).unwrap_or_default();
        let Some((place, rule)) = cycle.iter().rev().find_map(|unit| self.rule_of(*unit)) else { return };
        let mut names: Vec<&str> = Vec::new();
        for unit in cycle {
            let name = self.name(*unit);
            if !name.is_empty() && names.last() != Some(&name) {
                names.push(name);
            }
        }
        if let (Some(&first), Some(&last)) = (names.first(), names.last())
            && (first != last || names.len() == 1)
        {
            names.push(first);
        }
        let chain = names.join(" → ");
        let message = Message::new(
            format!(
                "Die Regeln drehen sich im Kreis: {chain}. Ändern Sie eine davon so, dass sie ohne die anderen auskommt."
            ),
            format!(
                "The rules go round in a circle: {chain}. Change one of them so that it does without the others."
            ),
        );
        self.problems.push(FormProblem {
            line: 1,
            column: 1,
            ..FormProblem::at(&place, rule, "cycle", message)
        });
    }

    /// The place and rule that make a unit depend on others.
    fn rule_of(&self, unit: Unit) -> Option<(String, &'static str)> {
        match unit {
            Unit::StepVisible(step) => {
                self.tree.steps.get(step)?.visible_if.as_ref()?;
                Some((format!("steps[{step}]"), "visible_if"))
            }
            Unit::Visible(id) => {
                let node = self.tree.node(id)?;
                node.visible_if.as_ref()?;
                Some((node.place.clone(), "visible_if"))
            }
            Unit::Value(id) => {
                let node = self.tree.node(id)?;
                node.value.as_ref()?;
                let calculated = node.question().is_some_and(|question| question.calculated.is_some());
                Some((node.place.clone(), if calculated { "calculated" } else { "default" }))
            }
            Unit::Derived(_) => None,
        }
    }

    fn name(&self, unit: Unit) -> &str {
        match unit {
            Unit::StepVisible(step) => self.tree.steps.get(step).map_or("", |step| step.step.key.as_str()),
            Unit::Visible(id) | Unit::Value(id) => self.tree.node(id).map_or("", |node| node.key()),
            Unit::Derived(_) => "",
        }
    }
}

fn add_rule(units: &mut Vec<Unit>, rule: Option<&Rule>) {
    let inputs = rule.into_iter().flat_map(|rule| &rule.inputs);
    units.extend(inputs.filter_map(|input| match input.source {
        Source::Today => None,
        Source::Cell(id) => Some(Unit::Value(id)),
        Source::Derived(index) => Some(Unit::Derived(index)),
    }));
}
