//! The town: Fördestadt in Schleswig-Holstein, with three departments and a seal for demonstration.

use admin::towns::{DepartmentSet, NewTown, create_town, set_department, set_seal};
use form::format::Text;
use ids::TownId;
use jiff::civil::date;
use kernel::context::TownContext;
use town::{
    AccessibilityStatement, Bank, Barrier, BarrierReason, Branding, Conformity, Contact, Letterhead,
    MailIdentity, Method, Office, OfficialTexts, SealState, Settings,
};

use super::{Environment, new_command, operator, services::Packs};
use crate::error::DemoError;

/// Short name of the town.
pub(crate) const SLUG: &str = "foerdestadt";

/// Makes town, departments and seal.
pub(crate) async fn make(environment: &Environment<'_>, packs: &Packs) -> Result<TownId, DemoError> {
    let ports = environment.ports;
    let new = NewTown {
        slug: SLUG.to_owned(),
        name: "Fördestadt".to_owned(),
        hosts: Vec::new(),
        settings: settings(),
    };
    let town = create_town(ports, new, operator()).await?;
    let ctx = TownContext { ports, town, now: ports.clock.now() };
    for department in departments(packs) {
        set_department(ctx, new_command(ports), operator(), department).await?;
    }
    seal(environment, ctx).await?;
    Ok(town)
}

/// The packs say by which short names they know their departments; the third owns no service yet.
fn departments(packs: &Packs) -> Vec<DepartmentSet> {
    let set = |slug: &str, name: &str, phone: &str, mailbox: &str, room: &str| DepartmentSet {
        slug: slug.to_owned(),
        name: name.to_owned(),
        contact: Contact {
            phone: phone.to_owned(),
            email: format!("{mailbox}@foerdestadt.example"),
            street: String::new(),
            room: room.to_owned(),
        },
    };
    let (trees, stopping) = (packs.trees_department(), packs.stopping_department());
    vec![
        set(trees, "Grünflächenamt", "0461 555 2100", "gruenflaechen", "Raum 214"),
        set(stopping, "Straßenverkehrsbehörde", "0461 555 2300", "verkehr", "Raum 118"),
        set("buergerbuero", "Bürgerbüro", "0461 555 1000", "buergerbuero", "Erdgeschoss"),
    ]
}

/// The key of the demo's seal is made at the first start; the letters say what it is.
async fn seal(environment: &Environment<'_>, ctx: TownContext<'_>) -> Result<(), DemoError> {
    let failed = |error| DemoError::failed("make the seal of the demo", error);
    let identity = documents::demo_identity(&ctx.ports.ids.secret(), ctx.now).map_err(failed)?;
    let sealer = documents::Sealer::from_pem(&identity.key_pem, &identity.chain_pem).map_err(failed)?;
    let row = ctx.ports.store.town(ctx.town).await?;
    let row = row.ok_or_else(|| DemoError::Broken("the town is gone".to_owned()))?;
    let kept = environment.seals.keep(&row, &identity).await;
    kept.map_err(|error| DemoError::failed("keep the seal of the demo", error))?;
    let info = sealer.info();
    let subject = info.chain.first().cloned().unwrap_or_default();
    let set = SealState { subject, qualified: info.is_qualified() };
    set_seal(ctx, new_command(ctx.ports), operator(), set).await?;
    Ok(())
}

fn settings() -> Settings {
    Settings {
        land: "SH".to_owned(),
        letterhead: letterhead(),
        branding: Branding::default(),
        mail: MailIdentity {
            name: "Stadt Fördestadt".to_owned(),
            address: "portal@foerdestadt.example".to_owned(),
        },
        official: official(),
        official_bar: false,
        remedies: Vec::new(),
    }
}

