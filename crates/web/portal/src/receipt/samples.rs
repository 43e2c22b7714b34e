//! Samples of this page.

use jiff::civil::date;
use kit::{
    frame::{Area, PortalFrame},
    parts::{Link, Step, StepState, Steps},
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::Receipt;
use crate::texts::Say as _;

impl Sampled for Receipt {
    const NAME: &'static str = "portal-receipt";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let mut again = sample(language);
        again.access_code = None;
        again.letter = None;
        again.reminders.clear();
        vec![("filed", sample(language)), ("opened-again", again)]
    }
}

fn sample(language: Language) -> Receipt {
    let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
    let confirm = Link::new(language.say("confirm-email"), &portal::Case { case });
    let text = language.say("confirm-email-text").with("email", "h.thomsen@post.example").into();
    Receipt {
        frame: PortalFrame::sample(language.say("receipt-heading"), Area::Cases, Vec::new()),
        filed_at: date(2026, 11, 3).at(19, 42, 0, 0),
        subject: "2 Bäume, Lindenweg 14".to_owned(),
        number: "B-2026-0417".to_owned(),
        access_code: Some("K7P4-9TXM-2HQ6-W3RD".to_owned()),
        letter: Some((portal::Receipt { case }.href(), 183_400)),
        again: portal::Receipt { case }.href(),
        case: portal::Case { case }.href(),
        next: Steps::list(vec![
            Step::new(StepState::Done, language.say("next-filed")).note("2 Bäume, Lindenweg 14"),
            Step::new(StepState::Now, language.say("next-review"))
                .note(language.say("next-review-by").with("department", "Grünflächenamt")),
            Step::new(StepState::Ahead, language.say("next-inquiry")).note(language.say("next-inquiry-how")),
            Step::new(StepState::Ahead, language.say("next-decision"))
                .note(language.say("next-decision-by").with("date", "24. November 2026")),
        ]),
        reminders: vec![
            (language.say("keep-code").into(), language.say("keep-code-text").into(), None),
            (language.say("confirm-email-heading").into(), text, Some(confirm)),
        ],
    }
}
