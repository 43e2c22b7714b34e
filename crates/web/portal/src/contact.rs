//! Contact and delivery: asked of every application after its form, as far as the service leaves a choice.

use askama::Template;
use axum::{extract::State, http::StatusCode};
use cases::DeliveryChoice;
use filing::{
    ContactEntries, ContactSaved, FilledIn, Fingerprint, OfferedDelivery, filed_draft, fill_in,
    offered_delivery, save_contact,
};
use jiff::civil::DateTime;
use kernel::{context::Visitor, error::UseCaseError};
use kit::{
    Page,
    address::Path,
    door::Resident,
    filters, format,
    frame::{Area, PortalFrame},
    parts::{Alert, CsrfFields, ErrorSummary, Field, FieldKind, InputMode, Link, Steps, TextInput, Width},
    posted::{Posted, Token},
    problem::WebError,
    refusal::Refusal,
    site::Site,
    urls::{Href, Url, portal},
    words::Say as _,
};
use locale::Language;
use runner::ACTION;
use sign_in::accounts::profile;

use super::{
    delivery_ways,
    reading::{Answer, Reading},
};
use crate::step::{Way, Waypoint, gone};

/// The fingerprint of what the page showed.
const SHOWN: &str = "gw-shown";

/// The page. Buttons post `gw-action`: `next` or `pause`.
#[derive(Debug, Template)]
#[template(path = "contact.html")]
pub(crate) struct ContactStep {
    pub(crate) frame: PortalFrame,
    pub(crate) service: String,
    pub(crate) number: usize,
    pub(crate) count: usize,
    pub(crate) back: Option<Link>,
    pub(crate) notice: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    /// The address of the account, where messages go without being asked for.
    pub(crate) account_email: Option<String>,
    pub(crate) fields: Vec<Field>,
    /// The consent that the choice of the mailbox gives; none where only post is offered. May hold `**emphasis**`.
    pub(crate) consent: Option<String>,
    pub(crate) guard: CsrfFields,
    pub(crate) shown: String,
    pub(crate) action: Href,
    pub(crate) saved_at: Option<DateTime>,
    pub(crate) progress: Steps,
    pub(crate) next: String,
}

/// What the resident typed and chose.
#[derive(Debug, Clone, Default)]
struct Entered {
    email: String,
    delivery: String,
}

/// Contact and delivery of the visitor's draft.
pub(super) async fn show(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Contact>,
) -> Answer {
    let filled = match fill_in(resident.reading(&site), url.draft).await {
        Err(UseCaseError::NotFound) => return gone(&site, &reading, &resident, url.draft).await,
        found => found?,
    };
    let entered = Entered::of(&filled);
    let page = page(&site, &reading, &resident, &filled, (&entered, &Refusal::default())).await?;
    reading.page(&page)
}

/// Saves contact and delivery.
pub(super) async fn save(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Contact>,
    posted: Posted,
) -> Answer {
    let ctx = resident.context(&site, posted.command);
    let leaves = posted.text(ACTION) == "next";
    let entered =
        Entered { email: posted.text("email").to_owned(), delivery: posted.text("delivery").to_owned() };
    let entries = ContactEntries {
        page: posted.command,
        shown: Fingerprint::sent(posted.text(SHOWN)),
        email: entered.email.clone(),
        delivery: entered.delivery.clone(),
        leaves,
    };
    let saved = match posted.token {
        Token::Fits => save_contact(ctx, url.draft, &entries).await,
        Token::Stale => Err(UseCaseError::Conflict { what: "the form's token".to_owned() }),
    };
    let refusal = match saved {
        Ok(ContactSaved::Saved(_)) if leaves => {
            return Ok(reading.go_to(&portal::CheckAnswers { draft: url.draft }));
        }
        Ok(ContactSaved::Saved(_)) => return Ok(reading.go_to(&portal::Drafts)),
        Ok(ContactSaved::Conflict(_)) => {
            let sentence = reading.language().say("contact-conflict").to_string();
            Refusal::whole(StatusCode::CONFLICT, sentence)
        }
        Err(UseCaseError::NotFound) if filed_draft(ctx, url.draft).await?.is_some() => {
            return gone(&site, &reading, &resident, url.draft).await;
        }
        Err(error) => Refusal::of(error, reading.language(), resident.now)?,
    };
    let filled = fill_in(ctx, url.draft).await?;
    let page = page(&site, &reading, &resident, &filled, (&entered, &refusal)).await?;
    reading.page_with(refusal.status(), &page)
}

