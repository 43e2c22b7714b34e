//! Drafts (Entwürfe): kept sealed, expiring, autosaved, resumable; a second tab never overwrites silently.

mod context;
mod documents;

use ids::{AccountId, DocumentId, DraftId, JobId, ServiceId};
use jiff::{SignedDuration, Timestamp};
use locale::Language;

pub use self::{
    context::DraftContext,
    documents::{remove_document, upload_document},
};
use crate::{DraftContent, filing_command};
use kernel::{
    commands::id_of_made,
    commit::{Change, Commit, DocumentChange, DraftChange, KeyChange},
    context::{Changing, ResidentContext, TownContext},
    error::{UseCaseError, codes::ApplicationCode},
    mails,
    ports::{Page, SealContext},
    quotas::Quotas,
    retry::retry_on_conflict,
    rows::{DraftOwner, DraftRow, FilingJob, NewJob},
};

/// A draft is removed this many days after it was last saved.
pub const DRAFT_DAYS: i64 = 30;

/// Owners of an account are told this many days before.
const WARN_DAYS: i64 = 5;

/// The most documents of one draft.
pub const DRAFT_DOCUMENTS_MAX: usize = 100;

/// A draft that its owner has open.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct OpenDraft {
    pub row: DraftRow,
    /// What it holds.
    pub content: DraftContent,
}

/// Starts a draft of a service on a published revision. A repeat of the same command gives the same draft.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if the command has made somebody else's draft; [`UseCaseError::Entries`] if its owner has as many
/// as [`Quotas`] allow.
pub async fn start_draft(
    ctx: Changing<impl Into<DraftContext<'_>> + Copy>,
    service: ServiceId,
    revision: u32,
    content: DraftContent,
) -> Result<DraftId, UseCaseError> {
    let mut draft = DraftId::from_uuid(id_of_made(ctx.command, "draft"));
    let ctx: DraftContext<'_> = (*ctx).into();
    if ctx.ports.store.draft(ctx.town, draft).await?.is_some() {
        return read_draft(ctx, draft).await.map(|open| open.row.draft);
    }
    // The page that started a draft is sent again after the draft was filed: that is another application.
    let filing = filing_command(ctx.in_town(), draft).await?;
    if ctx.ports.store.answered(ctx.town, filing).await?.is_some() {
        draft = DraftId::from_uuid(ctx.ports.ids.next());
    }
    if ctx.is_bounded() {
        let drafts = ctx.ports.store.drafts_of(ctx.town, ctx.owner).await?;
        if drafts.len() >= ctx.ports.quotas.drafts.min(Quotas::DRAFTS_MAX) {
            return Err(UseCaseError::entry("draft", ApplicationCode::DraftsTooMany));
        }
    }
    let fresh = ctx.ports.keyring.make(ctx.town, ctx.now).await?;
    let row = DraftRow {
        town: ctx.town,
        draft,
        service,
        revision,
        owner: ctx.owner,
        key: fresh.id,
        sealed: Vec::new(),
        version: 0,
        saved_at: ctx.now,
        expires_at: ctx.now,
    };
    let row = next_version(ctx, row, &content).await?;
    let commit = Commit::named("start_draft", ctx.town, ctx.now)
        .change(KeyChange::PutKey(fresh.row))
        .change(DraftChange::PutDraft { row: row.clone(), expected: 0 });
    ctx.ports.store.commit(warned(ctx, commit, &row)).await?;
    Ok(draft)
}

/// A draft of whoever asks.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is somebody else's, expired or removed.
pub async fn read_draft(ctx: impl Into<DraftContext<'_>>, draft: DraftId) -> Result<OpenDraft, UseCaseError> {
    let ctx = ctx.into();
    let row = ctx.ports.store.draft(ctx.town, draft).await?.ok_or(UseCaseError::NotFound)?;
    if row.owner != ctx.owner || row.expires_at <= ctx.now {
        return Err(UseCaseError::NotFound);
    }
    open(ctx, row).await
}

