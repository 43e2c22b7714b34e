//! Rules that stand in many schemas and are known by their ids: where they stand, and what they mean there.

use super::{
    super::{
        blocks,
        model::{Block, Position, Schema, long_id},
    },
    Translated,
    entry::Entry,
};

/// The known rules that no translation covers: the ids down to the element that carries it, and the rule's id.
pub(super) fn uncovered(schema: &Schema, translated: &Translated) -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    walk(&schema.children, &[], translated, &mut found);
    found
}

fn walk(
    positions: &[Position],
    outer: &[String],
    translated: &Translated,
    found: &mut Vec<(Vec<String>, String)>,
) {
    for position in positions {
        let mut context = outer.to_vec();
        context.push(long_id(&position.block.about().id));
        let path = context.join("/");
        let open = position.block.rules().iter().filter(|rule| !translated.covers(&path, rule));
        found.extend(open.map(|rule| (context.clone(), long_id(&rule.id))));
        if let Block::Group(group) = &position.block {
            walk(&group.children, &context, translated, found);
        }
    }
}

/// What a rule means at its element; nothing for one that is not known.
pub(super) fn entries(rule: &str, context: &[String]) -> Vec<Entry> {
    let read = blocks::meaning(rule).iter().filter_map(|meaning| Entry::read(meaning).ok());
    read.map(|entry| Entry { context: context.to_vec(), ..entry }).collect()
}
