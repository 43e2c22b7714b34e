//! The options of a choice: those of its field, or a code list of the form.

use std::collections::BTreeMap;

use form::{
    format::{Choice, CodeList, Text},
    limits::OPTIONS_MAX,
};

use super::{
    draft::unique_key,
    genericode::{self, Genericode, Taken},
    messages::Code,
    model::{Field, ListReference},
    report::Report,
};

/// Inline options, or the key of a code list of the form.
pub(super) fn options(
    field: &Field,
    path: &str,
    supplied: &[Genericode],
    lists: &mut BTreeMap<String, CodeList>,
    report: &mut Report,
) -> (Vec<Choice>, Option<String>) {
    let Some(reference) = &field.list else {
        let mut options: Vec<Choice> = Vec::new();
        if field.values.len() > OPTIONS_MAX {
            report.message(Code::ListTooLong, path, &field.values.len().to_string());
            let mut keys = lists.keys().cloned().collect();
            let key = unique_key(&field.about.id, &mut keys);
            let title = Text::german(&field.about.label);
            lists.insert(key.clone(), CodeList { title, uri: None, entries: Vec::new() });
            return (options, Some(key));
        }
        for value in &field.values {
            if !options.iter().any(|option| option.code == value.code) {
                options.push(value.clone());
            }
        }
        return (options, None);
    };
    let taken = genericode::find(supplied, reference).map(|list| list.to_code_list(reference));
    let (list, notes) = match taken {
        Some(taken) => fitting(taken),
        None => (no_entries(reference), Vec::new()),
    };
    if list.entries.is_empty() {
        report.open(path, format!("Die Codeliste {} fehlt oder ist leer.", reference.version_uri));
    }
    // Two fields may take other columns of the same list.
    let same = lists.iter().find(|(_, known)| **known == list).map(|(key, _)| key.clone());
    let key = same.unwrap_or_else(|| {
        for (code, detail) in &notes {
            report.message(*code, path, detail);
        }
        let mut keys = lists.keys().cloned().collect();
        unique_key(&list_key(reference), &mut keys)
    });
    lists.insert(key.clone(), list);
    (Vec::new(), Some(key))
}

fn no_entries(reference: &ListReference) -> CodeList {
    CodeList {
        title: Text::german(&reference.version_uri),
        uri: Some(reference.version_uri.clone()),
        entries: Vec::new(),
    }
}

/// The list, or an empty one where it is longer than a form can hold, with what is to be told of it.
fn fitting(taken: Taken<'_>) -> (CodeList, Vec<(Code, String)>) {
    let Taken { mut list, guessed, without_code, twice } = taken;
    let mut notes: Vec<(Code, String)> = Vec::new();
    notes.extend(guessed.map(|column| (Code::LabelsGuessed, column.to_owned())));
    let uri = list.uri.clone().unwrap_or_default();
    if without_code > 0 {
        notes.push((Code::Uncoded, format!("{uri}: {without_code}")));
    }
    if !twice.is_empty() {
        let shown = twice.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
        notes.push((Code::OptionTwice, format!("{uri}: {shown}, zusammen {}", twice.len())));
    }
    if list.entries.len() > OPTIONS_MAX {
        notes.push((Code::ListTooLong, format!("{uri}: {}, höchstens {OPTIONS_MAX}", list.entries.len())));
        list.entries.clear();
    }
    (list, notes)
}

/// The end of the URI as a key: `…:schluessel:staat_2023-02-24` gives `staat_2023_02_24`.
fn list_key(reference: &ListReference) -> String {
    let end = reference.version_uri.rsplit(':').next().unwrap_or_default().to_ascii_lowercase();
    let plain: String = end.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let plain = plain.trim_matches('_').to_owned();
    if plain.starts_with(|first: char| first.is_ascii_lowercase()) { plain } else { format!("list_{plain}") }
}
