//! Which names a rule may use, and what they mean.
//!
//! A rule sees first what stands beside it, then what stands beside the groups around it, row by row outward. At the
//! form itself and in each row also stand the names of questions and groups in plain (not repeated) groups below, as
//! long as only one there has the name; a name that several have is ambiguous and must be written with its group.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use feel::{Reference, Scope, Type};

use super::{Content, Derived, Input, NodeId, Source, tree::Tree};
use crate::{path, read};

/// The scope of one step or group, with what its slots mean.
#[derive(Debug, Clone)]
pub(super) struct Names {
    pub(super) scope: Arc<Scope>,
    outer: Option<Arc<Names>>,
    slots: Vec<Option<NodeId>>,
}

impl Names {
    /// The names of the form itself. Slot 0 is `today`.
    pub(super) fn of_form(tree: &Tree, types: &[Type]) -> Arc<Self> {
        let mut building = Building::new(Scope::new());
        building.declare("today", None, Type::Date);
        let children: Vec<NodeId> = tree.top().collect();
        building.children(tree, types, &children);
        building.shortcuts(tree, types, &children);
        Arc::new(Self { scope: Arc::new(building.scope), outer: None, slots: building.slots })
    }

    /// The names within a group.
    pub(super) fn within(outer: &Arc<Self>, tree: &Tree, types: &[Type], group: NodeId) -> Arc<Self> {
        let mut building = Building::new(Scope::within(Arc::clone(&outer.scope)));
        if let Some(node) = tree.node(group) {
            building.children(tree, types, &node.children);
            if node.rows().is_some() {
                building.shortcuts(tree, types, &node.children);
            }
        }
        Arc::new(Self {
            scope: Arc::new(building.scope),
            outer: Some(Arc::clone(outer)),
            slots: building.slots,
        })
    }

    /// The node that a reference speaks of, if it goes down to one and not into its value.
    pub(super) fn node(&self, tree: &Tree, reference: &Reference) -> Option<NodeId> {
        let mut at = self.base(reference)?;
        for entry in reference.entries() {
            at = child(tree, at, entry)?;
        }
        Some(at)
    }

    /// What a reference reads. `derived` collects what must be put together from several cells.
    pub(super) fn resolve(&self, tree: &Tree, reference: &Reference, derived: &mut Vec<Derived>) -> Input {
        let Some(base) = self.base(reference) else {
            return Input { reference: reference.clone(), source: Source::Today, followed: 0 };
        };
        let (source, followed) = follow(tree, base, reference.entries(), derived);
        Input { reference: reference.clone(), source, followed }
    }

    /// The node of the first name of a reference; `None` for `today`.
    fn base(&self, reference: &Reference) -> Option<NodeId> {
        let mut names = self;
        while names.scope.level() > reference.level() {
            let Some(outer) = &names.outer else { break };
            names = outer;
        }
        names.slots.get(reference.slot()).copied().flatten()
    }
}

/// The child of a group with this key.
fn child(tree: &Tree, group: NodeId, key: &str) -> Option<NodeId> {
    let children = &tree.node(group)?.children;
    children.iter().copied().find(|id| tree.node(*id).is_some_and(|node| node.key() == key))
}

/// Follows entries down from a node, as far as there are nodes; says how many were followed.
fn follow(tree: &Tree, base: NodeId, entries: &[String], derived: &mut Vec<Derived>) -> (Source, usize) {
    let mut at = base;
    let mut path = Vec::new();
    let mut repeated = tree.node(base).is_some_and(|node| node.rows().is_some());
    let mut rest = entries.iter();
    while let Some(node) = tree.node(at) {
        if !matches!(node.content, Content::Group { .. }) {
            break;
        }
        let Some(entry) = rest.next() else { break };
        let Some(child) = child(tree, at, entry) else { break };
        path.push(child);
        at = child;
        repeated |= tree.node(child).is_some_and(|node| node.rows().is_some());
    }
    let followed = path.len();
    let is_question = tree.node(at).is_some_and(|node| node.question().is_some());
    if is_question && !repeated {
        return (Source::Cell(at), followed);
    }
    // A plain group on the way is the base itself: `applicant.cars` is the list `cars`, and exists as often as it.
    let mut base = base;
    while let Some(&next) = path.first() {
        if tree.node(base).is_some_and(|node| node.rows().is_some()) {
            break;
        }
        base = next;
        path.remove(0);
    }
    let wanted = Derived { base, path };
    let known = derived.iter().position(|known| *known == wanted);
    let index = known.unwrap_or_else(|| {
        derived.push(wanted);
        derived.len() - 1
    });
    (Source::Derived(index), followed)
}

