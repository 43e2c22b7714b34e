//! What an expression can give when the places that it reads hold any value out of given ones.
//!
//! The answer never claims too much: what is not understood can give anything. So an expression that cannot be true here is never
//! true, and a demand that is found must hold.

mod truth;
mod values;

use crate::arithmetic;
use crate::ast::{Arithmetic, Comparison};
use crate::expression::Expression;
use crate::lookup::Reference;
use crate::node::{Node, Test};
use crate::value::Value;

pub use self::{
    truth::Truth,
    values::{End, Possible, Values},
};

/// What can stand at a place.
pub type Places<'p> = dyn Fn(&Reference) -> Possible + 'p;

impl Expression {
    /// What the expression can give.
    #[must_use]
    pub fn possible(&self, places: &Places<'_>) -> Possible {
        Judge { references: self.references(), places }.value(self.node())
    }

    /// Whether it can be true, false and null.
    #[must_use]
    pub fn possible_truth(&self, places: &Places<'_>) -> Truth {
        Judge { references: self.references(), places }.truth(self.node())
    }

    /// What must hold of the values at single places for the expression not to be false, as long as there are values.
    #[must_use]
    pub fn demands(&self, places: &Places<'_>) -> Vec<(&Reference, Values)> {
        let mut demands = Vec::new();
        Judge { references: self.references(), places }.demands(self.node(), &mut demands);
        demands
    }
}

struct Judge<'a, 'p> {
    references: &'a [Reference],
    places: &'p Places<'p>,
}