/// All drafts of whoever asks, newest first.
///
/// # Errors
///
/// Only if the store or a key fails.
pub async fn my_drafts(ctx: impl Into<DraftContext<'_>>) -> Result<Vec<OpenDraft>, UseCaseError> {
    let ctx = ctx.into();
    let rows = ctx.ports.store.drafts_of(ctx.town, ctx.owner).await?;
    let mut drafts = Vec::with_capacity(rows.len());
    for row in rows.into_iter().filter(|row| row.expires_at > ctx.now) {
        drafts.push(open(ctx, row).await?);
    }
    Ok(drafts)
}

/// Saves a change to a draft that its owner saw at version `seen`.
///
/// # Errors
///
/// [`UseCaseError::Conflict`] if another tab or device has saved since: nothing is overwritten, the owner chooses.
pub async fn save_draft(
    ctx: Changing<impl Into<DraftContext<'_>> + Copy>,
    draft: DraftId,
    seen: u64,
    change: impl FnOnce(&mut DraftContent) + Send,
) -> Result<OpenDraft, UseCaseError> {
    let ctx: DraftContext<'_> = (*ctx).into();
    let OpenDraft { row, mut content } = read_draft(ctx, draft).await?;
    if row.version != seen {
        return Err(UseCaseError::Conflict { what: format!("draft:{draft}") });
    }
    change(&mut content);
    let row = next_version(ctx, row, &content).await?;
    let commit = Commit::named("save_draft", ctx.town, ctx.now)
        .change(DraftChange::PutDraft { row: row.clone(), expected: seen });
    ctx.ports.store.commit(warned(ctx, commit, &row)).await?;
    Ok(OpenDraft { row, content })
}

/// Replaces the whole content of a draft that was just read.
///
/// # Errors
///
/// [`UseCaseError::Conflict`] if it was saved since: read again, decide again.
pub(crate) async fn put_content(
    ctx: DraftContext<'_>,
    open: OpenDraft,
    content: DraftContent,
    gone: &[DocumentId],
) -> Result<OpenDraft, UseCaseError> {
    let expected = open.row.version;
    let row = next_version(ctx, open.row, &content).await?;
    let mut commit = Commit::named("save_draft", ctx.town, ctx.now);
    commit
        .changes
        .extend(gone.iter().map(|document| Change::Document(DocumentChange::DeleteDocument(*document))));
    commit.changes.push(Change::Draft(DraftChange::PutDraft { row: row.clone(), expected }));
    ctx.ports.store.commit(warned(ctx, commit, &row)).await?;
    Ok(OpenDraft { row, content })
}

/// Removes a draft with its documents and its key.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is somebody else's, or if it was filed at the same moment.
pub async fn delete_draft(
    ctx: Changing<impl Into<DraftContext<'_>> + Copy>,
    draft: DraftId,
) -> Result<(), UseCaseError> {
    let ctx: DraftContext<'_> = (*ctx).into();
    retry_on_conflict!(delete_once(ctx, draft))
}

/// The key goes only together with the draft: once the draft is filed, a case has inherited it.
async fn delete_once(ctx: DraftContext<'_>, draft: DraftId) -> Result<(), UseCaseError> {
    let OpenDraft { row, content } = read_draft(ctx, draft).await?;
    let mut commit = Commit::named("delete_draft", ctx.town, ctx.now).change(DraftChange::DeleteDraft(draft));
    commit.changes.extend(
        content
            .documents
            .iter()
            .map(|document| Change::Document(DocumentChange::DeleteDocument(document.document))),
    );
    commit.changes.push(Change::Key(KeyChange::DestroyKey(row.key)));
    ctx.ports.store.commit(commit).await?;
    Ok(())
}

