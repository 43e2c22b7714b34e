//! Putting rules that were read into the draft: conditions of visibility, requirements, checks.

use std::collections::BTreeMap;

use form::format::{Check, Text};

use super::{
    super::{
        condition::{Condition, Writer},
        draft::{Attached, Content, Draft, NodeIndex},
        report::Report,
    },
    Effect, Placed,
};

/// Puts all rules in; what cannot be put in becomes an open point.
pub(super) fn put_all(draft: &mut Draft, placed: &[Placed], report: &mut Report) {
    for (target, rules) in by_target(placed) {
        show_only(draft, target, &rules, report);
    }
    for rule in placed {
        if let Err(reason) = put(draft, rule) {
            report.open(&rule.path, format!("{} (Übersetzung nicht anwendbar: {reason})", rule.message));
        }
    }
}

fn by_target(placed: &[Placed]) -> BTreeMap<NodeIndex, Vec<&Placed>> {
    let mut targets: BTreeMap<NodeIndex, Vec<&Placed>> = BTreeMap::new();
    for rule in placed {
        if let Some(target) = rule.target {
            targets.entry(target).or_default().push(rule);
        }
    }
    targets
}

/// Hides a target while it is forbidden. Several pairs of «required if» and «forbidden unless» on one target contradict
/// each other when taken by the word: then it is shown as soon as one of them asks for it, and a person is told.
fn show_only(draft: &mut Draft, target: NodeIndex, rules: &[&Placed], report: &mut Report) {
    let forbidding: Vec<&Placed> =
        rules.iter().copied().filter(|rule| rule.effect == Effect::Forbid).collect();
    let requiring: Vec<&Placed> =
        rules.iter().copied().filter(|rule| rule.effect == Effect::Require).collect();
    let paired: Vec<&Placed> = requiring
        .iter()
        .copied()
        .filter(|require| forbidding.iter().any(|forbid| forbid.condition.is_opposite_of(&require.condition)))
        .collect();
    let place = draft.node(target).and_then(|node| node.parent);
    let path = draft.node(target).map(|node| node.path.clone()).unwrap_or_default();
    let origin = forbidding.iter().map(|rule| rule.message.as_str()).collect::<Vec<_>>().join(" ");
    let mut conditions = Vec::new();
    if paired.len() > 1 {
        conditions.push(Condition::Or(requiring.iter().map(|rule| rule.condition.clone()).collect()));
        report.open(&path, format!("Mehrere Regeln widersprechen sich, wörtlich genommen; das Element wird gezeigt, sobald eine davon es verlangt: {origin}"));
    } else {
        conditions.extend(forbidding.iter().map(|rule| rule.condition.opposite()));
    }
    for condition in conditions {
        let context = rules.first().and_then(|rule| rule.element);
        let written = Writer { draft, context, place }.feel(&condition);
        match (written, draft.nodes.get_mut(target)) {
            (Ok(rule), Some(node)) => {
                let attached = Attached { rule, origin: origin.clone() };
                if !node.visible.contains(&attached) {
                    node.visible.push(attached);
                }
            }
            (Err(reason), _) => {
                report.open(&path, format!("{origin} (Übersetzung nicht anwendbar: {reason})"));
            }
            (Ok(_), None) => {}
        }
    }
}

/// Requirements and checks.
fn put(draft: &mut Draft, rule: &Placed) -> Result<(), String> {
    match (rule.effect, rule.target) {
        (Effect::Forbid, _) => Ok(()),
        (Effect::Require, Some(target)) => require(draft, rule, target),
        (Effect::Require | Effect::Valid, _) => {
            let element = rule.element.ok_or("die Regel steht am ganzen Formular")?;
            let inside = match draft.node(element).map(|node| &node.content) {
                Some(Content::Group(_)) => Some(element),
                Some(Content::Question(_)) => draft.node(element).and_then(|node| node.parent),
                _ => return Err("an dieser Stelle kann keine Prüfung stehen".to_owned()),
            };
            let text = Writer { draft, context: rule.element, place: inside }.feel(&rule.condition)?;
            check(draft, element, text, &rule.message)
        }
    }
}

fn require(draft: &mut Draft, rule: &Placed, target: NodeIndex) -> Result<(), String> {
    let place = draft.node(target).and_then(|node| node.parent);
    let writer = Writer { draft, context: rule.element, place };
    let (text, unless) = (writer.feel(&rule.condition)?, writer.feel(&rule.condition.opposite())?);
    let attached = Attached { rule: text, origin: rule.message.clone() };
    let Some(node) = draft.nodes.get_mut(target) else { return Ok(()) };
    match &node.content {
        Content::Question(question) if question.required => Ok(()),
        Content::Question(question) if question.calculated.is_some() => {
            Err("ein fester Wert kann nicht Pflicht sein".to_owned())
        }
        Content::Question(_) => {
            node.required.push(attached);
            Ok(())
        }
        Content::Group(group) if group.optional => {
            node.required.push(attached);
            Ok(())
        }
        Content::Group(group) if group.repeat.is_none() => Ok(()),
        Content::Group(group) | Content::Wrapped(group, _)
            if group.repeat.as_ref().is_some_and(|repeat| repeat.min > 0) =>
        {
            Ok(())
        }
        Content::Group(group) | Content::Wrapped(group, _) => {
            let rule_text = format!("({unless}) or count({}) > 0", group.key);
            let parent = place.ok_or("die Regel steht am ganzen Formular")?;
            check(draft, parent, rule_text, &rule.message)
        }
        Content::Note(_) => Ok(()),
    }
}

fn check(draft: &mut Draft, node: NodeIndex, rule: String, message: &str) -> Result<(), String> {
    let node = draft.nodes.get_mut(node).ok_or("die Stelle gibt es nicht")?;
    let check = Check { rule: rule.clone(), message: Text::german(message) };
    node.checks.push((Attached { rule, origin: message.to_owned() }, check));
    Ok(())
}
