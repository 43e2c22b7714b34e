//! All rules of a form, compiled against the names of their places.

use std::sync::Arc;

use feel::{Expression, Type};

use super::{Content, Derived, FormProblem, NodeId, Rule, names::Names, names::types, tree::Tree};
use crate::{
    format::{Check, Form, Text},
    read,
};

/// Compiles every rule into the tree; gives the values that rules read as a whole.
pub(super) fn compile(form: &Form, tree: &mut Tree, problems: &mut Vec<FormProblem>) -> Vec<Derived> {
    let types = types(tree);
    let names = Names::of_form(tree, &types);
    let mut compiler = Compiler { tree, types: &types, problems, derived: Vec::new(), found: Vec::new() };
    let mut steps = Vec::new();
    for (index, step) in form.steps.iter().enumerate() {
        let place = format!("steps[{index}]");
        steps.push(
            step.visible_if
                .as_deref()
                .and_then(|text| compiler.condition(&place, "visible_if", text, &names)),
        );
        let children = compiler.tree.steps.get(index).map(|step| step.children.clone()).unwrap_or_default();
        compiler.nodes(&children, &names);
    }
    let Compiler { derived, found, .. } = compiler;
    for (step, rule) in tree.steps.iter_mut().zip(steps) {
        step.visible_if = rule;
    }
    for (id, rules) in found {
        if let Some(node) = tree.nodes.get_mut(id) {
            node.visible_if = rules.visible_if;
            node.required_if = rules.required_if;
            node.value = rules.value;
            node.checks = rules.checks;
        }
    }
    derived
}

struct Compiler<'a> {
    tree: &'a Tree,
    types: &'a [Type],
    problems: &'a mut Vec<FormProblem>,
    derived: Vec<Derived>,
    found: Vec<(NodeId, Rules)>,
}

#[derive(Default)]
struct Rules {
    visible_if: Option<Rule>,
    required_if: Option<Rule>,
    value: Option<Rule>,
    checks: Vec<(Rule, Text)>,
}

impl Compiler<'_> {
    fn nodes(&mut self, ids: &[NodeId], names: &Arc<Names>) {
        let tree = self.tree;
        for &id in ids {
            let Some(node) = tree.node(id) else { continue };
            let place = node.place.as_str();
            let mut rules = Rules::default();
            match &node.content {
                Content::Note(content) => {
                    rules.visible_if =
                        self.optional(place, "visible_if", content.visible_if.as_deref(), names);
                }
                Content::Question(question) => {
                    rules.visible_if =
                        self.optional(place, "visible_if", question.visible_if.as_deref(), names);
                    rules.required_if =
                        self.optional(place, "required_if", question.required_if.as_deref(), names);
                    let demanded = read::type_of(&question.kind);
                    let value = match (&question.calculated, &question.default) {
                        (Some(text), _) => Some(("calculated", text)),
                        (None, Some(text)) => Some(("default", text)),
                        (None, None) => None,
                    };
                    rules.value =
                        value.and_then(|(rule, text)| self.rule(place, rule, text, names, &demanded));
                    rules.checks = self.checks(place, &question.checks, names);
                }
                Content::Group { group, .. } => {
                    rules.visible_if = self.optional(place, "visible_if", group.visible_if.as_deref(), names);
                    rules.required_if =
                        self.optional(place, "required_if", group.required_if.as_deref(), names);
                    let inside = Names::within(names, tree, self.types, id);
                    rules.checks = self.checks(place, &group.checks, &inside);
                    self.nodes(&node.children, &inside);
                }
            }
            self.found.push((id, rules));
        }
    }

    fn checks(&mut self, place: &str, checks: &[Check], names: &Names) -> Vec<(Rule, Text)> {
        let compiled = checks.iter().enumerate().filter_map(|(index, check)| {
            let rule = self.condition(place, &format!("checks[{index}].rule"), &check.rule, names)?;
            Some((rule, check.message.clone()))
        });
        compiled.collect()
    }

    fn optional(&mut self, place: &str, rule: &str, text: Option<&str>, names: &Names) -> Option<Rule> {
        self.condition(place, rule, text?, names)
    }

    fn condition(&mut self, place: &str, rule: &str, text: &str, names: &Names) -> Option<Rule> {
        self.rule(place, rule, text, names, &Type::Boolean)
    }

    /// A comparison with a code that a question does not offer can never hold, so it is a mistake.
    fn codes(&mut self, place: &str, rule: &str, expression: &Expression, names: &Names) {
        for compared in expression.compared_texts() {
            let node = names.node(self.tree, &compared.reference).and_then(|id| self.tree.node(id));
            let Some(node) = node.filter(|node| !node.codes.is_empty() && !node.is_option(&compared.text))
            else {
                continue;
            };
            self.problems.push(FormProblem::unknown_code(place, rule, compared, &node.codes));
        }
    }

    fn rule(&mut self, place: &str, rule: &str, text: &str, names: &Names, demanded: &Type) -> Option<Rule> {
        match Expression::compile_as(text, &names.scope, demanded) {
            Ok(expression) => {
                let tree = self.tree;
                self.codes(place, rule, &expression, names);
                let mut inputs: Vec<_> = expression
                    .references()
                    .iter()
                    .map(|reference| names.resolve(tree, reference, &mut self.derived))
                    .collect();
                inputs.sort_by(|left, right| left.reference.cmp(&right.reference));
                Some(Rule { expression, inputs })
            }
            Err(problems) => {
                self.problems
                    .extend(problems.iter().map(|problem| FormProblem::in_rule(place, rule, problem)));
                None
            }
        }
    }
}
