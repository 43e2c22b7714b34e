//! Filling in a draft: answers with their documents, what follows from them, and filing.

use std::sync::Arc;

use case::{ApplicantActor, Consent, Contact, Email, Identity, SingleLine};
use cases::{DeliveryChoice, my_case};
use form::{Answers, Evaluation, read::Document};
use ids::{CommandId, DraftId, Uuid};
use kernel::{
    catalogue::{Published, department_of, published},
    commit::{Change, DocumentChange, DraftChange},
    context::{Changing, ResidentContext, SessionKind, TownContext},
    error::{
        UseCaseError,
        codes::{ApplicationCode, DeliveryCode, EmailCode},
    },
};
use locale::Language;
use serde_json::Value as Json;
use service::pack::TrustLevel;
use sign_in::accounts::profile;

use crate::{
    DraftContent, DraftContext, OpenDraft,
    application::{Application, FILE_APPLICATION, FiledAnswer, file, filed_before, first_answer},
    read_draft,
};

/// A draft with what follows from it today.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct FilledIn {
    pub draft: OpenDraft,
    /// The service at the draft's revision.
    pub service: Arc<Published>,
    /// Its raw answers, documents included.
    pub answers: Answers,
    /// What follows from them.
    pub evaluation: Evaluation,
}

/// Opens a draft of whoever asks and evaluates it.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is somebody else's.
pub async fn fill_in(ctx: impl Into<DraftContext<'_>>, draft: DraftId) -> Result<FilledIn, UseCaseError> {
    let ctx = ctx.into();
    let draft = read_draft(ctx, draft).await?;
    let service = published(ctx.in_town(), draft.row.service, draft.row.revision).await?;
    Ok(evaluated(ctx, draft, service))
}

/// What follows from an open draft.
pub(crate) fn evaluated(ctx: DraftContext<'_>, draft: OpenDraft, service: Arc<Published>) -> FilledIn {
    let answers = answers_of(&service, &draft.content);
    let evaluation = form::evaluate(&service.form, &answers, locale::civil_day(ctx.now));
    FilledIn { draft, service, answers, evaluation }
}

/// The command that files a draft: the same for every page that shows it, so that it is filed once, and known again by
/// who comes back to it afterwards.
///
/// # Errors
///
/// Only if the key fails.
pub async fn filing_command(ctx: TownContext<'_>, draft: DraftId) -> Result<CommandId, UseCaseError> {
    let digest = ctx.ports.keyring.digest(ctx.town, "filing-command", draft.as_uuid().as_bytes()).await?;
    let bytes: [u8; 16] = std::array::from_fn(|at| digest.get(at).copied().unwrap_or_default());
    Ok(CommandId::from_uuid(Uuid::from_bytes(bytes)))
}

