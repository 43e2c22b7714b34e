//! Taking what a step posted: save first, then answer what the button asked for.

use axum::{extract::State, http::StatusCode};
use filing::{
    DraftContent, FilledIn, Fingerprint, StepEntries, StepSaved, filed_draft, fill_in, preview_step,
    remove_document, save_step, start_draft, typed_answers,
};
use ids::DraftId;
use kernel::{
    catalogue,
    context::{Changing, ResidentContext},
    error::UseCaseError,
};
use kit::{
    address::Path,
    form_data::{FormData, Token},
    format,
    parts::{Alert, AlertKind, html_id},
    problem::WebError,
    session::Resident,
    site::Site,
    urls::{Url, portal},
};
use runner::{ACTION, Action, ROW, SEQUENCE, SHOWN, Shown, differences, has_problems, store_documents};

use super::{
    order::{ApplicationStep, StepOrder},
    show::gone,
    view::{RETURN, SERVICE, StepView},
};
use crate::{
    reading::{HandlerResult, Reading},
    step::{Autosave, Autosaved, Conflict},
    texts::Say as _,
};

/// One posted step.
struct Saving<'a> {
    reading: &'a Reading,
    ctx: Changing<ResidentContext<'a>>,
    url: &'a portal::Step,
    form_data: &'a FormData,
    action: Action,
    /// The page saved by itself, nobody pressed a button.
    autosaved: bool,
}

/// Takes a posted step.
pub(crate) async fn save(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Step>,
    form_data: FormData,
) -> HandlerResult {
    let action = Action::parse(form_data.text(ACTION));
    let ctx = resident.context(&site, form_data.command);
    let saving =
        Saving { reading: &reading, ctx, url: &url, form_data: &form_data, action, autosaved: false };
    let saved = match form_data.token {
        Token::Fits => save_step(ctx, url.draft, &saving.entries()).await,
        Token::Stale => return saving.show_again().await,
    };
    match saved {
        Ok(StepSaved::Saved(filled)) => saving.go_on(*filled).await,
        Ok(StepSaved::Conflict { theirs, mine }) => saving.conflict(&theirs, &mine).await,
        Err(UseCaseError::NotFound) if filed_draft(*ctx, url.draft).await?.is_some() => {
            gone(&site, &reading, &resident, url.draft).await
        }
        Err(UseCaseError::NotFound) => saving.save_into_fresh_draft().await,
        Err(error) => Err(error.into()),
    }
}

/// Takes an autosave. Nothing is demanded, nothing is refused, nothing is overwritten.
pub(crate) async fn autosave(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::StepAutosave>,
    form_data: FormData,
) -> HandlerResult {
    let url = portal::Step { draft: url.draft, step: url.step };
    let ctx = resident.context(&site, form_data.command);
    let action = Action::Stay;
    let saving = Saving { reading: &reading, ctx, url: &url, form_data: &form_data, action, autosaved: true };
    let saved = match form_data.token {
        Token::Fits => save_step(ctx, url.draft, &saving.entries()).await,
        Token::Stale => Err(UseCaseError::NotFound),
    };
    let outcome = match saved {
        Err(UseCaseError::NotFound) => Autosave::Ended,
        Ok(StepSaved::Conflict { .. }) => Autosave::Conflict,
        Ok(StepSaved::Saved(filled)) => {
            let rows = saving.rows();
            let view = StepView { open_rows: &rows, ..StepView::of(&reading, &filled, &url.step) };
            let at = format::in_germany(filled.draft.row.saved_at);
            Autosave::Saved { at, parts: view.parts().ok_or(WebError::NotFound)? }
        }
        Err(error) => return Err(error.into()),
    };
    reading.fragment(&Autosaved { outcome })
}