impl<'a> Judge<'a, '_> {
    fn value(&self, node: &Node) -> Possible {
        match node {
            Node::Literal(value) => Possible::only(value.clone()),
            Node::Reference(number) => {
                self.references.get(*number).map_or_else(Possible::anything, self.places)
            }
            Node::Arithmetic(operator, operands) => {
                let [left, right] = &**operands;
                moved(*operator, &self.value(left), &self.value(right))
            }
            Node::If(parts) => {
                let [condition, then, otherwise] = &**parts;
                let condition = self.truth(condition);
                let then = condition.can_be_true.then(|| self.value(then));
                let otherwise =
                    (condition.can_be_false || condition.can_be_null).then(|| self.value(otherwise));
                match (then, otherwise) {
                    (Some(one), None) | (None, Some(one)) => one,
                    (Some(one), Some(other)) if one == other => one,
                    _ => Possible::anything(),
                }
            }
            Node::And(_) | Node::Or(_) | Node::Comparison(..) | Node::Between(_) | Node::In(..) => {
                self.truth(node).as_values()
            }
            _ => Possible::anything(),
        }
    }

    fn truth(&self, node: &Node) -> Truth {
        match node {
            Node::And(parts) => Truth::all(parts.iter().map(|part| self.truth(part))),
            Node::Or(parts) => Truth::any(parts.iter().map(|part| self.truth(part))),
            Node::Comparison(comparison, operands) => {
                let [left, right] = &**operands;
                Truth::compared(*comparison, &self.value(left), &self.value(right))
            }
            Node::Between(parts) => {
                let [value, low, high] = &**parts;
                let value = self.value(value);
                let low = Truth::compared(Comparison::AtLeast, &value, &self.value(low));
                Truth::all([low, Truth::compared(Comparison::AtMost, &value, &self.value(high))].into_iter())
            }
            Node::In(value, tests) => {
                let value = self.value(value);
                let met = Truth::any(tests.iter().map(|test| self.test(&value, test)));
                Truth { can_be_null: met.can_be_null || value.null, ..met }
            }
            _ => Truth::of(&self.value(node)),
        }
    }

    fn test(&self, value: &Possible, test: &Test) -> Truth {
        match test {
            Test::Equal(node) => Truth::compared(Comparison::Equal, value, &self.value(node)),
            Test::Comparison(comparison, node) => Truth::compared(*comparison, value, &self.value(node)),
            Test::Interval { low, low_included, high, high_included } => {
                let (above, below) = sides(*low_included, *high_included);
                let low = Truth::compared(above, value, &self.value(low));
                Truth::all([low, Truth::compared(below, value, &self.value(high))].into_iter())
            }
            Test::OneOf(_) => Truth::UNKNOWN,
        }
    }

    fn demands(&self, node: &Node, demands: &mut Vec<(&'a Reference, Values)>) {
        match node {
            Node::And(parts) => parts.iter().for_each(|part| self.demands(part, demands)),
            Node::Reference(number) => {
                let yes = Values::Among(vec![Value::Boolean(true)]);
                demands.extend(self.references.get(*number).map(|reference| (reference, yes)));
            }
            Node::Comparison(comparison, operands) => {
                let [left, right] = &**operands;
                self.side(left, *comparison, right, demands);
                self.side(right, flipped(*comparison), left, demands);
            }
            Node::Between(parts) => {
                let [value, low, high] = &**parts;
                self.side(value, Comparison::AtLeast, low, demands);
                self.side(value, Comparison::AtMost, high, demands);
            }
            Node::In(value, tests) => match tests.as_slice() {
                [Test::Interval { low, low_included, high, high_included }] => {
                    let (above, below) = sides(*low_included, *high_included);
                    self.side(value, above, low, demands);
                    self.side(value, below, high, demands);
                }
                [Test::Comparison(comparison, node)] => self.side(value, *comparison, node, demands),
                tests => self.one_of(value, tests, demands),
            },
            _ => {}
        }
    }

    /// What a comparison demands of the place on its left, if there is one and the right is never null.
    fn side(
        &self,
        place: &Node,
        comparison: Comparison,
        other: &Node,
        demands: &mut Vec<(&'a Reference, Values)>,
    ) {
        let Node::Reference(number) = place else { return };
        let Some(reference) = self.references.get(*number) else { return };
        let other = self.value(other);
        if !other.null {
            demands.extend(other.values.compared(comparison).map(|values| (reference, values)));
        }
    }

    fn one_of(&self, place: &Node, tests: &[Test], demands: &mut Vec<(&'a Reference, Values)>) {
        let Node::Reference(number) = place else { return };
        let literal = |test: &Test| match test {
            Test::Equal(Node::Literal(value)) if !value.is_null() => Some(value.clone()),
            _ => None,
        };
        let values: Option<Vec<Value>> = tests.iter().map(literal).collect();
        demands.extend(self.references.get(*number).zip(values.map(Values::Among)));
    }
}

/// A sum or difference with one fixed value, which moves both ends; everything else can be anything.
fn moved(operator: Arithmetic, left: &Possible, right: &Possible) -> Possible {
    let fixed = match (operator, &left.values, &right.values) {
        (Arithmetic::Add | Arithmetic::Subtract, _, Values::Among(values)) => values.as_slice(),
        _ => return Possible::anything(),
    };
    let ([by], false, false) = (fixed, left.null, right.null) else { return Possible::anything() };
    let moved =
        |value: &Value| Some(arithmetic::compute(operator, value, by)).filter(|value| !value.is_null());
    left.values.moved(&moved).map_or_else(Possible::anything, |values| Possible { null: false, values })
}

const fn flipped(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        same @ (Comparison::Equal | Comparison::Different) => same,
    }
}

const fn sides(low_included: bool, high_included: bool) -> (Comparison, Comparison) {
    let above = if low_included { Comparison::AtLeast } else { Comparison::Greater };
    let below = if high_included { Comparison::AtMost } else { Comparison::Less };
    (above, below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::Scope;
    use crate::types::Type;

    fn compiled(text: &str) -> Expression {
        let mut scope = Scope::new();
        for name in ["a", "b"] {
            scope.declare(name, Type::Number).unwrap();
        }
        Expression::compile(text, &scope).unwrap()
    }

    fn number(number: i64) -> Value {
        Value::Number(number.into())
    }

    /// `a` lies between 5 and 10, `b` may be missing.
    fn places(reference: &Reference) -> Possible {
        match reference.path() {
            [name] if name == "a" => {
                Possible { null: false, values: Values::between(Some(number(5)), Some(number(10))) }
            }
            _ => Possible::anything(),
        }
    }

    #[test]
    fn what_can_never_be_true_is_found() {
        for never in [
            "a < 5",
            "a > 10",
            "a = 11",
            "a + 1 < 6",
            "a between 11 and 20",
            "a in (1, 2)",
            "a in [1..5)",
            "a < 3 or a > 12",
            "false",
        ] {
            let truth = compiled(never).possible_truth(&places);
            assert!(!truth.can_be_true, "{never}");
        }
        for perhaps in
            ["a < 6", "a = 5", "a in [1..5]", "b > 3", "a * 2 < 3", "a > b", "a < 3 or b > 12", "abs(a) > 30"]
        {
            assert!(compiled(perhaps).possible_truth(&places).can_be_true, "{perhaps}");
        }
        assert!(!compiled("a >= 5").possible_truth(&places).can_be_false);
    }

    #[test]
    fn demands_name_the_place_and_its_ends() {
        let demanded = |text: &str| {
            let expression = compiled(text);
            let demands = expression.demands(&places);
            demands
                .into_iter()
                .map(|(reference, values)| (reference.path().join("."), values))
                .collect::<Vec<_>>()
        };
        let below = Values::Between { low: None, high: Some(End { value: number(3), included: false }) };
        assert_eq!(demanded("a < 3"), [("a".to_owned(), below.clone())]);
        assert_eq!(demanded("3 > a and b != 4"), [("a".to_owned(), below)]);
        assert_eq!(demanded("b >= a"), [("b".to_owned(), Values::between(Some(number(5)), None))]);
        assert_eq!(demanded("a in (1, 2)"), [("a".to_owned(), Values::Among(vec![number(1), number(2)]))]);
        assert_eq!(demanded("a < 3 or b < 3"), []);
        let beneath = Values::Between { low: None, high: Some(End { value: number(10), included: false }) };
        assert_eq!(demanded("a > b"), [("b".to_owned(), beneath)]);
    }
}
