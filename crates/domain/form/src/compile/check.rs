//! What must hold before rules are looked at: keys, limits, options, bounds, patterns.

mod kind;

use std::collections::{BTreeMap, BTreeSet};

use super::FormProblem;
use crate::{
    format::{CodeList, Element, Form, Group, Kind, Question, Repeat},
    limits::{ELEMENTS_MAX, GROUP_DEPTH_MAX, ROWS_MAX, ROWS_MIN_MAX, STEPS_MAX},
    message::Message,
    path::is_key,
};

/// All mistakes of this sort.
pub(super) fn check(form: &Form) -> Vec<FormProblem> {
    let mut checker = Checker { lists: &form.code_lists, problems: Vec::new(), elements: 0 };
    checker.key("", &form.key);
    if form.steps.is_empty() {
        checker.report(
            "",
            "steps",
            "no_steps",
            "Das Formular braucht mindestens einen Schritt.",
            "The form needs at least one step.",
        );
    }
    if form.steps.len() > STEPS_MAX {
        checker.report(
            "",
            "steps",
            "too_many",
            format!("Höchstens {STEPS_MAX} Schritte."),
            format!("At most {STEPS_MAX} steps."),
        );
    }
    for (key, list) in &form.code_lists {
        let path = format!("code_lists.{key}");
        checker.key(&path, key);
        checker.options(&path, "entries", &list.entries);
    }
    for place in form.blank_texts() {
        let (path, property) = place.rsplit_once('.').unwrap_or(("", &place));
        checker.report(
            path,
            property,
            "blank_text",
            "Dieser Text ist leer. Schreiben Sie ihn aus oder lassen Sie ihn ganz weg.",
            "This text is blank. Write it out or leave it out altogether.",
        );
    }
    let mut steps = BTreeSet::new();
    let mut top = BTreeSet::new();
    for (index, step) in form.steps.iter().enumerate() {
        let path = format!("steps[{index}]");
        checker.key(&path, &step.key);
        if !steps.insert(step.key.as_str()) {
            checker.taken(&path, &step.key);
        }
        checker.some_elements(&path, &step.elements);
        checker.elements(&path, &step.elements, &mut top, 0);
    }
    checker.problems
}

struct Checker<'a> {
    lists: &'a BTreeMap<String, CodeList>,
    problems: Vec<FormProblem>,
    elements: usize,
}

impl<'a> Checker<'a> {
    fn report(
        &mut self,
        path: &str,
        property: &str,
        code: &'static str,
        de: impl Into<String>,
        en: impl Into<String>,
    ) {
        if self.problems.len() < super::PROBLEMS_MAX {
            self.problems.push(FormProblem::at(path, property, code, Message::new(de, en)));
        }
    }

    fn elements(&mut self, path: &str, elements: &'a [Element], keys: &mut BTreeSet<&'a str>, depth: usize) {
        if depth > GROUP_DEPTH_MAX {
            self.report(
                path,
                "elements",
                "too_deep",
                format!("Gruppen können höchstens {GROUP_DEPTH_MAX}-fach geschachtelt sein."),
                format!("Groups can be nested at most {GROUP_DEPTH_MAX} times."),
            );
            return;
        }
        for (index, element) in elements.iter().enumerate() {
            self.elements += 1;
            if self.elements > ELEMENTS_MAX {
                if self.elements == ELEMENTS_MAX + 1 {
                    self.report(
                        path,
                        "elements",
                        "too_many",
                        format!("Höchstens {ELEMENTS_MAX} Elemente."),
                        format!("At most {ELEMENTS_MAX} elements."),
                    );
                }
                return;
            }
            let path = place(path, index, element);
            self.key(&path, element.key());
            if !keys.insert(element.key()) {
                self.taken(&path, element.key());
            }
            match element {
                Element::Question(question) => self.question(&path, question),
                Element::Group(group) => self.group(&path, group, depth),
                Element::Note(_) => {}
            }
        }
    }

    fn some_elements(&mut self, path: &str, elements: &[Element]) {
        if elements.is_empty() {
            self.report(
                path,
                "elements",
                "no_elements",
                "Hier steht nichts. Ergänzen Sie eine Frage oder einen Hinweis.",
                "There is nothing here. Add a question or a note.",
            );
        }
    }

    fn group(&mut self, path: &str, group: &'a Group, depth: usize) {
        if let Some(Repeat { min, max, .. }) = &group.repeat {
            if min > max || *max == 0 {
                self.report(
                    path,
                    "repeat",
                    "bounds",
                    "„min“ darf nicht größer als „max“ sein, „max“ nicht 0.",
                    "“min” must not exceed “max”, “max” must not be 0.",
                );
            }
            if *min > ROWS_MIN_MAX || *max as usize > ROWS_MAX {
                self.report(
                    path,
                    "repeat",
                    "too_many",
                    format!("„min“ höchstens {ROWS_MIN_MAX}, „max“ höchstens {ROWS_MAX}."),
                    format!("“min” at most {ROWS_MIN_MAX}, “max” at most {ROWS_MAX}."),
                );
            }
        }
        if group.required_if.is_some() && !group.optional {
            self.report(
                path,
                "required_if",
                "not_optional",
                "„required_if“ gilt nur für eine Gruppe mit „optional“: true.",
                "“required_if” is for a group with “optional”: true only.",
            );
        }
        self.some_elements(path, &group.elements);
        self.elements(path, &group.elements, &mut BTreeSet::new(), depth + 1);
    }

    fn question(&mut self, path: &str, question: &Question) {
        if question.calculated.is_some()
            && (question.required || question.required_if.is_some() || question.default.is_some())
        {
            self.report(
                path,
                "calculated",
                "calculated",
                "Ein berechneter Wert kann weder Pflicht sein noch eine Vorgabe haben.",
                "A calculated value can neither be required nor have a default.",
            );
        }
        if question.silent && question.calculated.is_none() {
            self.report(
                path,
                "silent",
                "silent",
                "Nur ein berechneter Wert kann „silent“ sein.",
                "Only a calculated value can be “silent”.",
            );
        }
        if matches!(question.kind, Kind::File(_) | Kind::Address)
            && (question.calculated.is_some() || question.default.is_some())
        {
            self.report(
                path,
                "kind",
                "calculated",
                "Dateien und Anschriften kann keine Regel ausfüllen.",
                "Files and addresses cannot be filled in by a rule.",
            );
        }
        self.kind(path, &question.kind);
    }

    fn key(&mut self, path: &str, key: &str) {
        if !is_key(key) || feel::is_reserved(key) || key == "today" {
            self.report(
                path,
                "key",
                "key",
                format!("„{key}“ kann kein Schlüssel sein: Kleinbuchstaben, Ziffern und _, beginnend mit einem Buchstaben, höchstens 64 Zeichen, kein Wort der Regelsprache."),
                format!("“{key}” cannot be a key: small letters, digits and _, starting with a letter, at most 64 characters, no word of the rule language."),
            );
        }
    }

    fn taken(&mut self, path: &str, key: &str) {
        self.report(
            path,
            "key",
            "duplicate_key",
            format!("Den Schlüssel „{key}“ gibt es hier schon."),
            format!("The key “{key}” is taken here."),
        );
    }
}

/// Where an element stands.
pub(super) fn place(outer: &str, index: usize, element: &Element) -> String {
    let kind = match element {
        Element::Group(_) => "group",
        Element::Question(_) => "question",
        Element::Note(_) => "note",
    };
    format!("{outer}.elements[{index}].{kind}")
}
