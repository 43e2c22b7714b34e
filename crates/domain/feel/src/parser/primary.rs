//! What stands on its own: literals, names, calls, brackets, lists, contexts, `if`.

use super::{Parsed, Parser};
use crate::ast::{Ast, Interval, Span, Syntax};
use crate::functions;
use crate::problem::{Expected, LeftOut, Malformed, Problem};
use crate::temporal;
use crate::token::TokenKind;
use crate::value::Value;
use crate::words;

impl Parser<'_> {
    pub(super) fn primary(&mut self) -> Parsed {
        let start = self.start();
        let syntax = match self.peek().cloned() {
            Some(TokenKind::Number(number)) => self.literal(Value::Number(number)),
            Some(TokenKind::Text(text)) => self.literal(Value::Text(text)),
            Some(TokenKind::At(text)) => match temporal::any(&text) {
                Some(value) => self.literal(value),
                None => return self.refuse(Malformed::BadTemporal(text)),
            },
            Some(TokenKind::Word(word)) => return self.word(start, &word),
            Some(TokenKind::Sign("(")) => return self.group(),
            Some(TokenKind::Sign("[")) => self.square()?,
            Some(TokenKind::Sign("{")) => self.context()?,
            _ => return self.refuse_for(Expected::Operand),
        };
        self.node(start, syntax)
    }

    fn literal(&mut self, value: Value) -> Syntax {
        self.position += 1;
        Syntax::Literal(value)
    }

    fn word(&mut self, start: usize, word: &str) -> Parsed {
        let syntax = match word {
            "true" | "false" => self.literal(Value::Boolean(word == "true")),
            "null" => self.literal(Value::Null),
            "if" => self.choice()?,
            "for" | "some" | "every" => self.iteration(word)?,
            "function" | "external" => {
                return self.refuse(Malformed::LeftOut(LeftOut::FunctionDefinition));
            }
            _ => match self.function_name() {
                Some((name, words)) => self.call(name, words)?,
                None if word == "not" => {
                    return self.refuse(Malformed::Foreign { found: "not", instead: "not(…)" });
                }
                None if words::is_reserved(word) && word != "item" => {
                    return self.refuse_for(Expected::Operand);
                }
                None => {
                    self.position += 1;
                    Syntax::Name(word.to_owned())
                }
            },
        };
        self.node(start, syntax)
    }

    /// The function called here and how many words its name has. Names of functions may hold words of the language
    /// (`date and time`); of unknown names only those without are taken for functions.
    fn function_name(&self) -> Option<(String, usize)> {
        let words: Vec<&str> = (0..functions::NAME_WORDS_MAX)
            .map_while(|distance| match self.peek_ahead(distance) {
                Some(TokenKind::Word(word)) => Some(word.as_str()),
                _ => None,
            })
            .collect();
        let called = self.peek_ahead(words.len()) == Some(&TokenKind::Sign("("));
        let plain = words.iter().all(|word| !words::is_reserved(word));
        let name = words.join(" ");
        (called && (plain || functions::find(&name).is_some())).then_some((name, words.len()))
    }

    fn call(&mut self, name: String, words: usize) -> Result<Syntax, Box<Problem>> {
        let start = self.start();
        self.position += words;
        self.expect_sign("(")?;
        if (name == "today" || name == "now") && self.at_sign(")") {
            return self.refuse_at(start, Malformed::LeftOut(LeftOut::Clock));
        }
        let mut arguments = Vec::new();
        while !self.take_sign(")") {
            if self.peek_ahead(1) == Some(&TokenKind::Sign(":")) {
                return self.refuse(Malformed::LeftOut(LeftOut::NamedArguments));
            }
            arguments.push(*self.expression()?);
            self.comma_or(")")?;
        }
        Ok(Syntax::Call(name, arguments))
    }

    fn choice(&mut self) -> Result<Syntax, Box<Problem>> {
        self.expect_word("if")?;
        let condition = self.expression()?;
        self.expect_word("then")?;
        let then = self.expression()?;
        self.expect_word("else")?;
        let otherwise = self.expression()?;
        Ok(Syntax::If(condition, then, otherwise))
    }

    /// An expression in round brackets, which leave no trace but the wider place; or an open interval.
    fn group(&mut self) -> Parsed {
        let start = self.start();
        self.expect_sign("(")?;
        let mut inner = self.expression()?;
        if self.at_sign("..") {
            let interval = self.interval(*inner, false)?;
            return self.node(start, interval);
        }
        self.expect_sign(")")?;
        inner.span = Span { start, end: self.previous_end() };
        Ok(inner)
    }

    /// What stands in square brackets: a list, or an interval that includes its low end.
    fn square(&mut self) -> Result<Syntax, Box<Problem>> {
        self.expect_sign("[")?;
        let mut items = Vec::new();
        while !self.take_sign("]") {
            let item = *self.expression()?;
            if items.is_empty() && self.at_sign("..") {
                return self.interval(item, true);
            }
            items.push(item);
            self.comma_or("]")?;
        }
        Ok(Syntax::List(items))
    }

    /// The rest of an interval whose low end is read already.
    pub(super) fn interval(&mut self, low: Ast, low_included: bool) -> Result<Syntax, Box<Problem>> {
        self.expect_sign("..")?;
        let high = *self.expression()?;
        let high_included = self.take_sign("]");
        if !high_included && !self.take_sign(")") {
            return self.refuse_for(Expected::Sign("]"));
        }
        Ok(Syntax::Interval(Box::new(Interval { low, low_included, high, high_included })))
    }

    fn context(&mut self) -> Result<Syntax, Box<Problem>> {
        self.expect_sign("{")?;
        let mut entries = Vec::new();
        while !self.take_sign("}") {
            let span = self.span();
            let key = match self.peek().cloned() {
                Some(TokenKind::Text(key)) => {
                    self.position += 1;
                    key
                }
                _ => self.own_name()?,
            };
            self.expect_sign(":")?;
            entries.push((key, span, *self.expression()?));
            self.comma_or("}")?;
        }
        Ok(Syntax::Context(entries))
    }

    /// Passes a comma that is followed by another item; the closing sign stays.
    pub(super) fn comma_or(&mut self, closing: &'static str) -> Result<(), Box<Problem>> {
        if self.at_sign(closing) {
            return Ok(());
        }
        if !self.take_sign(",") {
            return self.refuse_for(Expected::CommaOr(closing));
        }
        if self.at_sign(closing) { self.refuse_for(Expected::Operand) } else { Ok(()) }
    }
}
