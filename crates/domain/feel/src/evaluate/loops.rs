//! Filters and loops. Each turn costs a step besides what happens in it, so nested loops multiply.

use std::borrow::Cow;
use std::ops::ControlFlow;

use rust_decimal::prelude::ToPrimitive;

use super::{Evaluator, Local};
use crate::budget::Exhausted;
use crate::functions::{conjunction, disjunction};
use crate::node::{Items, Node};
use crate::value::Value;

/// What is done at each turn, with the variables of that turn.
type Turn<'t> = &'t mut dyn FnMut(Option<&Local<'_>>) -> Result<ControlFlow<()>, Exhausted>;

/// Whether a loop ran: not if what it should run through is null.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ran {
    Through,
    UntilBreak,
    NotAtAll,
}

impl Evaluator<'_> {
    /// The items for which the condition is true.
    pub(super) fn filter<'v>(
        &'v self,
        parts: &'v [Node; 2],
        locals: Option<&'v Local<'v>>,
    ) -> Result<Value, Exhausted> {
        let [list, condition] = parts;
        let list = self.value(list, locals)?;
        let Value::List(items) = &*list else {
            return Ok(Value::Null);
        };
        let mut kept = Vec::new();
        for item in items {
            self.meter.spend(1)?;
            let local = Local { value: item, outer: locals };
            if self.truth(condition, Some(&local))? == Some(true) {
                kept.push(self.own(Cow::Borrowed(item))?);
            }
        }
        Ok(Value::List(kept))
    }

    /// One value for each turn.
    pub(super) fn collected<'v>(
        &'v self,
        sources: &'v [Items],
        body: &'v Node,
        locals: Option<&'v Local<'v>>,
    ) -> Result<Value, Exhausted> {
        let mut results = Vec::new();
        let ran = self.each(sources, locals, &mut |locals| {
            results.push(self.own(self.value(body, locals)?)?);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(if ran == Ran::NotAtAll { Value::Null } else { Value::List(results) })
    }

    /// `and` over all turns if `neutral` is true, `or` if it is false.
    pub(super) fn quantified<'v>(
        &'v self,
        sources: &'v [Items],
        body: &'v Node,
        locals: Option<&'v Local<'v>>,
        neutral: bool,
    ) -> Result<Option<bool>, Exhausted> {
        let law = if neutral { conjunction } else { disjunction };
        let mut so_far = Some(neutral);
        let ran = self.each(sources, locals, &mut |locals| {
            so_far = law(so_far, self.truth(body, locals)?);
            let decided = so_far == Some(!neutral);
            Ok(if decided { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok(so_far.filter(|_| ran != Ran::NotAtAll))
    }

    /// Runs through the first source, and within each of its items through the others.
    fn each(&self, sources: &[Items], locals: Option<&Local<'_>>, turn: Turn<'_>) -> Result<Ran, Exhausted> {
        let Some((first, rest)) = sources.split_first() else {
            return Ok(if turn(locals)?.is_break() { Ran::UntilBreak } else { Ran::Through });
        };
        match first {
            Items::Of(list) => {
                let list = self.value(list, locals)?;
                let Value::List(items) = &*list else {
                    return Ok(Ran::NotAtAll);
                };
                self.each_item(items.iter().map(Cow::Borrowed), rest, locals, turn)
            }
            Items::Counted(from, to) => {
                let (from, to) = (whole(&*self.value(from, locals)?), whole(&*self.value(to, locals)?));
                match (from, to) {
                    (Some(from), Some(to)) if from <= to => {
                        self.each_item(numbers(from..=to), rest, locals, turn)
                    }
                    (Some(from), Some(to)) => self.each_item(numbers((to..=from).rev()), rest, locals, turn),
                    _ => Ok(Ran::NotAtAll),
                }
            }
        }
    }

    fn each_item<'i>(
        &self,
        items: impl Iterator<Item = Cow<'i, Value>>,
        rest: &[Items],
        locals: Option<&Local<'_>>,
        turn: Turn<'_>,
    ) -> Result<Ran, Exhausted> {
        for item in items {
            self.meter.spend(1)?;
            let local = Local { value: &item, outer: locals };
            let ran = self.each(rest, Some(&local), turn)?;
            if ran != Ran::Through {
                return Ok(ran);
            }
        }
        Ok(Ran::Through)
    }
}

fn numbers(range: impl Iterator<Item = i64>) -> impl Iterator<Item = Cow<'static, Value>> {
    range.map(|number| Cow::Owned(Value::from(number)))
}

fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) if number.is_integer() => number.to_i64(),
        _ => None,
    }
}
