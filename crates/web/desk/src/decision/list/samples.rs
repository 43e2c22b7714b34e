//! Samples of this page.

use casework::decision::CoverageText;
use ids::CaseId;
use kit::{
    frame::DeskFrame,
    parts::{CsrfFields, Link, State as Badge, StateKind},
    samples::Sampled,
    urls::{Url, desk},
};
use locale::Language;

use super::{Decisions, Row, begin_fields};
use crate::{action_form::ActionForm, decision::words, texts::Say as _};

impl Sampled for Decisions {
    const NAME: &'static str = "desk-decisions";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let case = CaseId::from_uuid(ids::Uuid::from_u128(417));
        let decision = ids::DecisionId::from_uuid(ids::Uuid::from_u128(2));
        let row = |name: &str, kind, word: &str, outcome: case::decision::Outcome| Row {
            link: Link::new(name, &desk::DecisionEditor { case, decision }),
            subject: "Genehmigung zur Fällung, Lindenweg 14".to_owned(),
            outcome: language.say(words::outcome_word(outcome)).into(),
            state: Badge::badge(kind, word),
            edited: "16.11.2026, Jonas Petersen".to_owned(),
            delivery: (kind == StateKind::Done).then(|| desk::Delivery { case, decision }.href()),
        };
        let begin = ActionForm::new(
            "begin",
            "",
            &desk::Decisions { case },
            CsrfFields::sample(21),
            language.say("begin-decision"),
        )
        .intro(language.say("begin-decision-intro"))
        .fields(begin_fields(language, "granted", &CoverageText::Part("Birke".to_owned())))
        .primary();
        let page = |rows| Self {
            frame: DeskFrame::sample("Bescheide, B-2026-0417", Vec::new()),
            case: Link::new("B-2026-0417, Thomsen", &desk::Case { case }),
            alert: None,
            errors: None,
            rows,
            begin: None,
        };
        let outcome = case::decision::Outcome::Granted;
        let rows = vec![
            row("Teilbescheid Birke", StateKind::Done, "Bekannt gegeben", outcome),
            row("Bescheid über den Rest", StateKind::Work, "Entwurf, Fassung 2", outcome),
        ];
        vec![("several", Self { begin: Some(begin), ..page(rows) }), ("none", page(Vec::new()))]
    }
}
