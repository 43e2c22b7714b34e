//! The handlers of the editor: extract, parse, one use case, answer.

use axum::{extract::State, http::StatusCode};
use cases::correspondence::Blocked;
use casework::decision::{
    AncillaryProvisionText, Beginning, DecisionText, PreviewPdf, begin_decision, edit_decision,
    preview_decision, render_decision, view_decision,
};
use ids::{CaseId, DecisionId};
use kernel::error::{Refused, UseCaseError, codes::ChoiceCode};
use kit::{
    address::Path,
    download::content,
    form_data::{FormData, Token},
    problem::WebError,
    refusal::Refusal,
    session::Staff,
    site::Site,
    urls::desk as urls,
};

use super::{
    build::{self, Showing},
    form_values::{self, Pressed, decision_text, pressed},
};
use crate::{
    action_form::RefusedForm,
    pdf,
    reading::{AtDesk, HandlerResult},
    texts::Say as _,
};

/// The editor.
pub(crate) async fn show(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::DecisionEditor>,
) -> HandlerResult {
    again(&site, &desk, &staff, (url.case, url.decision), Showing::default()).await
}

/// Begins a decision.
pub(crate) async fn begin(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Decisions>,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    let ctx = staff.context(&site, form_data.command);
    let begun = match beginning(&form_data) {
        Ok(beginning) => begin_decision(ctx, url.case, beginning).await,
        Err(refused) => Err(refused),
    };
    match begun {
        Ok(decision) => Ok(desk.go_to(&urls::DecisionEditor { case: url.case, decision })),
        Err(error) => {
            let refusal = Refusal::of(error, desk.language(), desk.now)?;
            super::list::again(&site, &desk, &staff, url.case, Some((&form_data, refusal))).await
        }
    }
}

/// Saves the text, and on request makes the letter of it; or changes the form without saving.
pub(crate) async fn edit(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::DecisionEditor>,
    form_data: FormData,
) -> HandlerResult {
    let at = (url.case, url.decision);
    let mut text = decision_text(&form_data);
    if form_data.token == Token::Stale {
        let sentence = desk.language().say("editor-stale").to_string();
        let refusal = Refusal::whole(StatusCode::FORBIDDEN, sentence);
        return typed_again(&site, &desk, &staff, at, &text, refusal).await;
    }
    match pressed(&form_data) {
        Pressed::AddAncillaryProvision => text.ancillary_provisions.push(AncillaryProvisionText::default()),
        Pressed::AddBlock(block) => add_block(&site, &staff, at, &block, &mut text).await?,
        Pressed::RemoveAncillaryProvision(number)
            if (1..=text.ancillary_provisions.len()).contains(&number) =>
        {
            text.ancillary_provisions.remove(number - 1);
        }
        Pressed::RemoveAncillaryProvision(_) => {}
        button @ (Pressed::Save | Pressed::Submit) => {
            let request = Request { site: &site, desk: &desk, staff: &staff, form_data: &form_data };
            let then = if button == Pressed::Submit { Then::MakeLetter } else { Then::GoOn };
            return save(request, at, &text, then).await;
        }
    }
    typed_again(&site, &desk, &staff, at, &text, Refusal::default()).await
}

pub(super) type At = (CaseId, DecisionId);

/// What a request to the editor brings.
#[derive(Clone, Copy)]
struct Request<'a> {
    site: &'a Site,
    desk: &'a AtDesk,
    staff: &'a Staff,
    form_data: &'a FormData,
}

/// What follows when the text is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    /// The person goes on writing.
    GoOn,
    /// The letter that will be signed is made of it.
    MakeLetter,
}

async fn save(request: Request<'_>, at: At, text: &DecisionText, then: Then) -> HandlerResult {
    let Request { site, desk, staff, form_data } = request;
    let (case, decision) = at;
    let seen = form_data.text("version").parse().unwrap_or(0);
    let ctx = staff.context(site, form_data.command);
    let saved = edit_decision(ctx, case, decision, seen, text).await;
    let file = match saved {
        Ok(file) => file,
        Err(error) => {
            let overtaken =
                matches!(error, UseCaseError::Rule(Refused::Case(case::Refused::OtherVersion { .. })));
            let refusal = if overtaken {
                let sentence = desk.language().say("editor-overtaken").to_string();
                Refusal::whole(StatusCode::CONFLICT, sentence)
            } else {
                Refusal::of(error, desk.language(), desk.now)?
            };
            let showing = Showing { typed: Some(text), refusal, overtaken, ..Showing::default() };
            return again(site, desk, staff, at, showing).await;
        }
    };
    if then == Then::MakeLetter {
        let version = file.case.decision(decision).map_or(0, case::Decision::version);
        match render_decision(ctx.part(decision.as_uuid()), case, decision, version).await {
            Ok(Ok(_)) => {}
            Ok(Err(blocked)) => return blocked_again(site, desk, staff, at, blocked).await,
            Err(error) => return refused(site, desk, staff, at, error).await,
        }
    }
    Ok(desk.go_to(&urls::DecisionEditor { case, decision }))
}

