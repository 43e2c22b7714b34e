//! From tokens to the syntax tree: recursive descent, one function per level of precedence.
//!
//! From loosest to tightest: `or`, `and`, comparison with `between` and `in`, `+ -`, `* /`, `**`, minus sign, then
//! point, brackets and call. The first problem ends the parse. Depth is counted, so that no text exhausts the stack.

mod loops;
mod primary;
mod tests_after_in;

use crate::ast::{Arithmetic, Ast, Comparison, Span, Syntax};
use crate::expression::{DEPTH_MAX, TEXT_BYTES_MAX};
use crate::lexer;
use crate::problem::{Expected, LeftOut, Malformed, Problem};
use crate::token::{Token, TokenKind};
use crate::words;

/// The syntax tree of a whole text.
pub(crate) fn parse(text: &str) -> Result<Ast, Problem> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(Problem::at(text, 0, Malformed::TooLong));
    }
    let tokens = lexer::tokens(text)?;
    if tokens.is_empty() {
        return Err(Problem::at(text, 0, Malformed::Empty));
    }
    let mut parser = Parser { text, tokens, position: 0, depth: 0 };
    let ast = parser.expression()?;
    match parser.peek() {
        None => Ok(ast),
        Some(_) => Err(parser.left_over()),
    }
}

pub(crate) struct Parser<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    position: usize,
    depth: usize,
}

type Parsed = Result<Ast, Problem>;

