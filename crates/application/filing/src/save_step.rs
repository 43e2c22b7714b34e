//! Saving what a page of a draft posted: answers as typed, rows added and removed, and never over another tab's work.
//!
//! A page may save while the answers of its step are still what it showed, or what it left itself (an autosave whose answer
//! has not arrived yet, the browser's back button). Otherwise somebody else has changed the same step meanwhile: nothing is
//! written, and the resident sees both and chooses.
//!
//! Requests of one page may overtake each other: an autosave that is handled after the button that was pressed after it holds
//! less than what was saved already, and writes nothing.

use std::sync::Arc;

use form::Answers;
use ids::{CommandId, DocumentId, DraftId};
use kernel::{
    catalogue::Published,
    context::Changing,
    error::{UseCaseError, codes::ApplicationCode},
    retry::retry_on_conflict,
};

use crate::{
    DraftContent, DraftContext, FilledIn, Fingerprint, OpenDraft, PageTrace, draft::put_content, fill_in,
    fill_in::evaluated,
};

/// What a page of a draft posted. The page is known by the command of its form.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct StepEntries {
    pub step: String,
    /// Fingerprint of the step's answers as the page showed them.
    pub shown: Fingerprint,
    /// Names and values of its fields.
    pub fields: Vec<(String, String)>,
    /// What happens to rows beside.
    pub change: Option<RowChange>,
    /// Whether the step counts as left.
    pub leaves: bool,
    /// Whether the page saved by itself; otherwise somebody pressed a button.
    pub autosaved: bool,
    /// Grows with each request of the page, in the order in which it read its fields; 0 where no script counts.
    pub sequence: u64,
}

/// A change of the rows of a repeated group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowChange {
    /// Appends a row to the group at this path.
    Add(String),
    /// Takes a row out, with its documents.
    Remove {
        /// Path of the group.
        group: String,
        /// From 0.
        row: usize,
    },
}

/// What came of saving a step.
#[derive(Debug)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum StepSaved {
    Saved(Box<FilledIn>),
    /// The step was changed elsewhere meanwhile: nothing is saved.
    Conflict {
        /// What lies in the draft.
        theirs: Box<FilledIn>,
        /// The same with the fields of this page.
        mine: Box<FilledIn>,
    },
}

/// Saves what a page posted, exactly as typed. Fields that the form does not know are left out.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if the draft is somebody else's; [`UseCaseError::Entries`] with code `rows-too-many`.
pub async fn save_step(
    ctx: Changing<impl Into<DraftContext<'_>> + Copy>,
    draft: DraftId,
    entries: &StepEntries,
) -> Result<StepSaved, UseCaseError> {
    let page = ctx.command;
    let ctx: DraftContext<'_> = (*ctx).into();
    retry_on_conflict!(save_once(ctx, draft, page, entries))
}

async fn save_once(
    ctx: DraftContext<'_>,
    draft: DraftId,
    page: CommandId,
    entries: &StepEntries,
) -> Result<StepSaved, UseCaseError> {
    let filled = fill_in(ctx, draft).await?;
    if entries.is_repeat(page, &filled.draft.content) || entries.is_overtaken(page, &filled.draft.content) {
        return Ok(StepSaved::Saved(Box::new(filled)));
    }
    let (mut content, gone) = entries.onto(&filled)?;
    if !entries.may_save(page, &filled, &content) {
        let mine = OpenDraft { content, ..filled.draft.clone() };
        let mine = evaluated(ctx, mine, Arc::clone(&filled.service));
        return Ok(StepSaved::Conflict { theirs: Box::new(filled), mine: Box::new(mine) });
    }
    content.remember(entries.trace(page, &filled.service, &content));
    let open = put_content(ctx, filled.draft, content, &gone).await?;
    Ok(StepSaved::Saved(Box::new(evaluated(ctx, open, filled.service))))
}

/// What a page's fields would make of the draft; nothing is saved.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if the draft is somebody else's.
pub async fn preview_step(
    ctx: impl Into<DraftContext<'_>>,
    draft: DraftId,
    entries: &StepEntries,
) -> Result<FilledIn, UseCaseError> {
    let ctx = ctx.into();
    let filled = fill_in(ctx, draft).await?;
    let typed = StepEntries { change: None, leaves: false, ..entries.clone() };
    let (content, _gone) = typed.onto(&filled)?;
    let service = Arc::clone(&filled.service);
    Ok(evaluated(ctx, OpenDraft { content, ..filled.draft }, service))
}

/// What a page's fields are worth without a draft: for showing them again when there is none to save them into.
#[must_use]
pub fn typed_answers(service: &Published, fields: &[(String, String)]) -> serde_json::Value {
    let mut answers = Answers::new();
    service.take_fields(&mut answers, fields);
    answers.to_json()
}

impl StepEntries {
    /// Whether this very change was made before: a double click, a request sent again.
    fn is_repeat(&self, page: CommandId, content: &DraftContent) -> bool {
        let Some(change) = &self.change else { return false };
        content.trace(page, &self.step).is_some_and(|trace| trace.change.as_deref() == Some(&change.words()))
    }

