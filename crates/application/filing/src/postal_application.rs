//! An application that came on paper: staff fill in the service's own form, with the day of receipt.
//!
//! Until it is registered it is a draft like any other: sealed, expiring, versioned. It belongs to the person who types it: only
//! they see it, go on with it and discard it, as long as they may register applications of the department. When they are
//! dismissed it goes at once; what came by post is still there to be typed in by somebody else.

use access::{Action, Resource};
use case::{ApplicantActor, Contact, DeliveryChoice, Email, SingleLine, StaffActor};
use ids::{DepartmentId, DraftId, ServiceId};
use jiff::{Timestamp, civil::Date};
use kernel::{
    catalogue::{department_of, offered, offered_as, published},
    commit::{Change, DraftChange},
    context::{Changing, StaffContext},
    error::UseCaseError,
};
use locale::Language;
use sign_in::accounts::parse_email;

use crate::{
    DraftContent, DraftContext, FilledIn, OpenDraft,
    application::{Application, FILE_APPLICATION, FiledAnswer, file, filed_before},
    delete_draft, filed_documents, fill_in,
    fill_in::target,
    my_drafts, start_draft,
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
pub async fn start_postal_application(
    ctx: Changing<StaffContext<'_>>,
    slug: &str,
) -> Result<DraftId, UseCaseError> {
    let service = offered_as(ctx.in_town(), slug).await?;
    department_for(*ctx, service.service).await?;
    let content =
        DraftContent { answers: serde_json::json!({}), language: "de".to_owned(), ..DraftContent::default() };
    let typist = Changing::new(DraftContext::of_staff(*ctx), ctx.command);
    start_draft(typist, service.service, service.revision, content).await
}

/// The application as typed in so far, with the context in which this person types it: the use cases of drafts serve it too.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is somebody else's.
pub async fn typed_application(
    ctx: StaffContext<'_>,
    draft: DraftId,
) -> Result<(DraftContext<'_>, FilledIn), UseCaseError> {
    let typist = DraftContext::of_staff(ctx);
    let filled = fill_in(typist, draft).await?;
    department_for(ctx, filled.service.service).await?;
    Ok((typist, filled))
}

/// An application that somebody has begun to type in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct TypedDraft {
    pub draft: DraftId,
    /// The service's name.
    pub service: form::format::Text,
    /// When it was last saved.
    pub saved_at: Timestamp,
}

/// What this person has begun to type in and may still register, newest first.
///
/// # Errors
///
/// Only if the store or a key fails.
pub async fn typed_drafts(ctx: StaffContext<'_>) -> Result<Vec<TypedDraft>, UseCaseError> {
    let mut typed = Vec::new();
    for OpenDraft { row, .. } in my_drafts(DraftContext::of_staff(ctx)).await? {
        match department_for(ctx, row.service).await {
            Ok(_) => {}
            Err(UseCaseError::Forbidden { .. } | UseCaseError::NotFound) => continue,
            Err(error) => return Err(error),
        }
        let service = published(ctx.in_town(), row.service, row.revision).await?;
        let service = service.pack.service.name.clone();
        typed.push(TypedDraft { draft: row.draft, service, saved_at: row.saved_at });
    }
    Ok(typed)
}

/// Discards an application that this person has begun to type in, with its documents and its key.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is somebody else's, or if it was registered at the same moment.
pub async fn discard_typed(ctx: Changing<StaffContext<'_>>, draft: DraftId) -> Result<(), UseCaseError> {
    let (typist, _) = typed_application(*ctx, draft).await?;
    delete_draft(Changing::new(typist, ctx.command), draft).await
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
    ctx: Changing<StaffContext<'_>>,
    draft: DraftId,
    receipt: PostalReceipt,
) -> Result<FiledAnswer, UseCaseError> {
    match file_once(ctx, draft, receipt).await {
        Ok(answer) => Ok(answer),
        // The draft is gone with the filing: whoever sends the same once more finds none.
        Err(refused) => {
            let first = filed_before(ctx.in_town(), ctx.intent(FILE_APPLICATION), &target(draft)).await;
            first?.ok_or(refused)
        }
    }
}

async fn file_once(
    ctx: Changing<StaffContext<'_>>,
    draft: DraftId,
    receipt: PostalReceipt,
) -> Result<FiledAnswer, UseCaseError> {
    let typist = DraftContext::of_staff(*ctx);
    let filled = fill_in(typist, draft).await?;
    let department = department_for(*ctx, filled.service.service).await?;
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
    file(ctx.in_town(), ctx.intent(FILE_APPLICATION), &target(draft), application).await
}

/// The department of a service, if this person may register applications there.
async fn department_for(ctx: StaffContext<'_>, service: ServiceId) -> Result<DepartmentId, UseCaseError> {
    let department = department_of(ctx.in_town(), service).await?;
    ctx.must(Action::RegisterApplication, &Resource::Department { town: ctx.town, department })?;
    Ok(department)
}
