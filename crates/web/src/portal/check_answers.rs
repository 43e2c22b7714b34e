//! The answers before filing: read, change, consent, file.

use askama::Template;
use jiff::civil::{DateTime, date};
use rust_decimal::Decimal;

use crate::{
    Language, Page, filters,
    frame::{Area, PortalFrame},
    parts::{Answer, AnswerSection, ErrorSummary, Field, FieldKind, FormGuard, Link, Steps},
    urls::{Href, Url, portal},
};

/// The check page. Buttons post `action`: `file` or `pause`.
#[derive(Debug, Template)]
#[template(path = "portal/check_answers.html")]
pub(crate) struct CheckAnswers {
    pub(crate) frame: PortalFrame,
    pub(crate) service: String,
    pub(crate) number: u32,
    pub(crate) count: u32,
    pub(crate) back: Option<Link>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) sections: Vec<AnswerSection>,
    pub(crate) fee: Option<Fee>,
    /// How the decision will come and from when it counts. May hold `**emphasis**`.
    pub(crate) delivery: String,
    /// Consents, the way of delivery, the confirmation that all is right.
    pub(crate) consents: Vec<Field>,
    pub(crate) privacy: Href,
    pub(crate) guard: FormGuard,
    pub(crate) action: Href,
    pub(crate) saved_at: Option<DateTime>,
    pub(crate) progress: Steps,
}

/// What it costs.
#[derive(Debug)]
pub(crate) struct Fee {
    pub(crate) rows: Vec<(String, Decimal)>,
    pub(crate) total: Decimal,
}

impl Page for CheckAnswers {
    const NAME: &'static str = "portal-check-answers";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        vec![("complete", sample(language))]
    }
}

fn sample(language: Language) -> CheckAnswers {
    let draft = ids::DraftId::from_uuid(ids::Uuid::from_u128(7));
    let section = |id: &str, heading: &str, answers: &[(&str, &str)]| AnswerSection {
        id: id.to_owned(),
        heading: heading.to_owned(),
        change: Some(portal::Step { draft, step: id.to_owned() }.href()),
        answers: answers.iter().map(|(label, value)| Answer::new(*label, *value)).collect(),
    };
    CheckAnswers {
        frame: PortalFrame::sample(language.say("check-title"), Area::Services, Vec::new()),
        service: "Baumfällung beantragen".to_owned(),
        number: 5,
        count: 5,
        back: Some(Link::new("Zurück: Unterlagen", &portal::Step { draft, step: "papers".to_owned() })),
        errors: None,
        sections: vec![
            section("you", "1. Zu Ihnen", &[("Name", "Henrike Thomsen"), ("Anschrift", "Lindenweg 14, 24900 Fördestadt"), ("Sie sind", "Eigentümerin des Grundstücks"), ("E-Mail", "h.thomsen@post.example")]),
            section("trees", "2. Ihre Bäume", &[("Baum 1", "Winterlinde, Umfang 142\u{a0}cm, Höhe 18\u{a0}m\nkrank oder beschädigt, Gutachten wird nachgereicht"), ("Baum 2", "Hänge-Birke, Umfang 96\u{a0}cm, Höhe 14\u{a0}m\ngefährdet Menschen oder Gebäude")]),
            section("place", "3. Grundstück", &[("Lage", "Lindenweg 14, hinter dem Haus"), ("Flurstück", "Gemarkung Förde, Flur 7, Flurstück 112/4")]),
            section("papers", "4. Unterlagen", &[("Fotos", "4 Dateien"), ("Lageplan", "reichen Sie später nach")]),
        ],
        fee: Some(Fee {
            rows: vec![("Erster Baum".to_owned(), Decimal::from(70)), ("Zweiter Baum".to_owned(), Decimal::from(15))],
            total: Decimal::from(85),
        }),
        delivery: "**Ihr Bescheid kommt digital.** Wir legen ihn in Ihr Postfach und schreiben Ihnen eine E-Mail. Am Tag, nachdem Sie ihn geöffnet haben, gilt er als bekannt gegeben, und die Frist für einen Widerspruch beginnt.".to_owned(),
        consents: vec![
            Field::new("paper", "Ich möchte den Bescheid lieber auf Papier.", FieldKind::Consent { given: false }).optional(),
            Field::new("true", "Meine Angaben sind vollständig und richtig.", FieldKind::Consent { given: false }),
        ],
        privacy: portal::ServicePrivacy { service: "baumfaellung".to_owned() }.href(),
        guard: FormGuard::sample(3),
        action: portal::File { draft }.href(),
        saved_at: Some(date(2026, 11, 3).at(10, 42, 0, 0)),
        progress: super::step::sample_progress(language, 4),
    }
}
