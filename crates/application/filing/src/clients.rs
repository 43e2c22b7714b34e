//! What registered clients of the HTTP interface file for people.

mod documents;
mod request_digest;

use std::sync::Arc;

use case::{ApplicantActor, Contact, DeliveryChoice, Digest, Identity};
use ids::{ClientId, CommandId, DocumentId, Uuid};
use kernel::{
    catalogue::{Published, department_of, offered_as},
    commit::{Commit, DocumentChange, KeyChange},
    context::{Changing, ClientContext, TownContext},
    documents::{DocumentScope, StoredDocument, Upload, store_upload, upload_rules},
    error::{
        Refused, UseCaseError,
        codes::{ApplicationCode, ClientCode, DeliveryCode, UploadCode},
    },
    rows::DocumentOwner,
};
use serde_json::Value as Json;
use service::pack::TrustLevel;

use self::documents::{named_documents, refuse_unnamed, with_facts};
use crate::application::{Application, FILE_APPLICATION, FiledAnswer, file, filed_before};

/// The longest `Idempotency-Key`, in characters.
pub const IDEMPOTENCY_KEY_CHARS_MAX: usize = 200;

/// What a client files.
#[derive(Debug, Clone)]
pub struct ClientFiling {
    /// Short name of the service.
    pub service: String,
    /// The revision that the answers are for.
    pub revision: u32,
    /// Raw answers.
    pub answers: Json,
    /// Documents that were handed in before; the answers name them at their questions.
    pub documents: Vec<DocumentId>,
    /// How to reach the applicant.
    pub contact: Contact,
    /// How decisions shall come.
    pub delivery: DeliveryChoice,
}

/// The command that an `Idempotency-Key` of a client stands for: the same key gives the same command. It is a keyed digest:
/// whoever knows client and key cannot tell the command.
///
/// # Errors
///
/// [`UseCaseError::Entries`] for an empty or too long key.
pub async fn command_of(ctx: ClientContext<'_>, key: &str) -> Result<CommandId, UseCaseError> {
    if key.is_empty() || key.chars().count() > IDEMPOTENCY_KEY_CHARS_MAX {
        return Err(UseCaseError::entry("Idempotency-Key", ClientCode::IdempotencyKey));
    }
    let asked = [ctx.client.as_uuid().as_bytes(), key.as_bytes()].concat();
    let digest = ctx.ports.keyring.digest(ctx.town, "client-command", &asked).await?;
    let bytes: [u8; 16] = std::array::from_fn(|at| digest.get(at).copied().unwrap_or_default());
    Ok(CommandId::from_uuid(Uuid::from_bytes(bytes)))
}

/// Takes a document; it is swept a day later unless an application names it.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the file is not taken.
pub async fn hand_in_document(
    ctx: ClientContext<'_>,
    upload: Upload,
) -> Result<StoredDocument, UseCaseError> {
    let fresh = ctx.ports.keyring.make(ctx.town, ctx.now).await?;
    let document_scope = DocumentScope {
        town: ctx.town,
        owner: DocumentOwner::Client(ctx.client),
        key: fresh.id,
        now: ctx.now,
    };
    let kept = store_upload(ctx.ports, document_scope, upload, &upload_rules()).await?;
    let commit = Commit::named("hand_in_document", ctx.town, ctx.now)
        .change(KeyChange::PutKey(fresh.row))
        .change(DocumentChange::PutDocument(kept.row.clone()));
    ctx.ports.store.commit(commit).await?;
    Ok(kept)
}

/// Files an application; a repeat with the same key within a day gives the same answer.
///
/// # Errors
///
/// [`UseCaseError::Form`] with every problem by path; [`UseCaseError::NotFound`] for a service outside the token's scope;
/// [`UseCaseError::Entries`] for a key that stands for another application.
pub async fn file_for_applicant(
    ctx: Changing<ClientContext<'_>>,
    filing: ClientFiling,
) -> Result<FiledAnswer, UseCaseError> {
    let in_town = TownContext { ports: ctx.ports, town: ctx.town, now: ctx.now };
    let (service, request_digest) = (filing.service.clone(), request_digest::digest(&filing)?);
    let (intent, target) = (ctx.intent(FILE_APPLICATION), target(ctx.client));
    let answer = match filed_before(in_town, intent, &target).await? {
        Some(answer) => answer,
        None => match file_now(ctx, in_town, filing, request_digest.clone()).await {
            // The same request may have been filed since the look above; its documents belong to the case by now.
            Err(error) => filed_before(in_town, intent, &target).await?.ok_or(error)?,
            Ok(answer) => answer,
        },
    };
    if answer.request_digest == Some(request_digest) {
        return Ok(answer);
    }
    // A service that the client cannot reach is told as ever, whatever its key stands for.
    reachable(*ctx, in_town, &service).await?;
    Err(UseCaseError::entry("Idempotency-Key", ClientCode::IdempotencyKeyUsed))
}

