//! True and false, and whether there is an answer at all.

use super::{Arguments, Body, Function, Signature, fixed};
use crate::types::Type;
use crate::value::Value;

pub(super) static FUNCTIONS: [Function; 5] = [
    Function {
        name: "not",
        usage: "not(ja)",
        check: |kinds| fixed(kinds, &[Type::Boolean], 0, Type::Boolean),
        body: Body::Computed(not),
    },
    Function { name: "all", usage: "all([true, false])", check: booleans, body: Body::Computed(all) },
    Function { name: "any", usage: "any([true, false])", check: booleans, body: Body::Computed(any) },
    Function {
        name: "is defined",
        usage: "is defined(umfang)",
        check: anything,
        body: Body::Computed(|arguments| Value::Boolean(!arguments.get(0).is_null())),
    },
    Function {
        name: "is empty",
        usage: "is empty(umfang)",
        check: anything,
        body: Body::Metered(|arguments| {
            arguments.meter.spend_for(arguments.get(0))?;
            Ok(Value::Boolean(arguments.get(0).is_empty()))
        }),
    },
];

/// True if one is true, else null if one is null, else false: the law of `or`.
pub(crate) fn disjunction(seen: Option<bool>, next: Option<bool>) -> Option<bool> {
    match (seen, next) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

/// False if one is false, else null if one is null, else true: the law of `and`.
pub(crate) fn conjunction(seen: Option<bool>, next: Option<bool>) -> Option<bool> {
    match (seen, next) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn booleans(kinds: &[Type]) -> Signature {
    match kinds {
        [only] if Type::Boolean.accepts(only) => Signature::Gives(Type::Boolean),
        [_] => fixed(kinds, &[Type::list(Type::Boolean)], 0, Type::Boolean),
        [] => Signature::WrongCount,
        several => match several.iter().position(|kind| !Type::Boolean.accepts(kind)) {
            Some(index) => Signature::Wrong(index),
            None => Signature::Gives(Type::Boolean),
        },
    }
}

fn anything(kinds: &[Type]) -> Signature {
    if kinds.len() == 1 { Signature::Gives(Type::Boolean) } else { Signature::WrongCount }
}

fn not(arguments: &Arguments<'_>) -> Value {
    match arguments.get(0) {
        Value::Boolean(value) => Value::Boolean(!value),
        _ => Value::Null,
    }
}

fn all(arguments: &Arguments<'_>) -> Value {
    folded(arguments, true, conjunction)
}

fn any(arguments: &Arguments<'_>) -> Value {
    folded(arguments, false, disjunction)
}

fn folded(
    arguments: &Arguments<'_>,
    first: bool,
    law: fn(Option<bool>, Option<bool>) -> Option<bool>,
) -> Value {
    let result =
        arguments.spread().and_then(|items| items.into_iter().map(Value::truth).fold(Some(first), law));
    result.map_or(Value::Null, Value::Boolean)
}
