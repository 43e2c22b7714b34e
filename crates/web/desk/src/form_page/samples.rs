//! Samples of this page.

use kit::{
    frame::DeskFrame,
    parts::{Alert, AlertKind, Choice, CsrfFields, ErrorSummary, Field, FieldKind, Link},
    samples::Sampled,
    urls::{Url, desk},
};
use locale::Language;

use super::{Form, FormPage, date, email, password, text};
use crate::texts::Say as _;

impl Sampled for FormPage {
    const NAME: &'static str = "desk-form";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let mut refused = sample(language);
        let message = language.say("entry-empty").to_string();
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
            title: language.say("refusal-changed").to_string(),
            body: None,
        });
        refused.news = vec!["Henrike Thomsen: Lageplan eingegangen".to_owned()];
        vec![("inquiry", sample(language)), ("refused", refused), ("sign-in", sample_sign_in(language))]
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
        date(
            "due",
            language.say("inquiry-due"),
            crate::form_values::proposed(jiff::civil::date(2026, 12, 7)),
        ),
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
