//! Samples of the delivery page.

use kit::{
    frame::DeskFrame,
    parts::{CsrfFields, Fact, Facts, Link, State, StateKind, Step, StepState, Steps},
    samples::Sampled,
    urls::{Url, desk},
};
use locale::Language;

use super::{Delivery, ObjectionView, Proof};
use crate::{action_form::ActionForm, texts::Say as _};

impl Sampled for Delivery {
    const NAME: &'static str = "desk-delivery";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        all(language)
    }
}

pub(super) fn all(language: Language) -> Vec<(&'static str, Delivery)> {
    vec![("announced", announced(language)), ("sealed", sealed(language)), ("objected", objected(language))]
}

fn address() -> (ids::CaseId, ids::DecisionId) {
    let id = ids::Uuid::from_u128;
    (ids::CaseId::from_uuid(id(417)), ids::DecisionId::from_uuid(id(2)))
}

fn announced(language: Language) -> Delivery {
    let (case, decision) = address();
    Delivery {
        frame: DeskFrame::sample("Bekanntgabe, B-2026-0417", Vec::new()),
        title: "Bekanntgabe: Teilbescheid Birke".to_owned(),
        case: Link::new("B-2026-0417, Thomsen", &desk::Case { case }),
        state: State::badge(StateKind::Done, "Bekannt gegeben"),
        letter: Some(desk::DecisionLetter { case, decision }.href()),
        editor: Link::new(language.say("to-editor"), &desk::DecisionEditor { case, decision }),
        alert: None,
        errors: None,
        steps: Steps::row(language.say("delivery-steps"), steps()),
        next: "Am **Samstag, 19. Dezember 2026** ist der Bescheid bestandskräftig.".to_owned(),
        actions: Vec::new(),
        method: Facts::small(vec![
            Fact::new("Weg", "**Postfach im Portal**"),
            Fact::new("Warum", "Die Leistung lässt das eigene Postfach genügen."),
            Fact::new("Warum", "Einwilligung vom 03.11.2026, 19:42."),
        ]),
        proofs: proofs(),
        chain: "Akte bis Eintrag 23, d1c7 0382 6bb9".to_owned(),
        computation: Some(Facts::new(vec![
            Fact::new("Abruf", "Dienstag, 17. November 2026"),
            Fact::new("Bekannt gegeben", "**Mittwoch, 18. November 2026**"),
            Fact::new("Widerspruch bis", "**Freitag, 18. Dezember 2026**"),
        ])),
        reasons: vec![
            "Der Bescheid gilt am Tag nach dem Abruf als bekannt gegeben (§ 110 Abs. 2a LVwG SH).".to_owned(),
        ],
        fee: Some(Facts::new(vec![
            Fact::new("Betrag", "**70,00\u{a0}€**"),
            Fact::new("Fällig", "18.12.2026"),
        ])),
        objections: Vec::new(),
        object: Some(ActionForm::new(
            "object",
            language.say("act-object"),
            &desk::Objections { case, decision },
            CsrfFields::sample(40),
            language.say("act-object"),
        )),
    }
}

fn sealed(language: Language) -> Delivery {
    let (case, decision) = address();
    let provide = ActionForm::new(
        "provide",
        language.say("act-provide"),
        &desk::Provisions { case, decision },
        CsrfFields::sample(41),
        language.say("act-provide"),
    );
    let print = ActionForm::new(
        "print",
        language.say("act-print"),
        &desk::PrintOrders { case, decision },
        CsrfFields::sample(42),
        language.say("act-print"),
    );
    Delivery {
        state: State::badge(StateKind::Todo, "Gesiegelt, noch nicht bekannt gegeben"),
        next: language.say("next-provide").into(),
        actions: vec![
            provide.intro(language.say("act-provide-intro")).primary(),
            print.intro(language.say("act-print-intro")),
        ],
        computation: None,
        reasons: Vec::new(),
        object: None,
        ..announced(language)
    }
}

fn objected(language: Language) -> Delivery {
    let (case, decision) = address();
    let settle = ActionForm::new(
        "settle",
        language.say("act-settle"),
        &desk::ObjectionSettlement { case, decision, objection: 1 },
        CsrfFields::sample(43),
        language.say("act-settle"),
    );
    let objection = ObjectionView {
        state: State::plain(StateKind::Todo, language.say("objected-open")),
        facts: Facts::small(vec![
            Fact::new("Eingegangen", "Montag, 7. Dezember 2026").note("rechtzeitig"),
            Fact::new("Form", "schriftlich"),
        ]),
        documents: vec![Link::new("Widerspruch.pdf", &desk::Case { case })],
    };
    Delivery { objections: vec![objection], actions: vec![settle], ..announced(language) }
}

fn steps() -> Vec<Step> {
    vec![
        Step::new(StepState::Done, "Ins Postfach gelegt").note("16.11.2026, 10:12"),
        Step::new(StepState::Done, "Bereitgestellt und benachrichtigt").note("16.11.2026, 10:12"),
        Step::new(StepState::Done, "Abgerufen").note("17.11.2026, 18:25"),
        Step::new(StepState::Done, "Bekannt gegeben").note("Mittwoch, 18. November 2026"),
        Step::new(StepState::Now, "Widerspruchsfrist läuft").note("bis Freitag, 18. Dezember 2026"),
        Step::new(StepState::Ahead, "Bestandskräftig").note("frühestens Samstag, 19. Dezember 2026"),
    ]
}

fn proofs() -> Vec<Proof> {
    let proof = |step: &str, when: &str, what: &str, entry: &str| Proof {
        state: State::plain(StateKind::Done, step),
        when: when.to_owned(),
        what: what.to_owned(),
        entry: entry.to_owned(),
    };
    let accepted = "Der Mailserver hat die Nachricht angenommen: „250 2.0.0 Ok: queued as 4T2“";
    vec![
        proof(
            "Unterschrieben",
            "16.11.2026, 09:51:12",
            "Dr. Amira Yıldız; SHA-256 c04d 9a11 5e7f",
            "Eintrag 17, 9f2c 41ab 07d3",
        ),
        proof(
            "Gesiegelt",
            "16.11.2026, 10:11:02",
            "PDF, 212\u{a0}KB; SHA-256 8d11 70aa 91c2",
            "Eintrag 19, c04d 9a11 5e7f",
        ),
        proof("Benachrichtigt", "16.11.2026, 10:12:31", accepted, "Eintrag 21, 52fe a90d 3c18"),
        proof(
            "Abgerufen",
            "17.11.2026, 18:25:40",
            "mit einem Konto, dessen Adresse bestätigt ist",
            "Eintrag 22, 0ad6 e4f1 9920",
        ),
    ]
}
