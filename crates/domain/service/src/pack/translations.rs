//! Texts without an English translation: they fall back to German, which a check should not pass over in silence.

use form::format::{Element, Text};

use crate::pack::{LetterKind, Pack, PackProblem, check::problem};

/// Every text of a pack that residents see, or the desk in their language, and that stands there in German only.
pub(crate) fn missing(pack: &Pack) -> Vec<PackProblem> {
    let mut found = service(pack);
    for step in &pack.form.steps {
        let untranslated = |text: &Text| text.en.is_none();
        if untranslated(&step.title) {
            found.push(warning("form.json", &step.key));
        }
        elements(&step.elements, &step.key, &mut found);
    }
    for letter in [LetterKind::Receipt, LetterKind::Inquiry] {
        if !pack.letters.en.contains_key(&letter) {
            found.push(warning(&format!("letters/en/{}.md", letter.name()), ""));
        }
    }
    found
}

fn service(pack: &Pack) -> Vec<PackProblem> {
    let service = &pack.service;
    let texts = [
        ("name", Some(&service.name)),
        ("summary", Some(&service.summary)),
        ("description", Some(&service.description)),
        ("duration", Some(&service.duration)),
        ("cost", Some(&service.cost)),
        ("who_decides", Some(&service.who_decides)),
        ("other_ways", service.other_ways.as_ref()),
        ("privacy.purpose", Some(&service.privacy.purpose)),
        ("privacy.legal_basis", Some(&service.privacy.legal_basis)),
        ("privacy.recipients", Some(&service.privacy.recipients)),
        ("privacy.obligation", Some(&service.privacy.obligation)),
    ];
    let german_only = texts.into_iter().filter(|(_, text)| text.is_some_and(|text| text.en.is_none()));
    let mut found: Vec<PackProblem> = german_only.map(|(place, _)| warning("service.toml", place)).collect();
    let lists = [("keywords", &service.keywords), ("what_you_need", &service.what_you_need)];
    let german_only = lists.into_iter().filter(|(_, list)| !list.de.is_empty() && list.en.is_none());
    found.extend(german_only.map(|(place, _)| warning("service.toml", place)));
    let documents = service.documents.iter().filter(|document| document.label.en.is_none());
    found.extend(documents.map(|document| warning("service.toml", &format!("papers.{}", document.key))));
    let attention = service.attention.iter().filter(|seen| seen.text.en.is_none());
    found.extend(attention.map(|seen| warning("service.toml", &format!("attention.{}", seen.key))));
    found
}

fn elements(elements_of: &[Element], place: &str, found: &mut Vec<PackProblem>) {
    for element in elements_of {
        let place = format!("{place}.{}", element.key());
        let text = match element {
            Element::Question(question) => &question.label,
            Element::Group(group) => &group.label,
            Element::Note(note) => &note.text,
        };
        if text.en.is_none() {
            found.push(warning("form.json", &place));
        }
        if let Element::Group(group) = element {
            elements(&group.elements, &place, found);
        }
    }
}

fn warning(file: &str, place: &str) -> PackProblem {
    problem(
        file,
        place,
        "Die englische Fassung fehlt; wer Englisch liest, sieht den deutschen Text.",
        "The English version is missing; who reads English sees the German text.",
    )
}
