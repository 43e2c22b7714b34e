//! A page with one small form: sign in, enter a code, open a case, ask for more time, withdraw, change an address.
//!
//! One template for all of them, so that they look and behave the same: what it is about, what is wrong, the fields, one button.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use kit::{
    frame::PortalFrame,
    parts::{Alert, CsrfFields, ErrorSummary, Field, FieldKind, InputMode, Link, TextInput, Width},
    refusal::{Refusal, Status},
    urls::{Href, Url},
};
use locale::Language;

use crate::{filters, texts::Say as _};

/// A page with one form.
#[derive(Debug, Template)]
#[template(path = "small_form.html")]
pub(crate) struct SmallForm {
    pub(crate) frame: PortalFrame,
    pub(crate) heading: String,
    pub(crate) alert: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    /// Paragraphs above the form. May hold `**emphasis**`.
    pub(crate) text: Vec<String>,
    pub(crate) form: FormPart,
    /// What sending the form means, right above its button. May hold `**emphasis**`.
    pub(crate) note: Option<String>,
    /// Further forms of one button, for example «send a new code».
    pub(crate) others: Vec<ButtonForm>,
    pub(crate) links: Vec<Link>,
    /// Cards beside it: heading, text, where it leads.
    pub(crate) cards: Vec<(String, String, Option<Link>)>,
}

/// The form itself.
#[derive(Debug)]
pub(crate) struct FormPart {
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
    pub(crate) fields: Vec<Field>,
    /// Names and values that the form carries along.
    pub(crate) hidden: Vec<(&'static str, String)>,
    pub(crate) submit: String,
}

/// A form that is a button.
#[derive(Debug)]
pub(crate) struct ButtonForm {
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
    pub(crate) hidden: Vec<(&'static str, String)>,
    pub(crate) submit: String,
}

impl SmallForm {
    /// A page with a form.
    pub(crate) fn new(frame: PortalFrame, form: FormPart) -> Self {
        let heading = frame.title.clone();
        Self {
            frame,
            heading,
            alert: None,
            errors: None,
            text: Vec::new(),
            form,
            note: None,
            others: Vec::new(),
            links: Vec::new(),
            cards: Vec::new(),
        }
    }

    /// With a paragraph above the form.
    pub(crate) fn say(mut self, paragraph: impl ToString) -> Self {
        self.text.push(paragraph.to_string());
        self
    }

    /// With a note right above the button.
    pub(crate) fn note(self, note: impl ToString) -> Self {
        Self { note: Some(note.to_string()), ..self }
    }

    /// With a link below the form.
    pub(crate) fn link(mut self, text: impl ToString, url: &dyn Url) -> Self {
        self.links.push(Link::new(text.to_string(), url));
        self
    }

    /// Shown again because of a refusal; or for the first time, if there is none.
    pub(crate) fn refused(mut self, refusal: &Refusal, language: Language) -> (Status, Self) {
        self.form.fields = refusal.mark(self.form.fields);
        self.errors = refusal.summary(&self.form.fields.iter().collect::<Vec<_>>());
        self.alert = refusal.alert.clone().or(self.alert);
        self.frame.title = refusal.title(language, &self.frame.title);
        (refusal.status(), self)
    }
}

/// A line to type an e-mail address into.
pub(crate) fn email_field(language: Language, value: &str) -> Field {
    let input = TextInput {
        value: value.to_owned(),
        mode: InputMode::Email,
        width: Width::Medium,
        unit: None,
        autocomplete: Some("email"),
    };
    Field::new("email", language.say("field-email").to_string(), FieldKind::Text(input))
}

/// A line to type a one-time code into; browsers offer the one from the mail.
pub(crate) fn code_field(language: Language) -> Field {
    let input = TextInput {
        mode: InputMode::Whole,
        width: Width::Small,
        autocomplete: Some("one-time-code"),
        ..TextInput::default()
    };
    Field::new("code", language.say("field-code").to_string(), FieldKind::Text(input))
        .hint(language.say("field-code-hint").to_string())
}

/// A line to type a case number into.
pub(crate) fn number_field(language: Language, value: &str) -> Field {
    let input = TextInput { value: value.to_owned(), width: Width::Medium, ..TextInput::default() };
    Field::new("number", language.say("case-number").to_string(), FieldKind::Text(input))
        .hint(language.say("field-number-hint").to_string())
}
