//! Names and paths.
//!
//! A name is looked for in the loops and filters around it, innermost first, then in the scope. A path from the
//! scope through contexts and lists becomes one reference; what follows are steps.

use super::{Checker, LocalName, Typed};
use crate::ast::{Ast, Span, Syntax};
use crate::lookup::Reference;
use crate::node::{Node, Property, Step};
use crate::problem::Misnamed;
use crate::scope::Entry;
use crate::types::Type;

/// How far a name may be from a known one to be suggested, in edits.
const EDITS_MAX: usize = 2;

impl Checker<'_> {
    /// A name, or an entry of something.
    pub(super) fn path(&mut self, ast: &Ast) -> Typed {
        let mut steps: Vec<(&str, Span)> = Vec::new();
        let mut base = ast;
        while let Syntax::Entry(inner, entry, span) = &base.syntax {
            steps.push((entry, *span));
            base = inner;
        }
        steps.reverse();
        let Syntax::Name(name) = &base.syntax else {
            let start = self.check(base)?;
            return self.follow(start, &steps);
        };
        match self.local(name) {
            Some(local) => self.follow(local, &steps),
            None => self.reference(name, base.span, &steps),
        }
    }

    fn local(&self, name: &str) -> Typed {
        self.locals.iter().rev().enumerate().find_map(|(depth, local)| match (&local.name, &local.kind) {
            (LocalName::Variable(variable), kind) if variable == name => {
                Some((Node::Local(depth), kind.clone()))
            }
            (LocalName::Item, kind) if name == "item" => Some((Node::Local(depth), kind.clone())),
            (LocalName::Item, Type::Context(entries)) => {
                let step = Step::Entry(name.to_owned());
                Some((Node::Follow(Box::new(Node::Local(depth)), step), entries.get(name)?.clone()))
            }
            _ => None,
        })
    }

    fn reference(&mut self, name: &str, span: Span, steps: &[(&str, Span)]) -> Typed {
        let (level, slot, mut kind) = match self.scope.find(name) {
            None => {
                let similar = self.similar_name(name);
                return self.refuse(span, Misnamed::UnknownName { name: name.to_owned(), similar });
            }
            Some(found) => match found.entry {
                Entry::Ambiguous(candidates) => {
                    let candidates = candidates.clone();
                    return self.refuse(span, Misnamed::AmbiguousName { name: name.to_owned(), candidates });
                }
                Entry::Known { slot, kind } => (found.level, *slot, kind),
            },
        };
        let mut path = vec![name.to_owned()];
        let mut lists = 0;
        for (entry, _) in steps {
            while let Type::List(item) = kind {
                kind = item;
                lists += 1;
            }
            let Type::Context(entries) = kind else { break };
            let Some(entry_type) = entries.get(*entry) else { break };
            kind = entry_type;
            path.push((*entry).to_owned());
        }
        let rest = steps.get(path.len() - 1..).unwrap_or_default();
        let kind = (0..lists).fold(kind.clone(), |kind, _| Type::list(kind));
        let node = self.intern(Reference { level, slot, path });
        self.follow((node, kind), rest)
    }

    fn intern(&mut self, reference: Reference) -> Node {
        let known = self.references.iter().position(|known| *known == reference);
        Node::Reference(known.unwrap_or_else(|| {
            self.references.push(reference);
            self.references.len() - 1
        }))
    }

    fn follow(&mut self, start: (Node, Type), steps: &[(&str, Span)]) -> Typed {
        let (mut node, mut kind) = start;
        for (entry, span) in steps {
            let Some((step, step_type)) = step(&kind, entry) else {
                let known = known_entries(&kind);
                return self
                    .refuse(*span, Misnamed::UnknownEntry { entry: (*entry).to_owned(), of: kind, known });
            };
            node = Node::Follow(Box::new(node), step);
            kind = step_type;
        }
        Some((node, kind))
    }

    fn similar_name(&self, name: &str) -> Option<String> {
        let locals = self.locals.iter().flat_map(|local| match (&local.name, &local.kind) {
            (LocalName::Variable(variable), _) => vec![variable.as_str()],
            (LocalName::Item, Type::Context(entries)) => entries.keys().map(String::as_str).collect(),
            (LocalName::Item, _) => vec!["item"],
        });
        most_similar(name, locals.chain(self.scope.names()))
    }
}

/// The known word that looks most like the given one, if any does.
pub(super) fn most_similar<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<String> {
    let word = word.to_lowercase();
    known
        .map(|known| (edits(&word, &known.to_lowercase()), known))
        .filter(|(distance, known)| *distance <= EDITS_MAX && *distance < known.chars().count())
        .min()
        .map(|(_, known)| known.to_owned())
}

/// What a step to `entry` leads to: an entry of a context, a property, or the same for each item of a list.
fn step(kind: &Type, entry: &str) -> Option<(Step, Type)> {
    match kind {
        Type::Context(entries) => {
            entries.get(entry).map(|kind| (Step::Entry(entry.to_owned()), kind.clone()))
        }
        Type::List(item) => step(item, entry).map(|(step, kind)| (step, Type::list(kind))),
        _ => {
            let found = properties(kind).iter().find(|(name, _)| *name == entry)?;
            Some((Step::Property(found.1), Type::Number))
        }
    }
}

fn known_entries(kind: &Type) -> Vec<String> {
    match kind {
        Type::Context(entries) => entries.keys().cloned().collect(),
        Type::List(item) => known_entries(item),
        _ => properties(kind).iter().map(|(name, _)| (*name).to_owned()).collect(),
    }
}

fn properties(kind: &Type) -> &'static [(&'static str, Property)] {
    use Property::{
        Day, Days, Hour, Hours, Minute, Minutes, Month, Months, Second, Seconds, Weekday, Year, Years,
    };
    match kind {
        Type::Date => &[("year", Year), ("month", Month), ("day", Day), ("weekday", Weekday)],
        Type::Time => &[("hour", Hour), ("minute", Minute), ("second", Second)],
        Type::DateTime => &[
            ("year", Year),
            ("month", Month),
            ("day", Day),
            ("weekday", Weekday),
            ("hour", Hour),
            ("minute", Minute),
            ("second", Second),
        ],
        Type::DaysDuration => &[("days", Days), ("hours", Hours), ("minutes", Minutes), ("seconds", Seconds)],
        Type::MonthsDuration => &[("years", Years), ("months", Months)],
        _ => &[],
    }
}

/// How many characters must be put in, taken out or exchanged to make one word of the other.
fn edits(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, character) in left.chars().enumerate() {
        let mut next = vec![index + 1];
        let columns = right.iter().zip(row.iter().zip(row.iter().skip(1)));
        for (other, (diagonal, above)) in columns {
            let before = next.last().copied().unwrap_or_default();
            let exchanged = diagonal + usize::from(*other != character);
            next.push(exchanged.min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{edits, most_similar};

    #[test]
    fn similar_words_are_found() {
        assert_eq!(edits("umfang", "umfagn"), 2);
        assert_eq!(most_similar("Umfang", ["hoehe", "umfang"].into_iter()), Some("umfang".into()));
        assert_eq!(most_similar("x", ["ab", "y"].into_iter()), None);
    }
}
