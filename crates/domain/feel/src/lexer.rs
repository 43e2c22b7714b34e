//! From characters to tokens.
//!
//! White space and comments (`// …` to the end of the line, `/* … */`) separate tokens and mean nothing else.

use rust_decimal::Decimal;

use crate::ast::Span;
use crate::problem::{Malformed, Problem};
use crate::token::{FOREIGN, SIGNS, Token, TokenKind};
use crate::words;

/// All tokens of the text, or the first problem.
pub(crate) fn tokens(text: &str) -> Result<Vec<Token>, Box<Problem>> {
    let mut lexer = Lexer { text, position: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_space()?;
        let start = lexer.position;
        let Some(first) = lexer.peek() else {
            return Ok(tokens);
        };
        let kind = lexer.token(first)?;
        tokens.push(Token { kind, span: Span { start, end: lexer.position } });
    }
}

struct Lexer<'t> {
    text: &'t str,
    position: usize,
}

impl<'t> Lexer<'t> {
    fn token(&mut self, first: char) -> Result<TokenKind, Box<Problem>> {
        if words::starts_name(first) {
            return Ok(TokenKind::Word(self.take_while(words::continues_name).to_owned()));
        }
        if first.is_ascii_digit() || (first == '.' && self.second().is_some_and(|next| next.is_ascii_digit()))
        {
            return self.number();
        }
        if first == '"' {
            return self.text().map(TokenKind::Text);
        }
        if first == '@' && self.second() == Some('"') {
            self.advance(first);
            return self.text().map(TokenKind::At);
        }
        self.sign(first)
    }

    fn sign(&mut self, first: char) -> Result<TokenKind, Box<Problem>> {
        if let Some(&(found, instead)) = FOREIGN.iter().find(|(foreign, _)| self.rest().starts_with(foreign))
        {
            // `!=` begins with a foreign sign but is FEEL's own.
            if !self.rest().starts_with("!=") {
                return self.refuse(self.position, Malformed::Foreign { found, instead });
            }
        }
        let Some(sign) = SIGNS.iter().find(|sign| self.rest().starts_with(**sign)) else {
            return self.refuse(self.position, Malformed::UnexpectedCharacter(first));
        };
        self.position += sign.len();
        Ok(TokenKind::Sign(sign))
    }

    fn number(&mut self) -> Result<TokenKind, Box<Problem>> {
        let start = self.position;
        self.take_while(|character| character.is_ascii_digit());
        // `1..5` is an interval, not a number with a fraction.
        if self.peek() == Some('.') && self.second().is_some_and(|next| next.is_ascii_digit()) {
            self.advance('.');
            self.take_while(|character| character.is_ascii_digit());
        }
        let digits = self.text.get(start..self.position).unwrap_or_default();
        let padded = if digits.starts_with('.') { format!("0{digits}") } else { digits.to_owned() };
        match Decimal::from_str_exact(&padded) {
            Ok(number) => Ok(TokenKind::Number(number)),
            Err(_) => self.refuse(start, Malformed::BadNumber(digits.to_owned())),
        }
    }

    fn text(&mut self) -> Result<String, Box<Problem>> {
        let start = self.position;
        self.advance('"');
        let mut content = String::new();
        loop {
            let Some(character) = self.peek() else {
                return self.refuse(start, Malformed::UnclosedText);
            };
            let place = self.position;
            self.advance(character);
            match character {
                '"' => return Ok(content),
                '\\' => match self.escape() {
                    Some(escaped) => content.push(escaped),
                    None => return self.refuse(place, Malformed::BadEscape),
                },
                other => content.push(other),
            }
        }
    }

    /// What an escape means; the backslash is read already.
    fn escape(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.advance(character);
        match character {
            '"' | '\'' | '\\' => Some(character),
            'n' => Some('\n'),
            't' => Some('\t'),
            'r' => Some('\r'),
            'u' => {
                let first = self.hexadecimal(4)?;
                if !(0xD800..0xDC00).contains(&first) {
                    return char::from_u32(first);
                }
                // A character beyond the first plane may be written as a pair of surrogates.
                self.rest().starts_with("\\u").then(|| self.position += 2)?;
                let second = self.hexadecimal(4)?.checked_sub(0xDC00).filter(|second| *second < 0x400)?;
                char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + second)
            }
            'U' => char::from_u32(self.hexadecimal(6)?),
            _ => None,
        }
    }

    fn hexadecimal(&mut self, digits: usize) -> Option<u32> {
        let text = self.rest().get(..digits)?;
        text.chars().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
        let number = u32::from_str_radix(text, 16).ok()?;
        self.position += digits;
        Some(number)
    }

    fn skip_space(&mut self) -> Result<(), Box<Problem>> {
        loop {
            self.take_while(char::is_whitespace);
            if self.rest().starts_with("//") {
                self.take_while(|character| character != '\n');
            } else if self.rest().starts_with("/*") {
                match self.rest().find("*/") {
                    Some(end) => self.position += end + 2,
                    None => return self.refuse(self.position, Malformed::UnclosedComment),
                }
            } else {
                return Ok(());
            }
        }
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let length = rest.find(|character| !wanted(character)).unwrap_or(rest.len());
        self.position += length;
        rest.get(..length).unwrap_or_default()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.position..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    fn advance(&mut self, character: char) {
        self.position += character.len_utf8();
    }

    fn refuse<T>(&self, byte: usize, fault: Malformed) -> Result<T, Box<Problem>> {
        Err(Box::new(Problem::at(self.text, byte, fault)))
    }
}

#[cfg(test)]
mod tests {
    use super::{TokenKind, tokens};

    fn kinds(text: &str) -> Vec<TokenKind> {
        tokens(text).unwrap().into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn an_interval_is_no_fraction() {
        let shown: Vec<String> = kinds("1..5.5").iter().map(|kind| format!("{kind:?}")).collect();
        assert_eq!(shown, ["Number(1)", "Sign(\"..\")", "Number(5.5)"]);
    }

    #[test]
    fn escapes_mean_their_characters() {
        assert_eq!(kinds(r#""a\"\\\n\u00e4\uD83C\uDF33\U01F333""#), [TokenKind::Text("a\"\\\nä🌳🌳".into())]);
    }

    #[test]
    fn comments_and_space_separate() {
        assert_eq!(kinds("a /* b */ c // d\n+").len(), 3);
        assert_eq!(tokens("a /* b").unwrap_err().code(), "unclosed_comment");
    }

    #[test]
    fn signs_of_other_languages_are_recognised() {
        for text in ["a == b", "a && b", "a || b", "a <> b", "!a", "'a'", "„a“"] {
            assert_eq!(tokens(text).unwrap_err().code(), "foreign", "{text}");
        }
        assert_eq!(kinds("a != b").len(), 3);
    }
}
