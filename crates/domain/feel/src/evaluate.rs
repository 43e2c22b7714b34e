//! Evaluation: walks the executable tree within the budget.
//!
//! Values are borrowed as long as possible, so that comparing answers with literals copies nothing.

mod conditions;
mod loops;
mod properties;

use std::borrow::Cow;

use rust_decimal::prelude::ToPrimitive;

use crate::arithmetic;
use crate::ast::Loop;
use crate::budget::{Budget, Exhausted, Meter};
use crate::functions::Arguments;
use crate::lookup::{Lookup, Reference};
use crate::node::{Node, Step};
use crate::value::Value;

/// Evaluates a whole expression.
pub(crate) fn evaluate(
    node: &Node,
    references: &[Reference],
    lookup: &dyn Lookup,
    budget: &mut Budget,
) -> Result<Value, Exhausted> {
    let meter = Meter::of(budget);
    let evaluator = Evaluator { lookup, references, meter: &meter };
    let result = evaluator.value(node, None).and_then(|value| evaluator.own(value));
    *budget = meter.into_budget();
    result
}

struct Evaluator<'e> {
    lookup: &'e dyn Lookup,
    references: &'e [Reference],
    meter: &'e Meter,
}

/// The value of the innermost variable, and those around it.
#[derive(Clone, Copy)]
struct Local<'v> {
    value: &'v Value,
    outer: Option<&'v Local<'v>>,
}

type Evaluated<'v> = Result<Cow<'v, Value>, Exhausted>;

