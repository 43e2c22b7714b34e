//! Samples of this page.

use form::format::LegalBasis;
use kit::{
    frame::{Area, Crumb, PortalFrame},
    parts::{CsrfFields, FormattedText},
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::{Availability, Service, StartBox, Tile, parted};
use crate::texts::Say as _;

impl Sampled for Service {
    const NAME: &'static str = "portal-service";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let action = || portal::StartApplication { service: "baumfaellung".to_owned() }.href();
        let online = sample(language, Availability::Online { action: action(), csrf: CsrfFields::sample(1) });
        let availability = Availability::Resume {
            draft: portal::Drafts.href(),
            action: action(),
            csrf: CsrfFields::sample(1),
        };
        let resume = sample(language, availability);
        let sign_in = sample(language, Availability::SignIn { sign_in: portal::SignIn.href() });
        let reason = language.say("service-trust-too-low").to_string();
        let closed = sample(language, Availability::NotOnline { reason });
        vec![("online", online), ("resume", resume), ("sign-in", sign_in), ("not-online", closed)]
    }
}

fn sample(language: Language, availability: Availability) -> Service {
    let crumbs = vec![
        Crumb::to(language.say("start-page"), portal::Start.href()),
        Crumb::to(language.say("nav-services"), portal::Services.href()),
        Crumb::here("Baumfällung"),
    ];
    let tile = |label: &str, value: &str| Tile { label: label.to_owned(), value: value.to_owned() };
    let description = "## Brauche ich eine Genehmigung?\n\n\
        - **Ja, wenn der Stamm in einem Meter Höhe mindestens 80 Zentimeter Umfang hat.** Bei mehreren Stämmen zählen alle zusammen.\n\
        - **Nein bei Obstbäumen.** Walnuss und Esskastanie sind aber geschützt.\n\n\
        ## So geht es weiter\n\n1. Sie stellen den Antrag.\n2. Wir sehen uns die Bäume an.\n3. Sie bekommen den Bescheid.";
    let needs = [
        "Maße der Bäume: Stammumfang und geschätzte Höhe",
        "ein Foto von jedem Baum",
        "einen Lageplan: eine Skizze reicht",
    ];
    Service {
        frame: PortalFrame::sample("Baumfällung beantragen", Area::Services, crumbs),
        name: "Baumfällung beantragen".to_owned(),
        spoken: "de",
        lead: "Größere Bäume sind in Fördestadt geschützt. Möchten Sie einen fällen oder stark zurückschneiden, brauchen Sie vorher unsere Genehmigung.".to_owned(),
        tiles: vec![
            tile("Bearbeitung", "meist 3 Wochen"),
            tile("Kosten", "70 Euro, je weiterer Baum 15 Euro"),
            tile("Wer entscheidet", "Das Grünflächenamt, immer ein Mensch"),
        ],
        description: FormattedText::read(description),
        needs: needs.map(parted).to_vec(),
        legal_basis: vec![LegalBasis { text: "§ 39 (5) BNatSchG".to_owned(), link: None }],
        start: StartBox {
            availability,
            other_ways: Some("Auf Papier: Das Formular bekommen Sie im Rathaus, und dort geben Sie es auch ab.".to_owned()),
        },
        privacy: portal::ServicePrivacy { service: "baumfaellung".to_owned() }.href(),
    }
}
