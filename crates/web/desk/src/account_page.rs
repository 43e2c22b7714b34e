//! The own account: name, address, roles; a new password; signing out.

use askama::Template;
use kit::{Page, filters, frame::DeskFrame, parts::CsrfFields, words::Say as _};
use locale::Language;

/// The own account.
#[derive(Debug, Template)]
#[template(path = "account.html")]
pub(crate) struct AccountPage {
    pub(crate) frame: DeskFrame,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    /// In words; empty if somebody was invited but not yet given a role.
    pub(crate) roles: Vec<String>,
    /// What each role without cases does and where, since it has no pages here.
    pub(crate) duties: Vec<String>,
    pub(crate) password_guard: CsrfFields,
    pub(crate) sign_out_guard: CsrfFields,
}

impl Page for AccountPage {
    const NAME: &'static str = "desk-account";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let sample = |roles: Vec<String>, duties: Vec<String>| Self {
            frame: DeskFrame::sample(language.say("desk-account"), Vec::new()),
            name: "Jonas Petersen".to_owned(),
            email: "j.petersen@foerdestadt.example".to_owned(),
            phone: "040 66969-214".to_owned(),
            roles,
            duties,
            password_guard: CsrfFields::sample(1),
            sign_out_guard: CsrfFields::sample(2),
        };
        let role = language.say("role-caseworker").with("department", "Grünflächenamt").to_string();
        let operator =
            sample(vec![language.say("role-operator").into()], vec![language.say("duty-operator").into()]);
        vec![
            ("caseworker", sample(vec![role], Vec::new())),
            ("operator", operator),
            ("without-role", sample(Vec::new(), Vec::new())),
        ]
    }
}
