//! A sample of the check page: an application that is complete.

use jiff::civil::date;
use kit::{
    frame::{Area, PortalFrame},
    parts::{Answer, AnswerSection, CsrfFields, ErrorSummary, FieldProblem, Link},
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;
use rust_decimal::Decimal;

use super::CheckAnswers;
use crate::{step::sample_progress, texts::Say as _};

impl Sampled for CheckAnswers {
    const NAME: &'static str = "portal-check-answers";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let mut open = sample(language);
        open.complete = false;
        let message = language.say("check-step-open").with("step", "Grundstück").into();
        open.errors = Some(ErrorSummary { problems: vec![FieldProblem { id: "place".to_owned(), message }] });
        open.frame.title = language.say("error-title").with("title", &open.frame.title).into();
        vec![("complete", sample(language)), ("open", open)]
    }
}

pub(super) fn sample(language: Language) -> CheckAnswers {
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
        notice: None,
        errors: None,
        complete: true,
        sections: vec![
            section(
                "you",
                "1. Zu Ihnen",
                &[
                    ("Name", "Henrike Thomsen"),
                    ("Anschrift", "Lindenweg 14, 24900 Fördestadt"),
                    ("Sie sind", "Eigentümerin des Grundstücks"),
                    ("E-Mail", "h.thomsen@post.example"),
                ],
            ),
            section(
                "trees",
                "2. Ihre Bäume",
                &[
                    (
                        "Baum 1",
                        "Winterlinde, Umfang 142\u{a0}cm, Höhe 18\u{a0}m\nkrank oder beschädigt, Gutachten wird nachgereicht",
                    ),
                    (
                        "Baum 2",
                        "Hänge-Birke, Umfang 96\u{a0}cm, Höhe 14\u{a0}m\ngefährdet Menschen oder Gebäude",
                    ),
                ],
            ),
            section(
                "place",
                "3. Grundstück",
                &[
                    ("Lage", "Lindenweg 14, hinter dem Haus"),
                    ("Flurstück", "Gemarkung Förde, Flur 7, Flurstück 112/4"),
                ],
            ),
            section(
                "papers",
                "4. Unterlagen",
                &[("Fotos", "4 Dateien"), ("Lageplan", "reichen Sie später nach")],
            ),
        ],
        fee: Some(Decimal::from(85)),
        cost: "70 Euro, je weiterer Baum 15 Euro".to_owned(),
        delivery: language.say("check-delivery-portal").into(),
        privacy: portal::ServicePrivacy { service: "baumfaellung".to_owned() }.href(),
        csrf: CsrfFields::sample(3),
        version: 7,
        action: portal::File { draft }.href(),
        saved_at: Some(date(2026, 11, 3).at(10, 42, 0, 0)),
        progress: sample_progress(language, 4),
    }
}