async fn file_now(
    ctx: Changing<ClientContext<'_>>,
    in_town: TownContext<'_>,
    filing: ClientFiling,
    request_digest: Digest,
) -> Result<FiledAnswer, UseCaseError> {
    let service = reachable(*ctx, in_town, &filing.service).await?;
    if service.revision != filing.revision {
        return Err(UseCaseError::entry("revision", ClientCode::RevisionOutdated));
    }
    // A program says who somebody is; nobody has shown it.
    if service.pack.service.terms.trust != TrustLevel::None {
        return Err(UseCaseError::entry("service", ApplicationCode::TrustTooLow));
    }
    refuse_unreachable(&filing)?;
    let department = department_of(in_town, service.service).await?;
    let documents = named_documents(*ctx, &filing).await?;
    refuse_unnamed(&filing.answers, &documents)?;
    let answers = form::Answers::from_json(&service.form, with_facts(filing.answers, &documents))
        .map_err(UseCaseError::Form)?;
    let fresh = ctx.ports.keyring.make(ctx.town, ctx.now).await?;
    let application = Application {
        service: &service,
        department,
        answers,
        documents: documents
            .into_iter()
            .map(|document| (document.row, document.path, document.name))
            .collect(),
        by: ApplicantActor::Applicant(Identity::Client { client: ctx.client }),
        account: None,
        contact: filing.contact,
        delivery: filing.delivery,
        key: fresh.id,
        fresh_key: Some(fresh.row),
        request_digest: Some(request_digest),
        changes: Vec::new(),
    };
    let intent = ctx.intent(FILE_APPLICATION);
    file(in_town, intent, &target(ctx.client), application).await.map_err(taken).map_err(undeliverable)
}

/// What a client's filing is asked of: of all its services, so that its key stands for one application.
fn target(client: ClientId) -> String {
    format!("client:{client}")
}

/// The service, if the client's token is good for it.
async fn reachable(
    ctx: ClientContext<'_>,
    in_town: TownContext<'_>,
    slug: &str,
) -> Result<Arc<Published>, UseCaseError> {
    let service = offered_as(in_town, slug).await?;
    if ctx.service.is_some_and(|only| only != service.service) {
        return Err(UseCaseError::NotFound);
    }
    Ok(service)
}

/// Into the mailbox only with a consent to a text that can be named (a program may show one of its own), and with an address
/// at which the notification can arrive.
///
/// Legal source: § 41 (2a) VwVfG (consent), § 9 (1) sentence 6 OZG (address given for the notification).
fn refuse_unreachable(filing: &ClientFiling) -> Result<(), UseCaseError> {
    let DeliveryChoice::Portal { consent } = &filing.delivery else { return Ok(()) };
    if consent.text_version.as_str().trim().is_empty() {
        return Err(UseCaseError::entry("delivery.consent", DeliveryCode::ConsentUnnamed));
    }
    if filing.contact.email.is_none() {
        return Err(UseCaseError::entry("contact.email", DeliveryCode::NeedsEmail));
    }
    Ok(())
}

/// A document that another application took while this one was filed is unknown from then on.
fn taken(error: UseCaseError) -> UseCaseError {
    match &error {
        UseCaseError::Conflict { what } => match what.strip_prefix("paper:") {
            Some(document) => UseCaseError::entry(format!("papers.{document}"), UploadCode::Unknown),
            None => error,
        },
        _ => error,
    }
}

/// A way that cannot work is an entry that can be mended, and not a state of the case: there is none yet.
fn undeliverable(error: UseCaseError) -> UseCaseError {
    match error {
        UseCaseError::Rule(Refused::Case(case::Refused::NoPostalAddress { .. })) => {
            UseCaseError::entry("delivery.way", DeliveryCode::NeedsAddress)
        }
        UseCaseError::Rule(Refused::Case(case::Refused::PortalNotOffered)) => {
            UseCaseError::entry("delivery.way", DeliveryCode::NotOffered)
        }
        other => other,
    }
}
