//! What people call the answers that a placeholder asks for: nobody but its author can read an expression.

use form::format::{Element, Form, Text};
use locale::Language;

/// The label of the first question that an expression names and nobody answered; the names in it are read as far as
/// they lead through groups (`on_site.name`).
pub(crate) fn of(form: &Form, source: &str, language: Language) -> String {
    let found = paths(source).into_iter().find_map(|path| label(form, &path));
    match (found, language) {
        (Some(label), _) => label.get(language).to_owned(),
        (None, Language::German) => "Angabe aus dem Antrag".to_owned(),
        (None, Language::English) => "answer from the application".to_owned(),
    }
}

/// The names of an expression with their steps, words in quotes left out.
fn paths(source: &str) -> Vec<Vec<&str>> {
    let outside = source.split('"').step_by(2);
    let names = outside
        .flat_map(|code| code.split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '.'))));
    names.filter(|name| !name.is_empty()).map(|name| name.split('.').collect()).collect()
}

fn label<'a>(form: &'a Form, path: &[&str]) -> Option<&'a Text> {
    let path = path.strip_prefix(&["words"]).unwrap_or(path);
    form.steps.iter().find_map(|step| within(&step.elements, path))
}

fn within<'a>(elements: &'a [Element], path: &[&str]) -> Option<&'a Text> {
    let (first, rest) = path.split_first()?;
    let element = elements.iter().find(|element| element.key() == *first)?;
    match element {
        Element::Question(question) => Some(&question.label),
        Element::Group(group) => within(&group.elements, rest).or(Some(&group.label)),
        Element::Note(_) => None,
    }
}
