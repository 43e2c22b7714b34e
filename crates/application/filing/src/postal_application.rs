//! An application that came on paper: staff fill in the service's own form, with the day of receipt.
//!
//! Until it is registered it is a draft like any other: sealed, expiring, versioned. It belongs to the person who types it.

use access::{Action, Resource};
use case::{ApplicantActor, Contact, DeliveryChoice, Email, SingleLine, StaffActor};
use cases::correspondence::render_receipt;
use ids::{DepartmentId, DraftId, ServiceId};
use jiff::civil::Date;
use kernel::{
    catalogue::{department_of, offered, offered_as},
    commit::{Change, DraftChange},
    context::{ResidentContext, SessionKind, StaffContext},
    error::UseCaseError,
};
use locale::Language;
use sign_in::accounts::parse_email;

use crate::{
    DraftContent, FilledIn,
    application::{Application, FiledAnswer, file, filed_before},
    filed_documents, fill_in, start_draft,
};

/// How an application on paper came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalReceipt {
    /// The day on which the town received it; every period counts from it.
    pub received_on: Date,
    /// An address for notifications, if the applicant gave one; it is not confirmed.
    pub email: Option<String>,
    /// In English, if the applicant wishes it.
    pub language: Language,
}

/// Starts to type in an application of the service with this short name.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is not offered, [`UseCaseError::Forbidden`] outside the person's departments.
pub async fn start_postal_application(ctx: StaffContext<'_>, slug: &str) -> Result<DraftId, UseCaseError> {
    let service = offered_as(ctx.in_town(), slug).await?;
    department_for(ctx, service.service).await?;
    let content =
        DraftContent { answers: serde_json::json!({}), language: "de".to_owned(), ..DraftContent::default() };
    start_draft(as_typist(ctx).await?, service.service, service.revision, content).await
}

/// The application as typed in so far, with the context in which this person types it: the use cases of drafts serve it too.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is somebody else's.
pub async fn typed_application(
    ctx: StaffContext<'_>,
    draft: DraftId,
) -> Result<(ResidentContext<'_>, FilledIn), UseCaseError> {
    let typist = as_typist(ctx).await?;
    let filled = fill_in(typist, draft).await?;
    department_for(ctx, filled.service.service).await?;
    Ok((typist, filled))
}

/// The services whose applications this person may type in, by short name, in the order of their German titles.
///
/// # Errors
///
/// Only if the store fails.
pub async fn typeable_services(
    ctx: StaffContext<'_>,
) -> Result<Vec<(String, form::format::Text)>, UseCaseError> {
    let rows = ctx.ports.store.services(ctx.town).await?;
    let mut services = Vec::new();
    for service in offered(ctx.in_town()).await? {
        let Some(row) = rows.iter().find(|row| row.service == service.service) else { continue };
        let resource = Resource::Department { town: ctx.town, department: row.department };
        if ctx.may(Action::RegisterApplication, &resource) {
            services.push((row.slug.clone(), service.pack.service.name.clone()));
        }
    }
    Ok(services)
}

/// Registers the application. Decisions go by post, unless the applicant later chooses otherwise.
///
/// # Errors
///
/// [`UseCaseError::Form`] if answers are missing, [`UseCaseError::Rule`] for a day in the future or an applicant without a postal
/// address.
pub async fn file_postal_application(
    ctx: StaffContext<'_>,
    draft: DraftId,
    receipt: PostalReceipt,
) -> Result<FiledAnswer, UseCaseError> {
    if let Some(answer) = filed_before(ctx.in_town(), ctx.command).await? {
        return Ok(answer);
    }
    let typist = as_typist(ctx).await?;
    let filled = fill_in(typist, draft).await?;
    let department = department_for(ctx, filled.service.service).await?;
    let email = match receipt.email.as_deref().filter(|text| !text.trim().is_empty()) {
        Some(text) => Some(Email { address: SingleLine::lossy(&parse_email(text)?), confirmed_at: None }),
        None => None,
    };
    let (documents, left_out) = filed_documents(typist, &filled).await?;
    let by = ApplicantActor::Registrar {
        staff_actor: StaffActor::from(ctx.signed_in),
        received_on: receipt.received_on,
    };
    let application = Application {
        service: &filled.service,
        department,
        answers: filled.answers.clone(),
        documents,
        by,
        account: None,
        contact: Contact { email, postal: None, language: receipt.language },
        delivery: DeliveryChoice::Post,
        key: filled.draft.row.key,
        fresh_key: None,
        request_digest: None,
        changes: left_out.into_iter().chain([Change::Draft(DraftChange::DeleteDraft(draft))]).collect(),
    };
    let answer = file(ctx.in_town(), ctx.command, application).await?;
    let command = ids::CommandId::from_uuid(ctx.ports.ids.next());
    if let Err(error) = render_receipt(ctx.in_town(), command, answer.case).await {
        tracing::warn!(case.id = %answer.case, error = %error, "receipt left to the job");
    }
    Ok(answer)
}

/// The department of a service, if this person may register applications there.
async fn department_for(ctx: StaffContext<'_>, service: ServiceId) -> Result<DepartmentId, UseCaseError> {
    let department = department_of(ctx.in_town(), service).await?;
    ctx.must(Action::RegisterApplication, &Resource::Department { town: ctx.town, department })?;
    Ok(department)
}

/// The owner of drafts that this person types in for others; nobody else can reach them.
async fn as_typist(ctx: StaffContext<'_>) -> Result<ResidentContext<'_>, UseCaseError> {
    let person = ctx.signed_in.person().as_uuid();
    let secret = ctx.ports.keyring.digest(ctx.town, "typed-in drafts", person.as_bytes()).await?;
    let session_kind = SessionKind::Guest { secret };
    Ok(ResidentContext { ports: ctx.ports, town: ctx.town, session_kind, now: ctx.now, command: ctx.command })
}
