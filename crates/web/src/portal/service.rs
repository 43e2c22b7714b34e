//! A service page: what it is, what it costs and needs, who decides, and the way in.

use askama::Template;

use crate::{
    Language, Page, filters,
    frame::{Area, Crumb, PortalFrame},
    parts::{FormGuard, Step, StepState, Steps},
    urls::{Href, Url, portal},
};

/// A service page. Texts are the service's own, in the reader's language.
#[derive(Debug, Template)]
#[template(path = "portal/service.html")]
pub(crate) struct Service {
    pub(crate) frame: PortalFrame,
    pub(crate) name: String,
    pub(crate) lead: String,
    pub(crate) tiles: Vec<Tile>,
    /// Who needs it and who does not.
    pub(crate) sections: Vec<Section>,
    /// Something that must not be missed. May hold `**emphasis**`.
    pub(crate) warning: Option<String>,
    /// What the resident needs at hand: name and explanation.
    pub(crate) needs: Vec<(String, String)>,
    pub(crate) next: Steps,
    /// Questions with answers.
    pub(crate) more: Vec<(String, String)>,
    pub(crate) start: StartBox,
    pub(crate) privacy: Href,
}

/// One of the key facts in a row.
#[derive(Debug)]
pub(crate) struct Tile {
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) note: Option<String>,
}

/// A headed text; paragraphs may hold `**emphasis**`.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) heading: String,
    pub(crate) paragraphs: Vec<String>,
}

/// The box that starts an application.
#[derive(Debug)]
pub(crate) struct StartBox {
    pub(crate) way: Way,
    /// Paper form, town hall, telephone: lines that may hold `**emphasis**`.
    pub(crate) other_ways: Vec<String>,
}

/// Whether the service can be applied for here.
#[derive(Debug)]
pub(crate) enum Way {
    /// Starts a draft.
    Online { action: Href, guard: FormGuard },
    /// A draft of this resident exists already.
    Resume { draft: Href },
    /// Not online, with the reason.
    NotOnline { reason: String },
}

impl Page for Service {
    const NAME: &'static str = "portal-service";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let action = portal::StartApplication { service: "baumfaellung".to_owned() }.href();
        let online = sample(language, Way::Online { action, guard: FormGuard::sample(1) });
        let resume = sample(language, Way::Resume { draft: portal::Cases.href() });
        let reason = "Dieser Dienst verlangt eine Anmeldung, die es hier noch nicht gibt.".to_owned();
        let closed = sample(language, Way::NotOnline { reason });
        vec![("online", online), ("resume", resume), ("not-online", closed)]
    }
}

fn sample(language: Language, way: Way) -> Service {
    let crumbs = vec![
        Crumb::to(language.say("start-page"), portal::Start.href()),
        Crumb::to("Bauen und Garten", portal::Services.href()),
        Crumb::here("Baumfällung"),
    ];
    let tile = |label: &str, value: &str, note: Option<&str>| Tile {
        label: label.to_owned(),
        value: value.to_owned(),
        note: note.map(str::to_owned),
    };
    Service {
        frame: PortalFrame::sample("Baumfällung beantragen", Area::Services, crumbs),
        name: "Baumfällung beantragen".to_owned(),
        lead: "Größere Bäume sind in Fördestadt geschützt. Möchten Sie einen fällen oder stark zurückschneiden, brauchen Sie vorher unsere Genehmigung.".to_owned(),
        tiles: vec![
            tile("Antrag ausfüllen", "etwa 15 Minuten", None),
            tile("Bearbeitung", "meist 3 Wochen", None),
            tile("Kosten", "70 Euro", Some("je weiterer Baum 15 Euro")),
            tile("Wer entscheidet", "Grünflächenamt", Some("immer ein Mensch")),
        ],
        sections: vec![Section {
            heading: "Brauche ich eine Genehmigung?".to_owned(),
            paragraphs: vec![
                "Ja, wenn der Stamm in einem Meter Höhe **mindestens 80 Zentimeter Umfang** hat. Bei mehreren Stämmen zählen alle zusammen.".to_owned(),
                "Nein bei Obstbäumen. Walnuss und Esskastanie sind geschützt.".to_owned(),
            ],
        }],
        warning: Some("**Vom 1. März bis 30. September darf nicht gefällt werden.** Vögel brüten in dieser Zeit. Stellen Sie Ihren Antrag am besten bis Ende Januar.".to_owned()),
        needs: sample_needs(),
        next: Steps::list(vec![
            Step::new(StepState::Ahead, "Sie stellen den Antrag").note("Danach erhalten Sie sofort eine Eingangsbestätigung."),
            Step::new(StepState::Ahead, "Wir sehen uns die Bäume an").note("Fehlt etwas, schreiben wir Ihnen ins Postfach."),
            Step::new(StepState::Ahead, "Sie bekommen den Bescheid").note("Digital in Ihr Postfach oder auf Papier, wie Sie es möchten."),
            Step::new(StepState::Ahead, "Sie dürfen fällen und pflanzen neu").note("Meist ist eine Ersatzpflanzung nötig."),
        ]),
        more: vec![
            ("Der Baum droht umzufallen. Was tun?".to_owned(), "Bei Gefahr für Menschen rufen Sie bitte die Feuerwehr: 112. Machen Sie Fotos und melden Sie uns die Fällung am nächsten Werktag.".to_owned()),
            ("Welche Regeln gelten?".to_owned(), "Baumschutzsatzung der Stadt Fördestadt, § 39 Absatz 5 und § 44 Bundesnaturschutzgesetz.".to_owned()),
        ],
        start: StartBox {
            way,
            other_ways: vec!["Rathaus, Zimmer 214\nMontag bis Freitag, 8 bis 12 Uhr".to_owned(), "Fragen? Jonas Petersen hilft Ihnen: 040\u{a0}66969-214".to_owned()],
        },
        privacy: portal::ServicePrivacy { service: "baumfaellung".to_owned() }.href(),
    }
}

fn sample_needs() -> Vec<(String, String)> {
    [
        ("Maße der Bäume", "Stammumfang und geschätzte Höhe"),
        ("Ein Foto von jedem Baum", "ganzer Baum und Stamm, gern mit dem Telefon"),
        ("Einen Lageplan", "eine Skizze reicht; Sie können sie später nachreichen"),
        ("Vollmacht", "nur wenn der Baum nicht auf Ihrem Grundstück steht"),
    ]
    .map(|(name, note)| (name.to_owned(), note.to_owned()))
    .to_vec()
}