/// The type of each node as rules see it; notes have none.
pub(super) fn types(tree: &Tree) -> Vec<Type> {
    let mut types = vec![Type::Null; tree.nodes.len()];
    // Children stand after their parents, so going backwards every child is known first.
    for (id, node) in tree.nodes.iter().enumerate().rev() {
        let known = match &node.content {
            Content::Question(question) => read::type_of(&question.kind),
            Content::Note(_) => continue,
            Content::Group { inner, .. } => {
                let entries = node.children.iter().filter_map(|&child| {
                    let node = tree.node(child).filter(|node| !matches!(node.content, Content::Note(_)))?;
                    Some((node.key().to_owned(), types.get(child)?.clone()))
                });
                let row = Type::Context(entries.collect());
                if inner.is_some() { Type::list(row) } else { row }
            }
        };
        if let Some(slot) = types.get_mut(id) {
            *slot = known;
        }
    }
    types
}

struct Building {
    scope: Scope,
    slots: Vec<Option<NodeId>>,
    declared: BTreeSet<String>,
}

impl Building {
    fn new(scope: Scope) -> Self {
        Self { scope, slots: Vec::new(), declared: BTreeSet::new() }
    }

    fn declare(&mut self, name: &str, node: Option<NodeId>, kind: Type) {
        // Keys were checked before; what is declared already stays.
        if self.scope.declare(name, kind).is_ok() {
            self.slots.push(node);
            self.declared.insert(name.to_owned());
        }
    }

    fn children(&mut self, tree: &Tree, types: &[Type], children: &[NodeId]) {
        for &child in children {
            if let Some((node, kind)) = tree.node(child).zip(types.get(child))
                && !matches!(node.content, Content::Note(_))
            {
                self.declare(node.key(), Some(child), kind.clone());
            }
        }
    }

    /// Names of questions and groups in plain groups below, if only one has the name.
    fn shortcuts(&mut self, tree: &Tree, types: &[Type], children: &[NodeId]) {
        let mut found: BTreeMap<&str, Vec<(NodeId, String)>> = BTreeMap::new();
        for &child in children {
            collect(tree, child, "", &mut found);
        }
        for (name, candidates) in found {
            if self.declared.contains(name) {
                continue;
            }
            match candidates.as_slice() {
                [(node, _)] => {
                    let kind = types.get(*node).cloned().unwrap_or(Type::Null);
                    self.declare(name, Some(*node), kind);
                }
                several => {
                    let paths = several.iter().map(|(_, path)| path.clone()).collect();
                    // The name was not there a line before.
                    let _ = self.scope.declare_ambiguous(name, paths);
                }
            }
        }
    }
}

/// Questions and groups below a plain group, with their paths.
fn collect<'a>(
    tree: &'a Tree,
    id: NodeId,
    outer: &str,
    found: &mut BTreeMap<&'a str, Vec<(NodeId, String)>>,
) {
    let Some(node) = tree.node(id).filter(|node| matches!(node.content, Content::Group { inner: None, .. }))
    else {
        return;
    };
    let outer = path::join(outer, node.key());
    for &child in &node.children {
        let Some(inner) = tree.node(child) else { continue };
        if !matches!(inner.content, Content::Note(_)) {
            found.entry(inner.key()).or_default().push((child, path::join(&outer, inner.key())));
        }
        collect(tree, child, &outer, found);
    }
}