/// The letter as it will be.
pub(crate) async fn preview(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::DecisionPreview>,
) -> HandlerResult {
    Ok(match preview_decision(staff.reading(&site), url.case, url.decision).await? {
        PreviewPdf::Pdf(bytes) => pdf::shown(bytes, "Vorschau.pdf"),
        PreviewPdf::Kept(letter) => pdf::shown(content(*letter).await?, "Vorschau.pdf"),
        PreviewPdf::Unprintable(reason) => {
            pdf::words(desk.language().say("blocked-unprintable").with("reason", reason).to_string())
        }
    })
}

/// The sealed letter.
pub(crate) async fn read_letter(
    State(site): State<Site>,
    staff: Staff,
    Path(url): Path<urls::DecisionLetter>,
) -> HandlerResult {
    let letter = casework::decision::read_letter(staff.reading(&site), url.case, url.decision).await?;
    let name = letter.name.clone();
    Ok(pdf::shown(content(letter).await?, &name))
}

/// On with the editor, or the same page with what is wrong at one of its small forms.
pub(super) async fn settle(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    at: At,
    form: (&'static str, &FormData),
    done: Result<(), UseCaseError>,
) -> HandlerResult {
    let Err(error) = done else {
        return Ok(desk.go_to(&urls::DecisionEditor { case: at.0, decision: at.1 }));
    };
    let refusal = Refusal::of(error, desk.language(), desk.now)?;
    let refused_form = Some(RefusedForm { id: form.0, refusal: &refusal, form_data: form.1 });
    again(site, desk, staff, at, Showing { refused_form, ..Showing::default() }).await
}

pub(super) async fn refused(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    at: At,
    error: UseCaseError,
) -> HandlerResult {
    let refusal = Refusal::of(error, desk.language(), desk.now)?;
    again(site, desk, staff, at, Showing { refusal, ..Showing::default() }).await
}

async fn blocked_again(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    at: At,
    blocked: Vec<Blocked>,
) -> HandlerResult {
    let sentence = desk.language().say("editor-blocked").to_string();
    let refusal = Refusal::whole(StatusCode::UNPROCESSABLE_ENTITY, sentence);
    again(site, desk, staff, at, Showing { refusal, blocked, ..Showing::default() }).await
}

async fn typed_again(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    at: At,
    text: &DecisionText,
    refusal: Refusal,
) -> HandlerResult {
    again(site, desk, staff, at, Showing { typed: Some(text), refusal, ..Showing::default() }).await
}

async fn again(site: &Site, desk: &AtDesk, staff: &Staff, at: At, showing: Showing<'_>) -> HandlerResult {
    let view = view_decision(staff.reading(site), at.0, at.1).await?;
    let status = showing.refused_form.map_or(showing.refusal.status(), |refused| refused.refusal.status());
    desk.page_with(status, &build::editor(desk, &view, showing))
}

async fn add_block(
    site: &Site,
    staff: &Staff,
    at: At,
    key: &str,
    text: &mut DecisionText,
) -> Result<(), WebError> {
    let view = view_decision(staff.reading(site), at.0, at.1).await?;
    let block = view.blocks.iter().find(|block| block.key == key);
    text.ancillary_provisions.extend(
        block.map(|block| AncillaryProvisionText { text: block.text.clone(), burdening: block.burdening }),
    );
    Ok(())
}

fn beginning(form_data: &FormData) -> Result<Beginning, UseCaseError> {
    let of = || form_data.text("of").parse().map_err(|_bad| UseCaseError::NotFound);
    match form_data.text("kind") {
        "correct" => Ok(Beginning::Correct { of: of()? }),
        "remedy" => Ok(Beginning::Remedy { of: of()? }),
        _ => match form_values::outcome(form_data.text("outcome")) {
            Some(outcome) => {
                let coverage = form_values::coverage(form_data.text("coverage"), form_data.text("part"));
                Ok(Beginning::Decide { outcome, coverage })
            }
            None => Err(UseCaseError::entry("outcome", ChoiceCode::One)),
        },
    }
}
