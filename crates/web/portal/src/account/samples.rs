//! Samples of this page.

use kit::{
    frame::{Area, PortalFrame},
    parts::CsrfFields,
    samples::Sampled,
};
use locale::Language;

use super::Account;
use crate::texts::Say as _;

impl Sampled for Account {
    const NAME: &'static str = "portal-account";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let frame = PortalFrame::sample(language.say("nav-account"), Area::Account, Vec::new());
        let email = "h.thomsen@post.example".to_owned();
        vec![("usual", Self { frame, email, sign_out: CsrfFields::sample(1) })]
    }
}
