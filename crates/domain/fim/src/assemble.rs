//! From the draft to the form.

use std::collections::BTreeSet;

use form::{
    format::{Element, FimReference, Form, FormatTag, Note, Step, Text, Tone},
    limits::STEPS_MAX,
};

use super::{
    draft::{Attached, Content, Draft, NodeIndex, unique_key},
    model::Schema,
};

/// A form with the place of each node of its draft.
pub(super) struct Assembled {
    pub(super) form: Form,
    /// Place in the form and node.
    pub(super) places: Vec<(String, NodeIndex)>,
}

/// Puts the form together: one step for each top group, one for each run of top fields.
pub(super) fn assemble(schema: &Schema, draft: &Draft) -> Assembled {
    let mut runs: Vec<Vec<NodeIndex>> = Vec::new();
    let mut open = false;
    for &index in &draft.top {
        let is_group = draft.node(index).is_some_and(|node| matches!(node.content, Content::Group(_)));
        match runs.last_mut().filter(|_| open && !is_group) {
            Some(run) => run.push(index),
            None => runs.push(vec![index]),
        }
        open = !is_group;
    }
    if runs.len() > STEPS_MAX {
        runs = vec![runs.concat()];
    }
    if runs.is_empty() {
        runs.push(Vec::new());
    }
    let mut assembler = Assembler { draft, places: Vec::new() };
    let mut keys = BTreeSet::new();
    let steps =
        runs.iter().enumerate().map(|(number, run)| assembler.step(schema, number, run, &mut keys)).collect();
    let about = &schema.about;
    let form = Form {
        format: FormatTag::V1,
        key: unique_key(&about.id, &mut BTreeSet::new()),
        version: about.version.clone().unwrap_or_else(|| "0".to_owned()),
        title: Text::german(&about.label),
        help: about.help.as_ref().map(Text::german),
        legal_basis: about.basis.clone(),
        fim: (!about.id.is_empty())
            .then(|| FimReference { id: about.id.clone(), version: about.version.clone() }),
        code_lists: draft.lists.clone(),
        steps,
    };
    Assembled { form, places: assembler.places }
}

struct Assembler<'a> {
    draft: &'a Draft,
    places: Vec<(String, NodeIndex)>,
}

impl Assembler<'_> {
    fn step(
        &mut self,
        schema: &Schema,
        number: usize,
        run: &[NodeIndex],
        keys: &mut BTreeSet<String>,
    ) -> Step {
        let first = run.first().and_then(|index| self.draft.node(*index));
        let title = match first.map(|node| &node.content) {
            Some(Content::Group(group)) => group.label.clone(),
            _ => Text::german(&schema.about.label),
        };
        let key = unique_key(&format!("s_{}", first.map_or("empty", |node| node.key())), keys);
        let elements = asked(self.elements(&format!("steps[{number}]"), run));
        Step { key, title, help: None, visible_if: None, elements }
    }

    fn elements(&mut self, place: &str, indexes: &[NodeIndex]) -> Vec<Element> {
        let mut elements = Vec::new();
        for &index in indexes {
            let outer = format!("{place}.elements[{}]", elements.len());
            elements.extend(self.element(&outer, index));
        }
        elements
    }

    fn element(&mut self, outer: &str, index: NodeIndex) -> Option<Element> {
        let node = self.draft.node(index)?;
        let visible_if = joined(&node.visible, " and ");
        let required_if = joined(&node.required, " or ");
        let checks = || node.checks.iter().map(|(_, check)| check.clone()).collect();
        Some(match &node.content {
            Content::Note(content) => {
                self.places.push((format!("{outer}.note"), index));
                Element::Note(form::format::Note { visible_if, ..content.clone() })
            }
            Content::Question(question) => {
                self.places.push((format!("{outer}.question"), index));
                let required_if = required_if.filter(|_| !question.required && question.calculated.is_none());
                let mut question = question.clone();
                question.visible_if = visible_if;
                question.required_if = required_if;
                question.checks = checks();
                Element::Question(question)
            }
            Content::Wrapped(group, question) => {
                self.places.push((format!("{outer}.group"), index));
                let mut group = group.clone();
                group.visible_if = visible_if;
                group.checks = checks();
                group.elements = vec![Element::Question(question.clone())];
                Element::Group(Box::new(group))
            }
            Content::Group(group) => {
                let place = format!("{outer}.group");
                self.places.push((place.clone(), index));
                let mut group = group.clone();
                group.visible_if = visible_if;
                group.required_if = required_if.filter(|_| group.optional);
                group.checks = checks();
                group.elements = asked(self.elements(&place, &node.children));
                Element::Group(Box::new(group))
            }
        })
    }
}

/// The elements of a step or group; a note where the schema has none, because a form says something everywhere.
fn asked(elements: Vec<Element>) -> Vec<Element> {
    if !elements.is_empty() {
        return elements;
    }
    vec![Element::Note(Note {
        key: "empty".to_owned(),
        text: Text::german("Hier wird nichts gefragt."),
        tone: Tone::Plain,
        visible_if: None,
        fim: None,
    })]
}

/// Several conditions as one; each in brackets as soon as there are two.
fn joined(rules: &[Attached], operator: &str) -> Option<String> {
    match rules {
        [] => None,
        [only] => Some(only.rule.clone()),
        several => {
            Some(several.iter().map(|rule| format!("({})", rule.rule)).collect::<Vec<_>>().join(operator))
        }
    }
}
