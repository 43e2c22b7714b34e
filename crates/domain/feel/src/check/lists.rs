//! Lists, contexts, filters and loops.

use std::collections::BTreeMap;

use super::{Checker, Local, LocalName, Typed};
use crate::ast::{self, Ast, Loop, Source, Span};
use crate::node::{Items, Node};
use crate::problem::{Misnamed, Mistyped};
use crate::types::Type;
use crate::value::Value;

impl Checker<'_> {
    pub(super) fn list(&mut self, items: &[Ast]) -> Typed {
        let mut nodes = Vec::new();
        let mut kind = Type::Null;
        for (ast, (node, item_type)) in items.iter().zip(self.check_all(items)?) {
            let Some(joined) = kind.join(&item_type) else {
                return self.refuse(ast.span, Mistyped::Items { first: kind, other: item_type });
            };
            kind = joined;
            nodes.push(node);
        }
        Some((literal_list(nodes), Type::list(kind)))
    }

    pub(super) fn context(&mut self, entries: &[(String, Span, Ast)]) -> Typed {
        let checked = self.check_all(entries.iter().map(|(_, _, entry)| entry))?;
        let mut nodes = Vec::new();
        let mut kinds = BTreeMap::new();
        for ((key, span, _), (node, kind)) in entries.iter().zip(checked) {
            if kinds.insert(key.clone(), kind).is_some() {
                return self.refuse(*span, Misnamed::RepeatedEntry(key.clone()));
            }
            nodes.push((key.clone(), node));
        }
        Some((Node::Context(nodes), Type::Context(kinds)))
    }

    pub(super) fn filter(&mut self, list: &Ast, choice: &Ast) -> Typed {
        let (list_node, list_type) = self.check(list)?;
        let item = self.item_type(list, list_type)?;
        let origin = self.origin(&list_node);
        self.locals.push(Local { name: LocalName::Item, kind: item.clone(), origin });
        let checked = self.check(choice);
        self.locals.pop();
        let (choice_node, choice_type) = checked?;
        let parts = Box::new([list_node, choice_node]);
        match choice_type {
            Type::Number => Some((Node::Position(parts), item)),
            Type::Boolean | Type::Null => Some((Node::Filter(parts), Type::list(item))),
            other => {
                let subject = self.subject(choice, other);
                self.refuse(choice.span, Mistyped::NotAChoice(subject))
            }
        }
    }

    pub(super) fn iteration(&mut self, kind: Loop, sources: &[Source], body: &Ast) -> Typed {
        let mut items = Vec::new();
        for source in sources {
            let Some((node, item)) = self.source(source) else { break };
            let origin = match &node {
                Items::Of(list) => self.origin(list),
                Items::Counted(..) => None,
            };
            items.push(node);
            self.locals.push(Local { name: LocalName::Variable(source.name.clone()), kind: item, origin });
        }
        // With a source missing the body would only yield problems about its variable.
        let checked = (items.len() == sources.len()).then(|| match kind {
            Loop::For => self.check(body).map(|(node, kind)| (node, Type::list(kind))),
            Loop::Some | Loop::Every => self.condition(body).map(|node| (node, Type::Boolean)),
        });
        self.locals.truncate(self.locals.len() - items.len());
        let (body, result) = checked??;
        Some((Node::Loop(kind, items, Box::new(body)), result))
    }

    fn source(&mut self, source: &Source) -> Option<(Items, Type)> {
        match &source.items {
            ast::Items::Of(list) => {
                let (node, kind) = self.check(list)?;
                Some((Items::Of(node), self.item_type(list, kind)?))
            }
            ast::Items::Counted(from, to) => {
                let first = self.number(from);
                let last = self.number(to)?;
                Some((Items::Counted(first?, last), Type::Number))
            }
        }
    }

    fn number(&mut self, ast: &Ast) -> Option<Node> {
        let (node, kind) = self.check(ast)?;
        if Type::Number.accepts(&kind) {
            return Some(node);
        }
        let subject = self.subject(ast, kind);
        self.refuse(ast.span, Mistyped::NotANumber(subject))
    }

    /// The type of a list's items; a problem if it is none.
    fn item_type(&mut self, ast: &Ast, kind: Type) -> Option<Type> {
        match kind {
            Type::List(item) => Some(*item),
            Type::Null => Some(Type::Null),
            other => {
                let subject = self.subject(ast, other);
                self.refuse(ast.span, Mistyped::NotAList(subject))
            }
        }
    }
}

/// A list of nothing but literals is itself one, so that it is not built anew at each evaluation.
fn literal_list(nodes: Vec<Node>) -> Node {
    if !nodes.iter().all(|node| matches!(node, Node::Literal(_))) {
        return Node::List(nodes);
    }
    let values = nodes.into_iter().map(|node| match node {
        Node::Literal(value) => value,
        _ => Value::Null,
    });
    Node::Literal(Value::List(values.collect()))
}
