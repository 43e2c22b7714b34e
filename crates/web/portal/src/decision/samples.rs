//! Samples of the pages of a decision.

use kit::{
    frame::{Area, Crumb, PortalFrame},
    parts::{CsrfFields, Fact, Facts, FormattedText, Step, StepState, Steps},
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::{Decision, DecisionNotice, Payment, Tone, Verdict};
use crate::texts::Say as _;

impl Sampled for Decision {
    const NAME: &'static str = "portal-decision";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let refused = Verdict {
            tone: Tone::Refused,
            sentence: "Sie dürfen die Linde nicht fällen.".to_owned(),
            detail: Some("Ein Rückschnitt genügt.".to_owned()),
        };
        let partly = Verdict {
            tone: Tone::Partly,
            sentence: "Sie dürfen eine von zwei Birken fällen.".to_owned(),
            detail: None,
        };
        let mut final_one = Self { verdict: refused, ..sample(language) };
        final_one.objection = None;
        final_one.todo.clear();
        vec![
            ("granted", sample(language)),
            ("partly", Self { verdict: partly, ..sample(language) }),
            ("refused-final", final_one),
        ]
    }
}

fn sample(language: Language) -> Decision {
    let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
    let decision = ids::DecisionId::from_uuid(ids::Uuid::from_u128(2));
    let crumbs = vec![
        Crumb::to(language.say("start-page"), portal::Start.href()),
        Crumb::to(language.say("nav-cases"), portal::Cases.href()),
        Crumb::to("Baumfällung, Lindenweg 14", portal::Case { case }.href()),
        Crumb::here("Bescheid"),
    ];
    Decision {
        frame: PortalFrame::sample("Bescheid zur Hänge-Birke", Area::Cases, crumbs),
        title: "Bescheid zur Hänge-Birke".to_owned(),
        subtitle: "Teilbescheid vom 16. November 2026, Aktenzeichen 67.2-B-0417/26".to_owned(),
        verdict: Verdict {
            tone: Tone::Granted,
            sentence: "Sie dürfen die Birke fällen.".to_owned(),
            detail: Some("Die Genehmigung gilt bis zum 28. Februar 2027. Dafür pflanzen Sie bis zum 30. November 2027 einen neuen Laubbaum.".to_owned()),
        },
        todo: vec![
            ("**Vor dem Fällen nach Nestern und Höhlen sehen.** Finden Sie welche, rufen Sie uns bitte an.".to_owned(), None),
            ("**Bis zum 28. Februar 2027 fällen.** Danach beginnt die Brutzeit.".to_owned(), None),
            ("**70,00\u{a0}€ bis zum 21. Dezember 2026 überweisen.**".to_owned(), None),
            ("**Neuen Baum pflanzen** und uns ein Foto schicken.".to_owned(), None),
        ],
        dates: Steps::list(vec![
            Step::new(StepState::Done, "In Ihr Postfach gelegt").note("Montag, 16. November 2026, 10:12 Uhr. Am selben Tag haben wir Ihnen eine E-Mail geschickt."),
            Step::new(StepState::Done, "Von Ihnen geöffnet").note("Dienstag, 17. November 2026, 18:25 Uhr"),
            Step::new(StepState::Done, "Bekannt gegeben").note("Mittwoch, 18. November 2026. Das ist der Tag nach Ihrem Abruf."),
            Step::new(StepState::Now, "Sie können Widerspruch einlegen: bis Freitag, 18. Dezember 2026").note("Ein Monat ab Bekanntgabe, bis 24 Uhr. Noch 25 Tage."),
        ]),
        tenor: FormattedText::read("1. Sie dürfen die Hänge-Birke fällen.\n2. Die Genehmigung gilt bis zum **28. Februar 2027**."),
        ancillary_provisions: vec![FormattedText::read("Vor dem Fällen ist der Baum auf Nester und Höhlen zu prüfen.")],
        payment: Some(Payment {
            facts: Facts::new(vec![
                Fact::new("Betrag", "70,00\u{a0}€"),
                Fact::new("Zahlbar bis", "Montag, 21. Dezember 2026"),
                Fact::new("Empfängerin", "Stadt Fördestadt"),
                Fact::new("IBAN", "DE02 1203 0000 0000 2020 51"),
                Fact::new("Verwendungszweck", "B-2026-0417 5.0417.26"),
            ]),
        }),
        reasons: FormattedText::read("Die Birke ist geschützt, denn ihr Stamm misst 96 Zentimeter. Sie neigt sich aber zum Haus, und die Wurzeln sind auf einer Seite gekappt. Unser Baumkontrolleur hat das am 12. November vor Ort gesehen. Ein Rückschnitt genügt nicht."),
        objection_text: "Dann können Sie Widerspruch einlegen: schriftlich oder zur Niederschrift im Rathaus. Eine einfache E-Mail reicht nicht. Die vollständige Belehrung steht im Bescheid.".to_owned(),
        objection: Some(portal::Objection { case, decision }.href()),
        advice: None,
        ask: portal::Case { case }.href().at("messages"),
        letter: portal::DecisionLetter { case, decision }.href(),
        letter_bytes: 212_000,
        seal: "Gesiegelt von der Stadt Fördestadt und unverändert.".to_owned(),
        facts: Facts::small(vec![Fact::new("Seiten", "2"), Fact::new("Entschieden", "Jonas Petersen"), Fact::new("Amt", "Grünflächenamt")]),
    }
}

impl Sampled for DecisionNotice {
    const NAME: &'static str = "portal-decision-notice";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
        let decision = ids::DecisionId::from_uuid(ids::Uuid::from_u128(2));
        let notice = |how: String, retrieval| Self {
            frame: PortalFrame::sample("Bescheid zu Ihrem Antrag", Area::Cases, Vec::new()),
            title: "Bescheid zu Ihrem Antrag".to_owned(),
            how,
            retrieval,
            case: portal::Case { case }.href(),
            alert: None,
        };
        let ready = language.say("decision-ready").with("until", "Donnerstag, 26. November 2026").to_string();
        let retrieval = (portal::Retrieval { case, decision }.href(), CsrfFields::sample(3));
        let late = language.say("decision-not-retrieved").to_string();
        vec![("ready", notice(ready, Some(retrieval))), ("by-post", notice(late, None))]
    }
}
