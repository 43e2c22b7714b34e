//! From tokens to the syntax tree: recursive descent, one function per level of precedence.
//!
//! From loosest to tightest: `or`, `and`, comparison with `between` and `in`, `+ -`, `* /`, `**`, minus sign, then
//! point, brackets and call. The first problem ends the parse. Depth is counted, so that no text exhausts the stack.

mod left_over;
mod loops;
mod primary;
mod tests_after_in;

use crate::ast::{Arithmetic, Ast, Comparison, Span, Syntax};
use crate::expression::{DEPTH_MAX, TEXT_LENGTH_MAX};
use crate::lexer;
use crate::problem::{Expected, LeftOut, Malformed, Problem};
use crate::token::{Token, TokenKind};
use crate::words;

/// The syntax tree of a whole text.
pub(crate) fn parse(text: &str) -> Parsed {
    if text.chars().nth(TEXT_LENGTH_MAX).is_some() {
        return Err(Box::new(Problem::at(text, 0, Malformed::TooLong)));
    }
    let tokens = lexer::tokens(text)?;
    if tokens.is_empty() {
        return Err(Box::new(Problem::at(text, 0, Malformed::Empty)));
    }
    let mut parser = Parser { text, tokens, position: 0, depth: 0 };
    let ast = parser.expression()?;
    match parser.peek() {
        None => Ok(ast),
        Some(_) => parser.refuse_left_over(),
    }
}

pub(crate) struct Parser<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    position: usize,
    depth: usize,
}

/// Boxed on both sides, so that deep recursion takes little of the stack.
pub(crate) type Parsed = Result<Box<Ast>, Box<Problem>>;

