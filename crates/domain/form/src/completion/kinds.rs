//! What the kinds of questions let anybody answer.

use feel::{
    Value,
    possible::{End, Values},
};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::{
    compile::{FormProblem, Node, Revision},
    format::{Kind, Number, NumberBounds},
    limits::NUMBER_DIGITS_MAX,
    message::Message,
    read::{decimal_places, text_length_max},
};

/// Why no answer to a question can be right, whatever the rules say; `None` if one can.
pub(super) fn unanswerable(revision: &Revision, node: &Node) -> Option<FormProblem> {
    let kind = &node.question()?.kind;
    let problem = |property: &str, de: &str, en: &str| {
        let message = Message::new(
            format!("Diese Pflichtfrage kann niemand beantworten: {de}"),
            format!("Nobody can answer this required question: {en}"),
        );
        Some(FormProblem::at(&node.place, property, "unanswerable", message))
    };
    match kind {
        Kind::OneOf(_) | Kind::SeveralOf(_) if crate::compile::options(&revision.form, kind).is_empty() => {
            problem("kind.code_list", "Die Codeliste hat keine Einträge.", "the code list has no entries.")
        }
        Kind::SeveralOf(choices) if choices.min.is_some_and(|min| min as usize > node.codes.len()) => {
            problem(
                "kind.min",
                "Es sind mehr Möglichkeiten verlangt, als es gibt.",
                "more options are demanded than there are.",
            )
        }
        Kind::ShortText(limits) | Kind::LongText(limits)
            if limits.min_length.is_some_and(|min| min as usize > text_length_max(kind)) =>
        {
            problem(
                "kind.min_length",
                "Der Text soll länger sein, als er sein darf.",
                "the text must be longer than it may be.",
            )
        }
        _ if values(node).is_empty() => problem(
            "kind",
            "Zwischen den Grenzen liegt keine mögliche Zahl.",
            "there is no possible number between the bounds.",
        ),
        _ => None,
    }
}

/// The values that an answer to a question can have.
pub(super) fn values(node: &Node) -> Values {
    let Some(question) = node.question() else { return Values::Any };
    match &question.kind {
        Kind::WholeNumber(bounds) => whole(
            Values::between(
                bounds.min.map(|min| Value::Number(min.into())),
                bounds.max.map(|max| Value::Number(max.into())),
            )
            .and(&digits()),
        ),
        Kind::Decimal(bounds) => numbers(bounds, decimal_places(bounds)),
        Kind::Money(bounds) => numbers(bounds, 2),
        Kind::YesNo => Values::Among(vec![Value::Boolean(true), Value::Boolean(false)]),
        Kind::Consent => Values::Among(vec![Value::Boolean(true)]),
        Kind::OneOf(_) if !node.codes.is_empty() => {
            Values::Among(node.codes.iter().map(|code| Value::Text(code.clone())).collect())
        }
        _ => Values::Any,
    }
}

/// Values of a kind after rules have left some of them: of whole numbers only those between the ends.
pub(super) fn left(node: &Node, values: Values) -> Values {
    match node.question().map(|question| &question.kind) {
        Some(Kind::WholeNumber(_)) => whole(values),
        Some(Kind::Decimal(bounds)) => stepped(values, decimal_places(bounds)),
        Some(Kind::Money(_)) => stepped(values, 2),
        _ => values,
    }
}

/// The values that a calculated value may come to before it is rounded to the places of its kind; any where nothing is wrong.
pub(super) fn calculated(node: &Node) -> Values {
    match (node.question().map(|question| &question.kind), values(node)) {
        (Some(Kind::WholeNumber(_) | Kind::Decimal(_) | Kind::Money(_)), Values::Between { low, high }) => {
            let wider = |end: Option<End>, by: Decimal| match end?.value {
                Value::Number(number) => number.checked_add(by).map(Value::Number),
                _ => None,
            };
            Values::between(wider(low, -Decimal::ONE), wider(high, Decimal::ONE))
        }
        (Some(Kind::OneOf(_)), values) => values,
        _ => Values::Any,
    }
}

fn numbers(bounds: &NumberBounds, places: u32) -> Values {
    let number = |bound: Option<Number>| bound.map(|Number(value)| Value::Number(value));
    stepped(Values::between(number(bounds.min), number(bounds.max)).and(&digits()), places)
}

/// No answer has more digits.
fn digits() -> Values {
    let most = Decimal::from_i128_with_scale(10_i128.pow(NUMBER_DIGITS_MAX) - 1, 0);
    Values::between(Some(Value::Number(-most)), Some(Value::Number(most)))
}

fn whole(values: Values) -> Values {
    stepped(values, 0)
}

/// Both ends moved inwards to the next number with so many decimal places.
fn stepped(values: Values, places: u32) -> Values {
    let Values::Between { low, high } = values else { return values };
    let unit = Decimal::new(1, places);
    let inward = |end: Option<End>, upwards: bool| {
        end.map(|End { value, included }| {
            let Value::Number(number) = value else { return End { value, included } };
            let rounded = number.round_dp_with_strategy(places, strategy(upwards));
            let step = match (included || rounded != number, upwards) {
                (true, _) => Decimal::ZERO,
                (false, true) => unit,
                (false, false) => -unit,
            };
            match rounded.checked_add(step) {
                Some(inner) => End { value: Value::Number(inner), included: true },
                None => End { value: Value::Number(number), included },
            }
        })
    };
    Values::Between { low: inward(low, true), high: inward(high, false) }
}

const fn strategy(upwards: bool) -> RoundingStrategy {
    if upwards { RoundingStrategy::ToPositiveInfinity } else { RoundingStrategy::ToNegativeInfinity }
}
