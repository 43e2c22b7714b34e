//! Privacy notices: of the town, and of each service.
//!
//! Legal source: Art. 12 and 13 DSGVO. What belongs to a service stands in its pack (purposes, basis, recipients, obligation,
//! storage), what belongs to the town in its settings (controller, officer, supervisory authority). What a town has not set
//! is said with the way that there is all the same; the operator hears of it from `gangway town show`.

use axum::extract::State;
use kernel::catalogue;
use kit::{
    address::Path,
    frame::{Area, Crumb},
    parts::{FormattedText, Link, Office},
    session::InTown,
    site::Site,
    urls::{Url, portal},
};
use law::Land;
use locale::Language;
use service::pack::ServiceSettings;
use town::{OfficialTexts, Settings};

use super::{
    reading::{HandlerResult, Reading},
    text_page::{TextPage, TextSection},
};
use crate::texts::Say as _;

/// How data is protected, for all services.
pub(super) async fn of_town(State(site): State<Site>, reading: Reading, town: InTown) -> HandlerResult {
    let ctx = town.context(&site);
    let settings = kernel::settings::of(ctx).await?;
    let language = reading.language();
    let heading: String = language.say("footer-privacy").into();
    let services = catalogue::offered(ctx).await?;
    let link = |service: &std::sync::Arc<catalogue::Published>| {
        let name = service.pack.service.name.get(language);
        let text: String = language.say("privacy-of").with("service", name).into();
        Link::new(text, &portal::ServicePrivacy { service: service.pack.service.key.clone() })
    };
    let cookies: String = language.say("privacy-cookies-text").into();
    let mut sections = Vec::from(who_answers(&settings, language));
    sections.extend(more(&settings.official, language));
    sections.push(TextSection::new(language.say("privacy-cookies"), &cookies));
    sections.extend(rights(&settings, language));
    reading
        .page(&TextPage {
            frame: reading.frame(&*heading, Area::Start, Vec::new()),
            heading,
            lead: None,
            sections,
            links: services.iter().map(link).collect(),
        })
        .await
}

/// The notice of a service.
pub(super) async fn of_service(
    State(site): State<Site>,
    reading: Reading,
    town: InTown,
    Path(url): Path<portal::ServicePrivacy>,
) -> HandlerResult {
    let ctx = town.context(&site);
    let service = catalogue::offered_as(ctx, &url.service).await?;
    let settings = kernel::settings::of(ctx).await?;
    let language = reading.language();
    let name = service.pack.service.name.get(language);
    let heading: String = language.say("privacy-of").with("service", name).into();
    let crumb = Crumb::to(name, portal::Service { service: url.service.clone() }.href());
    let mut sections = Vec::from(who_answers(&settings, language));
    sections.extend(what_happens(&service.pack.service, language));
    sections.extend(rights(&settings, language));
    sections.extend(more(&settings.official, language));
    reading
        .page(&TextPage {
            frame: reading.frame(&*heading, Area::Services, vec![crumb]),
            heading,
            lead: None,
            sections,
            links: vec![Link::new(language.say("footer-privacy"), &portal::Privacy)],
        })
        .await
}

/// Legal source: Art. 13 (1) (a) and (b) DSGVO.
fn who_answers(settings: &Settings, language: Language) -> [TextSection; 2] {
    let controller = Office::authority(&settings.letterhead, language);
    let heading = language.say("privacy-officer");
    let staff_actor = match &settings.official.data_protection_officer {
        Some(staff_actor) => TextSection::office(heading, Office::named(staff_actor, language)),
        None => TextSection::new(heading, &language.say("privacy-officer-unset").to_string()),
    };
    [TextSection::office(language.say("privacy-controller"), controller), staff_actor]
}

/// Legal source: Art. 13 (1) (c) and (e), (2) (a), (e) and (f) DSGVO.
fn what_happens(file: &ServiceSettings, language: Language) -> [TextSection; 6] {
    let notice = &file.privacy;
    let retention: String = language
        .say("privacy-retention-text")
        .with("years", file.retention.closed_years)
        .with("basis", &file.retention.legal_basis)
        .into();
    let text = |heading: kit::words::Phrase, text| {
        TextSection::headed(heading, FormattedText::translated(text, language))
    };
    [
        text(language.say("privacy-purpose"), &notice.purpose),
        text(language.say("privacy-basis"), &notice.legal_basis),
        text(language.say("privacy-recipients"), &notice.recipients),
        text(language.say("privacy-obligation"), &notice.obligation),
        TextSection::new(language.say("privacy-retention"), &retention),
        TextSection::new(
            language.say("privacy-automated"),
            &language.say("privacy-automated-text").to_string(),
        ),
    ]
}

/// Legal source: Art. 13 (2) (b), (c) and (d) DSGVO.
fn rights(settings: &Settings, language: Language) -> [TextSection; 2] {
    let heading = language.say("privacy-complaint");
    let complaint = match &settings.official.supervisory_authority {
        Some(office) => {
            let text: String = language.say("privacy-complaint-text").into();
            TextSection::new(heading, &text).with(Office::named(office, language))
        }
        None => {
            let land = settings.land.parse::<Land>().map_or("", Land::name);
            let text = language.say("privacy-complaint-unset").with("land", land);
            TextSection::new(heading, &text.to_string())
        }
    };
    let text: String = language.say("privacy-rights-text").into();
    [TextSection::new(language.say("privacy-rights"), &text), complaint]
}

fn more(official: &OfficialTexts, language: Language) -> Option<TextSection> {
    let text = official.privacy.as_ref()?;
    Some(TextSection::headed(language.say("privacy-more"), FormattedText::translated(text, language)))
}
