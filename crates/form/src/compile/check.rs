//! What must hold before rules are looked at: keys, limits, options, bounds, patterns.

use std::collections::{BTreeMap, BTreeSet};

use super::FormProblem;
use crate::{
    format::{Choice, CodeList, Element, Form, Group, Kind, Question, Repeat, TextLimits},
    limits::{
        ELEMENTS_MAX, FILE_BYTES_MAX, FILES_MAX, GROUP_DEPTH_MAX, OPTIONS_MAX, ROWS_MAX, ROWS_MIN_MAX,
        STEPS_MAX,
    },
    message::Message,
    path::is_key,
    read::Pattern,
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
    let mut steps = BTreeSet::new();
    let mut top = BTreeSet::new();
    for (index, step) in form.steps.iter().enumerate() {
        let path = format!("steps[{index}]");
        checker.key(&path, &step.key);
        if !steps.insert(step.key.as_str()) {
            checker.taken(&path, &step.key);
        }
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

    fn group(&mut self, path: &str, group: &'a Group, depth: usize) {
        if let Some(Repeat { min, max, .. }) = &group.repeat {
            if min > max || *max == 0 {
                self.report(
                    path,
                    "repeat",
                    "bounds",
                    "«min» darf nicht größer als «max» sein, «max» nicht 0.",
                    "“min” must not exceed “max”, “max” must not be 0.",
                );
            }
            if *min > ROWS_MIN_MAX || *max as usize > ROWS_MAX {
                self.report(
                    path,
                    "repeat",
                    "too_many",
                    format!("«min» höchstens {ROWS_MIN_MAX}, «max» höchstens {ROWS_MAX}."),
                    format!("“min” at most {ROWS_MIN_MAX}, “max” at most {ROWS_MAX}."),
                );
            }
        }
        if group.required_if.is_some() && !group.optional {
            self.report(
                path,
                "required_if",
                "not_optional",
                "«required_if» gilt nur für eine Gruppe mit «optional»: true.",
                "“required_if” is for a group with “optional”: true only.",
            );
        }
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
                "Nur ein berechneter Wert kann «silent» sein.",
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

    fn kind(&mut self, path: &str, kind: &Kind) {
        match kind {
            Kind::ShortText(limits) | Kind::LongText(limits) => self.text(path, limits),
            Kind::WholeNumber(bounds) => self.ordered(path, bounds.min, bounds.max),
            Kind::Decimal(bounds) | Kind::Money(bounds) => {
                self.ordered(path, bounds.min, bounds.max);
                if bounds.places.is_some_and(|places| places > 9) {
                    self.report(
                        path,
                        "kind.places",
                        "bounds",
                        "Höchstens 9 Nachkommastellen.",
                        "At most 9 decimal places.",
                    );
                }
            }
            Kind::OneOf(choices) => self.choices(path, &choices.options, choices.code_list.as_deref()),
            Kind::SeveralOf(choices) => {
                self.choices(path, &choices.options, choices.code_list.as_deref());
                self.ordered(path, choices.min, choices.max);
            }
            Kind::File(limits) => {
                self.ordered(path, limits.min_count, Some(limits.max_count));
                if limits.max_count == 0
                    || limits.max_count > FILES_MAX
                    || limits.max_bytes == 0
                    || limits.max_bytes > FILE_BYTES_MAX
                {
                    self.report(
                        path,
                        "kind",
                        "bounds",
                        format!("«max_count» von 1 bis {FILES_MAX}, «max_bytes» von 1 bis {FILE_BYTES_MAX}."),
                        format!("“max_count” from 1 to {FILES_MAX}, “max_bytes” from 1 to {FILE_BYTES_MAX}."),
                    );
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, path: &str, limits: &TextLimits) {
        self.ordered(path, limits.min_length, limits.max_length);
        if let Some(Err(reason)) = limits.pattern.as_deref().map(Pattern::compile) {
            let reason = reason.lines().last().unwrap_or_default().trim().to_owned();
            self.report(
                path,
                "kind.pattern",
                "pattern",
                format!("Das Muster ist ungültig: {reason}"),
                format!("The pattern is invalid: {reason}"),
            );
        }
    }

    fn choices(&mut self, path: &str, options: &[Choice], list: Option<&str>) {
        match (options.is_empty(), list) {
            (false, None) => self.options(path, "kind.options", options),
            (true, Some(list)) if self.lists.contains_key(list) => {}
            (true, Some(list)) => self.report(
                path,
                "kind.code_list",
                "unknown_code_list",
                format!("Die Codeliste «{list}» gibt es nicht."),
                format!("There is no code list “{list}”."),
            ),
            _ => self.report(
                path,
                "kind",
                "options",
                "Geben Sie entweder «options» oder «code_list» an.",
                "Give either “options” or “code_list”.",
            ),
        }
    }

    fn options(&mut self, path: &str, property: &str, options: &[Choice]) {
        if options.len() > OPTIONS_MAX {
            self.report(
                path,
                property,
                "too_many",
                format!("Höchstens {OPTIONS_MAX} Einträge."),
                format!("At most {OPTIONS_MAX} entries."),
            );
        }
        let mut codes = BTreeSet::new();
        for option in options {
            let code = option.code.as_str();
            if code.is_empty() || code.trim() != code {
                self.report(
                    path,
                    property,
                    "code",
                    format!(
                        "Der Code «{code}» darf weder leer sein noch mit Leerzeichen beginnen oder enden."
                    ),
                    format!("The code “{code}” must neither be empty nor start or end with a space."),
                );
            }
            if !codes.insert(code) {
                self.report(
                    path,
                    property,
                    "duplicate_code",
                    format!("Der Code «{code}» kommt zweimal vor."),
                    format!("The code “{code}” stands there twice."),
                );
            }
        }
    }

    fn ordered<T: PartialOrd>(&mut self, path: &str, min: Option<T>, max: Option<T>) {
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            self.report(
                path,
                "kind",
                "bounds",
                "Die untere Grenze ist größer als die obere.",
                "The lower bound exceeds the upper one.",
            );
        }
    }

    fn key(&mut self, path: &str, key: &str) {
        if !is_key(key) || feel::is_reserved(key) || key == "today" {
            self.report(
                path,
                "key",
                "key",
                format!("«{key}» kann kein Schlüssel sein: Kleinbuchstaben, Ziffern und _, beginnend mit einem Buchstaben, höchstens 64 Zeichen, kein Wort der Regelsprache."),
                format!("“{key}” cannot be a key: small letters, digits and _, starting with a letter, at most 64 characters, no word of the rule language."),
            );
        }
    }

    fn taken(&mut self, path: &str, key: &str) {
        self.report(
            path,
            "key",
            "duplicate_key",
            format!("Den Schlüssel «{key}» gibt es hier schon."),
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
