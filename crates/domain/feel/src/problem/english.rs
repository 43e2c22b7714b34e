//! The sentences in English.

use super::{Expected, Fault, LeftOut, Malformed, Misnamed, Mistyped};
use crate::types::Type;
use crate::{DEPTH_MAX, TEXT_LENGTH_MAX};

/// What is wrong and what to do, in plain English.
pub(super) fn advice(fault: &Fault) -> String {
    match fault {
        Fault::Malformed(fault) => malformed(fault),
        Fault::Misnamed(fault) => misnamed(fault),
        Fault::Mistyped(fault) => mistyped(fault),
    }
}

fn malformed(fault: &Malformed) -> String {
    match fault {
        Malformed::Empty => "There is nothing here yet. Write an expression, for example girth > 80.".into(),
        Malformed::TooLong => {
            format!("The expression is longer than {TEXT_LENGTH_MAX} characters. Split it into calculated values.")
        }
        Malformed::TooDeep => format!(
            "More than {DEPTH_MAX} things are nested or chained here. Split the expression into calculated values."
        ),
        Malformed::UnexpectedCharacter(character) => {
            format!("The character ‘{character}’ has no meaning here. Remove it.")
        }
        Malformed::Foreign { found, instead } => format!("Instead of ‘{found}’ write ‘{instead}’ here."),
        Malformed::UnclosedText => "This text has no end. Add the closing quotation mark (\").".into(),
        Malformed::UnclosedComment => "This comment has no end. Close it with */.".into(),
        Malformed::BadEscape => {
            "Something unknown follows the backslash. Possible are \\\" \\' \\\\ \\n \\t \\r and \\u with four digits; \
             for the backslash itself write \\\\."
                .into()
        }
        Malformed::BadNumber(text) => {
            format!("‘{text}’ has too many digits. Write numbers with at most 28 digits.")
        }
        Malformed::GroupedNumber { found, instead } => format!(
            "Instead of ‘{found}’ write ‘{instead}’ here: without points between thousands and with a point instead of the comma."
        ),
        Malformed::Expected { expected, found } => expectation(*expected, found.as_deref()),
        Malformed::ChainedComparison => {
            "Two comparisons follow each other. Join them with and, for example 1 < x and x < 5.".into()
        }
        Malformed::StrayInterval => {
            "An interval such as [1..5] can only follow in, for example x in [1..5].".into()
        }
        Malformed::LeftOut(what) => left_out(*what).into(),
        Malformed::BadTemporal(text) => format!(
            "‘{text}’ is no date, time or duration that fits here. Write for example @\"2026-01-31\", @\"14:30:00\", \
             @\"P3D\" for three days or @\"P1Y\" for one year."
        ),
        Malformed::NotLiteral { function } => {
            format!("{function}(…) needs a text in quotation marks here, not a computed value. Write it out.")
        }
        Malformed::BadPattern(reason) => {
            format!("The pattern cannot be read. Check brackets and special characters. In detail: {reason}")
        }
    }
}

fn misnamed(fault: &Misnamed) -> String {
    match fault {
        Misnamed::UnknownName { name, similar } => format!(
            "‘{name}’ is not known. {}",
            suggestion(similar.as_deref(), "Use the key of a question that can be seen from here.")
        ),
        Misnamed::AmbiguousName { name, candidates } => {
            format!(
                "‘{name}’ is ambiguous. Write more precisely which one you mean: {}.",
                candidates.join(" or ")
            )
        }
        Misnamed::UnknownFunction { name, similar } => format!(
            "There is no function ‘{name}’. {}",
            suggestion(
                similar.as_deref(),
                "The list of all functions stands in the description of the rule language."
            )
        ),
        Misnamed::UnknownEntry { entry, of, known } if known.is_empty() => {
            format!("{} has nothing under ‘{entry}’. Remove the point and the word after it.", capital(a(of)))
        }
        Misnamed::UnknownEntry { entry, known, .. } => {
            format!("There is no ‘{entry}’ here. Possible are: {}.", known.join(", "))
        }
        Misnamed::RepeatedEntry(name) => {
            format!("‘{name}’ stands here twice. Give each entry a name of its own.")
        }
        Misnamed::ArgumentCount { function, usage, found } => format!(
            "The count of values in the brackets after ‘{function}’ is not right (here: {found}). Write for example {usage}"
        ),
    }
}

