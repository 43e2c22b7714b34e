//! The schema as a tree of form elements with stable keys, before rules are put in.
//!
//! Identity is the path of ids: the same building block may stand in many places. Keys are the ids in small letters,
//! unique beside each other, so that the path of keys names a position.

mod builder;
mod reference;

use std::collections::{BTreeMap, BTreeSet};

use form::{
    FormProblem,
    format::{self, Check, CodeList, Note, Question},
    is_key,
    limits::ELEMENTS_MAX,
};

use super::{ImportError, assemble::Assembled, genericode::Genericode, model::Schema, report::Report};

/// Index into [`Draft::nodes`]; parents stand before children.
pub(super) type NodeIndex = usize;

/// The tree.
pub(super) struct Draft {
    pub(super) nodes: Vec<DraftNode>,
    pub(super) top: Vec<NodeIndex>,
    pub(super) lists: BTreeMap<String, CodeList>,
}

/// One position.
pub(super) struct DraftNode {
    pub(super) parent: Option<NodeIndex>,
    pub(super) children: Vec<NodeIndex>,
    /// The ids from the schema down, in the file's form, `/` between them.
    pub(super) path: String,
    /// The id in the long form; empty for what the import adds.
    pub(super) id: String,
    pub(super) content: Content,
    /// Visible only if all of these hold.
    pub(super) visible: Vec<Attached>,
    /// Required if any of these holds.
    pub(super) required: Vec<Attached>,
    pub(super) checks: Vec<(Attached, Check)>,
}

/// What stands at a position.
pub(super) enum Content {
    Group(format::Group),
    Question(Box<Question>),
    /// A field that may be filled in several times: a repeated group around one question.
    Wrapped(format::Group, Box<Question>),
    Note(Note),
}

/// A rule with what is told if it must be taken out again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attached {
    pub(super) rule: String,
    /// Empty for rules that the structure of the schema demands; they are never taken out.
    pub(super) origin: String,
}

impl DraftNode {
    pub(super) fn key(&self) -> &str {
        match &self.content {
            Content::Group(group) | Content::Wrapped(group, _) => &group.key,
            Content::Question(question) => &question.key,
            Content::Note(note) => &note.key,
        }
    }

    pub(super) fn is_repeated(&self) -> bool {
        match &self.content {
            Content::Group(group) | Content::Wrapped(group, _) => group.repeat.is_some(),
            _ => false,
        }
    }
}

impl Draft {
    pub(super) fn of(
        schema: &Schema,
        lists: &[Genericode],
        report: &mut Report,
    ) -> Result<Self, ImportError> {
        let draft = Self { nodes: Vec::new(), top: Vec::new(), lists: BTreeMap::new() };
        let draft = builder::Builder { draft, lists, report }.build(schema);
        let count = draft.nodes.len();
        if count > ELEMENTS_MAX {
            return Err(ImportError::TooLarge(format!("{count} form elements, the limit is {ELEMENTS_MAX}")));
        }
        Ok(draft)
    }

    pub(super) fn node(&self, index: NodeIndex) -> Option<&DraftNode> {
        self.nodes.get(index)
    }

    /// Takes the rule out that a problem is about, and keeps it as an open point; false if there is none to take out.
    pub(super) fn drop_rule(
        &mut self,
        assembled: &Assembled,
        problem: &FormProblem,
        report: &mut Report,
    ) -> bool {
        let index =
            assembled.places.iter().find(|(place, _)| *place == problem.path).map(|(_, index)| *index);
        let Some(node) = index.and_then(|index| self.nodes.get_mut(index)) else { return false };
        let mut dropped: Vec<Attached> = Vec::new();
        match problem.rule.as_str() {
            "visible_if" => dropped.extend(node.visible.extract_if(.., |rule| !rule.origin.is_empty())),
            "required_if" => dropped.append(&mut node.required),
            rule if rule.starts_with("checks[") => {
                dropped.extend(node.checks.drain(..).map(|(rule, _)| rule));
            }
            _ => {}
        }
        let path = node.path.clone();
        if dropped.is_empty() && problem.code == "cycle" {
            // The cycle closes at a rule of the structure: any translated condition of visibility may be the other end.
            for node in &mut self.nodes {
                dropped.extend(node.visible.extract_if(.., |rule| !rule.origin.is_empty()));
            }
        }
        for rule in &dropped {
            report.open(
                &path,
                format!("{} (übersetzte Regel passt nicht: {})", rule.origin, problem.message.de),
            );
        }
        !dropped.is_empty()
    }
}

/// The id as a key; a number is added where the key is taken.
pub(super) fn unique_key(id: &str, keys: &mut BTreeSet<String>) -> String {
    let small: String = id.to_ascii_lowercase().chars().take(40).collect();
    let base = if is_key(&small) && !feel::is_reserved(&small) && small != "today" {
        small
    } else {
        "element".to_owned()
    };
    let mut key = base.clone();
    let mut number = 2;
    while !keys.insert(key.clone()) {
        key = format!("{base}_{number}");
        number += 1;
    }
    key
}
