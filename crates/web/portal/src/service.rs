//! A service page: what it is, what it costs and needs, who decides, and the way in.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::extract::State;
use filing::{DraftContent, may_apply, my_drafts, start_draft};
use form::format::LegalBasis;
use kernel::{
    catalogue::{self, Published},
    context::SessionKind,
    error::{UseCaseError, codes::ApplicationCode},
};
use kit::{
    ClientAddress,
    address::Path,
    form_data::FormData,
    frame::{Area, Crumb, PortalFrame},
    parts::{CsrfFields, FormattedText},
    problem::WebError,
    refusal::spoken,
    session::{InTown, Resident},
    site::{Site, WebState},
    urls::{Href, Url, portal},
};
use service::pack::TrustLevel;

use super::reading::{HandlerResult, Reading};
use crate::{drafts, filters, texts::Say as _};

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
    pub(crate) description: FormattedText,
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
    pub(crate) availability: Availability,
    /// Paper form, town hall: as the service says it.
    pub(crate) other_ways: Option<String>,
}

/// Whether the service can be applied for here.
#[derive(Debug)]
pub(crate) enum Availability {
    /// Starts a draft.
    Online { action: Href, csrf: CsrfFields },
    /// A draft of this resident exists already; another one can be started all the same.
    Resume { draft: Href, action: Href, csrf: CsrfFields },
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
) -> HandlerResult {
    let service = catalogue::offered_as(town.context(&site), &url.service).await?;
    let language = reading.language();
    let file = &service.pack.service;
    let name = file.name.get(language).to_owned();
    let tile = |label: kit::words::Phrase, value: &str| Tile { label: label.into(), value: value.to_owned() };
    let crumb = Crumb::to(language.say("nav-services"), portal::Services.href());
    let availability = availability(&site, &reading, &service, &url).await?;
    reading
        .page(&Service {
            frame: reading.frame(&*name, Area::Services, vec![crumb]),
            name,
            spoken: spoken(&file.name, language),
            lead: file.summary.get(language).to_owned(),
            tiles: vec![
                tile(language.say("service-duration"), file.duration.get(language)),
                tile(language.say("service-cost"), file.cost.get(language)),
                tile(language.say("service-decides"), file.who_decides.get(language)),
            ],
            description: FormattedText::read(file.description.get(language)),
            needs: file.what_you_need.get(language).iter().map(|need| parted(need)).collect(),
            legal_basis: file.legal_basis.clone(),
            start: StartBox {
                availability,
                other_ways: file.other_ways.as_ref().map(|text| text.get(language).to_owned()),
            },
            privacy: portal::ServicePrivacy { service: url.service }.href(),
        })
        .await
}

/// Starts an application.
pub(super) async fn start(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::StartApplication>,
    ClientAddress(client): ClientAddress,
    form_data: FormData,
) -> HandlerResult {
    let ctx = resident.context(&site, form_data.command);
    let service = catalogue::offered_as(ctx.in_town(), &url.service).await?;
    if !may_apply(resident.session_kind, &service) {
        return Ok(reading.go_to(&portal::Service { service: url.service }));
    }
    form_data.trusted()?;
    let language = reading.language().tag().to_owned();
    let content = DraftContent { language, ..DraftContent::default() };
    let web_state: &WebState = site.as_ref();
    if web_state.day_counts().draft(client).is_err() {
        let refused = UseCaseError::entry("draft", ApplicationCode::DraftsOfDayTooMany);
        return drafts::not_begun(&site, &reading, &resident, refused).await;
    }
    match start_draft(ctx, service.service, service.revision, content).await {
        Ok(draft) => Ok(reading.go_to(&portal::Resume { draft })),
        Err(refused) => drafts::not_begun(&site, &reading, &resident, refused).await,
    }
}

async fn availability(
    site: &Site,
    reading: &Reading,
    service: &Published,
    url: &portal::Service,
) -> Result<Availability, WebError> {
    let language = reading.language();
    let resident = reading.resident.as_ref();
    if !service.is_online() {
        return Ok(Availability::NotOnline { reason: language.say("service-trust-too-low").into() });
    }
    let has_account =
        resident.is_some_and(|resident| matches!(resident.session_kind, SessionKind::Account { .. }));
    if service.pack.service.terms.trust == TrustLevel::Email && !has_account {
        return Ok(Availability::SignIn { sign_in: portal::SignIn.href().with("to", url.path()) });
    }
    let action = portal::StartApplication { service: url.service.clone() }.href();
    let csrf = reading.csrf_forms.fresh();
    let begun = match resident {
        Some(resident) => newest_draft(site, resident, service).await?,
        None => None,
    };
    Ok(match begun {
        Some(draft) => Availability::Resume { draft, action, csrf },
        None => Availability::Online { action, csrf },
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_is_parted_at_its_colon() {
        assert_eq!(parted("ein Foto"), ("Ein Foto".to_owned(), String::new()));
        assert_eq!(parted("Maße: Höhe"), ("Maße".to_owned(), "Höhe".to_owned()));
    }
}
