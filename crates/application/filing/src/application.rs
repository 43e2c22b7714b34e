//! Filing an application: the same for a resident at the portal, a client of the HTTP interface and staff who register
//! what came on paper.
//!
//! One commit appends the event, fills the register, keeps the access code's digest, and enqueues the receipt. What it
//! answers is sealed with the command, so that a repeat gets the same number and code. The number is drawn in the same
//! commit: no refusal and no lost connection uses one up.

mod declared;

use access::secret::AccessCode;
use case::{ApplicantActor, Case, Contact, DeliveryChoice, Digest, Filing};
use cases::{my_case, register_row};
use ids::{CaseId, DepartmentId, JobId, KeyId};
use kernel::{
    catalogue::Published,
    commands::Intent,
    commit::{
        Answered, Change, Commit, Committed, DocumentChange, KeyChange, NumberChange, RegisterChange,
        ResidentChange,
    },
    context::{Asking as _, ResidentContext, TownContext},
    error::UseCaseError,
    row_seals::SealedRow as _,
    rows::{CaseAccessRow, CaseJob, DocumentOwner, DocumentRow, KeyRow, NewJob, StreamId},
    sealing::{StreamPosition, open_answer, seal_answer, seal_events},
};
use serde::{Deserialize, Serialize};
use sign_in::codes::{code_key, ten_bytes};

use self::declared::Declared;

/// How often an application is numbered anew because another process was first. Those of this process take turns.
const NUMBER_TRIES: usize = 64;

/// An application, ready to be filed.
#[derive(Debug, Clone)]
pub struct Application<'a> {
    /// The service at the revision that the answers are for.
    pub service: &'a Published,
    /// The department that works on it first.
    pub department: DepartmentId,
    /// Raw answers with their documents; they are evaluated here once more.
    pub answers: form::Answers,
    /// The documents, each with the path of its question and its name.
    pub documents: Vec<(DocumentRow, String, String)>,
    /// Who brings it.
    pub by: ApplicantActor,
    /// The account that it shall belong to.
    pub account: Option<ids::AccountId>,
    /// How to reach the applicant; a postal address among the answers takes precedence over an empty one here.
    pub contact: Contact,
    /// How decisions shall come.
    pub delivery: DeliveryChoice,
    /// The data key: the draft's, which the case inherits.
    pub key: KeyId,
    /// Its row, if the key is new.
    pub fresh_key: Option<KeyRow>,
    /// What the request asks, where the one who sends it chooses the command: kept beside the answer.
    pub request_digest: Option<Digest>,
    /// Rows to change in the same commit, for example the draft that goes.
    pub changes: Vec<Change>,
}

/// The use case by which every application is filed.
pub(crate) const FILE_APPLICATION: &str = "file_application";

/// What the applicant is told.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct FiledAnswer {
    pub case: CaseId,
    pub number: String,
    /// The code that opens it together with the number; told once, here.
    pub access_code: String,
    /// The hash of the event in the journal, hexadecimal.
    pub head: String,
    /// What the first request asked, if its sender chose the command. Sealed with the rest: answers can be guessed from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_digest: Option<Digest>,
}

impl std::fmt::Debug for FiledAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FiledAnswer").field("case", &self.case).finish_non_exhaustive()
    }
}

/// What a filing was answered before, if this is a repeat of it.
///
/// # Errors
///
/// [`UseCaseError::Conflict`] if the command is somebody else's, [`UseCaseError::Deleted`] if the case's key is gone meanwhile.
pub async fn filed_before(
    ctx: TownContext<'_>,
    intent: Intent,
    target: &str,
) -> Result<Option<FiledAnswer>, UseCaseError> {
    match intent.answered(ctx, target).await? {
        Some(first) => first_answer(ctx, &first).await.map(Some),
        None => Ok(None),
    }
}

/// What the filing of this case was answered, within a day, to the browser or the account that has filed it, and to nobody
/// else who holds the case.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if the case is somebody else's.
pub async fn filed_case(ctx: ResidentContext<'_>, case: CaseId) -> Result<Option<FiledAnswer>, UseCaseError> {
    my_case(ctx, case).await?;
    let (town, store) = (ctx.town, &ctx.ports.store);
    let filed = store.events(town, StreamId::Case(case), 0).await?.into_iter().next();
    let Some(command) = filed.and_then(|event| event.command) else { return Ok(None) };
    let requester = ctx.requester().to_string();
    let is_theirs =
        |first: &Answered| first.scope.use_case == FILE_APPLICATION && first.scope.requester == requester;
    match store.answered(town, command).await?.filter(is_theirs) {
        Some(first) => first_answer(ctx.in_town(), &first).await.map(Some),
        None => Ok(None),
    }
}

