//! A step as a page shows it.

use form::{
    Answers, evaluate,
    page::{Item, page},
};
use locale::Language;
use serde_json::json;

use crate::support::{TODAY, compiled};

#[test]
fn a_page_has_labels_options_answers_and_problems() {
    let revision = compiled(include_str!("../forms/kinds.json"));
    let answers = Answers::from_json(
        &revision,
        json!({"agreed": true, "account": "DE89370400440532013000", "count": "500", "rent": 1234.5, "day": "1.3.2026",
            "colour": "g", "tags": ["a", "b"], "yes": true, "household": {"size": "2", "children": [{"born": "31.2.2020"}]},
            "place": {"street": "Am Markt", "house_number": "1", "postcode": "24103", "town": "Kiel"}}),
    )
    .unwrap();
    let evaluation = evaluate(&revision, &answers, TODAY);
    let mut lines = Vec::new();
    for (step, language) in [("one", Language::German), ("two", Language::German), ("two", Language::English)]
    {
        let page = page(&revision, step, &answers, &evaluation, language).unwrap();
        lines.push(format!("# {} ({})", page.title, language.tag()));
        describe(&page.items, 0, language, &mut lines);
    }
    insta::assert_snapshot!(lines.join("\n"));
    assert!(page(&revision, "three", &answers, &evaluation, Language::German).is_none());
    assert_eq!(revision.step_of("household.children[0].born"), Some("two"));
    assert_eq!(revision.step_of("place.postcode"), Some("one"));
    assert_eq!(revision.step_of("nobody"), None);
}

fn describe(items: &[Item<'_>], depth: usize, language: Language, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    for item in items {
        match item {
            Item::Note { path, text, .. } => lines.push(format!("{indent}{path}: {text}")),
            Item::Question(question) => {
                let options: Vec<_> = question
                    .options
                    .iter()
                    .map(|o| format!("{}{}", o.label, if o.chosen { "*" } else { "" }))
                    .collect();
                let problems: Vec<_> =
                    question.problems.iter().map(|problem| problem.message.get(language)).collect();
                lines.push(format!(
                    "{indent}{} [{}] typed «{}» shown «{}» {} {options:?} {problems:?}",
                    question.path,
                    question.label,
                    question.typed(),
                    question.shown,
                    if question.required { "required" } else { "" },
                ));
            }
            Item::Group(group) => {
                lines.push(format!("{indent}{} [{}] {:?}", group.path, group.label, group.repeat));
                for row in &group.rows {
                    lines.push(format!("{indent}  {}", row.path));
                    describe(&row.items, depth + 2, language, lines);
                }
            }
        }
    }
}

#[test]
fn what_an_answer_opens_right_below_it_is_told_apart() {
    let text = |de: &str| json!({"de": de});
    let asked = |key: &str, rule: Option<&str>| {
        let mut question = json!({"key": key, "label": text(key), "kind": "yes_no"});
        if let Some(rule) = rule {
            question["visible_if"] = rule.into();
        }
        json!({"question": question})
    };
    let form = json!({"format": "gangway-form/1", "key": "f", "version": "1", "title": text("T"), "steps": [{"key": "s", "title": text("S"), "elements": [
        asked("outside", None),
        asked("garden", Some("outside = true")),
        {"note": {"key": "hint", "text": text("N"), "visible_if": "outside = true"}},
        asked("large", Some("garden = true")),
        asked("other", None),
        asked("late", Some("outside = true")),
        asked("later", Some("late = true")),
    ]}]});
    let revision = compiled(&form.to_string());
    let answers = json!({"outside": true, "garden": true, "other": true, "late": true});
    let answers = Answers::from_json(&revision, answers).unwrap();
    let evaluation = evaluate(&revision, &answers, TODAY);
    let page = page(&revision, "s", &answers, &evaluation, Language::German).unwrap();
    let under: Vec<bool> = page.items.iter().map(Item::under).collect();
    assert_eq!(
        under,
        [false, true, true, true, false, false, true],
        "`late` depends on what stands too far above"
    );
}
