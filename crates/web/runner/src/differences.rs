//! All questions of a page in a row, and where two sets of answers differ.

use filing::FilledIn;
use form::page::{Item, QuestionItem, page};
use locale::Language;

/// The questions among these items, those in groups and rows too, in the order of the page.
#[must_use]
pub fn questions<'a, 'b>(items: &'b [Item<'a>]) -> Vec<&'b QuestionItem<'a>> {
    let mut found = Vec::new();
    for item in items {
        match item {
            Item::Note { .. } => {}
            Item::Question(question) => found.push(&**question),
            Item::Group(group) => found.extend(group.rows.iter().flat_map(|row| questions(&row.items))),
        }
    }
    found
}

/// Question, mine, theirs, for every question of the step whose answers differ.
#[must_use]
pub fn differences(
    step: &str,
    mine: &FilledIn,
    theirs: &FilledIn,
    language: Language,
) -> Vec<(String, String, String)> {
    let told = |filled: &FilledIn| -> Vec<(String, String, String)> {
        let shown = page(&filled.service.form, step, &filled.answers, &filled.evaluation, language);
        let items = shown.map(|page| page.items).unwrap_or_default();
        let told = questions(&items).into_iter().filter(|item| !item.calculated);
        told.map(|item| (item.path.clone(), item.label.to_owned(), words(item))).collect()
    };
    let (mine, theirs) = (told(mine), told(theirs));
    let of = |list: &[(String, String, String)], path: &str| {
        list.iter().find(|(known, ..)| known == path).map(|(.., words)| words.clone()).unwrap_or_default()
    };
    let only_theirs = theirs.iter().filter(|(path, ..)| mine.iter().all(|(known, ..)| known != path));
    let all = mine.iter().chain(only_theirs);
    let compared = all.map(|(path, label, _)| (label.clone(), of(&mine, path), of(&theirs, path)));
    compared.filter(|(_, mine, theirs)| mine != theirs).collect()
}

/// An answer as it can be compared: as people read it, else as it was typed.
fn words(item: &QuestionItem<'_>) -> String {
    if !item.shown.is_empty() {
        return item.shown.clone();
    }
    let whole = item.typed();
    if !whole.is_empty() {
        return whole;
    }
    let parts = ["day", "month", "year", "street", "house_number", "postcode", "town"];
    let typed = parts.iter().map(|part| item.typed_part(part)).filter(|part| !part.is_empty());
    typed.collect::<Vec<_>>().join(" ")
}