impl Parser<'_> {
    fn expression(&mut self) -> Parsed {
        self.deeper(Self::disjunction)
    }

    fn disjunction(&mut self) -> Parsed {
        self.joined("or", Self::conjunction, Syntax::Or)
    }

    fn conjunction(&mut self) -> Parsed {
        self.joined("and", Self::comparison, Syntax::And)
    }

    /// Parts joined by a word; one part alone stays itself.
    fn joined(
        &mut self,
        word: &'static str,
        part: fn(&mut Self) -> Parsed,
        join: fn(Vec<Ast>) -> Syntax,
    ) -> Parsed {
        let first = part(self)?;
        if !self.at_word(word) {
            return Ok(first);
        }
        let start = first.span.start;
        let mut parts = vec![first];
        while self.take_word(word) {
            parts.push(part(self)?);
        }
        self.node(start, join(parts))
    }

    fn comparison(&mut self) -> Parsed {
        let left = self.sum()?;
        let start = left.span.start;
        let syntax = if let Some(comparison) = self.comparison_sign() {
            self.position += 1;
            Syntax::Comparison(comparison, Box::new(left), Box::new(self.sum()?))
        } else if self.take_word("between") {
            let low = self.sum()?;
            self.expect_word("and")?;
            Syntax::Between(Box::new(left), Box::new(low), Box::new(self.sum()?))
        } else if self.take_word("in") {
            Syntax::In(Box::new(left), self.tests_after_in()?)
        } else if self.at_word("instance") {
            return Err(self.problem(Malformed::LeftOut(LeftOut::InstanceOf)));
        } else {
            return Ok(left);
        };
        if self.comparison_sign().is_some() || self.at_word("between") || self.at_word("in") {
            return Err(self.problem(Malformed::ChainedComparison));
        }
        self.node(start, syntax)
    }

    fn sum(&mut self) -> Parsed {
        self.chain(Self::product, &[("+", Arithmetic::Add), ("-", Arithmetic::Subtract)])
    }

    fn product(&mut self) -> Parsed {
        self.chain(Self::power, &[("*", Arithmetic::Multiply), ("/", Arithmetic::Divide)])
    }

    fn power(&mut self) -> Parsed {
        self.chain(Self::negation, &[("**", Arithmetic::Power)])
    }

    /// Operands joined by operators of one level, grouped from the left.
    fn chain(
        &mut self,
        operand: fn(&mut Self) -> Parsed,
        operators: &[(&'static str, Arithmetic)],
    ) -> Parsed {
        let mut left = operand(self)?;
        while let Some(&(_, operator)) = operators.iter().find(|(sign, _)| self.at_sign(sign)) {
            self.position += 1;
            let right = operand(self)?;
            let start = left.span.start;
            left = self.node(start, Syntax::Arithmetic(operator, Box::new(left), Box::new(right)))?;
        }
        Ok(left)
    }

    fn negation(&mut self) -> Parsed {
        let start = self.start();
        if !self.take_sign("-") {
            return self.postfix();
        }
        let operand = self.deeper(Self::negation)?;
        self.node(start, Syntax::Negation(Box::new(operand)))
    }

    /// A primary followed by any number of `.entry` and `[filter]`.
    fn postfix(&mut self) -> Parsed {
        let mut ast = self.primary()?;
        let start = ast.span.start;
        loop {
            if self.take_sign(".") {
                let span = self.span();
                let entry = self.any_word()?;
                ast = self.node(start, Syntax::Entry(Box::new(ast), entry, span))?;
            } else if self.take_sign("[") {
                let choice = self.expression()?;
                self.expect_sign("]")?;
                ast = self.node(start, Syntax::Filter(Box::new(ast), Box::new(choice)))?;
            } else {
                return Ok(ast);
            }
        }
    }

    // What all levels use.

    fn deeper(&mut self, inner: fn(&mut Self) -> Parsed) -> Parsed {
        if self.depth >= DEPTH_MAX {
            return Err(self.problem(Malformed::TooDeep));
        }
        self.depth += 1;
        let ast = inner(self)?;
        self.depth -= 1;
        Ok(ast)
    }

    fn node(&self, start: usize, syntax: Syntax) -> Parsed {
        let height = syntax.height();
        if height > DEPTH_MAX {
            return Err(self.problem_at(start, Malformed::TooDeep));
        }
        Ok(Ast { syntax, span: Span { start, end: self.previous_end() }, height })
    }

    fn peek(&self) -> Option<&TokenKind> {
        self.peek_ahead(0)
    }

    fn peek_ahead(&self, distance: usize) -> Option<&TokenKind> {
        self.tokens.get(self.position + distance).map(|token| &token.kind)
    }

    /// The place of the next token; the end of the text if there is none.
    fn span(&self) -> Span {
        let end = Span { start: self.text.len(), end: self.text.len() };
        self.tokens.get(self.position).map_or(end, |token| token.span)
    }

    fn start(&self) -> usize {
        self.span().start
    }

    fn previous_end(&self) -> usize {
        let previous = self.position.checked_sub(1).and_then(|position| self.tokens.get(position));
        previous.map_or(0, |token| token.span.end)
    }

    fn at_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(TokenKind::Sign(found)) if *found == sign)
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let found = self.at_sign(sign);
        self.position += usize::from(found);
        found
    }

    fn expect_sign(&mut self, sign: &'static str) -> Result<(), Problem> {
        if self.take_sign(sign) { Ok(()) } else { Err(self.expected(Expected::Sign(sign))) }
    }

    fn at_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(TokenKind::Word(found)) if found == word)
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.at_word(word);
        self.position += usize::from(found);
        found
    }

    fn expect_word(&mut self, word: &'static str) -> Result<(), Problem> {
        if self.take_word(word) { Ok(()) } else { Err(self.expected(Expected::Word(word))) }
    }

    fn any_word(&mut self) -> Result<String, Problem> {
        match self.peek() {
            Some(TokenKind::Word(word)) => {
                let word = word.clone();
                self.position += 1;
                Ok(word)
            }
            _ => Err(self.expected(Expected::Name)),
        }
    }

    /// A name of the author's choice, for a variable.
    fn own_name(&mut self) -> Result<String, Problem> {
        match self.peek() {
            Some(TokenKind::Word(word)) if words::is_reserved(word) => Err(self.expected(Expected::Name)),
            _ => self.any_word(),
        }
    }

    fn comparison_sign(&self) -> Option<Comparison> {
        match self.peek() {
            Some(TokenKind::Sign(sign)) => Comparison::of_sign(sign),
            _ => None,
        }
    }

    fn expected(&self, expected: Expected) -> Problem {
        let span = self.span();
        let found = self.text.get(span.start..span.end).filter(|found| !found.is_empty());
        self.problem(Malformed::Expected { expected, found: found.map(str::to_owned) })
    }

    /// The problem with a token where the expression could have ended.
    fn left_over(&self) -> Problem {
        match self.peek() {
            Some(TokenKind::Word(word)) if word == "und" || word == "oder" => {
                let (found, instead) = if word == "und" { ("und", "and") } else { ("oder", "or") };
                self.problem(Malformed::Foreign { found, instead })
            }
            _ => self.expected(Expected::EndOrOperator),
        }
    }

    fn problem(&self, fault: Malformed) -> Problem {
        self.problem_at(self.start(), fault)
    }

    fn problem_at(&self, byte: usize, fault: Malformed) -> Problem {
        Problem::at(self.text, byte, fault)
    }
}
