//! `for … in … return …`, `some … in … satisfies …`, `every … in … satisfies …`.

use super::Parser;
use crate::ast::{Items, Loop, Source, Syntax};
use crate::problem::Problem;

impl Parser<'_> {
    pub(super) fn iteration(&mut self, word: &str) -> Result<Syntax, Box<Problem>> {
        let (kind, before_body) = match word {
            "for" => (Loop::For, "return"),
            "some" => (Loop::Some, "satisfies"),
            _ => (Loop::Every, "satisfies"),
        };
        self.position += 1;
        let mut sources = vec![self.source()?];
        while self.take_sign(",") {
            sources.push(self.source()?);
        }
        self.expect_word(before_body)?;
        let body = self.expression()?;
        Ok(Syntax::Loop(kind, sources, body))
    }

    fn source(&mut self) -> Result<Source, Box<Problem>> {
        let name = self.own_name()?;
        self.expect_word("in")?;
        let first = *self.expression()?;
        let items =
            if self.take_sign("..") { Items::Counted(first, *self.expression()?) } else { Items::Of(first) };
        Ok(Source { name, items })
    }
}
