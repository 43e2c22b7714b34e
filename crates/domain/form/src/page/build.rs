//! Builds the items of a page from positions, answers and evaluation.

use locale::Language;
use serde_json::Value as Json;

use super::{GroupItem, Item, OptionItem, QuestionItem, RepeatItem, RowItem};
use crate::{
    answers::Answers,
    compile::{Content, Node, NodeId, Revision, options},
    evaluate::Evaluation,
    format::{Kind, Question},
    message::Problem,
    path,
    read::is_empty,
    show,
};

pub(super) struct Builder<'a, 'b> {
    pub(super) revision: &'a Revision,
    pub(super) answers: &'b Answers,
    pub(super) evaluation: &'a Evaluation,
    pub(super) language: Language,
}

impl<'a> Builder<'a, '_> {
    pub(super) fn items(&self, ids: &[NodeId], outer: &str) -> Vec<Item<'a>> {
        let mut items = Vec::new();
        // An element with what depends on it, as far as it follows without a gap.
        let mut run = Vec::new();
        for id in ids {
            let Some(node) = self.revision.node(*id) else { continue };
            let under = node.visible_if.as_ref().is_some_and(|rule| rule.reads_any(&run));
            let Some(item) = self.item(node, path::join(outer, node.key()), under) else { continue };
            items.push(item);
            if !under {
                run.clear();
            }
            run.push(*id);
        }
        items
    }

    fn item(&self, node: &'a Node, path: String, under: bool) -> Option<Item<'a>> {
        if !self.evaluation.is_visible(&path) {
            return None;
        }
        Some(match &node.content {
            Content::Note(content) => {
                Item::Note { path, text: content.text.get(self.language), tone: content.tone, under }
            }
            Content::Question(question) => Item::Question(Box::new(self.question(question, path, under))),
            Content::Group { .. } => Item::Group(self.group(node, path, under)?),
        })
    }

    fn question(&self, question: &'a Question, path: String, under: bool) -> QuestionItem<'a> {
        let language = self.language;
        let value = self.evaluation.value(&path);
        let options = options(&self.revision.form, &question.kind).iter().map(|option| OptionItem {
            code: &option.code,
            label: option.label.get(language),
            help: option.help.as_ref().map(|help| help.get(language)),
            chosen: value.is_some_and(|value| match value {
                Json::Array(items) => items.iter().any(|item| item == &option.code),
                value => value == &option.code,
            }),
        });
        QuestionItem {
            label: question.label.get(language),
            help: question.help.as_ref().map(|help| help.get(language)),
            unit: unit(&question.kind, language),
            required: self.evaluation.is_required(&path),
            calculated: question.calculated.is_some(),
            options: options.collect(),
            raw: self.answers.get(&path).or(value).filter(|raw| !is_empty(raw)).cloned(),
            shown: value
                .map(|value| show::answer(&self.revision.form, question, value, language))
                .unwrap_or_default(),
            problems: self.evaluation.problems_at(&path).collect(),
            question,
            path,
            under,
        }
    }

    fn group(&self, node: &'a Node, path: String, under: bool) -> Option<GroupItem<'a>> {
        let Content::Group { group, inner } = &node.content else { return None };
        let count = if inner.is_some() { self.evaluation.rows(&path) } else { 1 };
        let label = group.label.get(self.language);
        let repeat = group.repeat.as_ref().map(|repeat| RepeatItem {
            row_label: repeat.row_label.as_ref().map_or(label, |text| text.get(self.language)),
            may_add: count < repeat.max as usize,
            may_remove: count > repeat.min as usize,
        });
        let rows = (0..count).map(|index| {
            let path = if inner.is_some() { format!("{path}[{index}]") } else { path.clone() };
            let problems = if inner.is_some() { self.own_problems(&path) } else { Vec::new() };
            RowItem { index, items: self.items(&node.children, &path), problems, path }
        });
        Some(GroupItem {
            label,
            help: group.help.as_ref().map(|help| help.get(self.language)),
            optional: group.optional,
            repeat,
            rows: rows.collect(),
            problems: self.own_problems(&path),
            path,
            under,
        })
    }

    fn own_problems(&self, path: &str) -> Vec<&'a Problem> {
        self.evaluation.problems().iter().filter(|problem| problem.path == path).collect()
    }
}

fn unit(kind: &Kind, language: Language) -> Option<&str> {
    match kind {
        Kind::WholeNumber(bounds) => bounds.unit.as_ref().map(|unit| unit.get(language)),
        Kind::Decimal(bounds) => bounds.unit.as_ref().map(|unit| unit.get(language)),
        Kind::Money(bounds) => Some(bounds.unit.as_ref().map_or("€", |unit| unit.get(language))),
        _ => None,
    }
}