impl Evaluator<'_> {
    /// The value of a node: borrowed where it lies ready, computed otherwise.
    fn value<'v>(&'v self, node: &'v Node, locals: Option<&'v Local<'v>>) -> Evaluated<'v> {
        self.meter.spend(1)?;
        match node {
            Node::Literal(value) => Ok(Cow::Borrowed(value)),
            Node::Reference(index) => self.reference(*index),
            Node::Local(depth) => Ok(local(*depth, locals)),
            Node::Follow(base, step) => self.follow(self.value(base, locals)?, step),
            Node::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                let holds = self.truth(condition, locals)? == Some(true);
                self.value(if holds { then } else { otherwise }, locals)
            }
            Node::Position(parts) => self.position(parts, locals),
            other => self.computed(other, locals).map(Cow::Owned),
        }
    }

    /// A value that has to be built. Apart from [`value`](Self::value), which stays small and quick without it.
    #[inline(never)]
    fn computed<'v>(&'v self, node: &'v Node, locals: Option<&'v Local<'v>>) -> Result<Value, Exhausted> {
        match node {
            Node::Negation(operand) => Ok(arithmetic::negate(&*self.value(operand, locals)?)),
            Node::Arithmetic(operator, operands) => {
                let [left, right] = &**operands;
                let (left, right) = (self.value(left, locals)?, self.value(right, locals)?);
                let result = arithmetic::compute(*operator, &left, &right);
                self.meter.spend_for(&result)?;
                Ok(result)
            }
            Node::List(items) => self.owned(items, locals).map(Value::List),
            Node::Context(entries) => {
                let values = entries
                    .iter()
                    .map(|(key, entry)| Ok((key.clone(), self.own(self.value(entry, locals)?)?)));
                Ok(Value::Context(values.collect::<Result<_, Exhausted>>()?))
            }
            Node::Filter(parts) => self.filter(parts, locals),
            Node::Loop(Loop::For, sources, body) => self.collected(sources, body, locals),
            Node::Call(compute, arguments) => {
                let values = self.arguments(arguments, locals)?;
                let result = compute(&Arguments { values: &values, meter: self.meter });
                self.meter.spend_for(&result)?;
                Ok(result)
            }
            Node::MeteredCall(compute, arguments) => {
                let values = self.arguments(arguments, locals)?;
                let result = compute(&Arguments { values: &values, meter: self.meter })?;
                self.meter.spend_for(&result)?;
                Ok(result)
            }
            Node::Split(input, regex) => match &*self.value(input, locals)? {
                Value::Text(text) => {
                    self.meter.spend(text.len())?;
                    Ok(Value::List(regex.split(text).map(Value::from).collect()))
                }
                _ => Ok(Value::Null),
            },
            condition => Ok(self.judged(condition, locals)?.map_or(Value::Null, Value::Boolean)),
        }
    }

    fn reference(&self, index: usize) -> Evaluated<'_> {
        let Some(reference) = self.references.get(index) else {
            return Ok(Cow::Owned(Value::Null));
        };
        let value = self.lookup.value(reference);
        if let Cow::Owned(built) = &value {
            self.meter.spend_for(built)?;
        }
        Ok(value)
    }

    /// Makes the value one's own; copying it costs steps.
    fn own(&self, value: Cow<'_, Value>) -> Result<Value, Exhausted> {
        if let Cow::Borrowed(borrowed) = &value {
            self.meter.spend_for(borrowed)?;
        }
        Ok(value.into_owned())
    }

    fn arguments<'v>(
        &'v self,
        nodes: &'v [Node],
        locals: Option<&'v Local<'v>>,
    ) -> Result<Vec<Cow<'v, Value>>, Exhausted> {
        let mut values = Vec::with_capacity(nodes.len());
        for node in nodes {
            let value = self.value(node, locals)?;
            self.meter.spend(width(&value))?;
            values.push(value);
        }
        Ok(values)
    }

    fn owned<'v>(
        &'v self,
        nodes: &'v [Node],
        locals: Option<&'v Local<'v>>,
    ) -> Result<Vec<Value>, Exhausted> {
        nodes.iter().map(|node| self.own(self.value(node, locals)?)).collect()
    }

    /// One step along a path; through a list for each item.
    fn follow<'v>(&self, value: Cow<'v, Value>, step: &Step) -> Evaluated<'v> {
        match (value, step) {
            (Cow::Borrowed(Value::List(items)), _) => {
                let followed = items.iter().map(|item| {
                    self.meter.spend(1)?;
                    self.own(self.follow(Cow::Borrowed(item), step)?)
                });
                Ok(Cow::Owned(Value::List(followed.collect::<Result<_, _>>()?)))
            }
            (Cow::Owned(Value::List(items)), _) => {
                let followed = items.into_iter().map(|item| {
                    self.meter.spend(1)?;
                    self.own(self.follow(Cow::Owned(item), step)?)
                });
                Ok(Cow::Owned(Value::List(followed.collect::<Result<_, _>>()?)))
            }
            (Cow::Borrowed(Value::Context(entries)), Step::Entry(entry)) => {
                Ok(entries.get(entry).map_or(Cow::Owned(Value::Null), Cow::Borrowed))
            }
            (Cow::Owned(Value::Context(mut entries)), Step::Entry(entry)) => {
                Ok(Cow::Owned(entries.remove(entry).unwrap_or_default()))
            }
            (value, Step::Property(property)) => Ok(Cow::Owned(properties::read(&value, *property))),
            (_, Step::Entry(_)) => Ok(Cow::Owned(Value::Null)),
        }
    }

    /// The item at a position counted from 1, or from the end if negative.
    fn position<'v>(&'v self, parts: &'v [Node; 2], locals: Option<&'v Local<'v>>) -> Evaluated<'v> {
        let [list, position] = parts;
        let list = self.value(list, locals)?;
        // The position may not depend on an item, yet counts as standing within one.
        let within = Local { value: &Value::Null, outer: locals };
        let index = match (&*list, &*self.value(position, Some(&within))?) {
            (Value::List(items), Value::Number(position)) if position.is_integer() => {
                position.to_i64().and_then(|position| {
                    let distance = usize::try_from(position.unsigned_abs()).ok()?;
                    if position > 0 { Some(distance - 1) } else { items.len().checked_sub(distance) }
                })
            }
            _ => None,
        };
        Ok(match (list, index) {
            (Cow::Borrowed(Value::List(items)), Some(index)) => {
                items.get(index).map_or(Cow::Owned(Value::Null), Cow::Borrowed)
            }
            (Cow::Owned(Value::List(items)), Some(index)) => {
                Cow::Owned(items.into_iter().nth(index).unwrap_or_default())
            }
            _ => Cow::Owned(Value::Null),
        })
    }
}

fn local<'v>(depth: usize, locals: Option<&'v Local<'v>>) -> Cow<'v, Value> {
    let found = (0..depth).fold(locals, |local, _| local.and_then(|local| local.outer));
    found.map_or(Cow::Owned(Value::Null), |local| Cow::Borrowed(local.value))
}

/// How many steps looking over a value costs, without looking into its parts.
fn width(value: &Value) -> usize {
    match value {
        Value::List(items) => items.len(),
        Value::Text(text) => text.len() / 64,
        _ => 0,
    }
}
