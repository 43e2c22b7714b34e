//! The handlers of the editor: extract, parse, one use case, answer.

use axum::{extract::State, http::StatusCode};
use case::Refused;
use cases::correspondence::Blocked;
use casework::decision::{
    Beginning, ConditionText, DecisionText, PreviewPdf, begin_decision, edit_decision, preview_decision,
    render_decision, view_decision,
};
use ids::{CaseId, DecisionId};
use kernel::error::UseCaseError;
use kit::{
    address::Path,
    door::Staff,
    posted::{Posted, Token},
    problem::WebError,
    refusal::Refusal,
    site::Site,
    urls::desk as urls,
};

use super::{
    build::{self, Showing},
    typed::{self, Pressed, decision_text, pressed},
};
use crate::{
    act_form::RefusedForm,
    pdf,
    reading::{Answer, AtDesk},
    texts::Say as _,
};

/// The editor.
pub(crate) async fn show(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::DecisionEditor>,
) -> Answer {
    again(&site, &desk, &staff, (url.case, url.decision), Showing::default()).await
}

/// Begins a decision.
pub(crate) async fn begin(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Decisions>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let ctx = staff.context(&site, posted.command);
    let begun = match beginning(&posted) {
        Ok(beginning) => begin_decision(ctx, url.case, beginning).await,
        Err(refused) => Err(refused),
    };
    match begun {
        Ok(decision) => Ok(desk.go_to(&urls::DecisionEditor { case: url.case, decision })),
        Err(error) => {
            let refusal = Refusal::of(error, desk.language(), desk.now)?;
            super::list::again(&site, &desk, &staff, url.case, Some((&posted, refusal))).await
        }
    }
}

/// Saves the text, and on request makes the letter of it; or changes the form without saving.
pub(crate) async fn edit(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::DecisionEditor>,
    posted: Posted,
) -> Answer {
    let at = (url.case, url.decision);
    let mut text = decision_text(&posted);
    if posted.token == Token::Stale {
        let sentence = desk.language().say("editor-stale").to_string();
        let refusal = Refusal::whole(StatusCode::FORBIDDEN, sentence);
        return typed_again(&site, &desk, &staff, at, &text, refusal).await;
    }
    match pressed(&posted) {
        Pressed::AddCondition => text.conditions.push(ConditionText::default()),
        Pressed::AddBlock(block) => add_block(&site, &staff, at, &block, &mut text).await?,
        Pressed::RemoveCondition(number) if (1..=text.conditions.len()).contains(&number) => {
            text.conditions.remove(number - 1);
        }
        Pressed::RemoveCondition(_) => {}
        button @ (Pressed::Save | Pressed::Submit) => {
            let request = Request { site: &site, desk: &desk, staff: &staff, posted: &posted };
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
    posted: &'a Posted,
}

/// What follows when the text is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    /// The person goes on writing.
    GoOn,
    /// The letter that will be signed is made of it.
    MakeLetter,
}

async fn save(request: Request<'_>, at: At, text: &DecisionText, then: Then) -> Answer {
    let Request { site, desk, staff, posted } = request;
    let (case, decision) = at;
    let seen = posted.text("version").parse().unwrap_or(0);
    let saved = edit_decision(staff.context(site, posted.command), case, decision, seen, text).await;
    let file = match saved {
        Ok(file) => file,
        Err(error) => {
            let overtaken = matches!(error, UseCaseError::Rule(Refused::OtherVersion { .. }));
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
        match render_decision(staff.reading(site), case, decision, version).await {
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
) -> Answer {
    Ok(match preview_decision(staff.reading(&site), url.case, url.decision).await? {
        PreviewPdf::Pdf(bytes) => pdf::shown(bytes, "Vorschau.pdf"),
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
) -> Answer {
    let letter = casework::decision::read_letter(staff.reading(&site), url.case, url.decision).await?;
    Ok(pdf::shown(letter.bytes, &letter.name))
}

/// On with the editor, or the same page with what is wrong at one of its small forms.
pub(super) async fn settle(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    at: At,
    form: (&'static str, &Posted),
    done: Result<(), UseCaseError>,
) -> Answer {
    let Err(error) = done else {
        return Ok(desk.go_to(&urls::DecisionEditor { case: at.0, decision: at.1 }));
    };
    let refusal = Refusal::of(error, desk.language(), desk.now)?;
    let refused_form = Some(RefusedForm { id: form.0, refusal: &refusal, posted: form.1 });
    again(site, desk, staff, at, Showing { refused_form, ..Showing::default() }).await
}

pub(super) async fn refused(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    at: At,
    error: UseCaseError,
) -> Answer {
    let refusal = Refusal::of(error, desk.language(), desk.now)?;
    again(site, desk, staff, at, Showing { refusal, ..Showing::default() }).await
}

async fn blocked_again(site: &Site, desk: &AtDesk, staff: &Staff, at: At, blocked: Vec<Blocked>) -> Answer {
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
) -> Answer {
    again(site, desk, staff, at, Showing { typed: Some(text), refusal, ..Showing::default() }).await
}

async fn again(site: &Site, desk: &AtDesk, staff: &Staff, at: At, showing: Showing<'_>) -> Answer {
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
    text.conditions
        .extend(block.map(|block| ConditionText { text: block.text.clone(), burdening: block.burdening }));
    Ok(())
}

fn beginning(posted: &Posted) -> Result<Beginning, UseCaseError> {
    let of = || posted.text("of").parse().map_err(|_bad| UseCaseError::NotFound);
    match posted.text("kind") {
        "correct" => Ok(Beginning::Correct { of: of()? }),
        "remedy" => Ok(Beginning::Remedy { of: of()? }),
        _ => match typed::outcome(posted.text("outcome")) {
            Some(outcome) => {
                let coverage = typed::coverage(posted.text("coverage"), posted.text("part"));
                Ok(Beginning::Decide { outcome, coverage })
            }
            None => Err(UseCaseError::entry("outcome", "choose-one")),
        },
    }
}
