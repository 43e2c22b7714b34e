//! Conditions: what gives true, false or null. They build no values.

use std::cmp::Ordering;

use super::{Evaluator, Local};
use crate::ast::{Comparison, Loop};
use crate::budget::Exhausted;
use crate::compare;
use crate::functions::{conjunction, disjunction};
use crate::node::{Node, Test};
use crate::value::Value;

impl Evaluator<'_> {
    /// Whether a condition holds; nothing for null, and for what is no condition.
    pub(super) fn truth<'v>(
        &'v self,
        node: &'v Node,
        locals: Option<&'v Local<'v>>,
    ) -> Result<Option<bool>, Exhausted> {
        match node {
            Node::And(_) | Node::Or(_) | Node::Comparison(..) | Node::Between(_) | Node::In(..) => {
                self.meter.spend(1)?;
                self.judged(node, locals)
            }
            other => Ok(self.value(other, locals)?.truth()),
        }
    }

    /// As [`truth`](Self::truth), for the nodes that are conditions by themselves.
    pub(super) fn judged<'v>(
        &'v self,
        node: &'v Node,
        locals: Option<&'v Local<'v>>,
    ) -> Result<Option<bool>, Exhausted> {
        match node {
            Node::And(parts) => self.joined(parts, locals, true),
            Node::Or(parts) => self.joined(parts, locals, false),
            Node::Comparison(comparison, operands) => {
                let [left, right] = &**operands;
                let (left, right) = (self.value(left, locals)?, self.value(right, locals)?);
                self.compared(*comparison, &left, &right)
            }
            Node::Between(parts) => self.between(parts, locals),
            Node::In(value, tests) => self.membership(value, tests, locals),
            Node::Loop(Loop::Some, sources, body) => self.quantified(sources, body, locals, false),
            Node::Loop(Loop::Every, sources, body) => self.quantified(sources, body, locals, true),
            Node::Matches(input, regex) => match &*self.value(input, locals)? {
                Value::Text(text) => {
                    self.meter.spend(text.len())?;
                    Ok(Some(regex.is_match(text)))
                }
                _ => Ok(None),
            },
            _ => Ok(None),
        }
    }

    /// `and` over all parts if `neutral` is true, `or` if it is false; ends at the first part that decides.
    fn joined<'v>(
        &'v self,
        parts: &'v [Node],
        locals: Option<&'v Local<'v>>,
        neutral: bool,
    ) -> Result<Option<bool>, Exhausted> {
        let law = if neutral { conjunction } else { disjunction };
        let mut so_far = Some(neutral);
        for part in parts {
            so_far = law(so_far, self.truth(part, locals)?);
            if so_far == Some(!neutral) {
                break;
            }
        }
        Ok(so_far)
    }

    fn compared(
        &self,
        comparison: Comparison,
        left: &Value,
        right: &Value,
    ) -> Result<Option<bool>, Exhausted> {
        let holds: fn(Ordering) -> bool = match comparison {
            Comparison::Equal => return compare::equal(left, right, self.meter).map(Some),
            Comparison::Different => return Ok(Some(!compare::equal(left, right, self.meter)?)),
            Comparison::Less => Ordering::is_lt,
            Comparison::AtMost => Ordering::is_le,
            Comparison::Greater => Ordering::is_gt,
            Comparison::AtLeast => Ordering::is_ge,
        };
        if let Value::Text(text) = left {
            self.meter.spend_for_bytes(text.len())?;
        }
        Ok(compare::order(left, right).map(holds))
    }

    fn between<'v>(
        &'v self,
        parts: &'v [Node; 3],
        locals: Option<&'v Local<'v>>,
    ) -> Result<Option<bool>, Exhausted> {
        let [value, low, high] = parts;
        let value = self.value(value, locals)?;
        self.within(&value, (low, Comparison::AtLeast), (high, Comparison::AtMost), locals)
    }

    /// Whether a value lies between two ends; null if any of the three is.
    fn within<'v>(
        &'v self,
        value: &Value,
        low: (&'v Node, Comparison),
        high: (&'v Node, Comparison),
        locals: Option<&'v Local<'v>>,
    ) -> Result<Option<bool>, Exhausted> {
        let (low_end, high_end) = (self.value(low.0, locals)?, self.value(high.0, locals)?);
        let above = self.compared(low.1, value, &low_end)?;
        let below = self.compared(high.1, value, &high_end)?;
        Ok(above.zip(below).map(|(above, below)| above && below))
    }

    /// `or` over the tests.
    fn membership<'v>(
        &'v self,
        value: &'v Node,
        tests: &'v [Test],
        locals: Option<&'v Local<'v>>,
    ) -> Result<Option<bool>, Exhausted> {
        let value = self.value(value, locals)?;
        let mut so_far = Some(false);
        for test in tests {
            let passed = self.test(&value, test, locals)?;
            so_far = disjunction(so_far, passed);
            if so_far == Some(true) {
                break;
            }
        }
        Ok(so_far)
    }

    fn test<'v>(
        &'v self,
        value: &Value,
        test: &'v Test,
        locals: Option<&'v Local<'v>>,
    ) -> Result<Option<bool>, Exhausted> {
        match test {
            Test::Equal(other) => self.compared(Comparison::Equal, value, &*self.value(other, locals)?),
            Test::Comparison(comparison, other) => {
                self.compared(*comparison, value, &*self.value(other, locals)?)
            }
            Test::OneOf(list) => match &*self.value(list, locals)? {
                Value::List(items) => {
                    for item in items {
                        if compare::equal(value, item, self.meter)? {
                            return Ok(Some(true));
                        }
                    }
                    Ok(Some(false))
                }
                _ => Ok(None),
            },
            Test::Interval { low, low_included, high, high_included } => {
                let from = if *low_included { Comparison::AtLeast } else { Comparison::Greater };
                let to = if *high_included { Comparison::AtMost } else { Comparison::Less };
                self.within(value, (low, from), (high, to), locals)
            }
        }
    }
}
