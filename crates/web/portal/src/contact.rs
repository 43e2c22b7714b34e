//! Contact and delivery: asked of every application after its form, as far as the service leaves a choice.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::{extract::State, http::StatusCode};
use cases::DeliveryChoice;
use filing::{
    ContactEntries, ContactSaved, FilledIn, Fingerprint, OfferedDelivery, filed_draft, fill_in,
    offered_delivery, save_contact,
};
use jiff::civil::DateTime;
use kernel::{context::SessionKind, error::UseCaseError};
use kit::{
    address::Path,
    form_data::{FormData, Token},
    format,
    frame::{Area, PortalFrame},
    parts::{Alert, CsrfFields, ErrorSummary, Field, FieldKind, InputMode, Link, Steps, TextInput, Width},
    problem::WebError,
    refusal::Refusal,
    session::Resident,
    site::Site,
    urls::{Href, Url, portal},
};
use locale::Language;
use runner::ACTION;
use sign_in::accounts::profile;

use super::{
    delivery_methods,
    reading::{HandlerResult, Reading},
};
use crate::{
    filters,
    step::{ApplicationStep, StepOrder, gone},
    texts::Say as _,
};

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
    pub(crate) csrf: CsrfFields,
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
) -> HandlerResult {
    let filled = match fill_in(resident.reading(&site), url.draft).await {
        Err(UseCaseError::NotFound) => return gone(&site, &reading, &resident, url.draft).await,
        found => found?,
    };
    let entered = Entered::of(&filled);
    let page = page(&site, &reading, &resident, &filled, (&entered, &Refusal::default())).await?;
    reading.page(&page).await
}

/// Saves contact and delivery.
pub(super) async fn save(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Contact>,
    form_data: FormData,
) -> HandlerResult {
    let ctx = resident.context(&site, form_data.command);
    let leaves = form_data.text(ACTION) == "next";
    let entered = Entered {
        email: form_data.text("email").to_owned(),
        delivery: form_data.text("delivery").to_owned(),
    };
    let entries = ContactEntries {
        shown: Fingerprint::sent(form_data.text(SHOWN)),
        email: entered.email.clone(),
        delivery: entered.delivery.clone(),
        leaves,
    };
    let saved = match form_data.token {
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
        Err(UseCaseError::NotFound) if filed_draft(*ctx, url.draft).await?.is_some() => {
            return gone(&site, &reading, &resident, url.draft).await;
        }
        Err(error) => Refusal::of(error, reading.language(), resident.now)?,
    };
    let filled = fill_in(*ctx, url.draft).await?;
    let page = page(&site, &reading, &resident, &filled, (&entered, &refusal)).await?;
    reading.page_with(refusal.status(), &page).await
}

async fn page(
    site: &Site,
    reading: &Reading,
    resident: &Resident,
    filled: &FilledIn,
    (entered, refusal): (&Entered, &Refusal),
) -> Result<ContactStep, WebError> {
    let language = reading.language();
    let account_email = match resident.session_kind {
        SessionKind::Account { account } => {
            Some(profile(resident.reading(site).in_town(), account).await?.email)
        }
        SessionKind::Guest { .. } | SessionKind::OneCase { .. } => None,
    };
    let offered = offered_delivery(&filled.service);
    let fields = refusal.mark(fields(language, entered, offered, account_email.is_none()));
    let order = StepOrder::of(filled, language);
    let (number, count) = (order.number(ApplicationStep::Contact), order.places().len());
    let title = language.say("step-title").with("step", language.say("contact-title"));
    let title = refusal.title(language, &title.with("number", number).with("count", count).to_string());
    let mut frame = reading.frame(title, Area::Services, Vec::new());
    frame.crumbs.clear();
    Ok(ContactStep {
        frame,
        service: filled.service.pack.service.name.get(language).to_owned(),
        number,
        count,
        back: Some(order.back(ApplicationStep::Contact)),
        notice: refusal.alert.clone(),
        errors: refusal.summary(&fields.iter().collect::<Vec<_>>()),
        account_email,
        fields,
        consent: consent(language, offered),
        csrf: reading.csrf_forms.fresh(),
        shown: Fingerprint::of_contact(&filled.draft.content).as_str().to_owned(),
        action: portal::Contact { draft: filled.draft.row.draft }.href(),
        saved_at: Some(format::in_germany(filled.draft.row.saved_at)),
        progress: order.progress(ApplicationStep::Contact),
        next: order.on(ApplicationStep::Contact),
    })
}

fn consent(language: Language, offered: OfferedDelivery) -> Option<String> {
    (offered == OfferedDelivery::PortalOrPost).then(|| delivery_methods::consent(language).into())
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
    let delivery = delivery_methods::question(language, offered, &entered.delivery);
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
