//! Which texts of a form are not translated yet, and which are blank.

use crate::format::{Choice, Element, Form, Kind, Text, Translation};

impl Form {
    /// Where texts lack this translation, as places in the form.
    #[must_use]
    pub fn missing_translations(&self, translation: Translation) -> Vec<String> {
        self.texts(&|text| text.translation(translation).is_none())
    }

    /// Where texts are given but blank, in whatever language, as places in the form.
    pub(crate) fn blank_texts(&self) -> Vec<String> {
        self.texts(&|text| {
            let translations = Translation::ALL.into_iter().filter_map(|kind| text.translation(kind));
            translations.chain([text.de.as_str()]).any(|wording| wording.trim().is_empty())
        })
    }

    /// The places of the texts that are searched.
    fn texts(&self, wanted: &dyn Fn(&Text) -> bool) -> Vec<String> {
        let mut search = Search { wanted, found: Vec::new() };
        search.text("title", Some(&self.title));
        search.text("help", self.help.as_ref());
        for (key, list) in &self.code_lists {
            search.text(&format!("code_lists.{key}.title"), Some(&list.title));
            search.options(&format!("code_lists.{key}.entries"), &list.entries);
        }
        for (index, step) in self.steps.iter().enumerate() {
            let path = format!("steps[{index}]");
            search.text(&format!("{path}.title"), Some(&step.title));
            search.text(&format!("{path}.help"), step.help.as_ref());
            search.elements(&path, &step.elements);
        }
        search.found
    }
}

struct Search<'a> {
    wanted: &'a dyn Fn(&Text) -> bool,
    found: Vec<String>,
}

impl Search<'_> {
    fn text(&mut self, path: &str, text: Option<&Text>) {
        if text.is_some_and(self.wanted) {
            self.found.push(path.to_owned());
        }
    }

    fn elements(&mut self, outer: &str, elements: &[Element]) {
        for (index, element) in elements.iter().enumerate() {
            let path = format!("{outer}.elements[{index}]");
            let (label, help, checks) = match element {
                Element::Note(note) => {
                    self.text(&format!("{path}.note.text"), Some(&note.text));
                    continue;
                }
                Element::Question(question) => (&question.label, &question.help, &question.checks),
                Element::Group(group) => (&group.label, &group.help, &group.checks),
            };
            let path = match element {
                Element::Group(_) => format!("{path}.group"),
                _ => format!("{path}.question"),
            };
            self.text(&format!("{path}.label"), Some(label));
            self.text(&format!("{path}.help"), help.as_ref());
            for (index, check) in checks.iter().enumerate() {
                self.text(&format!("{path}.checks[{index}].message"), Some(&check.message));
            }
            match element {
                Element::Question(question) => self.kind(&format!("{path}.kind"), &question.kind),
                Element::Group(group) => {
                    let row_label = group.repeat.as_ref().and_then(|repeat| repeat.row_label.as_ref());
                    self.text(&format!("{path}.repeat.row_label"), row_label);
                    self.elements(&path, &group.elements);
                }
                Element::Note(_) => {}
            }
        }
    }

    fn kind(&mut self, path: &str, kind: &Kind) {
        match kind {
            Kind::OneOf(choices) => self.options(&format!("{path}.options"), &choices.options),
            Kind::SeveralOf(choices) => self.options(&format!("{path}.options"), &choices.options),
            Kind::WholeNumber(bounds) => self.text(&format!("{path}.unit"), bounds.unit.as_ref()),
            Kind::Decimal(bounds) | Kind::Money(bounds) => {
                self.text(&format!("{path}.unit"), bounds.unit.as_ref());
            }
            _ => {}
        }
    }

    fn options(&mut self, path: &str, options: &[Choice]) {
        for (index, option) in options.iter().enumerate() {
            self.text(&format!("{path}[{index}].label"), Some(&option.label));
            self.text(&format!("{path}[{index}].help"), option.help.as_ref());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn untranslated_texts_are_listed_by_place() {
        let json = r#"{"format":"gangway-form/1","key":"a","version":"1","title":{"de":"A","en":"A"},"steps":[{"key":"s",
            "title":{"de":"S"},"elements":[{"question":{"key":"q","label":{"de":"Q","en":"Q"},
            "kind":{"one_of":{"options":[{"code":"x","label":{"de":"X"}}]}},
            "checks":[{"rule":"true","message":{"de":"M"}}]}},{"note":{"key":"n","text":{"de":"N"}}}]}]}"#;
        let form = Form::from_json(json.as_bytes()).unwrap();
        assert_eq!(
            form.missing_translations(Translation::English),
            [
                "steps[0].title",
                "steps[0].elements[0].question.checks[0].message",
                "steps[0].elements[0].question.kind.options[0].label",
                "steps[0].elements[1].note.text",
            ]
        );
        assert_eq!(form.missing_translations(Translation::EasyGerman).len(), 6);
    }
}
