//! Which texts of an expression are compared with what, for callers that know which texts can occur there.

use super::Checker;
use crate::ast::{self, Ast, Syntax};
use crate::lookup::{ComparedText, Reference};
use crate::node::{Node, Step, Test};
use crate::problem::place;
use crate::value::Value;

impl Checker<'_> {
    /// Notes the texts that are written out on one side of a comparison, if the other side is read outside.
    pub(super) fn note_compared(&mut self, read: &Node, written: &Ast) {
        let Some(reference) = self.origin(read) else { return };
        match &written.syntax {
            Syntax::Literal(Value::Text(text)) => {
                let (line, column) = place(self.text, written.span.start);
                self.compared.push(ComparedText { reference, text: text.clone(), line, column });
            }
            Syntax::List(items) => items.iter().for_each(|item| self.note_compared(read, item)),
            _ => {}
        }
    }

    /// The same for a test after `in`.
    pub(super) fn note_tested(&mut self, value: (&Node, &Ast), written: &ast::Test, checked: &Test) {
        if let (ast::Test::Value(written), Test::Equal(node) | Test::OneOf(node)) = (written, checked) {
            self.note_compared(value.0, written);
            self.note_compared(node, value.1);
        }
    }

    /// Where the values of a node are read, if they are read outside and taken over unchanged.
    pub(super) fn origin(&self, node: &Node) -> Option<Reference> {
        match node {
            Node::Reference(index) => self.references.get(*index).cloned(),
            Node::Local(depth) => self.locals.iter().rev().nth(*depth)?.origin.clone(),
            Node::Follow(inner, Step::Entry(entry)) => {
                let mut reference = self.origin(inner)?;
                reference.path.push(entry.clone());
                Some(reference)
            }
            Node::Filter(parts) | Node::Position(parts) => self.origin(parts.first()?),
            _ => None,
        }
    }
}
