//! What stands after an expression that could have ended, and what its author may have meant by it.

use super::Parser;
use crate::problem::{Expected, Malformed, Problem};
use crate::token::TokenKind;

impl Parser<'_> {
    /// Refuses a token where the expression could have ended.
    pub(super) fn refuse_left_over<T>(&self) -> Result<T, Box<Problem>> {
        match self.peek() {
            Some(TokenKind::Word(word)) if word == "und" => {
                self.refuse(Malformed::Foreign { found: "und", instead: "and" })
            }
            Some(TokenKind::Word(word)) if word == "oder" => {
                self.refuse(Malformed::Foreign { found: "oder", instead: "or" })
            }
            Some(TokenKind::Sign(",")) => match self.number_with_comma() {
                Some((start, written)) if written.contains('.') => {
                    let plain =
                        written.chars().filter(|c| !c.is_whitespace() && *c != '.').collect::<String>();
                    let instead = plain.replace(',', ".");
                    self.refuse_at(start, Malformed::GroupedNumber { found: written.to_owned(), instead })
                }
                Some(_) => self.refuse(Malformed::Foreign { found: ",", instead: "." }),
                None => self.refuse_for(Expected::EndOrOperator),
            },
            _ => self.refuse_for(Expected::EndOrOperator),
        }
    }

    /// Two numbers with the comma here between them, as they are written, and where they start.
    fn number_with_comma(&self) -> Option<(usize, &str)> {
        let number = |position: usize| {
            self.tokens.get(position).filter(|token| matches!(token.kind, TokenKind::Number(_)))
        };
        let before = number(self.position.checked_sub(1)?)?;
        let after = number(self.position + 1)?;
        Some((before.span.start, self.text.get(before.span.start..after.span.end)?))
    }
}
