//! From the model to the draft: one node for each position, and what choices and multiplicities add.

use std::collections::BTreeSet;

use form::{
    format::{self, Choice, Choices, FimReference, Kind, Note, Question, Repeat, Text, Tone},
    limits::{ROWS_MAX, ROWS_MIN_MAX},
};

use super::{
    super::{
        blocks,
        genericode::Genericode,
        kinds::{self, Shape},
        model::{Block, Field, FieldKind, Group, Position, Schema, Times, long_id},
        report::Report,
    },
    Attached, Content, Draft, DraftNode, NodeIndex, unique_key,
};

pub(super) struct Builder<'a> {
    pub(super) draft: Draft,
    pub(super) lists: &'a [Genericode],
    pub(super) report: &'a mut Report,
}

impl Builder<'_> {
    pub(super) fn build(mut self, schema: &Schema) -> Draft {
        self.draft.top = self.positions(&schema.children, None, &mut BTreeSet::new());
        self.draft
    }

    fn positions(
        &mut self,
        positions: &[Position],
        parent: Option<NodeIndex>,
        keys: &mut BTreeSet<String>,
    ) -> Vec<NodeIndex> {
        let mut made = Vec::new();
        for position in positions {
            if position.times.max == Some(0) {
                self.report.open(
                    &position.path,
                    "Die Multiplizität ist 0:0: Das Element wird nie gefragt und wurde weggelassen.",
                );
                continue;
            }
            let key = unique_key(&position.block.about().id, keys);
            made.push(match &position.block {
                Block::Group(group) => self.group(position, group, key, parent),
                Block::Field(field) => self.field(position, field, key, parent),
            });
        }
        made
    }

    fn push(&mut self, parent: Option<NodeIndex>, path: &str, id: &str, content: Content) -> NodeIndex {
        self.draft.nodes.push(DraftNode {
            parent,
            children: Vec::new(),
            path: path.to_owned(),
            id: long_id(id),
            content,
            visible: Vec::new(),
            required: Vec::new(),
            checks: Vec::new(),
        });
        self.draft.nodes.len() - 1
    }

    fn group(
        &mut self,
        position: &Position,
        group: &Group,
        key: String,
        parent: Option<NodeIndex>,
    ) -> NodeIndex {
        let Times { min, max } = position.times;
        let most = u32::try_from(ROWS_MAX).unwrap_or(u32::MAX);
        if min > ROWS_MIN_MAX || max.is_some_and(|max| max > most) {
            self.report.open(&position.path, kinds::told_rows(position.times));
        }
        let made = format::Group {
            key,
            label: Text::german(&group.about.label),
            help: group.about.help.as_ref().map(Text::german),
            legal_basis: basis(position),
            fim: fim(position),
            visible_if: None,
            optional: min == 0 && max == Some(1),
            required_if: None,
            repeat: position.times.is_repeated().then(|| repeat(position.times)),
            checks: Vec::new(),
            elements: Vec::new(),
        };
        let index = self.push(parent, &position.path, &group.about.id, Content::Group(made));
        let mut keys = BTreeSet::new();
        let choice = group.is_choice.then(|| self.choice(position, group, index, &mut keys));
        let mut children = self.positions(&group.children, Some(index), &mut keys);
        if let Some((choice, choice_key)) = choice {
            for &child in &children {
                self.bind_to_choice(choice, &choice_key, child);
            }
            children.insert(0, choice);
        }
        if let Some(node) = self.draft.nodes.get_mut(index) {
            node.children = children;
        }
        index
    }

    /// A choice group asks first which of its children is meant; only that one is then asked, and required.
    fn choice(
        &mut self,
        position: &Position,
        group: &Group,
        parent: NodeIndex,
        keys: &mut BTreeSet<String>,
    ) -> (NodeIndex, String) {
        let key = unique_key("choice", keys);
        let question = Question {
            key: key.clone(),
            label: Text::both(
                format!("{}: Was trifft zu?", group.about.label),
                format!("{}: which applies?", group.about.label),
            ),
            help: None,
            kind: Kind::OneOf(Choices::default()),
            required: true,
            required_if: None,
            visible_if: None,
            default: None,
            calculated: None,
            silent: false,
            checks: Vec::new(),
            legal_basis: Vec::new(),
            sensitivity: format::Sensitivity::None,
            fim: None,
        };
        (self.push(Some(parent), &position.path, "", Content::Question(Box::new(question))), key)
    }

    fn bind_to_choice(&mut self, choice: NodeIndex, choice_key: &str, child: NodeIndex) {
        let Some(node) = self.draft.nodes.get_mut(child) else { return };
        let code = node.key().to_owned();
        node.visible.push(Attached { rule: format!("{choice_key} = \"{code}\""), origin: String::new() });
        let label = match &mut node.content {
            Content::Group(group) => {
                group.optional = false;
                group.label.clone()
            }
            Content::Wrapped(group, _) => group.label.clone(),
            Content::Question(question) => {
                question.required = question.calculated.is_none();
                question.label.clone()
            }
            Content::Note(_) => return,
        };
        if let Some(Content::Question(question)) =
            self.draft.nodes.get_mut(choice).map(|node| &mut node.content)
            && let Kind::OneOf(choices) = &mut question.kind
        {
            choices.options.push(Choice { code, label, help: None });
        }
    }

    fn field(
        &mut self,
        position: &Position,
        field: &Field,
        key: String,
        parent: Option<NodeIndex>,
    ) -> NodeIndex {
        let label = Text::german(&field.about.label);
        let help = field.about.help.as_ref().map(Text::german);
        let shape = kinds::shape(field, position, self.lists, &mut self.draft.lists, self.report);
        let question = |key: String, kind: Kind, calculated: Option<String>| {
            Box::new(Question {
                key,
                label: label.clone(),
                help: help.clone(),
                kind,
                required: position.times.min > 0 && calculated.is_none(),
                required_if: None,
                visible_if: None,
                default: None,
                silent: calculated.is_some() && field.kind == FieldKind::Hidden,
                calculated,
                checks: Vec::new(),
                legal_basis: basis(position),
                sensitivity: format::Sensitivity::None,
                fim: fim(position),
            })
        };
        let content = match shape {
            Shape::Note(text) => Content::Note(Note {
                key,
                text: Text::german(text),
                tone: Tone::Plain,
                visible_if: None,
                fim: fim(position),
            }),
            Shape::Fixed(kind, value) => Content::Question(question(key, kind, Some(value))),
            Shape::Once(kind) => Content::Question(question(key, kind, None)),
            Shape::Repeated(kind) => {
                let mut inner = question("value".to_owned(), kind, None);
                inner.required = true;
                inner.checks.extend(blocks::length_check(field, "value"));
                let group = format::Group {
                    key,
                    label: label.clone(),
                    help: None,
                    legal_basis: Vec::new(),
                    fim: None,
                    visible_if: None,
                    optional: false,
                    required_if: None,
                    repeat: Some(repeat(position.times)),
                    checks: Vec::new(),
                    elements: Vec::new(),
                };
                Content::Wrapped(group, inner)
            }
        };
        let length = match &content {
            Content::Question(question) => blocks::length_check(field, &question.key),
            _ => None,
        };
        let index = self.push(parent, &position.path, &field.about.id, content);
        if let Some((node, check)) = self.draft.nodes.get_mut(index).zip(length) {
            node.checks
                .push((Attached { rule: check.rule.clone(), origin: check.message.de.clone() }, check));
        }
        index
    }
}

fn repeat(times: Times) -> Repeat {
    let most = u32::try_from(ROWS_MAX).unwrap_or(u32::MAX);
    let max = times.max.unwrap_or(most).min(most);
    Repeat { min: times.min.min(ROWS_MIN_MAX).min(max), max, row_label: None }
}

fn basis(position: &Position) -> Vec<format::LegalBasis> {
    let mut basis = position.basis.clone();
    for norm in &position.block.about().basis {
        if !basis.contains(norm) {
            basis.push(norm.clone());
        }
    }
    basis
}

fn fim(position: &Position) -> Option<FimReference> {
    let about = position.block.about();
    (!about.id.is_empty()).then(|| FimReference { id: about.id.clone(), version: about.version.clone() })
}