async fn page(
    site: &Site,
    reading: &Reading,
    resident: &Resident,
    filled: &FilledIn,
    (entered, refusal): (&Entered, &Refusal),
) -> Result<ContactStep, WebError> {
    let language = reading.language();
    let account_email = match resident.visitor {
        Visitor::Account { account } => Some(profile(resident.reading(site).in_town(), account).await?.email),
        Visitor::Guest { .. } | Visitor::CaseHolder { .. } => None,
    };
    let offered = offered_delivery(&filled.service);
    let fields = refusal.mark(fields(language, entered, offered, account_email.is_none()));
    let way = Way::of(filled, language);
    let (number, count) = (way.number(Waypoint::Contact), way.places().len());
    let title = language.say("step-title").with("step", language.say("contact-title"));
    let title = refusal.title(language, &title.with("number", number).with("count", count).to_string());
    let mut frame = reading.frame(title, Area::Services, Vec::new());
    frame.crumbs.clear();
    Ok(ContactStep {
        frame,
        service: filled.service.pack.service.name.get(language).to_owned(),
        number,
        count,
        back: Some(way.back(Waypoint::Contact)),
        notice: refusal.alert.clone(),
        errors: refusal.summary(&fields.iter().collect::<Vec<_>>()),
        account_email,
        fields,
        consent: consent(language, offered),
        guard: reading.guards.fresh(),
        shown: Fingerprint::of_contact(&filled.draft.content).as_str().to_owned(),
        action: portal::Contact { draft: filled.draft.row.draft }.href(),
        saved_at: Some(format::in_germany(filled.draft.row.saved_at)),
        progress: way.progress(Waypoint::Contact),
        next: way.on(Waypoint::Contact),
    })
}

fn consent(language: Language, offered: OfferedDelivery) -> Option<String> {
    (offered == OfferedDelivery::PortalOrPost).then(|| delivery_ways::consent(language).into())
}

fn fields(language: Language, entered: &Entered, offered: OfferedDelivery, asks_email: bool) -> Vec<Field> {
    let email = FieldKind::Text(TextInput {
        value: entered.email.clone(),
        mode: InputMode::Email,
        width: Width::Full,
        unit: None,
        autocomplete: Some("email"),
    });
    let email = Field::new("email", language.say("contact-email"), email)
        .hint(language.say("contact-email-hint"))
        .optional();
    let delivery = delivery_ways::question(language, offered, &entered.delivery);
    asks_email.then_some(email).into_iter().chain([delivery]).collect()
}

impl Entered {
    fn of(filled: &FilledIn) -> Self {
        let content = &filled.draft.content;
        let delivery = match (&content.delivery, offered_delivery(&filled.service)) {
            (Some(DeliveryChoice::Portal { .. }), _) => "portal",
            (Some(DeliveryChoice::Post), _) | (None, OfferedDelivery::PostOnly) => "post",
            (None, OfferedDelivery::PortalOrPost) => "",
        };
        Self { email: content.contact.email.clone().unwrap_or_default(), delivery: delivery.to_owned() }
    }
}

impl Page for ContactStep {
    const NAME: &'static str = "portal-contact";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let guest = sample(language, OfferedDelivery::PortalOrPost, true, &Refusal::default());
        let account = sample(language, OfferedDelivery::PostOnly, false, &Refusal::default());
        let entries = [kernel::error::Entry::new("email", "delivery-needs-email")];
        let refused =
            sample(language, OfferedDelivery::PortalOrPost, true, &Refusal::entries(&entries, language));
        vec![("guest", guest), ("account-post-only", account), ("refused", refused)]
    }
}

fn sample(language: Language, offered: OfferedDelivery, guest: bool, refusal: &Refusal) -> ContactStep {
    let draft = ids::DraftId::from_uuid(ids::Uuid::from_u128(7));
    let entered = Entered { email: String::new(), delivery: "portal".to_owned() };
    let fields = refusal.mark(fields(language, &entered, offered, guest));
    let title = refusal.title(language, &language.say("contact-title").to_string());
    ContactStep {
        frame: PortalFrame::sample(title, Area::Services, Vec::new()),
        service: "Baumfällung beantragen".to_owned(),
        number: 4,
        count: 5,
        back: Some(Link::new("Zurück: Unterlagen", &portal::Step { draft, step: "papers".to_owned() })),
        notice: refusal.alert.clone(),
        errors: refusal.summary(&fields.iter().collect::<Vec<_>>()),
        account_email: (!guest).then(|| "h.thomsen@post.example".to_owned()),
        fields,
        consent: consent(language, offered),
        guard: CsrfFields::sample(5),
        shown: "0".to_owned(),
        action: portal::Contact { draft }.href(),
        saved_at: None,
        progress: super::step::sample_progress(language, 3),
        next: language.say("on-to").with("place", language.say("check-title")).into(),
    }
}
