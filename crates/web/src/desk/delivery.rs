//! How a decision is delivered: the steps, the proof of each, how the dates are computed.

use askama::Template;

use crate::{
    Language, Page, filters,
    frame::DeskFrame,
    parts::{Fact, Facts, FormGuard, Link, State, StateKind, Step, StepState, Steps},
    urls::{Href, Url, desk},
};

/// The delivery of a decision.
#[derive(Debug, Template)]
#[template(path = "desk/delivery.html")]
pub(crate) struct Delivery {
    pub(crate) frame: DeskFrame,
    pub(crate) title: String,
    pub(crate) case: Link,
    pub(crate) state: State,
    pub(crate) letter: Href,
    /// What can be done: «Auf Papier nachsenden».
    pub(crate) actions: Vec<DeliveryAction>,
    pub(crate) steps: Steps,
    pub(crate) proofs: Vec<Proof>,
    /// «Kette geprüft: 23 von 23 Einträgen stimmen».
    pub(crate) chain: String,
    /// The steps of the computation, each with its norm.
    pub(crate) computation: Facts,
    pub(crate) fee: Option<Facts>,
    /// Objections, newest first.
    pub(crate) objections: Vec<Link>,
}

/// A button that posts.
#[derive(Debug)]
pub(crate) struct DeliveryAction {
    pub(crate) label: String,
    pub(crate) action: Href,
    pub(crate) guard: FormGuard,
}

/// One proven step.
#[derive(Debug)]
pub(crate) struct Proof {
    pub(crate) state: State,
    /// To the second where the step is an act, the day where it is computed.
    pub(crate) when: String,
    pub(crate) what: String,
    /// «Eintrag 20, d1c7 0382 6bb9» or how it was computed.
    pub(crate) entry: String,
}

impl Page for Delivery {
    const NAME: &'static str = "desk-delivery";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        vec![("announced", sample(language))]
    }
}

fn sample(language: Language) -> Delivery {
    let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
    let decision = ids::DecisionId::from_uuid(ids::Uuid::from_u128(2));
    Delivery {
        frame: DeskFrame::sample("Bekanntgabe, B-2026-0417", super::queue::sample_side(language, "delivery")),
        title: "Bekanntgabe des Teilbescheids Birke".to_owned(),
        case: Link::new("B-2026-0417, Thomsen", &desk::Case { case }),
        state: State::badge(StateKind::Done, "Bekannt gegeben"),
        letter: desk::DecisionLetter { case, decision }.href(),
        actions: vec![DeliveryAction {
            label: "Auf Papier nachsenden".to_owned(),
            action: desk::Delivery { case, decision }.href(),
            guard: FormGuard::sample(14),
        }],
        steps: Steps::row(
            language.say("delivery-steps"),
            vec![
                Step::new(StepState::Done, "Bereitgestellt").note("Mo. 16.11.2026, 10:12:07"),
                Step::new(StepState::Done, "Benachrichtigt").note("Mo. 16.11.2026, 10:12:31"),
                Step::new(StepState::Done, "Abgerufen").note("Di. 17.11.2026, 18:25:40"),
                Step::new(StepState::Done, "Bekannt gegeben").note("Mi. 18.11.2026"),
                Step::new(StepState::Now, "Widerspruchsfrist läuft").note("bis Fr. 18.12.2026, 24 Uhr"),
                Step::new(StepState::Ahead, "Bestandskräftig").note("frühestens Sa. 19.12.2026"),
            ],
        ),
        proofs: sample_proofs(),
        chain: "Kette geprüft: 23 von 23 Einträgen stimmen".to_owned(),
        computation: Facts::new(vec![
            Fact::new("Weg", "Postfach im Portal, § 41 Abs. 2a VwVfG"),
            Fact::new("Abruf", "Dienstag, 17.11.2026"),
            Fact::new("+ 1 Tag", "**Mittwoch, 18.11.2026**"),
            Fact::new("+ 1 Monat", "Freitag, 18.12.2026"),
            Fact::new("Fristende", "**Freitag, 18.12.2026, 24 Uhr**"),
            Fact::new("Andere Lesart", "Kein Unterschied: der 18.11. ist ein Werktag."),
        ]),
        fee: Some(Facts::new(vec![
            Fact::new("Betrag", "**70,00\u{a0}€**, fällig am 21.12.2026"),
            Fact::new("Kassenzeichen", "6720-0417-26"),
        ])),
        objections: Vec::new(),
    }
}

fn sample_proofs() -> Vec<Proof> {
    let proof = |kind, step: &str, when: &str, what: &str, entry: &str| Proof {
        state: State::plain(kind, step),
        when: when.to_owned(),
        what: what.to_owned(),
        entry: entry.to_owned(),
    };
    vec![
        proof(
            StateKind::Done,
            "Mitgezeichnet",
            "16.11.2026, 09:51:12",
            "Dr. Amira Yıldız",
            "Eintrag 17, 9f2c 41ab 07d3",
        ),
        proof(
            StateKind::Done,
            "Gesiegelt",
            "16.11.2026, 10:11:02",
            "Siegel der Stadt; PDF/A, 212 KB",
            "Eintrag 19, SHA-256 c04d 9a11 5e7f … 83b6",
        ),
        proof(
            StateKind::Done,
            "Bereitgestellt",
            "16.11.2026, 10:12:07",
            "Im Postfach abrufbar und speicherbar; Einwilligung vom 03.11., 19:42",
            "Eintrag 20, d1c7 0382 6bb9",
        ),
        proof(
            StateKind::Done,
            "Benachrichtigt",
            "16.11.2026, 10:12:31",
            "E-Mail ohne Inhalt an h.th…@post.example, vom Mailserver angenommen (250)",
            "Eintrag 21, 52fe a90d 3c18",
        ),
        proof(
            StateKind::Done,
            "Abgerufen",
            "17.11.2026, 18:25:40",
            "Angemeldet mit Code an die bestätigte E-Mail",
            "Eintrag 22, 0ad6 e4f1 9920",
        ),
        proof(
            StateKind::Done,
            "Bekannt gegeben",
            "18.11.2026",
            "Tag nach dem Abruf",
            "berechnet aus Eintrag 22",
        ),
        proof(
            StateKind::Work,
            "Widerspruch möglich",
            "bis 18.12.2026",
            "Ein Monat ab 18.11.",
            "berechnet, Feiertage Schleswig-Holstein",
        ),
    ]
}