/// Gives the drafts of a guest's session to the account that has just signed in there.
///
/// # Errors
///
/// Only if the store or a key fails.
pub async fn adopt_drafts(
    ctx: ResidentContext<'_>,
    secret: [u8; 32],
    account: AccountId,
) -> Result<(), UseCaseError> {
    let ctx = DraftContext::from(ctx);
    let rows = ctx.ports.store.drafts_of(ctx.town, DraftOwner::Guest(secret)).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let mut commit = Commit::named("adopt_drafts", ctx.town, ctx.now);
    for row in rows {
        let content = open(ctx, row.clone()).await?.content;
        let seen = row.version;
        let adopted = DraftRow { owner: DraftOwner::Account(account), ..row };
        let row = next_version(ctx, adopted, &content).await?;
        commit.changes.push(Change::Draft(DraftChange::PutDraft { row, expected: seen }));
    }
    ctx.ports.store.commit(commit).await?;
    Ok(())
}

async fn open(ctx: DraftContext<'_>, row: DraftRow) -> Result<OpenDraft, UseCaseError> {
    let json = ctx.ports.keyring.open(row.key, seal_context(&row), &row.sealed).await?;
    let content =
        serde_json::from_slice(&json).map_err(|error| UseCaseError::internal("read a draft", error))?;
    Ok(OpenDraft { row, content })
}

async fn next_version(
    ctx: DraftContext<'_>,
    row: DraftRow,
    content: &DraftContent,
) -> Result<DraftRow, UseCaseError> {
    let mut row = DraftRow {
        version: row.version + 1,
        saved_at: ctx.now,
        expires_at: days_after(ctx.now, DRAFT_DAYS),
        ..row
    };
    let json = serde_json::to_vec(content).map_err(|error| UseCaseError::internal("write a draft", error))?;
    row.sealed = ctx.ports.keyring.seal(row.key, seal_context(&row), &json).await?;
    Ok(row)
}

/// Adds the warning that goes out before the draft of an account expires. The job looks again before it writes.
fn warned(ctx: DraftContext<'_>, commit: Commit, row: &DraftRow) -> Commit {
    let DraftOwner::Account(account) = row.owner else { return commit };
    commit.job(NewJob {
        job: JobId::from_uuid(ctx.ports.ids.next()),
        kind: FilingJob::WarnDraft { draft: row.draft, account }.into(),
        run_at: days_after(ctx.now, DRAFT_DAYS - WARN_DAYS),
        once: Some(format!("warn_draft:{}", row.draft)),
    })
}

fn days_after(at: Timestamp, days: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MAX)
}

fn seal_context(row: &DraftRow) -> SealContext<'static> {
    SealContext { town: row.town, kind: "draft", subject: row.draft.as_uuid(), seq: row.version }
}

/// The job that warns before a draft is removed. It looks again: a draft that was saved since is warned about later.
///
/// # Errors
///
/// [`UseCaseError::Unavailable`] if the mail server did not take it.
pub async fn warn_draft(
    ctx: TownContext<'_>,
    draft: DraftId,
    account: AccountId,
) -> Result<(), UseCaseError> {
    let row = ctx.ports.store.draft(ctx.town, draft).await?;
    let Some(row) = row.filter(|row| row.owner == DraftOwner::Account(account)) else { return Ok(()) };
    let warn_at = days_after(row.saved_at, DRAFT_DAYS - WARN_DAYS);
    if warn_at > ctx.now {
        let job = NewJob {
            job: JobId::from_uuid(ctx.ports.ids.next()),
            kind: FilingJob::WarnDraft { draft, account }.into(),
            run_at: warn_at,
            once: None,
        };
        ctx.ports.store.commit(Commit::named("postpone_warning", ctx.town, ctx.now).job(job)).await?;
        return Ok(());
    }
    let profile = match sign_in::accounts::profile(ctx, account).await {
        // The account was closed while the draft was begun: it expires by itself, and nobody is to be told.
        Err(UseCaseError::NotFound) => return Ok(()),
        found => found?,
    };
    let sender = mails::sender(ctx).await?;
    let language = if profile.language == "en" { Language::English } else { Language::German };
    let link = mails::address(ctx, &sender, &Page::MyCases);
    let text = mails::draft_expires(language, &sender.town, locale::civil_day(row.expires_at), &link);
    mails::send(ctx, &sender, &profile.email, text, ctx.ports.ids.next()).await?;
    Ok(())
}
