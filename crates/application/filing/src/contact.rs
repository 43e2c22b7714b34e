//! Contact and delivery: asked of every application after its form.

use cases::{DeliveryChoice, PORTAL_CONSENT};
use ids::DraftId;
use kernel::{
    catalogue::Published,
    context::{Changing, ResidentContext, SessionKind},
    error::{
        Entry, EntryCode, UseCaseError,
        codes::{DeliveryCode, EmailCode},
    },
    retry::retry_on_conflict,
};
use sign_in::accounts::parse_email;

use crate::{DraftContent, Fingerprint, OpenDraft, PageTrace, draft::put_content, fill_in};

/// The key under which «contact and delivery» counts as a step that was left. No form's step has it: keys are letters,
/// digits and underscores.
pub(crate) const CONTACT_STEP: &str = "contact-and-delivery";

/// What was entered. The page is known by the command of its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactEntries {
    /// Fingerprint of contact and delivery as the page showed them.
    pub shown: Fingerprint,
    /// E-mail address of a guest, as typed; may be blank.
    pub email: String,
    /// The way of delivery: `portal`, `post`, or blank.
    pub delivery: String,
    /// Whether to go on; otherwise what can be kept is kept, and nothing is demanded.
    pub leaves: bool,
}

/// What came of it.
#[derive(Debug)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum ContactSaved {
    Saved(OpenDraft),
    /// Other entries were saved meanwhile: nothing is changed.
    Conflict(OpenDraft),
}

/// Which ways of delivery a service offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum OfferedDelivery {
    /// The mailbox with consent, or post.
    PortalOrPost,
    PostOnly,
}

/// The ways of delivery that the terms of a service allow.
#[must_use]
pub fn offered_delivery(service: &Published) -> OfferedDelivery {
    if service.pack.service.terms.portal_suffices {
        OfferedDelivery::PortalOrPost
    } else {
        OfferedDelivery::PostOnly
    }
}

/// Saves how the applicant can be reached and how the decision shall come.
///
/// # Errors
///
/// [`UseCaseError::Entries`] with the codes `email-malformed`, `delivery-missing`, `delivery-not-offered`,
/// `delivery-needs-email`.
///
/// Legal source: § 41 (2a) VwVfG (consent to retrieval).
pub async fn save_contact(
    ctx: Changing<ResidentContext<'_>>,
    draft: DraftId,
    entries: &ContactEntries,
) -> Result<ContactSaved, UseCaseError> {
    retry_on_conflict!(save_once(ctx, draft, entries))
}

async fn save_once(
    ctx: Changing<ResidentContext<'_>>,
    draft: DraftId,
    entries: &ContactEntries,
) -> Result<ContactSaved, UseCaseError> {
    let filled = fill_in(ctx, draft).await?;
    let before = &filled.draft.content;
    let mut content = chosen(ctx.session_kind, &filled.service, before, entries)?;
    let (now, left) = (Fingerprint::of_contact(before), Fingerprint::of_contact(&content));
    let own = before.trace(ctx.command, CONTACT_STEP).is_some_and(|trace| trace.left == now);
    if now != entries.shown && now != left && !own {
        return Ok(ContactSaved::Conflict(filled.draft));
    }
    content.remember(PageTrace {
        page: ctx.command,
        step: CONTACT_STEP.to_owned(),
        left,
        change: None,
        sequence: 0,
    });
    Ok(ContactSaved::Saved(put_content(ctx.into(), filled.draft, content, &[]).await?))
}

fn chosen(
    session_kind: SessionKind,
    service: &Published,
    before: &DraftContent,
    entries: &ContactEntries,
) -> Result<DraftContent, UseCaseError> {
    let mut content = before.clone();
    let mut wrong = Vec::new();
    let has_account = matches!(session_kind, SessionKind::Account { .. });
    if !has_account {
        match email(&entries.email) {
            Ok(address) if address == before.contact.email => {}
            Ok(address) => {
                content.contact.email = address;
                content.contact.confirmed = false;
            }
            Err(entry) => wrong.push(entry),
        }
    }
    let can_be_told = has_account || content.contact.email.is_some() || !wrong.is_empty();
    match (entries.delivery.as_str(), offered_delivery(service)) {
        ("post", _) => content.delivery = Some(DeliveryChoice::Post),
        ("portal", OfferedDelivery::PortalOrPost) if can_be_told => {
            content.delivery = Some(DeliveryChoice::Portal { consent: PORTAL_CONSENT.to_owned() });
        }
        ("portal", OfferedDelivery::PortalOrPost) => {
            wrong.push(Entry::new("email", DeliveryCode::NeedsEmail));
        }
        ("portal", OfferedDelivery::PostOnly) => wrong.push(Entry::new("delivery", DeliveryCode::NotOffered)),
        _ => wrong.push(Entry::new("delivery", DeliveryCode::Missing)),
    }
    if entries.leaves {
        content.visit(CONTACT_STEP);
    } else {
        wrong.retain(|entry| matches!(entry.code, EntryCode::Email(_)));
    }
    if wrong.is_empty() { Ok(content) } else { Err(UseCaseError::Entries(wrong)) }
}

fn email(typed: &str) -> Result<Option<String>, Entry> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    parse_email(typed).map(Some).map_err(|error| match error {
        UseCaseError::Entries(mut entries) if !entries.is_empty() => entries.remove(0),
        _ => Entry::new("email", EmailCode::Malformed),
    })
}
