//! A service page: what it is, what it costs and needs, who decides, and the way in.

use askama::Template;
use axum::extract::State;
use filing::{DraftContent, may_apply, my_drafts, start_draft};
use form::format::LegalBasis;
use kernel::{
    catalogue::{self, Published},
    context::Visitor,
};
use kit::{
    Page,
    address::Path,
    door::{InTown, Resident},
    filters,
    frame::{Area, Crumb, PortalFrame},
    parts::{CsrfFields, Prose},
    posted::Posted,
    problem::WebError,
    refusal::spoken,
    site::Site,
    urls::{Href, Url, portal},
    words::Say as _,
};
use locale::Language;
use service::pack::TrustLevel;

use super::reading::{Answer, Reading};

/// A service page. Texts are the service's own, in the reader's language.
#[derive(Debug, Template)]
#[template(path = "service.html")]
pub(crate) struct Service {
    pub(crate) frame: PortalFrame,
    pub(crate) name: String,
    /// The language of what the service says of itself.
    pub(crate) spoken: &'static str,
    pub(crate) lead: String,
    pub(crate) tiles: Vec<Tile>,
    pub(crate) description: Prose,
    /// What the resident needs at hand: name and explanation, which may be empty.
    pub(crate) needs: Vec<(String, String)>,
    pub(crate) legal_basis: Vec<LegalBasis>,
    pub(crate) start: StartBox,
    pub(crate) privacy: Href,
}

/// One of the key facts in a row.
#[derive(Debug)]
pub(crate) struct Tile {
    pub(crate) label: String,
    pub(crate) value: String,
}

/// The box that starts an application.
#[derive(Debug)]
pub(crate) struct StartBox {
    pub(crate) way: Way,
    /// Paper form, town hall: as the service says it.
    pub(crate) other_ways: Option<String>,
}

/// Whether the service can be applied for here.
#[derive(Debug)]
pub(crate) enum Way {
    /// Starts a draft.
    Online { action: Href, guard: CsrfFields },
    /// A draft of this resident exists already; another one can be started all the same.
    Resume { draft: Href, action: Href, guard: CsrfFields },
    /// An account is demanded.
    SignIn { sign_in: Href },
    /// Not online, with the reason.
    NotOnline { reason: String },
}

/// A service.
pub(super) async fn show(
    State(site): State<Site>,
    reading: Reading,
    town: InTown,
    Path(url): Path<portal::Service>,
) -> Answer {
    let service = catalogue::offered_as(town.context(&site), &url.service).await?;
    let language = reading.language();
    let file = &service.pack.service;
    let name = file.name.get(language).to_owned();
    let tile = |label: kit::words::Phrase, value: &str| Tile { label: label.into(), value: value.to_owned() };
    let crumb = Crumb::to(language.say("nav-services"), portal::Services.href());
    let way = way(&site, &reading, &service, &url).await?;
    reading.page(&Service {
        frame: reading.frame(&*name, Area::Services, vec![crumb]),
        name,
        spoken: spoken(&file.name, language),
        lead: file.summary.get(language).to_owned(),
        tiles: vec![
            tile(language.say("service-duration"), file.duration.get(language)),
            tile(language.say("service-cost"), file.cost.get(language)),
            tile(language.say("service-decides"), file.who_decides.get(language)),
        ],
        description: Prose::read(file.description.get(language)),
        needs: file.what_you_need.get(language).iter().map(|need| parted(need)).collect(),
        legal_basis: file.legal_basis.clone(),
        start: StartBox {
            way,
            other_ways: file.other_ways.as_ref().map(|text| text.get(language).to_owned()),
        },
        privacy: portal::ServicePrivacy { service: url.service }.href(),
    })
}

/// Starts an application.
pub(super) async fn start(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::StartApplication>,
    posted: Posted,
) -> Answer {
    let ctx = resident.context(&site, posted.command);
    let service = catalogue::offered_as(ctx.in_town(), &url.service).await?;
    if !may_apply(resident.visitor, &service) {
        return Ok(reading.go_to(&portal::Service { service: url.service }));
    }
    posted.trusted()?;
    let language = reading.language().tag().to_owned();
    let content = DraftContent { language, ..DraftContent::default() };
    let draft = start_draft(ctx, service.service, service.revision, content).await?;
    Ok(reading.go_to(&portal::Resume { draft }))
}

async fn way(
    site: &Site,
    reading: &Reading,
    service: &Published,
    url: &portal::Service,
) -> Result<Way, WebError> {
    let language = reading.language();
    let resident = reading.resident.as_ref();
    if !service.is_online() {
        return Ok(Way::NotOnline { reason: language.say("service-trust-too-low").into() });
    }
    let has_account = resident.is_some_and(|resident| matches!(resident.visitor, Visitor::Account { .. }));
    if service.pack.service.terms.trust == TrustLevel::Email && !has_account {
        return Ok(Way::SignIn { sign_in: portal::SignIn.href().with("to", url.path()) });
    }
    let action = portal::StartApplication { service: url.service.clone() }.href();
    let guard = reading.guards.fresh();
    let begun = match resident {
        Some(resident) => newest_draft(site, resident, service).await?,
        None => None,
    };
    Ok(match begun {
        Some(draft) => Way::Resume { draft, action, guard },
        None => Way::Online { action, guard },
    })
}

async fn newest_draft(
    site: &Site,
    resident: &Resident,
    service: &Published,
) -> Result<Option<Href>, WebError> {
    let drafts = my_drafts(resident.reading(site)).await?;
    let newest = drafts.iter().find(|draft| draft.row.service == service.service);
    Ok(newest.map(|draft| portal::Resume { draft: draft.row.draft }.href()))
}

/// «Maße der Bäume: Stammumfang» → name and explanation.
fn parted(need: &str) -> (String, String) {
    let (name, note) = need.split_once(": ").unwrap_or((need, ""));
    let mut letters = name.chars();
    let capital = letters.next().map(char::to_uppercase).into_iter().flatten();
    (capital.chain(letters).collect(), note.to_owned())
}

impl Page for Service {
    const NAME: &'static str = "portal-service";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let action = || portal::StartApplication { service: "baumfaellung".to_owned() }.href();
        let online = sample(language, Way::Online { action: action(), guard: CsrfFields::sample(1) });
        let way =
            Way::Resume { draft: portal::Drafts.href(), action: action(), guard: CsrfFields::sample(1) };
        let resume = sample(language, way);
        let sign_in = sample(language, Way::SignIn { sign_in: portal::SignIn.href() });
        let reason = language.say("service-trust-too-low").to_string();
        let closed = sample(language, Way::NotOnline { reason });
        vec![("online", online), ("resume", resume), ("sign-in", sign_in), ("not-online", closed)]
    }
}

fn sample(language: Language, way: Way) -> Service {
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
        description: Prose::read(description),
        needs: needs.map(parted).to_vec(),
        legal_basis: vec![LegalBasis { text: "§ 39 (5) BNatSchG".to_owned(), link: None }],
        start: StartBox {
            way,
            other_ways: Some("Auf Papier: Das Formular bekommen Sie im Rathaus, und dort geben Sie es auch ab.".to_owned()),
        },
        privacy: portal::ServicePrivacy { service: "baumfaellung".to_owned() }.href(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_is_parted_at_its_colon() {
        assert_eq!(parted("ein Foto"), ("Ein Foto".to_owned(), String::new()));
        assert_eq!(parted("Maße: Höhe"), ("Maße".to_owned(), "Höhe".to_owned()));
    }
}
