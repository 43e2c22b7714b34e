//! Texts. Positions and lengths count characters, from 1.

use rust_decimal::prelude::ToPrimitive;

use super::{Arguments, Body, Function, Signature, fixed};
use crate::budget::Exhausted;
use crate::types::Type;
use crate::value::Value;

pub(super) static FUNCTIONS: [Function; 13] = [
    Function { name: "string", usage: "string(2.50)", check: single, body: Body::Computed(string) },
    Function {
        name: "string length",
        usage: "string length(\"Weg\")",
        check: |kinds| fixed(kinds, &[Type::Text], 0, Type::Number),
        body: Body::Computed(string_length),
    },
    Function {
        name: "substring",
        usage: "substring(\"24103 Kiel\", 1, 5)",
        check: |kinds| fixed(kinds, &[Type::Text, Type::Number, Type::Number], 1, Type::Text),
        body: Body::Computed(substring),
    },
    Function {
        name: "substring before",
        usage: "substring before(\"24103 Kiel\", \" \")",
        check: |kinds| two_texts(kinds, Type::Text),
        body: Body::Computed(substring_before),
    },
    Function {
        name: "substring after",
        usage: "substring after(\"24103 Kiel\", \" \")",
        check: |kinds| two_texts(kinds, Type::Text),
        body: Body::Computed(substring_after),
    },
    Function {
        name: "upper case",
        usage: "upper case(\"Weg\")",
        check: |kinds| fixed(kinds, &[Type::Text], 0, Type::Text),
        body: Body::Computed(|arguments| changed(arguments, str::to_uppercase)),
    },
    Function {
        name: "lower case",
        usage: "lower case(\"Weg\")",
        check: |kinds| fixed(kinds, &[Type::Text], 0, Type::Text),
        body: Body::Computed(|arguments| changed(arguments, str::to_lowercase)),
    },
    Function {
        name: "contains",
        usage: "contains(\"Eichenweg\", \"weg\")",
        check: |kinds| two_texts(kinds, Type::Boolean),
        body: Body::Computed(|arguments| tested(arguments, |text, part| text.contains(part))),
    },
    Function {
        name: "starts with",
        usage: "starts with(\"24103\", \"24\")",
        check: |kinds| two_texts(kinds, Type::Boolean),
        body: Body::Computed(|arguments| tested(arguments, |text, part| text.starts_with(part))),
    },
    Function {
        name: "ends with",
        usage: "ends with(\"Eichenweg\", \"weg\")",
        check: |kinds| two_texts(kinds, Type::Boolean),
        body: Body::Computed(|arguments| tested(arguments, |text, part| text.ends_with(part))),
    },
    Function {
        name: "matches",
        usage: "matches(plz, \"^[0-9]{5}$\")",
        check: |kinds| fixed(kinds, &[Type::Text, Type::Text, Type::Text], 1, Type::Boolean),
        body: Body::Matches,
    },
    Function {
        name: "split",
        usage: "split(\"a;b;c\", \";\")",
        check: |kinds| two_texts(kinds, Type::list(Type::Text)),
        body: Body::Split,
    },
    Function {
        name: "string join",
        usage: "string join([\"a\", \"b\"], \", \")",
        check: |kinds| fixed(kinds, &[Type::list(Type::Text), Type::Text], 1, Type::Text),
        body: Body::Metered(string_join),
    },
];

fn two_texts(kinds: &[Type], result: Type) -> Signature {
    fixed(kinds, &[Type::Text, Type::Text], 0, result)
}

fn single(kinds: &[Type]) -> Signature {
    match kinds {
        [Type::List(_) | Type::Context(_)] => Signature::Wrong(0),
        [_] => Signature::Gives(Type::Text),
        _ => Signature::WrongCount,
    }
}

fn string(arguments: &Arguments<'_>) -> Value {
    match arguments.get(0) {
        Value::Null => Value::Null,
        Value::Text(text) => Value::Text(text.clone()),
        other => Value::Text(other.to_string()),
    }
}

fn string_length(arguments: &Arguments<'_>) -> Value {
    match arguments.get(0) {
        Value::Text(text) => Value::Number(text.chars().count().into()),
        _ => Value::Null,
    }
}

/// The characters from a position on, counted from the end if negative; all of them or so many.
fn substring(arguments: &Arguments<'_>) -> Value {
    let (Value::Text(text), Value::Number(start)) = (arguments.get(0), arguments.get(1)) else {
        return Value::Null;
    };
    let length = match (arguments.values.len(), arguments.get(2)) {
        (2, _) => Some(usize::MAX),
        (_, Value::Number(length)) => length.trunc().to_usize().filter(|length| *length > 0),
        _ => None,
    };
    let (Some(start), Some(length)) = (start.trunc().to_i64(), length) else {
        return Value::Null;
    };
    let count = text.chars().count();
    let skipped = match usize::try_from(start.unsigned_abs()) {
        Ok(0) | Err(_) => None,
        Ok(distance) if start > 0 => Some(distance - 1).filter(|skipped| *skipped < count),
        Ok(distance) => count.checked_sub(distance),
    };
    let part = skipped.map(|skipped| text.chars().skip(skipped).take(length).collect());
    part.map_or(Value::Null, Value::Text)
}

fn substring_before(arguments: &Arguments<'_>) -> Value {
    match (arguments.get(0), arguments.get(1)) {
        (Value::Text(text), Value::Text(mark)) => {
            text.split_once(mark.as_str()).map_or("", |(before, _)| before).into()
        }
        _ => Value::Null,
    }
}

fn substring_after(arguments: &Arguments<'_>) -> Value {
    match (arguments.get(0), arguments.get(1)) {
        (Value::Text(text), Value::Text(mark)) => {
            text.split_once(mark.as_str()).map_or("", |(_, after)| after).into()
        }
        _ => Value::Null,
    }
}

fn changed(arguments: &Arguments<'_>, change: fn(&str) -> String) -> Value {
    match arguments.get(0) {
        Value::Text(text) => Value::Text(change(text)),
        _ => Value::Null,
    }
}

fn tested(arguments: &Arguments<'_>, holds: fn(&str, &str) -> bool) -> Value {
    match (arguments.get(0), arguments.get(1)) {
        (Value::Text(text), Value::Text(part)) => Value::Boolean(holds(text, part)),
        _ => Value::Null,
    }
}

/// The texts of a list in one, with a separator between them; null items are left out.
fn string_join(arguments: &Arguments<'_>) -> Result<Value, Exhausted> {
    let Value::List(items) = arguments.get(0) else {
        return Ok(Value::Null);
    };
    let separator = match arguments.get(1) {
        Value::Text(separator) => separator,
        _ => "",
    };
    let mut joined = String::new();
    let mut first = true;
    for item in items {
        let Value::Text(text) = item else { continue };
        if !first {
            joined.push_str(separator);
        }
        first = false;
        joined.push_str(text);
        arguments.meter.spend_for_bytes(text.len() + separator.len())?;
    }
    Ok(Value::Text(joined))
}
