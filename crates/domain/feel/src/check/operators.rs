//! Which types the operators take and give.

use super::{Checker, Typed};
use crate::ast::{self, Arithmetic, Ast, Comparison, Syntax};
use crate::node::{Node, Test};
use crate::problem::Mistyped;
use crate::types::Type;

impl Checker<'_> {
    pub(super) fn negation(&mut self, operand: &Ast) -> Typed {
        let (node, kind) = self.check(operand)?;
        match kind {
            Type::Number | Type::DaysDuration | Type::MonthsDuration | Type::Null => {
                Some((Node::Negation(Box::new(node)), kind))
            }
            other => self.refuse(operand.span, Mistyped::Negation(other)),
        }
    }

    pub(super) fn arithmetic(&mut self, operator: Arithmetic, left: &Ast, right: &Ast) -> Typed {
        let first = self.check(left);
        let (right_node, right_type) = self.check(right)?;
        let (left_node, left_type) = first?;
        let Some(kind) = result_of(operator, &left_type, &right_type) else {
            let fault =
                Mistyped::Arithmetic { operator: operator.sign(), left: left_type, right: right_type };
            return self.refuse(right.span, fault);
        };
        Some((Node::Arithmetic(operator, Box::new([left_node, right_node])), kind))
    }

    pub(super) fn comparison(&mut self, comparison: Comparison, left: &Ast, right: &Ast) -> Typed {
        let first = self.check(left);
        let (right_node, right_type) = self.check(right)?;
        let (left_node, left_type) = first?;
        self.comparable(comparison, (left, &left_type), (right, &right_type))?;
        if matches!(comparison, Comparison::Equal | Comparison::Different) {
            self.note_compared(&left_node, right);
            self.note_compared(&right_node, left);
        }
        Some((Node::Comparison(comparison, Box::new([left_node, right_node])), Type::Boolean))
    }

    pub(super) fn between(&mut self, value: &Ast, low: &Ast, high: &Ast) -> Typed {
        let mut parts = self.check_all([value, low, high])?;
        let (high_node, high_type) = parts.pop()?;
        let (low_node, low_type) = parts.pop()?;
        let (value_node, value_type) = parts.pop()?;
        self.comparable(Comparison::AtLeast, (value, &value_type), (low, &low_type))?;
        self.comparable(Comparison::AtMost, (value, &value_type), (high, &high_type))?;
        Some((Node::Between(Box::new([value_node, low_node, high_node])), Type::Boolean))
    }

    pub(super) fn membership(&mut self, value: &Ast, tests: &[ast::Test]) -> Typed {
        let checked = self.check(value);
        let tests: Vec<Option<Test>> = match &checked {
            Some((node, kind)) => tests
                .iter()
                .map(|test| {
                    let checked = self.test((value, kind), test)?;
                    self.note_tested((node, value), test, &checked);
                    Some(checked)
                })
                .collect(),
            None => Vec::new(),
        };
        let (node, _) = checked?;
        let tests = tests.into_iter().collect::<Option<Vec<Test>>>()?;
        Some((Node::In(Box::new(node), tests), Type::Boolean))
    }

    fn test(&mut self, value: (&Ast, &Type), test: &ast::Test) -> Option<Test> {
        match test {
            ast::Test::Comparison(comparison, ast) => {
                let (node, kind) = self.check(ast)?;
                self.comparable(*comparison, value, (ast, &kind))?;
                Some(Test::Comparison(*comparison, node))
            }
            ast::Test::Interval(interval) => {
                let low = self.check(&interval.low);
                let (high, high_type) = self.check(&interval.high)?;
                let (low, low_type) = low?;
                self.comparable(Comparison::AtLeast, value, (&interval.low, &low_type))?;
                self.comparable(Comparison::AtMost, value, (&interval.high, &high_type))?;
                let (low_included, high_included) = (interval.low_included, interval.high_included);
                Some(Test::Interval { low, low_included, high, high_included })
            }
            ast::Test::Value(ast) => {
                let (node, kind) = self.check(ast)?;
                if let Type::List(item) = &kind
                    && value.1.join(item).is_some()
                {
                    return Some(Test::OneOf(node));
                }
                self.comparable(Comparison::Equal, value, (ast, &kind))?;
                Some(Test::Equal(node))
            }
        }
    }

    /// Notes a problem unless the two sides can be compared in this way.
    fn comparable(
        &mut self,
        comparison: Comparison,
        left: (&Ast, &Type),
        right: (&Ast, &Type),
    ) -> Option<()> {
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::Different);
        match left.1.join(right.1) {
            Some(kind) if ordered && !is_ordered(&kind) => {
                let side = if is_ordered(left.1) { right } else { left };
                let subject = self.subject(side.0, side.1.clone());
                self.refuse(side.0.span, Mistyped::Unordered(subject))
            }
            Some(_) => Some(()),
            None => {
                // The advice is about the side that is not a literal: that one cannot be changed.
                let literal = |ast: &Ast| matches!(ast.syntax, Syntax::Literal(_));
                let swap = literal(left.0) && !literal(right.0);
                let (subject, other) = if swap { (right, left) } else { (left, right) };
                let operator = if swap { mirrored(comparison) } else { comparison };
                let fault = Mistyped::Incomparable {
                    left: self.subject(subject.0, subject.1.clone()),
                    right: self.subject(other.0, other.1.clone()),
                    operator: operator.sign(),
                };
                self.refuse(other.0.span, fault)
            }
        }
    }
}

/// The type of an arithmetic result; nothing if the operator does not take these types.
fn result_of(operator: Arithmetic, left: &Type, right: &Type) -> Option<Type> {
    use Arithmetic::{Add, Divide, Multiply, Subtract};
    use Type::{Date, DateTime, DaysDuration, MonthsDuration, Null, Number, Text, Time};
    match (operator, left, right) {
        (_, Number, Number)
        | (Divide, DaysDuration, DaysDuration)
        | (Divide, MonthsDuration, MonthsDuration) => Some(Number),
        (Add, Text, Text) => Some(Text),
        (Add | Subtract, Date, DaysDuration | MonthsDuration)
        | (Add, DaysDuration | MonthsDuration, Date) => Some(Date),
        (Add | Subtract, DateTime, DaysDuration | MonthsDuration)
        | (Add, DaysDuration | MonthsDuration, DateTime) => Some(DateTime),
        (Add | Subtract, Time, DaysDuration) | (Add, DaysDuration, Time) => Some(Time),
        (Add | Subtract, DaysDuration, DaysDuration)
        | (Subtract, Date, Date)
        | (Subtract, DateTime, DateTime)
        | (Subtract, Time, Time)
        | (Multiply | Divide, DaysDuration, Number)
        | (Multiply, Number, DaysDuration) => Some(DaysDuration),
        (Add | Subtract, MonthsDuration, MonthsDuration)
        | (Multiply | Divide, MonthsDuration, Number)
        | (Multiply, Number, MonthsDuration) => Some(MonthsDuration),
        // Null makes every result null, whatever the other side is, as long as some type would do.
        (_, Null, other) | (_, other, Null) if is_ordered(other) => Some(Null),
        _ => None,
    }
}

/// Whether values of the type know a before and after; the same types can be calculated with.
fn is_ordered(kind: &Type) -> bool {
    !matches!(kind, Type::Boolean | Type::List(_) | Type::Context(_))
}

/// The comparison that says the same with its sides exchanged.
fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        same => same,
    }
}
