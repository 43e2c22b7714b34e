//! A decision, explained: the verdict, what to do, from when it counts and why, how to object. The PDF binds, this page explains.

use askama::Template;

use crate::{
    Language, Page, filters,
    frame::{Area, Crumb, PortalFrame},
    parts::{Fact, Facts, Link, Step, StepState, Steps},
    urls::{Href, Url, portal},
};

/// A decision.
#[derive(Debug, Template)]
#[template(path = "portal/decision.html")]
pub(crate) struct Decision {
    pub(crate) frame: PortalFrame,
    pub(crate) title: String,
    /// «Teilbescheid vom 16. November 2026, Aktenzeichen 67.2-B-0417/26».
    pub(crate) subtitle: String,
    pub(crate) verdict: Verdict,
    /// What the resident has to do, each with an optional link. May hold `**emphasis**`.
    pub(crate) todo: Vec<(String, Option<Link>)>,
    /// Each date with its reason.
    pub(crate) dates: Steps,
    /// Why it was decided so: paragraphs of the letter.
    pub(crate) reasons: String,
    /// How one objects; the full notice stands in the letter.
    pub(crate) remedies: String,
    /// None once the period has ended.
    pub(crate) objection: Option<Href>,
    pub(crate) ask: Href,
    pub(crate) letter: Href,
    pub(crate) letter_bytes: u64,
    /// What the seal says: «Gesiegelt von der Stadt Fördestadt und unverändert.».
    pub(crate) seal: String,
    pub(crate) facts: Facts,
}

/// The verdict in a sentence.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) tone: Tone,
    pub(crate) sentence: String,
    pub(crate) detail: Option<String>,
}

/// How the verdict reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Granted,
    Partly,
    Refused,
}

impl Tone {
    pub(crate) const fn classes(self) -> (&'static str, &'static str) {
        match self {
            Self::Granted => ("", "success"),
            Self::Partly => (" gw-verdict--partly", "info"),
            Self::Refused => (" gw-verdict--refused", "danger"),
        }
    }
}

impl Page for Decision {
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
            ("**70,00\u{a0}€ bis zum 21. Dezember 2026 überweisen.**".to_owned(), Some(Link::new("Angaben zur Zahlung", &portal::DecisionLetter { case, decision }))),
            ("**Neuen Baum pflanzen** und uns ein Foto schicken.".to_owned(), None),
        ],
        dates: Steps::list(vec![
            Step::new(StepState::Done, "In Ihr Postfach gelegt").note("Montag, 16. November 2026, 10:12 Uhr. Am selben Tag haben wir Ihnen eine E-Mail geschickt."),
            Step::new(StepState::Done, "Von Ihnen geöffnet").note("Dienstag, 17. November 2026, 18:25 Uhr"),
            Step::new(StepState::Done, "Bekannt gegeben").note("Mittwoch, 18. November 2026. Das ist der Tag nach Ihrem Abruf."),
            Step::new(StepState::Now, "Sie können Widerspruch einlegen: bis Freitag, 18. Dezember 2026").note("Ein Monat ab Bekanntgabe, bis 24 Uhr. Noch 25 Tage."),
        ]),
        reasons: "Die Birke ist geschützt, denn ihr Stamm misst 96 Zentimeter. Sie neigt sich aber zum Haus, und die Wurzeln sind auf einer Seite gekappt. Unser Baumkontrolleur hat das am 12. November vor Ort gesehen. Ein Rückschnitt genügt nicht.".to_owned(),
        remedies: "Dann können Sie Widerspruch einlegen: schriftlich oder zur Niederschrift im Rathaus. Eine einfache E-Mail reicht nicht. Die vollständige Belehrung steht im Bescheid.".to_owned(),
        objection: Some(portal::Objection { case, decision }.href()),
        ask: portal::Case { case }.href().at("messages"),
        letter: portal::DecisionLetter { case, decision }.href(),
        letter_bytes: 212_000,
        seal: "Gesiegelt von der Stadt Fördestadt und unverändert.".to_owned(),
        facts: Facts::small(vec![Fact::new("Seiten", "2"), Fact::new("Entschieden", "Jonas Petersen"), Fact::new("Amt", "Grünflächenamt")]),
    }
}
