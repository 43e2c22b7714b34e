//! Lists: counting, adding up, searching, putting together.

mod signatures;

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use self::signatures::{appended, concatenated, counted, leaf, list_and_item, numbers, ordered, same_list};
use super::{Arguments, Body, Function, Signature, fixed};
use crate::budget::Exhausted;
use crate::compare;
use crate::types::Type;
use crate::value::Value;

pub(super) static FUNCTIONS: [Function; 13] = [
    Function { name: "count", usage: "count([1, 2, 3])", check: counted, body: Body::Computed(count) },
    Function { name: "sum", usage: "sum([1, 2, 3])", check: numbers, body: Body::Computed(sum) },
    Function { name: "mean", usage: "mean([1, 2, 3])", check: numbers, body: Body::Computed(mean) },
    Function {
        name: "min",
        usage: "min([1, 2, 3])",
        check: ordered,
        body: Body::Computed(|arguments| extreme(arguments, Ordering::Less)),
    },
    Function {
        name: "max",
        usage: "max([1, 2, 3])",
        check: ordered,
        body: Body::Computed(|arguments| extreme(arguments, Ordering::Greater)),
    },
    Function {
        name: "list contains",
        usage: "list contains([1, 2, 3], 2)",
        check: |kinds| list_and_item(kinds, |_| Type::Boolean),
        body: Body::Metered(list_contains),
    },
    Function {
        name: "index of",
        usage: "index of([1, 2, 1], 1)",
        check: |kinds| list_and_item(kinds, |_| Type::list(Type::Number)),
        body: Body::Metered(index_of),
    },
    Function { name: "append", usage: "append([1, 2], 3)", check: appended, body: Body::Computed(append) },
    Function {
        name: "concatenate",
        usage: "concatenate([1, 2], [3])",
        check: concatenated,
        body: Body::Computed(concatenate),
    },
    Function {
        name: "distinct values",
        usage: "distinct values([1, 2, 1])",
        check: same_list,
        body: Body::Metered(distinct_values),
    },
    Function {
        name: "flatten",
        usage: "flatten([[1, 2], [3]])",
        check: |kinds| match kinds {
            [Type::List(item)] => Signature::Gives(Type::list(leaf(item).clone())),
            _ => fixed(kinds, &[Type::list(Type::Null)], 0, Type::Null),
        },
        body: Body::Computed(flatten),
    },
    Function {
        name: "reverse",
        usage: "reverse([1, 2, 3])",
        check: same_list,
        body: Body::Computed(reverse),
    },
    Function {
        name: "sublist",
        usage: "sublist([1, 2, 3], 2)",
        check: |kinds| match kinds {
            [list @ Type::List(_), ..] => {
                fixed(kinds, &[list.clone(), Type::Number, Type::Number], 1, list.clone())
            }
            _ => fixed(kinds, &[Type::list(Type::Null), Type::Number, Type::Number], 1, Type::Null),
        },
        body: Body::Computed(sublist),
    },
];

fn count(arguments: &Arguments<'_>) -> Value {
    match arguments.get(0) {
        Value::List(items) => Value::Number(items.len().into()),
        _ => Value::Null,
    }
}

fn sum(arguments: &Arguments<'_>) -> Value {
    added(arguments).map_or(Value::Null, |(sum, _)| Value::Number(sum))
}

fn mean(arguments: &Arguments<'_>) -> Value {
    let mean = added(arguments).and_then(|(sum, count)| sum.checked_div(count.into()));
    mean.map_or(Value::Null, Value::Number)
}

/// The sum of the numbers and their count; nothing if there are none, or one is null.
fn added(arguments: &Arguments<'_>) -> Option<(Decimal, usize)> {
    let items = arguments.spread().filter(|items| !items.is_empty())?;
    let count = items.len();
    let sum = items.into_iter().try_fold(Decimal::ZERO, |sum, item| match item {
        Value::Number(number) => sum.checked_add(*number),
        _ => None,
    })?;
    Some((sum, count))
}

