//! A page with one form: signing in, asking, handing over, registering. The same bones for all of them.

use askama::Template;
use axum::response::Response;
use kit::{
    Page, filters,
    frame::{DeskArea, DeskFrame},
    parts::{
        Alert, AlertKind, Choice, CsrfFields, DateInput, ErrorSummary, Field, FieldKind, InputMode, Link,
        TextInput, Width,
    },
    refusal::Refusal,
    urls::{Href, Url, desk},
    words::Say as _,
};
use locale::Language;

use super::reading::{Answer, AtDesk};

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
    pub(crate) guard: CsrfFields,
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
    pub(crate) fn new(action: Href, guard: CsrfFields, fields: Vec<Field>, label: impl Into<String>) -> Self {
        let buttons = vec![Button { label: label.into(), act: "send" }];
        Self { action, guard, hidden: Vec::new(), files: false, fields, buttons }
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
    pub(crate) fn answer(&self, desk: &AtDesk, refusal: &Refusal) -> Answer {
        let response: Response = desk.page_with(refusal.status(), self)?;
        Ok(response)
    }
}

/// A single line.
pub(crate) fn line(name: &str, label: impl Into<String>, value: &str) -> Field {
    let input = TextInput { value: value.to_owned(), width: Width::Medium, ..TextInput::default() };
    Field::new(name, label, FieldKind::Text(input))
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
        papers: None,
        invite: language.say("desk-choose-files").to_string(),
        accept: "image/*,.pdf".to_owned(),
        multiple: true,
        bytes_max: kernel::papers::PAPER_BYTES_MAX,
    };
    let size = kit::format::size(language, kernel::papers::PAPER_BYTES_MAX);
    let hint = language.say("desk-files-hint").with("size", size).to_string();
    Field::new(name, label, FieldKind::File(input)).hint(hint)
}

impl Page for FormPage {
    const NAME: &'static str = "desk-form";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let mut refused = sample(language);
        let message = language.say("entry-text-empty").to_string();
        if let Some(form) = &mut refused.form {
            form.fields = std::mem::take(&mut form.fields)
                .into_iter()
                .map(|field| if field.name == "text" { field.error(message.clone()) } else { field })
                .collect();
        }
        refused.errors = Some(ErrorSummary {
            problems: vec![kit::parts::FieldProblem { id: "text".to_owned(), message }],
        });
        refused.alert = Some(Alert {
            kind: AlertKind::Warning,
            title: language.say("desk-news-heading").to_string(),
            body: None,
        });
        refused.news = vec!["Henrike Thomsen: Lageplan eingegangen".to_owned()];
        vec![("inquiry", sample(language)), ("refused", refused), ("sign-in", sample_sign_in(language))]
    }
}

fn sample(language: Language) -> FormPage {
    let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
    let fields = vec![
        text("text", language.say("inquiry-text"), "Guten Tag Frau Thomsen,\n\n[Hier steht Ihre Frage.]", 12),
        Field::new(
            "papers",
            language.say("inquiry-papers"),
            FieldKind::SeveralOf {
                options: vec![Choice::new("site_plan", "Lageplan"), Choice::new("photo", "Foto")],
            },
        )
        .optional(),
        date("due", language.say("inquiry-due"), super::typed::proposed(jiff::civil::date(2026, 12, 7))),
    ];
    let form = Form::new(
        desk::Inquiries { case }.href(),
        CsrfFields::sample(1),
        fields,
        language.say("inquiry-send"),
    );
    FormPage {
        frame: DeskFrame::sample(language.say("inquiry-heading"), Vec::new()),
        back: Some(Link::new("B-2026-0417, Thomsen", &desk::Case { case })),
        heading: language.say("inquiry-heading").into(),
        intro: vec![language.say("inquiry-intro").to_string()],
        alert: None,
        news: Vec::new(),
        errors: None,
        form: Some(form),
        links: Vec::new(),
        beside: None,
    }
}

fn sample_sign_in(language: Language) -> FormPage {
    let heading = language.say("desk-sign-in").to_string();
    let fields = vec![
        email("email", language.say("desk-email"), "", "username"),
        password("password", language.say("desk-password"), "current-password"),
    ];
    let form = Form::new(desk::SignIn.href(), CsrfFields::sample(2), fields, heading.clone());
    FormPage {
        frame: DeskFrame { person: None, ..DeskFrame::sample(heading.clone(), Vec::new()) },
        back: None,
        heading,
        intro: Vec::new(),
        alert: None,
        news: Vec::new(),
        errors: None,
        form: Some(form),
        links: vec![Link::new(language.say("desk-password-forgotten"), &desk::ForgottenPassword)],
        beside: None,
    }
}
