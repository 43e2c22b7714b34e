//! Form fields after KERN: label, hint, control, error. A field whose question depends on another is indented under it.

use askama::Template;

use crate::{filters, parts::Documents};

/// One question as it is shown, whatever its kind.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/field.html")]
pub struct Field {
    /// Of the control (or the first control); the error summary leads here.
    pub id: String,
    /// The name under which the answer is posted. Parts of a date are `name.day`, `name.month`, `name.year`.
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    /// Optional questions are marked, required ones are not.
    pub optional: bool,
    /// Says how to put it right; the same words as in the error summary.
    pub error: Option<String>,
    pub kind: FieldKind,
}

/// How a question is answered.
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug, Clone)]
pub enum FieldKind {
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
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Default)]
pub struct TextInput {
    pub value: String,
    pub mode: InputMode,
    pub width: Width,
    /// «Zentimeter», shown behind.
    pub unit: Option<String>,
    /// What browsers may fill in (WCAG 1.3.5).
    pub autocomplete: Option<AutocompleteToken>,
}

/// A token of the HTML standard's autofill list, for example `given-name`.
pub type AutocompleteToken = &'static str;

/// What is typed; chooses type and keyboard, never checks (the server does).
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum InputMode {
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
    /// The `type` of the control.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Password => "password",
            Self::Text | Self::Whole | Self::Decimal | Self::Time => "text",
        }
    }

    /// Nothing that was typed here is ever shown again.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::Password)
    }

    /// The `inputmode` of the control.
    #[must_use]
    pub const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Whole => Some("numeric"),
            Self::Decimal => Some("decimal"),
            // A keypad of digits has no colon.
            Self::Time => Some("text"),
            Self::Text | Self::Email | Self::Phone | Self::Password => None,
        }
    }
}

/// How much is expected; a field as wide as its answer is easier to understand.
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Width {
    #[default]
    Full,
    /// About 24 rem.
    Medium,
    /// About 8 rem: numbers with a unit.
    Small,
}

/// One option.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
    pub chosen: bool,
    /// Questions that this option opens, indented under it.
    pub opens: Vec<Field>,
}

/// Day, month and year as typed: three fields, no jumping.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Default)]
pub struct DateInput {
    pub day: String,
    pub month: String,
    pub year: String,
    /// A birth date may be filled in by the browser.
    pub birth: bool,
}

/// A file control with the documents that are already there.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct FileInput {
    pub documents: Option<Documents>,
    /// The control's own label: «Weitere Fotos hinzufügen».
    pub invite: String,
    /// For the `accept` attribute: `image/*,.pdf`. A help for choosing; the server looks at the content.
    pub accept: String,
    pub multiple: bool,
    pub bytes_max: u64,
}

/// An address: separate fields with autofill tokens; foreign ones have a country.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Default)]
pub struct AddressInput {
    pub street: String,
    pub house_number: String,
    pub postcode: String,
    pub town: String,
    /// None: only addresses in Germany are asked for.
    pub country: Option<String>,
    /// The names of the countries that can be chosen; another way to write one is understood, too.
    pub countries: Vec<&'static str>,
    /// The parts that something is wrong with; empty if nothing is, or nobody knows with which.
    pub wrong: Vec<String>,
}

impl Choice {
    /// A choice that is not chosen and opens nothing.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, chosen: false, opens: Vec::new() }
    }

    /// The same choice, chosen.
    #[must_use]
    pub fn chosen(mut self) -> Self {
        self.chosen = true;
        self
    }

    /// The same choice with questions that it opens.
    #[must_use]
    pub fn opens(mut self, fields: Vec<Field>) -> Self {
        self.opens = fields;
        self
    }
}

impl Field {
    /// A required question; id and name are the path of the answer.
    pub fn new(path: impl Into<String>, label: impl Into<String>, kind: FieldKind) -> Self {
        let name = path.into();
        let id = html_id(&name);
        Self { id, name, label: label.into(), hint: None, optional: false, error: None, kind }
    }

    /// The same field with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same field, which may stay empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The same field with what is wrong in it.
    #[must_use]
    pub fn error(mut self, message: impl Into<String>) -> Self {
        self.error = Some(message.into());
        self
    }

    /// The id of the option at this place; the first is the field's own, so that the error summary leads to it.
    #[must_use]
    pub fn option_id(&self, index: &usize) -> String {
        if *index == 0 { self.id.clone() } else { format!("{}-{}", self.id, index) }
    }

    /// The id of a further control of the field.
    #[must_use]
    pub fn part_id(&self, part: &str) -> String {
        format!("{}-{part}", self.id)
    }

    /// Whether something is wrong with this part: with every one, if nobody knows with which.
    #[must_use]
    pub fn is_wrong_at(&self, part: &str) -> bool {
        let FieldKind::Address(address) = &self.kind else { return self.error.is_some() };
        self.error.is_some() && (address.wrong.is_empty() || address.wrong.iter().any(|wrong| wrong == part))
    }

    /// The ids of hint and error, for `aria-describedby`; empty if there is neither.
    #[must_use]
    pub fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.id));
        [hint, error].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// A path of an answer as an id: `trees[1].girth` → `trees-1-girth`. Starts with a letter, as selectors want it.
pub fn html_id(path: &str) -> String {
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
