//! Samples of this page.

use filing::OfferedDelivery;
use kernel::error::{Entry, codes::DeliveryCode};
use kit::{
    frame::{Area, PortalFrame},
    parts::{CsrfFields, Link},
    refusal::Refusal,
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::{ContactStep, Entered, consent, fields};
use crate::texts::Say as _;

impl Sampled for ContactStep {
    const NAME: &'static str = "portal-contact";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let guest = sample(language, OfferedDelivery::PortalOrPost, true, &Refusal::default());
        let account = sample(language, OfferedDelivery::PostOnly, false, &Refusal::default());
        let entries = [Entry::new("email", DeliveryCode::NeedsEmail)];
        let refused =
            sample(language, OfferedDelivery::PortalOrPost, true, &Refusal::entries(&entries, language));
        vec![("guest", guest), ("account-post-only", account), ("refused", refused)]
    }
}

fn sample(language: Language, offered: OfferedDelivery, guest: bool, refusal: &Refusal) -> ContactStep {
    let draft = ids::DraftId::from_uuid(ids::Uuid::from_u128(7));
    let entered = Entered { email: String::new(), delivery: "portal".to_owned() };
    let fields = refusal.mark(fields(language, &entered, offered, guest));
    let title = refusal.title(language, &language.say("contact-title").to_string());
    ContactStep {
        frame: PortalFrame::sample(title, Area::Services, Vec::new()),
        service: "Baumfällung beantragen".to_owned(),
        number: 4,
        count: 5,
        back: Some(Link::new("Zurück: Unterlagen", &portal::Step { draft, step: "papers".to_owned() })),
        notice: refusal.alert.clone(),
        errors: refusal.summary(&fields.iter().collect::<Vec<_>>()),
        account_email: (!guest).then(|| "h.thomsen@post.example".to_owned()),
        fields,
        consent: consent(language, offered),
        csrf: CsrfFields::sample(5),
        shown: "0".to_owned(),
        action: portal::Contact { draft }.href(),
        saved_at: None,
        progress: crate::step::sample_progress(language, 3),
        next: language.say("on-to").with("place", language.say("check-title")).into(),
    }
}
