//! Samples of this page.

use kit::{
    frame::{Area, PortalFrame},
    parts::Link,
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::{Picture, ServiceRow, Situation, Start, Waiting};
use crate::texts::Say as _;

impl Sampled for Start {
    const NAME: &'static str = "portal-start";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let signed_in = sample(language, Some(waiting()));
        let mut guest = sample(language, None);
        guest.frame.resident = None;
        guest.frame.waiting = 0.into();
        vec![("signed-in", signed_in), ("guest", guest)]
    }
}

fn sample(language: Language, waiting: Option<Waiting>) -> Start {
    let service = |name: &str, slug: &str| Link::new(name, &portal::Service { service: slug.to_owned() });
    let row = |name: &str, slug: &str, duration: &str, cost: &str| ServiceRow {
        link: service(name, slug),
        duration: duration.to_owned(),
        cost: cost.to_owned(),
    };
    Start {
        frame: PortalFrame::sample(language.say("start-heading"), Area::Start, Vec::new()),
        popular: vec![service("Baumfällung", "baumfaellung"), service("Haltverbotszone", "haltverbot")],
        waiting,
        situations: situations(),
        services: vec![
            row("Baumfällung beantragen", "baumfaellung", "etwa 15 Minuten", "ab 70 Euro"),
            row("Haltverbotszone beantragen", "haltverbot", "etwa 10 Minuten", "ab 25 Euro"),
        ],
    }
}

fn waiting() -> Waiting {
    Waiting {
        greeting: "Guten Tag, Frau Thomsen".to_owned(),
        text: "Zu Ihrem Antrag **Baumfällung** haben wir eine Frage. Bitte antworten Sie bis zum 2.\u{a0}Dezember."
            .to_owned(),
        action: Link::new("Frage beantworten", &portal::Cases),
    }
}

fn situations() -> Vec<Situation> {
    [
        ("Umziehen", "Wohnsitz ummelden, Haltverbot für den Umzug", Picture::Move),
        ("Bauen und Garten", "Baumfällung, Bauantrag, Abwasser", Picture::Garden),
        ("Familie und Kinder", "Kita-Platz, Geburtsurkunde", Picture::Family),
        ("Auto und Straße", "Bewohnerparken, Haltverbotszone", Picture::Car),
        ("Geld und Hilfe", "Wohngeld, Bildung und Teilhabe", Picture::Money),
        ("Ausweise", "Personalausweis und Führungszeugnis", Picture::Identity),
        ("Gewerbe", "Gewerbe anmelden, Außenplätze für Cafés", Picture::Business),
        ("Tiere", "Hund anmelden, Fundtier melden", Picture::Animals),
    ]
    .into_iter()
    .map(|(name, examples, picture)| Situation {
        name: name.to_owned(),
        examples: examples.to_owned(),
        href: portal::Services.href().with("situation", name),
        picture,
    })
    .collect()
}