impl Saving<'_> {
    fn entries(&self) -> StepEntries {
        let own = |name: &str| name.starts_with("gw-");
        let fields = self.form_data.fields().filter(|(name, _)| !own(name));
        StepEntries {
            step: self.url.step.clone(),
            shown: Fingerprint::sent(self.form_data.text(SHOWN)),
            fields: fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            change: self.action.change(),
            leaves: self.action == Action::Next,
            autosaved: self.autosaved,
            sequence: self.form_data.text(SEQUENCE).parse().unwrap_or_default(),
        }
    }

    /// The rows that were open.
    fn rows(&self) -> Vec<String> {
        self.form_data.all(ROW).map(str::to_owned).collect()
    }

    fn first_row(&self) -> Option<&str> {
        self.form_data.all(ROW).next()
    }

    fn returns(&self) -> bool {
        self.form_data.text(RETURN) == "check"
    }

    /// Keeps documents, then answers what the button asked for.
    async fn go_on(&self, filled: FilledIn) -> HandlerResult {
        let (filled, refused) = self.store_documents(filled).await?;
        if !refused.is_empty() {
            return self.refuse(&filled, Shown::Nothing, &refused).await;
        }
        let step = self.url.step.as_str();
        match &self.action {
            Action::Next if has_problems(&filled, step, None) => self.refuse(&filled, Shown::All, &[]).await,
            Action::Next => {
                let order = StepOrder::of(&filled, self.reading.language());
                let to = if self.returns() {
                    ApplicationStep::Check
                } else {
                    order.after(ApplicationStep::Step(step))
                };
                Ok(self.reading.go_to(&order.href(to)))
            }
            Action::Pause => Ok(self.reading.go_to(&portal::Drafts)),
            Action::Close(row) if has_problems(&filled, step, Some(row)) => {
                self.refuse(&filled, Shown::Within(row.clone()), &[]).await
            }
            Action::Add(group) => {
                let last = filled.evaluation.rows(group).saturating_sub(1);
                Ok(self.stay(Some(&format!("{group}[{last}]"))))
            }
            Action::Edit(row) => Ok(self.stay(Some(row))),
            Action::Close(_) | Action::Remove(_) => Ok(self.stay(None)),
            Action::RemoveDocument(document) => {
                match remove_document(self.ctx, self.url.draft, *document).await {
                    Ok(_) | Err(UseCaseError::NotFound) => {}
                    Err(error) => return Err(error.into()),
                }
                Ok(self.stay(self.first_row()))
            }
            Action::Stay => Ok(self.stay(self.first_row())),
        }
    }

    /// Back to the step, at the open row.
    fn stay(&self, row: Option<&str>) -> axum::response::Response {
        let mut href = self.url.href();
        if self.returns() {
            href = href.with("from", "check");
        }
        match row {
            Some(row) => self.reading.go_to(&href.with("row", row).at(&html_id(row))),
            None => self.reading.go_to(&href),
        }
    }

    /// The step again, with what is wrong.
    async fn refuse(&self, filled: &FilledIn, shown: Shown, refused: &[(String, String)]) -> HandlerResult {
        let rows = match &shown {
            Shown::Within(row) => vec![row.clone()],
            Shown::All | Shown::Nothing => self.rows(),
        };
        let view = StepView {
            open_rows: &rows,
            shown,
            refused,
            returns: self.returns(),
            ..StepView::of(self.reading, filled, &self.url.step)
        };
        let page = view.page().ok_or(WebError::NotFound)?;
        self.reading.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page).await
    }

    /// Both sides of a conflict; whoever goes on from this page has seen the other.
    async fn conflict(&self, theirs: &FilledIn, mine: &FilledIn) -> HandlerResult {
        let differing = differences(&self.url.step, mine, theirs, self.reading.language());
        let rows = self.rows();
        let view = StepView {
            open_rows: &rows,
            returns: self.returns(),
            basis: Some(theirs),
            conflict: Some(Conflict { rows: differing, theirs: self.url.href() }),
            ..StepView::of(self.reading, mine, &self.url.step)
        };
        match view.page() {
            Some(page) => self.reading.page_with(StatusCode::CONFLICT, &page).await,
            None => Ok(self.stay(None)),
        }
    }

    /// The form did not prove that it is ours: shown again as typed, not saved, to be sent once more.
    async fn show_again(&self) -> HandlerResult {
        let mine = match preview_step(*self.ctx, self.url.draft, &self.entries()).await {
            Err(UseCaseError::NotFound) => return self.save_into_fresh_draft().await,
            found => found?,
        };
        let theirs = fill_in(*self.ctx, self.url.draft).await?;
        let language = self.reading.language();
        let (title, body) = (language.say("again-title").into(), language.say("again-text").into());
        let rows = self.rows();
        let view = StepView {
            open_rows: &rows,
            returns: self.returns(),
            basis: Some(&theirs),
            notice: Some(Alert { kind: AlertKind::Warning, title, body: Some(body) }),
            ..StepView::of(self.reading, &mine, &self.url.step)
        };
        let page = view.page().ok_or(WebError::NotFound)?;
        self.reading.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page).await
    }

    /// There is no draft of this visitor any more, for example because their session has ended: what was typed goes into a
    /// fresh one, so that nothing is lost.
    async fn save_into_fresh_draft(&self) -> HandlerResult {
        let service = catalogue::offered_as(self.ctx.in_town(), self.form_data.text(SERVICE)).await?;
        let entries = self.entries();
        let content = DraftContent {
            answers: typed_answers(&service, &entries.fields),
            language: self.reading.language().tag().to_owned(),
            ..DraftContent::default()
        };
        let ctx = Changing::new(*self.ctx, self.reading.csrf_forms.fresh().command);
        let draft = start_draft(ctx, service.service, service.revision, content).await?;
        let filled = fill_in(*ctx, draft).await?;
        self.store_documents_in(draft, filled).await?;
        let step = portal::Step { draft, step: self.url.step.clone() };
        Ok(self.reading.go_to(&step.href().with("rescued", 1)))
    }

    async fn store_documents(&self, filled: FilledIn) -> Result<(FilledIn, Vec<(String, String)>), WebError> {
        self.store_documents_in(self.url.draft, filled).await
    }

    async fn store_documents_in(
        &self,
        draft: DraftId,
        filled: FilledIn,
    ) -> Result<(FilledIn, Vec<(String, String)>), WebError> {
        store_documents(self.ctx, draft, filled, &self.form_data.files, self.reading.language()).await
    }
}
