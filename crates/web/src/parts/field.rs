//! Form fields after KERN: label, hint, control, error. A field whose question depends on another is indented under it.

use askama::Template;

use crate::{filters, parts::Papers};

/// One question as it is shown, whatever its kind.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/field.html")]
pub(crate) struct Field {
    /// Of the control (or the first control); the error summary leads here.
    pub(crate) id: String,
    /// The name under which the answer is posted. Parts of a date are `name.day`, `name.month`, `name.year`.
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    /// Optional questions are marked, required ones are not.
    pub(crate) optional: bool,
    /// Says how to put it right; the same words as in the error summary.
    pub(crate) error: Option<String>,
    pub(crate) kind: FieldKind,
}

/// How a question is answered.
#[derive(Debug, Clone)]
pub(crate) enum FieldKind {
    Text(TextInput),
    /// Long text with this many rows.
    LongText {
        value: String,
        rows: u8,
        characters_max: Option<u32>,
    },
    /// A list to choose one from: many options.
    Select {
        options: Vec<Choice>,
    },
    /// Radio buttons: few options.
    OneOf {
        options: Vec<Choice>,
        horizontal: bool,
    },
    /// Checkboxes; all post under `name[]`.
    SeveralOf {
        options: Vec<Choice>,
    },
    /// A single checkbox; the label stands beside it. Posts `true`.
    Consent {
        given: bool,
    },
    Date(DateInput),
    File(FileInput),
    Address(AddressInput),
}

/// A single line.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextInput {
    pub(crate) value: String,
    pub(crate) mode: InputMode,
    pub(crate) width: Width,
    /// «Zentimeter», shown behind.
    pub(crate) unit: Option<String>,
    /// What browsers may fill in (WCAG 1.3.5).
    pub(crate) autocomplete: Option<AutocompleteToken>,
}

/// A token of the HTML standard's autofill list, for example `given-name`.
pub(crate) type AutocompleteToken = &'static str;

/// What is typed; chooses type and keyboard, never checks (the server does).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum InputMode {
    #[default]
    Text,
    Whole,
    Decimal,
    Email,
    Phone,
    /// Hours and minutes.
    Time,
    /// Not shown while it is typed; pasting and password managers work (WCAG 3.3.8).
    Password,
}

impl InputMode {
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Password => "password",
            Self::Text | Self::Whole | Self::Decimal | Self::Time => "text",
        }
    }

    pub(crate) const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Whole | Self::Time => Some("numeric"),
            Self::Decimal => Some("decimal"),
            Self::Text | Self::Email | Self::Phone | Self::Password => None,
        }
    }
}

/// How much is expected; a field as wide as its answer is easier to understand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Width {
    #[default]
    Full,
    /// About 24 rem.
    Medium,
    /// About 8 rem: numbers with a unit.
    Small,
}

/// One option.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) chosen: bool,
    /// Questions that this option opens, indented under it.
    pub(crate) opens: Vec<Field>,
}

/// Day, month and year as typed: three fields, no jumping.
#[derive(Debug, Clone, Default)]
pub(crate) struct DateInput {
    pub(crate) day: String,
    pub(crate) month: String,
    pub(crate) year: String,
    /// A birth date may be filled in by the browser.
    pub(crate) birth: bool,
}

/// A file control with the papers that are already there.
#[derive(Debug, Clone)]
pub(crate) struct FileInput {
    pub(crate) papers: Option<Papers>,
    /// The control's own label: «Weitere Fotos hinzufügen».
    pub(crate) invite: String,
    /// For the `accept` attribute: `image/*,.pdf`. A help for choosing; the server looks at the content.
    pub(crate) accept: String,
    pub(crate) multiple: bool,
    pub(crate) bytes_max: u64,
}

/// An address: separate fields with autofill tokens; foreign ones have a country.
#[derive(Debug, Clone, Default)]
pub(crate) struct AddressInput {
    pub(crate) street: String,
    pub(crate) house_number: String,
    pub(crate) postcode: String,
    pub(crate) town: String,
    /// None: only addresses in Germany are asked for.
    pub(crate) country: Option<String>,
    /// The parts that something is wrong with; empty if nothing is, or nobody knows with which.
    pub(crate) wrong: Vec<String>,
}

impl Choice {
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, chosen: false, opens: Vec::new() }
    }

    pub(crate) fn chosen(mut self) -> Self {
        self.chosen = true;
        self
    }

    pub(crate) fn opens(mut self, fields: Vec<Field>) -> Self {
        self.opens = fields;
        self
    }
}

impl Field {
    /// A required question; id and name are the path of the answer.
    pub(crate) fn new(path: impl Into<String>, label: impl Into<String>, kind: FieldKind) -> Self {
        let name = path.into();
        let id = html_id(&name);
        Self { id, name, label: label.into(), hint: None, optional: false, error: None, kind }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub(crate) fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    pub(crate) fn error(mut self, message: impl Into<String>) -> Self {
        self.error = Some(message.into());
        self
    }

    /// The id of the option at this place; the first is the field's own, so that the error summary leads to it.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "templates hand over the loop's index by reference"
    )]
    pub(crate) fn option_id(&self, index: &usize) -> String {
        if *index == 0 { self.id.clone() } else { format!("{}-{}", self.id, index) }
    }

    /// The id of a further control of the field.
    pub(crate) fn part_id(&self, part: &str) -> String {
        format!("{}-{part}", self.id)
    }

    /// Whether something is wrong with this part: with every one, if nobody knows with which.
    pub(crate) fn is_wrong_at(&self, part: &str) -> bool {
        let FieldKind::Address(address) = &self.kind else { return self.error.is_some() };
        self.error.is_some() && (address.wrong.is_empty() || address.wrong.iter().any(|wrong| wrong == part))
    }

    /// The ids of hint and error, for `aria-describedby`; empty if there is neither.
    pub(crate) fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        [hint, error].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// A path of an answer as an id: `trees[1].girth` → `trees-1-girth`. Starts with a letter, as selectors want it.
pub(crate) fn html_id(path: &str) -> String {
    let words: Vec<&str> = path
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let id = words.join("-");
    if id.starts_with(char::is_alphabetic) { id } else { format!("f-{id}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_from_paths() {
        assert_eq!(html_id("trees[1].girth"), "trees-1-girth");
        assert_eq!(html_id("1"), "f-1");
    }
}
