//! What people call the answers that a placeholder asks for: nobody but its author can read an expression.

use form::format::{Element, Form};
use locale::Language;

/// The label of the first question that an expression names and nobody answered; the names in it are read as far as they lead
/// through groups (`on_site.name`), and a question in a group is called by both.
pub(crate) fn of(form: &Form, source: &str, language: Language) -> String {
    let found = paths(source).into_iter().find_map(|path| label(form, &path, language));
    found.unwrap_or_else(|| match language {
        Language::German => "Angabe aus dem Antrag".to_owned(),
        Language::English => "answer from the application".to_owned(),
    })
}

/// The names of an expression with their steps, words in quotes left out.
fn paths(source: &str) -> Vec<Vec<&str>> {
    let outside = source.split('"').step_by(2);
    let names = outside
        .flat_map(|code| code.split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '.'))));
    names.filter(|name| !name.is_empty()).map(|name| name.split('.').collect()).collect()
}

fn label(form: &Form, path: &[&str], language: Language) -> Option<String> {
    let path = path.strip_prefix(&["words"]).unwrap_or(path);
    form.steps.iter().find_map(|step| within(&step.elements, path, language))
}

fn within(elements: &[Element], path: &[&str], language: Language) -> Option<String> {
    let (first, rest) = path.split_first()?;
    let element = elements.iter().find(|element| element.key() == *first)?;
    match element {
        Element::Question(question) => Some(question.label.get(language).to_owned()),
        Element::Group(group) => {
            let name = group.label.get(language);
            let inner = within(&group.elements, rest, language);
            let mark = if name.ends_with('?') { "" } else { ":" };
            Some(inner.map_or_else(|| name.to_owned(), |inner| format!("{name}{mark} {inner}")))
        }
        Element::Note(_) => None,
    }
}
