//! Calls of built-in functions.

use regex::{Regex, RegexBuilder};

use super::names::most_similar;
use super::{Checker, Typed};
use crate::ast::{Ast, Span, Syntax};
use crate::functions::{self, Body, Function, Signature};
use crate::node::Node;
use crate::pattern::in_our_notation;
use crate::problem::{LeftOut, Malformed, Misnamed, Mistyped};
use crate::temporal;
use crate::types::Type;
use crate::value::Value;

/// How large a compiled pattern may be, in bytes.
const PATTERN_BYTES_MAX: usize = 1 << 20;

impl Checker<'_> {
    pub(super) fn call(&mut self, span: Span, name: &str, arguments: &[Ast]) -> Typed {
        let Some(function) = functions::find(name) else {
            if matches!(name, "today" | "now") {
                return self.refuse(span, Malformed::LeftOut(LeftOut::Clock));
            }
            let similar = similar_function(name);
            return self.refuse(span, Misnamed::UnknownFunction { name: name.to_owned(), similar });
        };
        let checked = self.check_all(arguments)?;
        let (nodes, kinds): (Vec<Node>, Vec<Type>) = checked.into_iter().unzip();
        let kind = self.signature(span, function, arguments, &kinds)?;
        if let ("list contains", [list, item], [list_written, written]) = (name, nodes.as_slice(), arguments)
        {
            self.note_compared(list, written);
            self.note_compared(item, list_written);
        }
        match function.body {
            Body::Duration => self.literal_duration(function, arguments),
            Body::Matches => self.matches(function, nodes, arguments),
            Body::Split => self.split(function, nodes, arguments),
            Body::Computed(compute) => Some((Node::Call(compute, nodes), kind)),
            Body::Metered(compute) => Some((Node::MeteredCall(compute, nodes), kind)),
            Body::Temporal(read, compute) => match arguments {
                [Ast { syntax: Syntax::Literal(Value::Text(text)), span, .. }] => match read(text) {
                    Some(value) => Some((Node::Literal(value), kind)),
                    None => self.refuse(*span, Malformed::BadTemporal(text.clone())),
                },
                _ => Some((Node::Call(compute, nodes), kind)),
            },
        }
    }

    fn signature(
        &mut self,
        span: Span,
        function: &'static Function,
        arguments: &[Ast],
        kinds: &[Type],
    ) -> Option<Type> {
        let (name, usage) = (function.name, function.usage);
        match (function.check)(kinds) {
            Signature::Gives(kind) => Some(kind),
            Signature::WrongCount => {
                self.refuse(span, Misnamed::ArgumentCount { function: name, usage, found: kinds.len() })
            }
            Signature::Wrong(index) => {
                let place = arguments.get(index).map_or(span, |argument| argument.span);
                let found = kinds.get(index).cloned().unwrap_or(Type::Null);
                let fault = Mistyped::Argument { function: name, usage, position: index + 1, found };
                self.refuse(place, fault)
            }
        }
    }

    fn literal_duration(&mut self, function: &'static Function, arguments: &[Ast]) -> Typed {
        let (text, span) = self.literal_text(function, arguments, 0)?;
        match temporal::duration(text) {
            Some(value @ Value::MonthsDuration(_)) => Some((Node::Literal(value), Type::MonthsDuration)),
            Some(value) => Some((Node::Literal(value), Type::DaysDuration)),
            None => self.refuse(span, Malformed::BadTemporal(text.to_owned())),
        }
    }

    fn matches(&mut self, function: &'static Function, nodes: Vec<Node>, arguments: &[Ast]) -> Typed {
        let (pattern, span) = self.literal_text(function, arguments, 1)?;
        let flags = match arguments.get(2).map(|argument| &argument.syntax) {
            None | Some(Syntax::Literal(Value::Null)) => "",
            Some(_) => self.literal_text(function, arguments, 2)?.0,
        };
        let regex = self.regex(pattern, flags, span)?;
        let input = nodes.into_iter().next()?;
        Some((Node::Matches(Box::new(input), regex), Type::Boolean))
    }

    fn split(&mut self, function: &'static Function, nodes: Vec<Node>, arguments: &[Ast]) -> Typed {
        let (pattern, span) = self.literal_text(function, arguments, 1)?;
        let regex = self.regex(pattern, "", span)?;
        let input = nodes.into_iter().next()?;
        Some((Node::Split(Box::new(input), regex), Type::list(Type::Text)))
    }

    /// A compiled pattern; it runs in time linear to the text, whatever it says.
    fn regex(&mut self, pattern: &str, flags: &str, span: Span) -> Option<Regex> {
        if let Some(unknown) = flags.chars().find(|flag| !"imsx".contains(*flag)) {
            return self.refuse(span, Malformed::BadPattern(format!("unknown flag {unknown}")));
        }
        let built = RegexBuilder::new(&in_our_notation(pattern))
            .case_insensitive(flags.contains('i'))
            .multi_line(flags.contains('m'))
            .dot_matches_new_line(flags.contains('s'))
            .ignore_whitespace(flags.contains('x'))
            .size_limit(PATTERN_BYTES_MAX)
            .build();
        match built {
            Ok(regex) => Some(regex),
            Err(error) => {
                // The last line of the library's explanation says what is wrong; the lines before draw the place.
                let reason = error.to_string();
                let reason =
                    reason.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
                self.refuse(span, Malformed::BadPattern(reason))
            }
        }
    }

    fn literal_text<'a>(
        &mut self,
        function: &'static Function,
        arguments: &'a [Ast],
        index: usize,
    ) -> Option<(&'a str, Span)> {
        let argument = arguments.get(index)?;
        match &argument.syntax {
            Syntax::Literal(Value::Text(text)) => Some((text, argument.span)),
            _ => self.refuse(argument.span, Malformed::NotLiteral { function: function.name }),
        }
    }
}

/// The function that begins with the same word, or looks most alike.
fn similar_function(name: &str) -> Option<String> {
    let names = || functions::all().map(|function| function.name);
    let longer = names().find(|known| known.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')));
    longer.map(str::to_owned).or_else(|| most_similar(name, names()))
}