/// The first of the items that stands before or after all others; null if there is none, or one is null.
fn extreme(arguments: &Arguments<'_>, wanted: Ordering) -> Value {
    let items = arguments.spread().unwrap_or_default();
    let mut items = items.into_iter();
    let first = items.next();
    let found = first.and_then(|first| {
        items.try_fold(first, |best, item| {
            let order = compare::order(item, best)?;
            Some(if order == wanted { item } else { best })
        })
    });
    found.cloned().unwrap_or_default()
}

fn list_contains(arguments: &Arguments<'_>) -> Result<Value, Exhausted> {
    let Value::List(items) = arguments.get(0) else {
        return Ok(Value::Null);
    };
    for item in items {
        if compare::equal(item, arguments.get(1), arguments.meter)? {
            return Ok(Value::Boolean(true));
        }
    }
    Ok(Value::Boolean(false))
}

fn index_of(arguments: &Arguments<'_>) -> Result<Value, Exhausted> {
    let Value::List(items) = arguments.get(0) else {
        return Ok(Value::Null);
    };
    let mut positions = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if compare::equal(item, arguments.get(1), arguments.meter)? {
            positions.push(Value::Number((index + 1).into()));
        }
    }
    Ok(Value::List(positions))
}

fn append(arguments: &Arguments<'_>) -> Value {
    let (Value::List(items), Some(rest)) = (arguments.get(0), arguments.values.get(1..)) else {
        return Value::Null;
    };
    let rest = rest.iter().map(|value| (**value).clone());
    Value::List(items.iter().cloned().chain(rest).collect())
}

fn concatenate(arguments: &Arguments<'_>) -> Value {
    let mut joined = Vec::new();
    for value in arguments.values {
        let Value::List(items) = &**value else {
            return Value::Null;
        };
        joined.extend(items.iter().cloned());
    }
    Value::List(joined)
}

fn distinct_values(arguments: &Arguments<'_>) -> Result<Value, Exhausted> {
    let Value::List(items) = arguments.get(0) else {
        return Ok(Value::Null);
    };
    let mut distinct: Vec<Value> = Vec::new();
    for item in items {
        let mut known = false;
        for other in &distinct {
            known = known || compare::equal(item, other, arguments.meter)?;
        }
        if !known {
            distinct.push(item.clone());
        }
    }
    Ok(Value::List(distinct))
}

fn flatten(arguments: &Arguments<'_>) -> Value {
    fn collect(items: &[Value], flat: &mut Vec<Value>) {
        for item in items {
            match item {
                Value::List(inner) => collect(inner, flat),
                other => flat.push(other.clone()),
            }
        }
    }
    let Value::List(items) = arguments.get(0) else {
        return Value::Null;
    };
    let mut flat = Vec::new();
    collect(items, &mut flat);
    Value::List(flat)
}

fn reverse(arguments: &Arguments<'_>) -> Value {
    match arguments.get(0) {
        Value::List(items) => Value::List(items.iter().rev().cloned().collect()),
        _ => Value::Null,
    }
}

/// The items from a position on, counted from the end if negative; all of them or so many.
fn sublist(arguments: &Arguments<'_>) -> Value {
    let (Value::List(items), Value::Number(start)) = (arguments.get(0), arguments.get(1)) else {
        return Value::Null;
    };
    let skipped = start.to_i64().filter(|_| start.is_integer()).and_then(|start| {
        let distance = usize::try_from(start.unsigned_abs()).ok()?;
        if start > 0 { Some(distance - 1) } else { items.len().checked_sub(distance).filter(|_| start < 0) }
    });
    let Some(rest) = skipped.and_then(|skipped| items.get(skipped..)).filter(|rest| !rest.is_empty()) else {
        return Value::Null;
    };
    let taken = match (arguments.values.len(), arguments.get(2)) {
        (2, _) => Some(rest),
        (_, Value::Number(length)) => length.to_usize().and_then(|length| rest.get(..length)),
        _ => None,
    };
    taken.map_or(Value::Null, |taken| Value::List(taken.to_vec()))
}