fn letterhead() -> Letterhead {
    Letterhead {
        authority: "Stadt Fördestadt".to_owned(),
        head: "Die Oberbürgermeisterin".to_owned(),
        street: "Rathausplatz 1".to_owned(),
        postcode: "24900".to_owned(),
        place: "Fördestadt".to_owned(),
        phone: "0461 555 0".to_owned(),
        email: "rathaus@foerdestadt.example".to_owned(),
        web: "foerdestadt.example".to_owned(),
        bank: Some(Bank {
            holder: "Stadt Fördestadt".to_owned(),
            iban: "DE89370400440532013000".to_owned(),
            bic: "COBADEFFXXX".to_owned(),
            bank: "Musterbank".to_owned(),
        }),
        hours: Some(Text::both(
            "Montag bis Freitag von 8 bis 12 Uhr, Donnerstag bis 18 Uhr",
            "Monday to Friday 8 am to 12 noon, Thursday until 6 pm",
        )),
    }
}

fn official() -> OfficialTexts {
    OfficialTexts {
        imprint: Text::both(
            "Diese Seiten gehören zu einer Vorführung von Gangway. Die Stadt, ihre Ämter und alle Personen sind erfunden.",
            "These pages belong to a demonstration of Gangway. The town, its offices and all people are invented.",
        ),
        privacy: Some(Text::both(
            "Was Sie hier eingeben, bleibt auf diesem Rechner. Geben Sie trotzdem nichts Echtes ein.",
            "What you enter here stays on this machine. Still, do not enter anything real.",
        )),
        data_protection_officer: Some(Office {
            name: Text::both(
                "Datenschutzbeauftragte der Stadt Fördestadt",
                "Data protection officer of Stadt Fördestadt",
            ),
            address: "Rathausplatz 1, 24900 Fördestadt".to_owned(),
            phone: "0461 555 1170".to_owned(),
            email: "datenschutz@foerdestadt.example".to_owned(),
            web: String::new(),
        }),
        supervisory_authority: Some(Office {
            name: Text::german("Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein"),
            address: String::new(),
            phone: String::new(),
            email: String::new(),
            web: "www.datenschutzzentrum.de".to_owned(),
        }),
        accessibility_statement: accessibility_statement(),
        accessibility: Some(Text::both(
            "Geprüft wird bei jeder Änderung mit automatischen Werkzeugen und ohne Maus.",
            "Every change is checked with automatic tools and without a mouse.",
        )),
        barrier_email: "barrieren@foerdestadt.example".to_owned(),
        complaints_office: Some(Office {
            name: Text::both(
                "Beschwerdestelle für barrierefreie Informationstechnik in Schleswig-Holstein",
                "Complaints office for accessible information technology in Schleswig-Holstein",
            ),
            address: String::new(),
            phone: String::new(),
            email: "beschwerdestelle@land.example".to_owned(),
            web: String::new(),
        }),
    }
}

fn accessibility_statement() -> AccessibilityStatement {
    let barrier =
        |what: Text, instead: Text| Barrier { what, reason: BarrierReason::NotYet, instead: Some(instead) };
    AccessibilityStatement {
        conformity: Conformity::Partly,
        barriers: vec![
            barrier(
                Text::both(
                    "Fotos und Lagepläne, die andere hochladen, haben keine Beschreibung.",
                    "Photos and site plans that others upload have no description.",
                ),
                Text::both(
                    "Das Amt beschreibt sie Ihnen am Telefon.",
                    "The department describes them to you by telephone.",
                ),
            ),
            barrier(
                Text::both(
                    "Erklärungen in Leichter Sprache und in Gebärdensprache gibt es noch nicht.",
                    "There are no explanations in easy language or sign language yet.",
                ),
                Text::both(
                    "Im Bürgerbüro hilft man Ihnen persönlich.",
                    "The citizens' office helps you in person.",
                ),
            ),
        ],
        prepared_on: Some(date(2026, 9, 1)),
        reviewed_on: None,
        method: Method::SelfAssessment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_can_be_used() {
        assert_eq!(settings().check(), Ok(()));
    }
}
