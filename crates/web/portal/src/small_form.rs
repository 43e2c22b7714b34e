//! A page with one small form: sign in, enter a code, open a case, ask for more time, withdraw, change an address.
//!
//! One template for all of them, so that they look and behave the same: what it is about, what is wrong, the fields, one button.

use askama::Template;
use kit::{
    Page, filters,
    frame::{Area, PortalFrame},
    parts::{
        Alert, AlertKind, CsrfFields, ErrorSummary, Field, FieldKind, FieldProblem, InputMode, Link,
        TextInput, Width,
    },
    refusal::{Refusal, Status},
    urls::{Href, Url, portal},
    words::Say as _,
};
use locale::Language;

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
    pub(crate) guard: CsrfFields,
    pub(crate) fields: Vec<Field>,
    /// Names and values that the form carries along.
    pub(crate) hidden: Vec<(&'static str, String)>,
    pub(crate) submit: String,
}

/// A form that is a button.
#[derive(Debug)]
pub(crate) struct ButtonForm {
    pub(crate) action: Href,
    pub(crate) guard: CsrfFields,
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

impl Page for SmallForm {
    const NAME: &'static str = "portal-small-form";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let frame = || PortalFrame::sample(language.say("sign-in-title"), Area::Account, Vec::new());
        let form = |fields| FormPart {
            action: portal::SignIn.href(),
            guard: CsrfFields::sample(1),
            fields,
            hidden: vec![("to", "/cases".to_owned())],
            submit: language.say("sign-in-ask").to_string(),
        };
        let first = Self::new(frame(), form(vec![email_field(language, "")]))
            .say(language.say("sign-in-lead"))
            .note("**Wenn Sie senden,** bekommen Sie eine E-Mail.")
            .link(language.say("open-with-code"), &portal::OpenCase);
        let mut wrong = Self::new(frame(), form(vec![code_field(language).error("Der Code stimmt nicht.")]));
        let problem = FieldProblem { id: "code".to_owned(), message: "Der Code stimmt nicht.".to_owned() };
        wrong.errors = Some(ErrorSummary { problems: vec![problem] });
        wrong.others.push(ButtonForm {
            action: portal::SignIn.href(),
            guard: CsrfFields::sample(2),
            hidden: Vec::new(),
            submit: language.say("code-again").to_string(),
        });
        let mut waiting = Self::new(frame(), form(vec![email_field(language, "h.thomsen@post.example")]));
        waiting.alert = Some(Alert {
            kind: AlertKind::Warning,
            title: language.say("refusal-wait").with("until", "11:01").to_string(),
            body: None,
        });
        vec![("sign-in", first), ("wrong-code", wrong), ("waiting", waiting)]
    }
}
