//! Samples of this page.

use admin::barrier::BarrierReport;
use kernel::error::{Entry, codes::BarrierCode};
use kit::{
    frame::{Area, PortalFrame},
    parts::CsrfFields,
    refusal::Refusal,
    samples::Sampled,
};
use locale::Language;

use super::{Barrier, fields};
use crate::texts::Say as _;

impl Sampled for Barrier {
    const NAME: &'static str = "portal-barrier";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let report =
            BarrierReport { text: String::new(), page: "/services".to_owned(), email: String::new() };
        let page = |title: String, refusal: &Refusal| {
            let fields = refusal.mark(fields(language, &report));
            Self {
                frame: PortalFrame::sample(title, Area::Start, Vec::new()),
                notice: None,
                errors: refusal.summary(&fields.iter().collect::<Vec<_>>()),
                fields,
                csrf: CsrfFields::sample(4),
            }
        };
        let title = language.say("footer-report-barrier").to_string();
        let refusal = Refusal::entries(&[Entry::new("text", BarrierCode::Missing)], language);
        vec![
            ("empty", page(title.clone(), &Refusal::default())),
            ("refused", page(refusal.title(language, &title), &refusal)),
        ]
    }
}
