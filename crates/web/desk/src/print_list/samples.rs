//! Samples of this page.

use case::decision::LetterMethod;
use kernel::rows::PrintReason;
use kit::{
    frame::{DeskArea, DeskFrame},
    parts::{Alert, AlertKind, Choice, CsrfFields, DateInput, Field, FieldKind, Link},
    samples::Sampled,
    urls::{Url, desk},
};
use locale::Language;

use super::{PrintList, Row, reason};
use crate::{delivery::letter_method, texts::Say as _};

impl Sampled for PrintList {
    const NAME: &'static str = "desk-print-list";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
        let decision = ids::DecisionId::from_uuid(ids::Uuid::from_u128(2));
        let row = |number: usize, why| Row {
            key: format!("{case}.{number}"),
            number,
            case: Link::new("B-2026-0417", &desk::Case { case }),
            applicant: "Henrike Thomsen".to_owned(),
            subject: "Genehmigung zur Fällung, Lindenweg 14".to_owned(),
            delivery: Link::new(language.say("delivery"), &desk::Delivery { case, decision }),
            letter: desk::DecisionLetter { case, decision }.href(),
            address: vec![
                "Henrike Thomsen".to_owned(),
                "Lindenweg 14".to_owned(),
                "24900 Fördestadt".to_owned(),
            ],
            reason: language.say(reason(why)).into(),
            since: "20.11.2026".to_owned(),
            department: "Grünflächenamt".to_owned(),
            methods: vec![
                Choice::new("post", language.say(letter_method(LetterMethod::Post))).chosen(),
                Choice::new("pzu", language.say(letter_method(LetterMethod::Pzu))),
            ],
        };
        let day =
            DateInput { day: "23".to_owned(), month: "11".to_owned(), year: "2026".to_owned(), birth: false };
        let page = |rows| Self {
            frame: DeskFrame {
                area: DeskArea::PrintList,
                ..DeskFrame::sample(language.say("desk-print-list"), Vec::new())
            },
            alert: None,
            errors: None,
            refused: Vec::new(),
            action: desk::Postings.href(),
            csrf: CsrfFields::sample(50),
            rows,
            on: Field::new("on", language.say("print-posted-on"), FieldKind::Date(day.clone())),
        };
        let rows = vec![row(1, PrintReason::NotRetrieved), row(2, PrintReason::Post)];
        let alert = Alert {
            kind: AlertKind::Danger,
            title: "Ein Brief wurde nicht eingetragen".to_owned(),
            body: None,
        };
        let refused = vec!["B-2026-0398: Die Postanschrift fehlt.".to_owned()];
        vec![
            ("two", page(rows)),
            ("refused", Self { alert: Some(alert), refused, ..page(vec![row(1, PrintReason::Returned)]) }),
            ("empty", page(Vec::new())),
        ]
    }
}
