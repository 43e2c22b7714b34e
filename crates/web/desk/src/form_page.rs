//! A page with one form: signing in, asking, handing over, registering. The same bones for all of them.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::response::Response;
use kit::{
    frame::{DeskArea, DeskFrame},
    parts::{
        Alert, CsrfFields, DateInput, ErrorSummary, Field, FieldKind, InputMode, Link, TextInput, Width,
    },
    refusal::Refusal,
    urls::Href,
};
use locale::Language;

use super::reading::{HandlerResult, AtDesk};
use crate::{filters, texts::Say as _};

/// A page with one form.
#[derive(Debug, Template)]
#[template(path = "form.html")]
pub(crate) struct FormPage {
    pub(crate) frame: DeskFrame,
    /// Where one comes back to; none before sign-in.
    pub(crate) back: Option<Link>,
    pub(crate) heading: String,
    /// Paragraphs before the form; may hold `**emphasis**`.
    pub(crate) intro: Vec<String>,
    pub(crate) alert: Option<Alert>,
    /// What others brought into the case since the form was opened.
    pub(crate) news: Vec<String>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) form: Option<Form>,
    /// Other ways out: «Passwort vergessen?».
    pub(crate) links: Vec<Link>,
    /// A page that opens beside this one, so that what was typed stays.
    pub(crate) beside: Option<Link>,
}

/// The form of the page.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
    /// Names and values that travel along unseen.
    pub(crate) hidden: Vec<(String, String)>,
    /// It takes files.
    pub(crate) files: bool,
    pub(crate) fields: Vec<Field>,
    /// The first is the primary one.
    pub(crate) buttons: Vec<Button>,
}

/// A button that sends the form.
#[derive(Debug)]
pub(crate) struct Button {
    pub(crate) label: String,
    /// Posted as `act`.
    pub(crate) act: &'static str,
}

impl Form {
    /// A form with one button.
    pub(crate) fn new(action: Href, csrf: CsrfFields, fields: Vec<Field>, label: impl Into<String>) -> Self {
        let buttons = vec![Button { label: label.into(), act: "send" }];
        Self { action, csrf, hidden: Vec::new(), files: false, fields, buttons }
    }

    pub(crate) fn hide(mut self, name: &str, value: impl Into<String>) -> Self {
        self.hidden.push((name.to_owned(), value.into()));
        self
    }

    pub(crate) fn with_files(mut self) -> Self {
        self.files = true;
        self
    }

    pub(crate) fn button(mut self, label: impl Into<String>, act: &'static str) -> Self {
        self.buttons.push(Button { label: label.into(), act });
        self
    }
}

impl FormPage {
    /// A page with a form, as it is shown for the first time or after a refusal.
    pub(crate) fn new(desk: &AtDesk, heading: impl Into<String>, form: Form, refusal: &Refusal) -> Self {
        let heading = heading.into();
        let fields = refusal.mark(form.fields);
        let errors = refusal.summary(&fields.iter().collect::<Vec<_>>());
        let title = refusal.title(desk.language(), &heading);
        Self {
            frame: desk.frame(title, DeskArea::Queues, Vec::new()),
            back: None,
            heading,
            intro: Vec::new(),
            alert: refusal.alert.clone(),
            news: Vec::new(),
            errors,
            form: Some(Form { fields, ..form }),
            links: Vec::new(),
            beside: None,
        }
    }

    /// A page that only says something.
    pub(crate) fn saying(desk: &AtDesk, heading: impl Into<String>, intro: Vec<String>) -> Self {
        let heading = heading.into();
        Self {
            frame: desk.frame(heading.clone(), DeskArea::Queues, Vec::new()),
            back: None,
            heading,
            intro,
            alert: None,
            news: Vec::new(),
            errors: None,
            form: None,
            links: Vec::new(),
            beside: None,
        }
    }

    pub(crate) fn back(mut self, back: Link) -> Self {
        self.back = Some(back);
        self
    }

    pub(crate) fn intro(mut self, paragraph: impl Into<String>) -> Self {
        self.intro.push(paragraph.into());
        self
    }

    pub(crate) fn news(mut self, news: Vec<String>) -> Self {
        self.news = news;
        self
    }

    pub(crate) fn link(mut self, link: Link) -> Self {
        self.links.push(link);
        self
    }

    /// The answer, with the status of the refusal.
    pub(crate) fn answer(&self, desk: &AtDesk, refusal: &Refusal) -> HandlerResult {
        let response: Response = desk.page_with(refusal.status(), self)?;
        Ok(response)
    }
}

/// An e-mail address.
pub(crate) fn email(name: &str, label: impl Into<String>, value: &str, token: &'static str) -> Field {
    let input = TextInput {
        value: value.to_owned(),
        mode: InputMode::Email,
        width: Width::Medium,
        unit: None,
        autocomplete: Some(token),
    };
    Field::new(name, label, FieldKind::Text(input))
}

/// A password; never filled in by us.
pub(crate) fn password(name: &str, label: impl Into<String>, token: &'static str) -> Field {
    let input = TextInput {
        value: String::new(),
        mode: InputMode::Password,
        width: Width::Medium,
        unit: None,
        autocomplete: Some(token),
    };
    Field::new(name, label, FieldKind::Text(input))
}

/// A text of several lines.
pub(crate) fn text(name: &str, label: impl Into<String>, value: &str, rows: u8) -> Field {
    let kind = FieldKind::LongText { value: value.to_owned(), rows, characters_max: Some(20_000) };
    Field::new(name, label, kind)
}

pub(crate) fn date(name: &str, label: impl Into<String>, value: DateInput) -> Field {
    Field::new(name, label, FieldKind::Date(value))
}

pub(crate) fn files(language: Language, name: &str, label: impl Into<String>) -> Field {
    let input = kit::parts::FileInput {
        documents: None,
        invite: language.say("desk-choose-files").to_string(),
        accept: "image/*,.pdf".to_owned(),
        multiple: true,
        bytes_max: kernel::documents::DOCUMENT_BYTES_MAX,
    };
    let size = kit::format::size(language, kernel::documents::DOCUMENT_BYTES_MAX);
    let hint = language.say("desk-files-hint").with("size", size).to_string();
    Field::new(name, label, FieldKind::File(input)).hint(hint)
}
