//! Translated rules become conditions, requirements and checks; all other rules stay open points with their text.
//!
//! The translation knows three effects: `require` and `forbid` with a target, `valid` without one. A forbidden element
//! is hidden, which also takes its answer out; that is how visibility is expressed.

mod entry;

use std::collections::{BTreeMap, BTreeSet};

use form::format::{Check, Text};

use self::entry::Entry;
use super::{
    ImportError,
    condition::{Condition, Writer},
    draft::{Attached, Content, Draft, NodeIndex},
    limits::FILE_BYTES_MAX,
    model::{Position, Rule, Schema, long_id},
    report::Report,
};

/// Which ids the rules that were taken over speak of, by the path of their element in long ids.
#[derive(Debug, Default)]
pub(super) struct Translated {
    ids: BTreeMap<String, BTreeSet<String>>,
}

/// A rule that could be read, at its place.
struct Placed {
    element: Option<NodeIndex>,
    target: Option<NodeIndex>,
    effect: Effect,
    condition: Condition,
    message: String,
    path: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    Require,
    Forbid,
    Valid,
}

/// Puts the rules of this schema into the draft; what cannot be put in stays an open point.
pub(super) fn apply(
    schema: &Schema,
    draft: &mut Draft,
    json: &[u8],
    report: &mut Report,
) -> Result<Translated, ImportError> {
    if json.len() > FILE_BYTES_MAX {
        return Err(ImportError::Rules(format!("more than {FILE_BYTES_MAX} bytes")));
    }
    let entries = Entry::read_all(json).map_err(ImportError::Rules)?;
    let own = long_id(&schema.about.id);
    let mut translated = Translated::default();
    let mut placed = Vec::new();
    for entry in entries.iter().filter(|entry| entry.schema.as_deref().is_none_or(|id| long_id(id) == own)) {
        let path = entry.context.join("/");
        match place(draft, entry) {
            Ok(rule) => {
                let context: Vec<String> = entry.context.iter().map(|id| long_id(id)).collect();
                let ids = translated.ids.entry(context.join("/")).or_default();
                let mut named = Vec::new();
                rule.condition.ids(&mut named);
                ids.extend(named);
                ids.extend(entry.target.as_deref().map(long_id));
                placed.push(rule);
            }
            Err(reason) => {
                report.open(&path, format!("{} (Übersetzung nicht anwendbar: {reason})", words(entry)));
            }
        }
    }
    for (target, rules) in by_target(&placed) {
        show_only(draft, target, &rules, report);
    }
    for rule in &placed {
        if let Err(reason) = put(draft, rule) {
            report.open(&rule.path, format!("{} (Übersetzung nicht anwendbar: {reason})", rule.message));
        }
    }
    Ok(translated)
}

/// Keeps the free text of every rule that the translation does not cover.
pub(super) fn keep_open(schema: &Schema, translated: &Translated, report: &mut Report) {
    keep(&schema.rules, &schema.about.id, None, report);
    walk(&schema.children, "", translated, report);
}

fn walk(positions: &[Position], outer: &str, translated: &Translated, report: &mut Report) {
    for position in positions {
        let id = long_id(&position.block.about().id);
        let path = if outer.is_empty() { id } else { format!("{outer}/{id}") };
        keep(position.block.rules(), &position.path, translated.ids.get(&path), report);
        if let super::model::Block::Group(group) = &position.block {
            walk(&group.children, &path, translated, report);
        }
    }
}

fn keep(rules: &[Rule], path: &str, covered: Option<&BTreeSet<String>>, report: &mut Report) {
    for rule in rules {
        let named = ids_in(&rule.text);
        let is_covered =
            covered.is_some_and(|covered| !named.is_empty() && named.iter().all(|id| covered.contains(id)));
        if !is_covered {
            let text = if rule.text.is_empty() { &rule.name } else { &rule.text };
            report.open(path, format!("Regel {}: {text}", rule.id));
        }
    }
}

/// The ids of fields and groups that a free text speaks of, in the long form.
fn ids_in(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_id = |word: &&str| {
        let digits = word.strip_prefix(['F', 'G']).unwrap_or_default();
        matches!(digits.len(), 8 | 11) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.filter(is_id).map(long_id).collect()
}

fn words(entry: &Entry) -> String {
    entry
        .message
        .clone()
        .unwrap_or_else(|| format!("Regel an {}", entry.element.as_deref().unwrap_or("unbekannter Stelle")))
}

/// Finds the element and the target of a rule.
fn place(draft: &Draft, entry: &Entry) -> Result<Placed, String> {
    if entry.scope.is_some() {
        return Err("die Regel gilt nur in einem Teil des Landes".to_owned());
    }
    let effect = match entry.effect.as_str() {
        "require" => Effect::Require,
        "forbid" => Effect::Forbid,
        "valid" => Effect::Valid,
        other => return Err(format!("unbekannte Wirkung „{}“", other.chars().take(40).collect::<String>())),
    };
    let mut element = None;
    for id in &entry.context {
        let id = long_id(id);
        let mut found = draft
            .children(element)
            .iter()
            .filter(|index| draft.node(**index).is_some_and(|node| node.id == id));
        element = match (found.next(), found.next()) {
            (Some(only), None) => Some(*only),
            (None, _) => return Err(format!("{id} gibt es dort nicht")),
            _ => return Err(format!("{id} steht dort mehrfach")),
        };
    }
    let condition = Condition::parse(&entry.condition)?;
    let target = match (&entry.target, effect) {
        (Some(target), _) => {
            let ids: Vec<String> = target.split('.').filter(|part| *part != "self").map(long_id).collect();
            Some(Writer { draft, context: element, place: element }.find(&ids)?)
        }
        (None, Effect::Valid) => None,
        (None, _) => return Err("die Regel nennt kein Ziel".to_owned()),
    };
    Ok(Placed { element, target, effect, condition, message: words(entry), path: entry.context.join("/") })
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