    /// Whether the page has saved what it read later: a press of a button is never dropped, it means what it says.
    fn is_overtaken(&self, page: CommandId, content: &DraftContent) -> bool {
        let sequence = content.trace(page, &self.step).map_or(0, |trace| trace.sequence);
        self.autosaved && self.sequence < sequence
    }

    fn may_save(&self, page: CommandId, filled: &FilledIn, after: &DraftContent) -> bool {
        let form = filled.service.form.form();
        let before = &filled.draft.content;
        let now = Fingerprint::of_step(form, &self.step, &before.answers);
        now == self.shown
            || before.trace(page, &self.step).is_some_and(|trace| trace.left == now)
            || now == Fingerprint::of_step(form, &self.step, &after.answers)
    }

    fn trace(&self, page: CommandId, service: &Published, content: &DraftContent) -> PageTrace {
        PageTrace {
            page,
            step: self.step.clone(),
            left: Fingerprint::of_step(service.form.form(), &self.step, &content.answers),
            change: self.change.as_ref().map(RowChange::words),
            sequence: self.sequence,
        }
    }

    /// The content with these entries, and the documents that go with a removed row.
    fn onto(&self, filled: &FilledIn) -> Result<(DraftContent, Vec<DocumentId>), UseCaseError> {
        let service = &filled.service;
        let mut content = filled.draft.content.clone();
        let (mut answers, _misfits) = Answers::adopt(&service.form, content.answers.clone());
        service.take_fields(&mut answers, &self.fields);
        let mut gone = Vec::new();
        match &self.change {
            None => {}
            Some(RowChange::Add(group)) => add_row(&mut answers, filled, group)?,
            Some(RowChange::Remove { group, row }) => {
                answers.remove_row(&service.form, group, *row).map_err(|_unknown| UseCaseError::NotFound)?;
                gone = move_documents(&mut content, group, *row);
            }
        }
        content.answers = answers.to_json();
        if self.leaves {
            content.visit(&self.step);
        }
        Ok((content, gone))
    }
}

impl RowChange {
    /// As its button posts it.
    fn words(&self) -> String {
        match self {
            Self::Add(group) => format!("add:{group}"),
            Self::Remove { group, row } => format!("remove:{group}[{row}]"),
        }
    }
}

/// Appends a row after those that the page shows, which may be more than were answered.
fn add_row(answers: &mut Answers, filled: &FilledIn, group: &str) -> Result<(), UseCaseError> {
    let full = |_problem| UseCaseError::entry(group, ApplicationCode::RowsTooMany);
    let shown = filled.evaluation.rows(group);
    let mut added = answers.add_row(&filled.service.form, group).map_err(full)?;
    while added < shown {
        added = answers.add_row(&filled.service.form, group).map_err(full)?;
    }
    Ok(())
}

/// Documents of the removed row go, those of later rows move up with them.
fn move_documents(content: &mut DraftContent, group: &str, row: usize) -> Vec<DocumentId> {
    let mut gone = Vec::new();
    content.documents.retain_mut(|document| match place_in(&document.path, group) {
        Some((at, _)) if at == row => {
            gone.push(document.document);
            false
        }
        Some((at, rest)) if at > row => {
            document.path = format!("{group}[{}]{rest}", at - 1);
            true
        }
        _ => true,
    });
    gone
}

/// `trees[2].photo` in `trees` → (2, `.photo`).
fn place_in<'a>(path: &'a str, group: &str) -> Option<(usize, &'a str)> {
    let (row, rest) = path.strip_prefix(group)?.strip_prefix('[')?.split_once(']')?;
    Some((row.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DraftDocument;

    fn document(number: u128, path: &str) -> DraftDocument {
        DraftDocument {
            document: DocumentId::from_uuid(ids::Uuid::from_u128(number)),
            path: path.to_owned(),
            name: String::new(),
            media_type: String::new(),
            bytes: 0,
            sha256: String::new(),
        }
    }

    #[test]
    fn documents_follow_their_rows() {
        let documents = vec![
            document(1, "trees[0].photo"),
            document(2, "trees[1].photo"),
            document(3, "trees[12].photo"),
            document(4, "plan"),
        ];
        let mut content = DraftContent { documents, ..DraftContent::default() };
        let gone = move_documents(&mut content, "trees", 1);
        assert_eq!(gone, [DocumentId::from_uuid(ids::Uuid::from_u128(2))]);
        let paths: Vec<_> = content.documents.iter().map(|document| document.path.as_str()).collect();
        assert_eq!(paths, ["trees[0].photo", "trees[11].photo", "plan"]);
    }

    #[test]
    fn a_draft_remembers_each_page_once_and_not_for_ever() {
        let mut content = DraftContent::default();
        for number in 0..100 {
            let page = CommandId::from_uuid(ids::Uuid::from_u128(number / 2));
            let left = Fingerprint::sent(&number.to_string());
            content.remember(PageTrace { page, step: "one".to_owned(), left, change: None, sequence: 0 });
        }
        assert_eq!(content.pages.len(), 24);
        let last = content.trace(CommandId::from_uuid(ids::Uuid::from_u128(49)), "one").unwrap();
        assert_eq!(last.left, Fingerprint::sent("99"));
    }
}