/// What became of a draft that the visitor has filed, within a day; only who holds the case is told.
///
/// # Errors
///
/// Only if the store or a key fails.
pub async fn filed_draft(
    ctx: ResidentContext<'_>,
    draft: DraftId,
) -> Result<Option<FiledAnswer>, UseCaseError> {
    let command = filing_command(ctx.in_town(), draft).await?;
    let Some(first) = ctx.ports.store.answered(ctx.town, command).await? else { return Ok(None) };
    if first.scope.use_case != FILE_APPLICATION {
        return Ok(None);
    }
    let answer = first_answer(ctx.in_town(), &first).await?;
    match my_case(ctx, answer.case).await {
        Ok(_) => Ok(Some(answer)),
        Err(UseCaseError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The step at which a draft goes on: the first that was not left yet or has something missing; `None` once only contact,
/// delivery and the check are left.
#[must_use]
pub fn resume_at(filled: &FilledIn) -> Option<&str> {
    let form = &filled.service.form;
    let steps = filled.evaluation.steps().iter();
    let mut open = steps.filter(|step| {
        let left = filled.draft.content.visited.contains(step);
        let faulty =
            filled.evaluation.problems().iter().any(|problem| form.step_of(&problem.path) == Some(step));
        !left || faulty
    });
    open.next().map(String::as_str)
}

/// The raw answers of a draft, each document at the path of its question.
#[must_use]
pub fn answers_of(service: &Published, content: &DraftContent) -> Answers {
    let (mut answers, _misfits) = Answers::adopt(&service.form, content.answers.clone());
    let mut paths: Vec<&str> = content.documents.iter().map(|document| document.path.as_str()).collect();
    paths.dedup();
    for path in paths {
        let documents = content.documents.iter().filter(|document| document.path == path).map(|document| {
            Document {
                document: document.document.to_string(),
                name: document.name.clone(),
                media_type: document.media_type.clone(),
                bytes: document.bytes,
            }
            .to_answer()
        });
        // A path that the form does not have stays out; the document stays in the draft.
        let _ = answers.set(&service.form, path, Json::Array(documents.collect()));
    }
    answers
}

/// Files a draft; it is gone afterwards. Documents of questions that are hidden are not filed.
///
/// # Errors
///
/// [`UseCaseError::Conflict`] if the resident checked another version than the one that lies here now;
/// [`UseCaseError::Form`] if something is missing; [`UseCaseError::Entries`] if no way of delivery was chosen.
///
/// Legal source: § 9a (2), (3) OZG: the resident has checked the whole declaration and was warned against haste.
pub async fn file_draft(
    ctx: Changing<ResidentContext<'_>>,
    draft: DraftId,
    checked_version: u64,
) -> Result<FiledAnswer, UseCaseError> {
    match file_once(ctx, draft, checked_version).await {
        Ok(answer) => Ok(answer),
        // The draft is gone with the filing: whoever sends the same once more finds none.
        Err(refused) => answered_before(ctx, draft).await?.ok_or(refused),
    }
}

/// The first answer to a repeat. The session may be another one since: then the case is asked whose it is.
async fn answered_before(
    ctx: Changing<ResidentContext<'_>>,
    draft: DraftId,
) -> Result<Option<FiledAnswer>, UseCaseError> {
    match filed_before(ctx.in_town(), ctx.intent(FILE_APPLICATION), &target(draft)).await {
        Err(UseCaseError::Conflict { .. }) => filed_draft(*ctx, draft).await,
        answered => answered,
    }
}

/// What a filing is asked of.
pub(crate) fn target(draft: DraftId) -> String {
    format!("draft:{draft}")
}

async fn file_once(
    ctx: Changing<ResidentContext<'_>>,
    draft: DraftId,
    checked_version: u64,
) -> Result<FiledAnswer, UseCaseError> {
    let filled = fill_in(*ctx, draft).await?;
    if filled.draft.row.version != checked_version {
        return Err(UseCaseError::Conflict { what: format!("draft:{draft}") });
    }
    if !may_apply(ctx.session_kind, &filled.service) {
        return Err(UseCaseError::entry("trust", ApplicationCode::TrustTooLow));
    }
    let department = department_of(ctx.in_town(), filled.service.service).await?;
    let (identity, account, contact) = who(*ctx, &filled.draft.content).await?;
    let (documents, left_out) = filed_documents(*ctx, &filled).await?;
    let application = Application {
        service: &filled.service,
        department,
        answers: filled.answers.clone(),
        documents,
        by: ApplicantActor::Applicant(identity),
        account,
        contact,
        delivery: delivery(*ctx, &filled.draft.content)?,
        key: filled.draft.row.key,
        fresh_key: None,
        request_digest: None,
        changes: left_out.into_iter().chain([Change::Draft(DraftChange::DeleteDraft(draft))]).collect(),
    };
    file(ctx.in_town(), ctx.intent(FILE_APPLICATION), &target(draft), application).await
}

/// Whether the visitor is known well enough for this service.
///
/// Legal source: § 3 (4) OZG.
#[must_use]
pub fn may_apply(session_kind: SessionKind, service: &Published) -> bool {
    match (service.pack.service.terms.trust, session_kind) {
        (TrustLevel::None, _) | (TrustLevel::Email, SessionKind::Account { .. }) => true,
        (TrustLevel::Email | TrustLevel::Substantial | TrustLevel::High, _) => false,
    }
}

/// The documents of visible questions, and the rows of the others, which go.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if a document of the draft is gone.
pub async fn filed_documents(
    ctx: impl Into<DraftContext<'_>>,
    draft: &FilledIn,
) -> Result<(Vec<(kernel::rows::DocumentRow, String, String)>, Vec<Change>), UseCaseError> {
    let ctx = ctx.into();
    let mut filed = Vec::new();
    let mut left_out = Vec::new();
    for document in &draft.draft.content.documents {
        if !draft.evaluation.is_visible(&document.path) {
            left_out.push(Change::Document(DocumentChange::DeleteDocument(document.document)));
            continue;
        }
        let row =
            ctx.ports.store.document(ctx.town, document.document).await?.ok_or(UseCaseError::NotFound)?;
        filed.push((row, document.path.clone(), document.name.clone()));
    }
    Ok((filed, left_out))
}

async fn who(
    ctx: ResidentContext<'_>,
    content: &DraftContent,
) -> Result<(Identity, Option<ids::AccountId>, Contact), UseCaseError> {
    let language = if content.language == "en" { Language::English } else { Language::German };
    let line = |text: &str| {
        SingleLine::parse(text).map_err(|_bad| UseCaseError::entry("email", EmailCode::Malformed))
    };
    match ctx.session_kind {
        SessionKind::Account { account } => {
            let profile = profile(ctx.in_town(), account).await?;
            let email = Email { address: line(&profile.email)?, confirmed_at: Some(ctx.now) };
            let contact = Contact { email: Some(email), postal: None, language };
            Ok((Identity::Account { account }, Some(account), contact))
        }
        SessionKind::Guest { .. } | SessionKind::OneCase { .. } => {
            let email = match &content.contact.email {
                Some(address) => Some(Email {
                    address: line(address)?,
                    confirmed_at: content.contact.confirmed.then_some(ctx.now),
                }),
                None => None,
            };
            Ok((Identity::Guest, None, Contact { email, postal: None, language }))
        }
    }
}

fn delivery(ctx: ResidentContext<'_>, content: &DraftContent) -> Result<case::DeliveryChoice, UseCaseError> {
    match &content.delivery {
        Some(DeliveryChoice::Portal { consent }) => Ok(case::DeliveryChoice::Portal {
            consent: Consent { given_at: ctx.now, text_version: SingleLine::lossy(consent) },
        }),
        Some(DeliveryChoice::Post) => Ok(case::DeliveryChoice::Post),
        None => Err(UseCaseError::entry("delivery", DeliveryCode::Missing)),
    }
}