impl Parser<'_> {
    fn expression(&mut self) -> Parsed {
        self.descend()?;
        let ast = self.disjunction()?;
        self.depth -= 1;
        Ok(ast)
    }

    fn disjunction(&mut self) -> Parsed {
        let first = self.conjunction()?;
        if !self.at_word("or") {
            return Ok(first);
        }
        let start = first.span.start;
        let mut parts = vec![*first];
        while self.take_word("or") {
            parts.push(*self.conjunction()?);
        }
        self.node(start, Syntax::Or(parts))
    }

    fn conjunction(&mut self) -> Parsed {
        let first = self.comparison()?;
        if !self.at_word("and") {
            return Ok(first);
        }
        let start = first.span.start;
        let mut parts = vec![*first];
        while self.take_word("and") {
            parts.push(*self.comparison()?);
        }
        self.node(start, Syntax::And(parts))
    }

    fn comparison(&mut self) -> Parsed {
        let left = self.sum()?;
        let start = left.span.start;
        let syntax = if let Some(comparison) = self.comparison_sign() {
            self.position += 1;
            Syntax::Comparison(comparison, left, self.sum()?)
        } else if self.take_word("between") {
            let low = self.sum()?;
            self.expect_word("and")?;
            Syntax::Between(left, low, self.sum()?)
        } else if self.take_word("in") {
            Syntax::In(left, self.tests_after_in()?)
        } else if self.at_word("instance") {
            return self.refuse(Malformed::LeftOut(LeftOut::InstanceOf));
        } else {
            return Ok(left);
        };
        if self.comparison_sign().is_some() || self.at_word("between") || self.at_word("in") {
            return self.refuse(Malformed::ChainedComparison);
        }
        self.node(start, syntax)
    }

    fn sum(&mut self) -> Parsed {
        self.arithmetic(0)
    }

    /// Operands joined by operators that bind at least as tightly as `level`, grouped from the left.
    fn arithmetic(&mut self, level: usize) -> Parsed {
        let mut left = self.negation()?;
        let start = left.span.start;
        while let Some((operator, tightness)) = self.arithmetic_sign().filter(|(_, found)| *found >= level) {
            self.position += 1;
            let right = self.arithmetic(tightness + 1)?;
            left = self.node(start, Syntax::Arithmetic(operator, left, right))?;
        }
        Ok(left)
    }

    /// The arithmetic operator that stands here, and how tightly it binds.
    fn arithmetic_sign(&self) -> Option<(Arithmetic, usize)> {
        match self.peek() {
            Some(TokenKind::Sign("+")) => Some((Arithmetic::Add, 0)),
            Some(TokenKind::Sign("-")) => Some((Arithmetic::Subtract, 0)),
            Some(TokenKind::Sign("*")) => Some((Arithmetic::Multiply, 1)),
            Some(TokenKind::Sign("/")) => Some((Arithmetic::Divide, 1)),
            Some(TokenKind::Sign("**")) => Some((Arithmetic::Power, 2)),
            _ => None,
        }
    }

    fn negation(&mut self) -> Parsed {
        let start = self.start();
        if !self.take_sign("-") {
            return self.postfix();
        }
        self.descend()?;
        let operand = self.negation()?;
        self.depth -= 1;
        self.node(start, Syntax::Negation(operand))
    }

    /// A primary followed by any number of `.entry` and `[filter]`.
    fn postfix(&mut self) -> Parsed {
        let mut ast = self.primary()?;
        let start = ast.span.start;
        loop {
            if self.take_sign(".") {
                let span = self.span();
                let entry = self.any_word()?;
                ast = self.node(start, Syntax::Entry(ast, entry, span))?;
            } else if self.take_sign("[") {
                let choice = self.expression()?;
                self.expect_sign("]")?;
                ast = self.node(start, Syntax::Filter(ast, choice))?;
            } else {
                return Ok(ast);
            }
        }
    }

    // What all levels use.

    /// Goes one level down, unless that would be too deep. Who comes back up takes the level off again.
    fn descend(&mut self) -> Result<(), Box<Problem>> {
        if self.depth >= DEPTH_MAX {
            return self.refuse(Malformed::TooDeep);
        }
        self.depth += 1;
        Ok(())
    }

    fn node(&self, start: usize, syntax: Syntax) -> Parsed {
        let height = syntax.height();
        if height > DEPTH_MAX {
            return self.refuse_at(start, Malformed::TooDeep);
        }
        Ok(Box::new(Ast { syntax, span: Span { start, end: self.previous_end() }, height }))
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

    fn expect_sign(&mut self, sign: &'static str) -> Result<(), Box<Problem>> {
        if self.take_sign(sign) { Ok(()) } else { self.refuse_for(Expected::Sign(sign)) }
    }

    fn at_word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(TokenKind::Word(found)) if found == word)
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.at_word(word);
        self.position += usize::from(found);
        found
    }

    fn expect_word(&mut self, word: &'static str) -> Result<(), Box<Problem>> {
        if self.take_word(word) { Ok(()) } else { self.refuse_for(Expected::Word(word)) }
    }

    fn any_word(&mut self) -> Result<String, Box<Problem>> {
        match self.peek() {
            Some(TokenKind::Word(word)) => {
                let word = word.clone();
                self.position += 1;
                Ok(word)
            }
            _ => self.refuse_for(Expected::Name),
        }
    }

    /// A name of the author's choice, for a variable.
    fn own_name(&mut self) -> Result<String, Box<Problem>> {
        match self.peek() {
            Some(TokenKind::Word(word)) if words::is_reserved(word) => self.refuse_for(Expected::Name),
            _ => self.any_word(),
        }
    }

    fn comparison_sign(&self) -> Option<Comparison> {
        match self.peek() {
            Some(TokenKind::Sign(sign)) => Comparison::of_sign(sign),
            _ => None,
        }
    }

    fn refuse_for<T>(&self, expected: Expected) -> Result<T, Box<Problem>> {
        let span = self.span();
        let found = self.text.get(span.start..span.end).filter(|found| !found.is_empty());
        self.refuse(Malformed::Expected { expected, found: found.map(str::to_owned) })
    }

    fn refuse<T>(&self, fault: Malformed) -> Result<T, Box<Problem>> {
        self.refuse_at(self.start(), fault)
    }

    fn refuse_at<T>(&self, byte: usize, fault: Malformed) -> Result<T, Box<Problem>> {
        Err(Box::new(Problem::at(self.text, byte, fault)))
    }
}
