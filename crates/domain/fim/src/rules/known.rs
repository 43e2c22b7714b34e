//! Rules that stand in many schemas, known by their ids: what they mean, in the words of a translation.
//!
//! Ids are facts of the catalogue of building blocks that all departments share; the sentences are ours.

use serde_json::{Value as Json, json};

use super::{
    super::model::{Block, Position, Schema, long_id},
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
    let at = |effect: &str, target: Option<&str>, condition: Json, message: &str| Entry {
        schema: None,
        element: None,
        context: context.to_vec(),
        effect: effect.to_owned(),
        target: target.map(str::to_owned),
        condition,
        message: Some(message.to_owned()),
        scope: None,
    };
    let shown = |target: &str, question: &str, codes: &[&str], message: &str| {
        let any: Vec<Json> = codes.iter().map(|code| json!({"equal": [name(question), code]})).collect();
        let none: Vec<Json> = codes.iter().map(|code| json!({"not_equal": [name(question), code]})).collect();
        vec![
            at("require", Some(target), json!({"or": any}), message),
            at("forbid", Some(target), json!({"and": none}), message),
        ]
    };
    let abroad = "F60000000263";
    let represented = "F60000000352";
    match rule {
        "R60000000019" => vec![at(
            "valid",
            None,
            json!({"xor": [filled("G60000000086"), filled("G60000000087")]}),
            "Geben Sie entweder eine Straßenanschrift oder ein Postfach an.",
        )],
        "R60000000020" => {
            shown("G60000000088", abroad, &["001"], "Eine Anschrift in Deutschland gehört dazu.")
        }
        "R60000000021" => shown("G60000000091", abroad, &["002"], "Eine Anschrift im Ausland gehört dazu."),
        "R60000000023" => {
            vec![at("require", Some("F60000000232"), filled("F60000000231"), "Zum Tag gehört ein Monat.")]
        }
        "R60000000024" => vec![at(
            "valid",
            None,
            json!({"is_valid_date": [name("F60000000231"), name("F60000000232"), name("F60000000233")]}),
            "Diesen Tag gibt es in diesem Monat nicht.",
        )],
        "R60000000050" => vec![at(
            "valid",
            None,
            json!({"or": [filled("F60000000240"), filled("F60000000241"), filled("F60000000242")]}),
            "Geben Sie mindestens eines an: Telefon, Fax oder E-Mail.",
        )],
        "R60000000056" => {
            shown("G60000000223", represented, &["003", "005"], "Angaben zur Organisation gehören dazu.")
        }
        "R60000000057" => {
            shown("G60000000224", represented, &["002", "004"], "Angaben zur Person gehören dazu.")
        }
        "R60000000058" => {
            shown("F60000000350", represented, &["002", "003"], "Die Betreuungsurkunde gehört dazu.")
        }
        "R60000000059" => shown("F60000000351", represented, &["004", "005"], "Die Vollmacht gehört dazu."),
        _ => Vec::new(),
    }
}

fn name(id: &str) -> Json {
    json!({ "identifier": id })
}

fn filled(id: &str) -> Json {
    json!({"not": {"is_empty": name(id)}})
}
