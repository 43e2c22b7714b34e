//! What may follow `in`: a value or list, a comparison without left side, an interval, or several in round brackets.

use super::Parser;
use crate::ast::{Ast, Syntax, Test};
use crate::problem::Problem;

impl Parser<'_> {
    pub(super) fn tests_after_in(&mut self) -> Result<Vec<Test>, Box<Problem>> {
        let start = self.start();
        if !self.take_sign("(") {
            return Ok(vec![self.test()?]);
        }
        let mut tests = Vec::new();
        loop {
            match self.test()? {
                // `in (1..5)`: the bracket was the open end of an interval.
                Test::Value(low) if tests.is_empty() && self.at_sign("..") => {
                    let interval = self.interval(low, false)?;
                    return Ok(vec![Test::from(*self.node(start, interval)?)]);
                }
                test => tests.push(test),
            }
            self.comma_or(")")?;
            if self.take_sign(")") {
                return Ok(tests);
            }
        }
    }

    fn test(&mut self) -> Result<Test, Box<Problem>> {
        if let Some(comparison) = self.comparison_sign() {
            self.position += 1;
            return Ok(Test::Comparison(comparison, *self.sum()?));
        }
        Ok(Test::from(*self.sum()?))
    }
}

impl From<Ast> for Test {
    fn from(ast: Ast) -> Self {
        match ast.syntax {
            Syntax::Interval(interval) => Self::Interval(*interval),
            _ => Self::Value(ast),
        }
    }
}
