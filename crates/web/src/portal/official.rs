//! What every town must say: imprint, privacy, accessibility; and licences and help.

use app::{catalogue, house::TownContext, town::Settings};
use axum::extract::State;

use super::{
    licences::{Licences, Part},
    reading::{Answer, Reading},
    runner::form_language,
    text_page::{TextPage, TextSection},
};
use crate::{
    address::Path,
    door::InTown,
    frame::{Area, Crumb},
    parts::Link,
    site::Site,
    urls::{Url, portal},
};

/// The licence of Gangway and of KERN; its text in the languages of the project's file.
const EUPL: &str = include_str!("../../../../LICENSE");

/// The licence of Fira Sans.
const OFL: &str = include_str!("../../../paper/fonts/OFL.txt");

/// The imprint. Legal source: § 5 DDG.
pub(super) async fn imprint(State(site): State<Site>, reading: Reading, town: InTown) -> Answer {
    let settings = Settings::of(town.context(&site)).await?;
    let language = reading.language();
    let head = &settings.letterhead;
    let heading: String = language.say("footer-imprint").into();
    let reach = [head.phone.as_str(), head.email.as_str(), head.web.as_str()];
    let reach = reach.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n");
    reading.page(&TextPage {
        frame: reading.frame(&*heading, Area::Help, Vec::new()),
        heading,
        lead: Some(format!("{}\n{}\n{} {}", head.authority, head.street, head.postcode, head.place)),
        sections: vec![
            TextSection::new(language.say("imprint-represented"), &head.head),
            TextSection::new(language.say("imprint-reach"), &reach),
            TextSection::plain(settings.official.imprint.get(form_language(language))),
        ],
        links: Vec::new(),
    })
}

/// How data is protected, for all services. Legal source: Art. 13 DSGVO.
pub(super) async fn privacy(State(site): State<Site>, reading: Reading, town: InTown) -> Answer {
    let ctx = town.context(&site);
    let settings = Settings::of(ctx).await?;
    let language = reading.language();
    let heading: String = language.say("footer-privacy").into();
    let services = catalogue::offered(ctx).await?;
    let link = |service: &std::sync::Arc<catalogue::Published>| {
        let name = service.pack.service.name.get(form_language(language));
        let text: String = language.say("privacy-of").with("service", name).into();
        Link::new(text, &portal::ServicePrivacy { service: service.pack.service.key.clone() })
    };
    let cookies: String = language.say("privacy-cookies-text").into();
    reading.page(&TextPage {
        frame: reading.frame(&*heading, Area::Help, Vec::new()),
        heading,
        lead: None,
        sections: vec![
            TextSection::plain(settings.official.privacy.get(form_language(language))),
            TextSection::new(language.say("privacy-cookies"), &cookies),
            rights(&reading),
        ],
        links: services.iter().map(link).collect(),
    })
}

/// The privacy notice of a service. Legal source: Art. 13 DSGVO.
pub(super) async fn service_privacy(
    State(site): State<Site>,
    reading: Reading,
    town: InTown,
    Path(url): Path<portal::ServicePrivacy>,
) -> Answer {
    let ctx: TownContext<'_> = town.context(&site);
    let service = catalogue::offered_as(ctx, &url.service).await?;
    let settings = Settings::of(ctx).await?;
    let language = reading.language();
    let of = form_language(language);
    let file = &service.pack.service;
    let (name, notice) = (file.name.get(of), &file.privacy);
    let heading: String = language.say("privacy-of").with("service", name).into();
    let retention: String = language
        .say("privacy-retention-text")
        .with("years", file.retention.closed_years)
        .with("basis", &file.retention.legal_basis)
        .into();
    let crumb = Crumb::to(name, portal::Service { service: url.service.clone() }.href());
    reading.page(&TextPage {
        frame: reading.frame(&*heading, Area::Services, vec![crumb]),
        heading,
        lead: None,
        sections: vec![
            TextSection::new(language.say("privacy-purpose"), notice.purpose.get(of)),
            TextSection::new(language.say("privacy-basis"), notice.legal_basis.get(of)),
            TextSection::new(language.say("privacy-recipients"), notice.recipients.get(of)),
            TextSection::new(language.say("privacy-obligation"), notice.obligation.get(of)),
            TextSection::new(language.say("privacy-retention"), &retention),
            TextSection::new(language.say("privacy-controller"), settings.official.privacy.get(of)),
            rights(&reading),
        ],
        links: vec![Link::new(language.say("footer-privacy"), &portal::Privacy)],
    })
}

fn rights(reading: &Reading) -> TextSection {
    let text: String = reading.language().say("privacy-rights-text").into();
    TextSection::new(reading.language().say("privacy-rights"), &text)
}

/// The statement on accessibility. Legal source: § 12b BGG and the laws of the Länder.
pub(super) async fn accessibility(State(site): State<Site>, reading: Reading, town: InTown) -> Answer {
    let settings = Settings::of(town.context(&site)).await?;
    let language = reading.language();
    let of = form_language(language);
    let heading: String = language.say("footer-accessibility").into();
    let report: String = language.say("accessibility-report-text").into();
    reading.page(&TextPage {
        frame: reading.frame(&*heading, Area::Help, Vec::new()),
        heading,
        lead: None,
        sections: vec![
            TextSection::plain(settings.official.accessibility.get(of)),
            TextSection::new(language.say("footer-report-barrier"), &report),
            TextSection::new(
                language.say("accessibility-office"),
                settings.official.complaints_office.get(of),
            ),
        ],
        links: vec![Link::new(language.say("footer-report-barrier"), &portal::ReportBarrier)],
    })
}

/// Licences of what is shipped, with their texts.
pub(super) async fn licences(reading: Reading) -> Answer {
    let language = reading.language();
    let heading: String = language.say("footer-licences").into();
    reading.page(&Licences {
        frame: reading.frame(&*heading, Area::Help, Vec::new()),
        parts: vec![
            Part::new("Gangway", "EUPL-1.2", language.say("licence-gangway")),
            Part::new("KERN UX 2.7.2", "EUPL-1.2", language.say("licence-kern"))
                .at("https://gitlab.opencode.de/kern-ux/kern-ux-plain"),
            Part::new("Fira Sans 5.3.0", "SIL OFL-1.1", language.say("licence-fira"))
                .at("https://github.com/mozilla/Fira"),
            Part::new("htmx 4.0.1", "0BSD", language.say("licence-htmx"))
                .at("https://github.com/bigskysoftware/htmx"),
        ],
        texts: vec![("EUPL-1.2".to_owned(), EUPL), ("SIL OFL-1.1".to_owned(), OFL)],
    })
}

/// Help: how to find, save, continue, follow.
pub(super) async fn help(reading: Reading) -> Answer {
    let language = reading.language();
    let heading: String = language.say("nav-help").into();
    let sections = [
        (language.say("help-find"), language.say("help-find-text")),
        (language.say("help-save"), language.say("help-save-text")),
        (language.say("help-follow"), language.say("help-follow-text")),
        (language.say("help-person"), language.say("help-person-text")),
    ];
    reading.page(&TextPage {
        frame: reading.frame(&*heading, Area::Help, Vec::new()),
        heading,
        lead: None,
        sections: sections
            .into_iter()
            .map(|(heading, text)| TextSection::new(heading, &text.to_string()))
            .collect(),
        links: vec![
            Link::new(language.say("start-all-services"), &portal::Services),
            Link::new(language.say("open-with-code"), &portal::OpenCase),
            Link::new(language.say("footer-report-barrier"), &portal::ReportBarrier),
        ],
    })
}
