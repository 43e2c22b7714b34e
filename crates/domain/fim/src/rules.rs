//! Translated rules become conditions, requirements and checks; all other rules stay open points with their text.
//!
//! The translation knows three effects: `require` and `forbid` with a target, `valid` without one. A forbidden element
//! is hidden, which also takes its answer out; that is how visibility is expressed.

mod entry;
mod known;
mod put;

use std::collections::{BTreeMap, BTreeSet};

use self::{entry::Entry, put::put_all};
use super::{
    ImportError,
    condition::{Condition, Writer},
    draft::{Draft, NodeIndex},
    limits::FILE_BYTES_MAX,
    model::{Position, Rule, Schema, long_id},
    report::Report,
};

/// Which ids the rules that were taken over speak of, by the path of their element in long ids.
#[derive(Debug, Default)]
pub(super) struct Translated {
    ids: BTreeMap<String, BTreeSet<String>>,
    /// Rules that were put in because they are known: path and id.
    known: BTreeSet<(String, String)>,
}

impl Translated {
    /// Whether a rule at a path of long ids was taken over.
    fn covers(&self, path: &str, rule: &Rule) -> bool {
        let named = ids_in(&rule.text);
        let covered = self.ids.get(path);
        self.known.contains(&(path.to_owned(), long_id(&rule.id)))
            || covered.is_some_and(|covered| !named.is_empty() && named.iter().all(|id| covered.contains(id)))
    }
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
    let (mut placed, mut of_others) = (Vec::new(), 0);
    for entry in entries.iter().filter(|entry| entry.schema.as_deref().is_none_or(|id| long_id(id) == own)) {
        if entry.schema.is_none() && is_of_another(draft, entry) {
            of_others += 1;
            continue;
        }
        match place(draft, entry) {
            Ok(rule) => {
                let named = translated.ids.entry(long_path(&entry.context)).or_default();
                rule.condition.ids(named);
                named.extend(entry.target.as_deref().map(long_id));
                placed.push(rule);
            }
            Err(reason) => {
                let path = entry.context.join("/");
                report.open(&path, format!("{} (Übersetzung nicht anwendbar: {reason})", words(entry)));
            }
        }
    }
    if of_others > 0 {
        let told = format!(
            "{of_others} übersetzte Regeln nennen kein Schema und sprechen von Elementen, die es hier nicht gibt; sie wurden übergangen."
        );
        report.open(&schema.about.id, told);
    }
    put_all(draft, &placed, report);
    Ok(translated)
}

/// Puts the rules in that stand in many schemas and are known by their ids, where no translation covers them.
pub(super) fn apply_known(
    schema: &Schema,
    draft: &mut Draft,
    translated: &mut Translated,
    report: &mut Report,
) {
    let mut placed = Vec::new();
    for (context, rule) in known::uncovered(schema, translated) {
        let entries = known::entries(&rule, &context);
        let rules: Result<Vec<Placed>, String> = entries.iter().map(|entry| place(draft, entry)).collect();
        // A rule that stands elsewhere than usual stays an open point, with its own text.
        let Ok(rules) = rules else { continue };
        if rules.is_empty() || !rules.iter().all(|rule| is_writable(draft, rule)) {
            continue;
        }
        let path = long_path(&context);
        let mut named = BTreeSet::new();
        for rule in &rules {
            rule.condition.ids(&mut named);
        }
        if translated.ids.get(&path).is_none_or(|covered| !named.is_subset(covered)) {
            placed.extend(rules);
        }
        translated.known.insert((path, rule));
    }
    put_all(draft, &placed, report);
}

fn is_writable(draft: &Draft, rule: &Placed) -> bool {
    Writer { draft, context: rule.element, place: rule.element }.feel(&rule.condition).is_ok()
}

/// Whether a rule names an element that this schema does not have at all.
fn is_of_another(draft: &Draft, entry: &Entry) -> bool {
    let mut named = Vec::new();
    if let Ok(condition) = Condition::parse(&entry.condition) {
        condition.ids(&mut named);
    }
    named.extend(entry.context.iter().map(|id| long_id(id)));
    let target = entry.target.iter().flat_map(|target| target.split('.'));
    named.extend(target.filter(|part| *part != "self").map(long_id));
    named.iter().any(|id| draft.nodes.iter().all(|node| node.id != *id))
}

fn long_path(context: &[String]) -> String {
    context.iter().map(|id| long_id(id)).collect::<Vec<_>>().join("/")
}

/// Keeps the free text of every rule that the translation does not cover.
pub(super) fn keep_open(schema: &Schema, translated: &Translated, report: &mut Report) {
    keep(&schema.rules, &schema.about.id, |_| false, report);
    walk(&schema.children, "", translated, report);
}

fn walk(positions: &[Position], outer: &str, translated: &Translated, report: &mut Report) {
    for position in positions {
        let id = long_id(&position.block.about().id);
        let path = if outer.is_empty() { id } else { format!("{outer}/{id}") };
        keep(position.block.rules(), &position.path, |rule| translated.covers(&path, rule), report);
        if let super::model::Block::Group(group) = &position.block {
            walk(&group.children, &path, translated, report);
        }
    }
}

fn keep(rules: &[Rule], path: &str, is_covered: impl Fn(&Rule) -> bool, report: &mut Report) {
    for rule in rules.iter().filter(|rule| !is_covered(rule)) {
        let text = if rule.text.is_empty() { &rule.name } else { &rule.text };
        report.open(path, format!("Regel {}: {text}", rule.id));
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