fn mistyped(fault: &Mistyped) -> String {
    match fault {
        Mistyped::Argument { function, usage, position, found } => format!(
            "Value {position} in the brackets after ‘{function}’ is {}, which does not fit. Write for example {usage}",
            a(found)
        ),
        Mistyped::Incomparable { left, right, operator } => format!(
            "‘{}’ is {}, ‘{}’ is {}. Compare with {}, for example {} {operator} {}.",
            left.text,
            a(&left.kind),
            right.text,
            a(&right.kind),
            a(&left.kind),
            left.text,
            example(&left.kind)
        ),
        Mistyped::Unordered(subject) => format!(
            "‘{}’ is {} and knows no greater or less. Compare with = or !=.",
            subject.text,
            a(&subject.kind)
        ),
        Mistyped::Arithmetic { operator, left, right } => format!(
            "{} and {} cannot be joined with {operator}. {}",
            capital(a(left)),
            a(right),
            arithmetic_hint(left, right)
        ),
        Mistyped::Negation(found) => {
            format!("A minus cannot stand before {}, only before numbers and durations. Remove it.", a(found))
        }
        Mistyped::NotBoolean(subject) => format!(
            "‘{0}’ is {1}; the result must be true or false here. Write a comparison, for example {0} = {2}.",
            subject.text,
            a(&subject.kind),
            example(&subject.kind)
        ),
        Mistyped::NotAList(subject) => format!(
            "‘{}’ is {}; a list is needed here, for example a group with several rows or [1, 2, 3].",
            subject.text,
            a(&subject.kind)
        ),
        Mistyped::NotANumber(subject) => {
            format!("‘{}’ is {}; a number is needed here, for example 1..5.", subject.text, a(&subject.kind))
        }
        Mistyped::NotAChoice(subject) => format!(
            "‘{}’ is {}; square brackets hold a condition or the number of an item, for example [item > 3] or [1].",
            subject.text,
            a(&subject.kind)
        ),
        Mistyped::Branches { then, otherwise } => format!(
            "After then stands {}, after else {}. Write values of the same kind in both places.",
            a(then),
            a(otherwise)
        ),
        Mistyped::Items { first, other } => format!(
            "The list begins with {}, but here stands {}. Write only items of the same kind.",
            a(first),
            a(other)
        ),
        Mistyped::Result { expected, found } => format!(
            "The expression gives {}; needed here is {}, for example {}.",
            a(found),
            a(expected),
            example(expected)
        ),
    }
}

fn expectation(expected: Expected, found: Option<&str>) -> String {
    let place = found.map_or("The expression ends here".to_owned(), |found| format!("Here stands ‘{found}’"));
    match expected {
        Expected::Operand => {
            format!("{place}, but something is missing. Write a value, the key of a question or a function.")
        }
        Expected::EndOrOperator => format!(
            "{place}, but the expression before it is complete. Put an operator before it, or remove it. \
             Texts stand in quotation marks."
        ),
        Expected::Word(word) => format!("{place}, but ‘{word}’ is missing. Put it in."),
        Expected::Sign(sign) => format!("{place}, but ‘{sign}’ is missing. Put it in."),
        Expected::Name => format!(
            "{place}, but a name is missing. Write one of letters, digits and underscores that is no word of the \
             rule language."
        ),
        Expected::CommaOr(sign) => format!("{place}, but a comma or ‘{sign}’ is missing. Put it in."),
    }
}

fn left_out(what: LeftOut) -> &'static str {
    match what {
        LeftOut::FunctionDefinition => {
            "There are no functions of one's own here. Add a calculated value and use its key."
        }
        LeftOut::Clock => {
            "Rules read no clock, so that they always give the same. Write today without brackets where that name is offered."
        }
        LeftOut::InstanceOf => {
            "instance of is not needed: the type of each value is known. Check with x != null whether there is an answer."
        }
        LeftOut::NamedArguments => {
            "The values in brackets have no names here. Write only the values, in the right order."
        }
    }
}

fn suggestion(similar: Option<&str>, otherwise: &str) -> String {
    similar.map_or_else(|| otherwise.to_owned(), |similar| format!("Did you mean ‘{similar}’?"))
}

fn arithmetic_hint(left: &Type, right: &Type) -> &'static str {
    match (left, right) {
        (Type::Text, _) | (_, Type::Text) => "Make a number of it with number(…) or a text with string(…).",
        (Type::Date | Type::DateTime, Type::Number) | (Type::Number, Type::Date | Type::DateTime) => {
            "Use a duration, for example date + @\"P14D\"."
        }
        _ => "Use numbers, or a date and a duration.",
    }
}

/// The type with its article: «a number».
fn a(kind: &Type) -> &'static str {
    match kind {
        Type::Null => "no answer (null)",
        Type::Boolean => "a true/false value",
        Type::Number => "a number",
        Type::Text => "a text",
        Type::Date => "a date",
        Type::Time => "a time of day",
        Type::DateTime => "a date with time",
        Type::DaysDuration => "a duration of days and hours",
        Type::MonthsDuration => "a duration of years and months",
        Type::List(_) => "a list",
        Type::Context(_) => "a group of answers",
    }
}

/// A value of the type as one would write it.
fn example(kind: &Type) -> &'static str {
    match kind {
        Type::Null => "null",
        Type::Boolean => "true",
        Type::Number => "80",
        Type::Text => "\"yes\"",
        Type::Date => "@\"2026-01-31\"",
        Type::Time => "@\"14:30:00\"",
        Type::DateTime => "@\"2026-01-31T14:30:00\"",
        Type::DaysDuration => "@\"P3D\"",
        Type::MonthsDuration => "@\"P1Y\"",
        Type::List(_) => "[]",
        Type::Context(_) => "{a: 1}",
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
