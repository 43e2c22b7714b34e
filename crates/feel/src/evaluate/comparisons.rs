//! Comparisons, `between` and `in`.

use std::cmp::Ordering;

use super::{Evaluator, Local, truth};
use crate::ast::Comparison;
use crate::budget::Exhausted;
use crate::compare;
use crate::functions::disjunction;
use crate::node::{Node, Test};
use crate::value::Value;

impl Evaluator<'_> {
    pub(super) fn compared(
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

    pub(super) fn between<'v>(
        &'v self,
        parts: &'v [Node; 3],
        locals: Option<&'v Local<'v>>,
    ) -> Result<Value, Exhausted> {
        let [value, low, high] = parts;
        let value = self.value(value, locals)?;
        self.within(&value, (low, Comparison::AtLeast), (high, Comparison::AtMost), locals).map(truth)
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
    pub(super) fn membership<'v>(
        &'v self,
        value: &'v Node,
        tests: &'v [Test],
        locals: Option<&'v Local<'v>>,
    ) -> Result<Value, Exhausted> {
        let value = self.value(value, locals)?;
        let mut so_far = Some(false);
        for test in tests {
            let passed = self.test(&value, test, locals)?;
            so_far = disjunction(so_far, &truth(passed));
            if so_far == Some(true) {
                break;
            }
        }
        Ok(truth(so_far))
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
