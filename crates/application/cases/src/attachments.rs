//! Papers and texts that come with an act in a case: looked at and kept before the case takes them.

use case::{ACT_PAPERS_MAX, Digest, Line, Paper, Prose};
use kernel::{
    commit::{Change, PaperChange},
    context::TownContext,
    error::{Entry, UseCaseError},
    papers::{DocumentScope, Upload, keep_upload, upload_rules},
    rows::{PaperOwner, PaperRow},
};

use crate::{Act, CaseFile};

/// Papers with the key of the requested paper that each answers.
pub type Uploads = Vec<(Option<String>, Upload)>;

/// Looks at uploads and keeps them for a case, before the case takes them.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if there are too many or one is not taken.
pub async fn keep_for_case(
    ctx: TownContext<'_>,
    file: &CaseFile,
    uploads: Uploads,
) -> Result<Vec<(PaperRow, Option<String>, String)>, UseCaseError> {
    if uploads.len() > ACT_PAPERS_MAX {
        return Err(UseCaseError::entry("file", "upload-too-many"));
    }
    let shelf = DocumentScope {
        town: ctx.town,
        owner: PaperOwner::Case(file.case.id()),
        key: file.end.key,
        now: ctx.now,
    };
    let mut kept = Vec::with_capacity(uploads.len());
    for (key, upload) in uploads {
        let paper = keep_upload(ctx.ports, shelf, upload, &upload_rules())
            .await
            .map_err(|error| at_request(error, key.as_deref()))?;
        kept.push((paper.row, key, paper.name));
    }
    Ok(kept)
}

/// A refused file by the name of the request that it answers, so that the page can say which.
fn at_request(error: UseCaseError, key: Option<&str>) -> UseCaseError {
    match (error, key) {
        (UseCaseError::Entries(entries), Some(key)) => UseCaseError::Entries(
            entries.into_iter().map(|entry| Entry::new(format!("papers.{key}"), entry.code)).collect(),
        ),
        (error, _) => error,
    }
}

/// A paper as the case names it.
#[must_use]
pub fn paper(row: &PaperRow, key: Option<&str>, name: &str) -> Paper {
    Paper {
        id: row.paper,
        key: key.map(Line::lossy),
        name: Line::lossy(name),
        media_type: Line::lossy(&row.media_type),
        bytes: row.bytes,
        sha256: Digest::from_bytes(row.sha256),
    }
}

/// The kept papers as the case names them.
#[must_use]
pub fn named(kept: &[(PaperRow, Option<String>, String)]) -> Vec<Paper> {
    kept.iter().map(|(row, key, name)| paper(row, key.as_deref(), name)).collect()
}

/// The act, with the rows of the papers that come with it.
#[must_use]
pub fn with_rows(mut act: Act, kept: &[(PaperRow, Option<String>, String)]) -> Act {
    act.changes.extend(kept.iter().map(|(row, ..)| Change::Paper(PaperChange::PutPaper(row.clone()))));
    act
}

/// A text that may be left out.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if it is too long or holds control characters.
pub fn optional_prose(field: &'static str, text: &str) -> Result<Option<Prose>, UseCaseError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Prose::parse(text.trim()).map(Some).map_err(|_bad| UseCaseError::entry(field, "text-too-long"))
}

/// One line that must be there.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if it is empty or too long.
pub fn required_line(field: &'static str, text: &str) -> Result<Line, UseCaseError> {
    if text.trim().is_empty() {
        return Err(UseCaseError::entry(field, "empty"));
    }
    Line::parse(text.trim()).map_err(|_bad| UseCaseError::entry(field, "text-too-long"))
}
