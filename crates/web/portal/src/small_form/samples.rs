//! Samples of this page.

use kit::{
    frame::{Area, PortalFrame},
    parts::{Alert, AlertKind, CsrfFields, ErrorSummary, FieldProblem},
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::{ButtonForm, FormPart, SmallForm, code_field, email_field};
use crate::texts::Say as _;

impl Sampled for SmallForm {
    const NAME: &'static str = "portal-small-form";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let frame = || PortalFrame::sample(language.say("sign-in-title"), Area::Account, Vec::new());
        let form = |fields| FormPart {
            action: portal::SignIn.href(),
            csrf: CsrfFields::sample(1),
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
            csrf: CsrfFields::sample(2),
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