/// What a filing was answered. The head of the case was not known when the answer was sealed: it is the hash of the first event.
///
/// # Errors
///
/// [`UseCaseError::Deleted`] if the case's key is gone meanwhile.
pub(crate) async fn first_answer(
    ctx: TownContext<'_>,
    first: &Answered,
) -> Result<FiledAnswer, UseCaseError> {
    let answer: FiledAnswer = open_answer(&*ctx.ports.keyring, ctx.town, first).await?;
    let events = ctx.ports.store.events(ctx.town, StreamId::Case(answer.case), 0).await?;
    let filed = events.first().ok_or(UseCaseError::NotFound)?;
    Ok(answer.with_head(filed.hash))
}

/// Files an application.
///
/// # Errors
///
/// [`UseCaseError::Form`] if the answers are not complete, [`UseCaseError::Rule`] if the chosen delivery cannot work,
/// [`UseCaseError::Conflict`] if one of the documents was filed meanwhile.
pub async fn file(
    ctx: TownContext<'_>,
    intent: Intent,
    target: &str,
    application: Application<'_>,
) -> Result<FiledAnswer, UseCaseError> {
    let id = CaseId::from_uuid(ctx.ports.ids.next());
    let declared = Declared::read(ctx, id, &application)?;
    let mut lost = None;
    for _ in 0..NUMBER_TRIES {
        let next = ctx.ports.store.next_number(ctx.town, declared.series(), declared.year()).await?;
        if let Some((number, conflict)) = lost.take()
            && number == next.number
        {
            // The number is still free: it was something else that had changed.
            return Err(conflict);
        }
        match file_under(ctx, (intent, target), &application, &declared, next.number).await {
            Err(conflict @ UseCaseError::Conflict { .. }) => lost = Some((next.number, conflict)),
            settled => return settled,
        }
    }
    Err(UseCaseError::Conflict { what: format!("number:{}", declared.series()) })
}

/// Files it under this number, if nobody else takes the number first.
async fn file_under(
    ctx: TownContext<'_>,
    (intent, target): (Intent, &str),
    application: &Application<'_>,
    declared: &Declared,
    number: u64,
) -> Result<FiledAnswer, UseCaseError> {
    let filed = declared.numbered(number);
    let (id, shown) = (filed.case, filed.number.as_str().to_owned());
    let (case, events) = Case::file(Filing { by: application.by.clone(), application: filed }, ctx.now)?;
    let code = AccessCode::from_random(ten_bytes(ctx.ports.ids.secret()));
    let end = StreamPosition { town: ctx.town, stream: StreamId::Case(id), key: application.key, seq: 0 };
    let request_digest = application.request_digest.clone();
    let answer = FiledAnswer {
        case: id,
        number: shown,
        access_code: code.reveal(),
        head: String::new(),
        request_digest,
    };
    let scope = intent.scope(target);
    let answered =
        seal_answer(&*ctx.ports.keyring, ctx.town, end.key, intent.command, scope, &answer).await?;
    let mut commit = Commit::named(intent.use_case, ctx.town, ctx.now).answering(answered);
    commit.changes.extend(application.fresh_key.clone().map(|row| Change::Key(KeyChange::PutKey(row))));
    commit.appends.push(seal_events(&*ctx.ports.keyring, end, commit.at, &events).await?);
    commit.changes.push(Change::Register(RegisterChange::PutCase(register_row(&case, ctx.now))));
    let digest = *code.digest(&code_key(ctx).await?, id).as_bytes();
    let access = CaseAccessRow { town: ctx.town, case: id, code: digest, made_at: ctx.now, seal: [0; 32] };
    let access = access.sealed(&*ctx.ports.keyring).await?;
    commit.changes.push(Change::Resident(ResidentChange::PutCaseAccess(access)));
    let owner = DocumentOwner::Case(id);
    let moved = |row: &DocumentRow| {
        Change::Document(DocumentChange::MoveDocument { document: row.document, from: row.owner, to: owner })
    };
    commit.changes.extend(application.documents.iter().map(|(row, ..)| moved(row)));
    commit.changes.extend(application.changes.iter().cloned());
    let (series, year) = (declared.series().to_owned(), declared.year());
    // Last, so that others wait for the series as briefly as can be.
    commit.changes.push(NumberChange::TakeNumber { series, year, number }.into());
    commit.jobs.push(NewJob {
        job: JobId::from_uuid(ctx.ports.ids.next()),
        kind: CaseJob::RenderReceipt { case: id }.into(),
        run_at: ctx.now,
        once: None,
    });
    match ctx.ports.store.commit(commit).await? {
        Committed::Applied(appended) => {
            let filed = appended.first().and_then(|appended| appended.hashes.first());
            filed.map(|hash| answer.with_head(*hash)).ok_or(UseCaseError::NotFound)
        }
        Committed::Repeated(first) => first_answer(ctx, &intent.own(first, target)?).await,
    }
}

impl FiledAnswer {
    fn with_head(self, hash: [u8; 32]) -> Self {
        Self { head: Digest::from_bytes(hash).to_string(), ..self }
    }
}
