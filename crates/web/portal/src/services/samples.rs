//! Samples of this page.

use kit::{
    frame::{Area, PortalFrame},
    parts::Link,
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::Services;
use crate::{start::ServiceRow, texts::Say as _};

impl Sampled for Services {
    const NAME: &'static str = "portal-services";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let row = |name: &str, service: &str| ServiceRow {
            link: Link::new(name, &portal::Service { service: service.to_owned() }),
            duration: "meist 3 Wochen".to_owned(),
            cost: "ab 70 Euro".to_owned(),
        };
        let page = |query: &str, services: Vec<ServiceRow>| Self {
            frame: PortalFrame::sample(language.say("nav-services"), Area::Services, Vec::new()),
            query: query.to_owned(),
            services,
            suggestions: vec![Link {
                text: "Baum".to_owned(),
                href: portal::Services.href().with("q", "Baum"),
            }],
        };
        let all = vec![
            row("Baumfällung beantragen", "baumfaellung"),
            row("Haltverbotszone beantragen", "haltverbot"),
        ];
        let found = vec![row("Baumfällung beantragen", "baumfaellung")];
        vec![
            ("all", page("", all)),
            ("found", page("Bäume", found)),
            ("nothing", page("Raumschiff", Vec::new())),
        ]
    }
}
