//! Samples of this page.

use kit::{frame::DeskFrame, parts::CsrfFields, samples::Sampled};
use locale::Language;

use super::AccountPage;
use crate::texts::Say as _;

impl Sampled for AccountPage {
    const NAME: &'static str = "desk-account";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let sample = |roles: Vec<String>, duties: Vec<String>| Self {
            frame: DeskFrame::sample(language.say("desk-account"), Vec::new()),
            name: "Jonas Petersen".to_owned(),
            email: "j.petersen@foerdestadt.example".to_owned(),
            phone: "040 66969-214".to_owned(),
            roles,
            duties,
            password_csrf: CsrfFields::sample(1),
            sign_out_csrf: CsrfFields::sample(2),
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
