//! The handlers of decisions: extract, parse, one use case, answer.

use app::{
    correspondence::Blocked,
    desk::decision::{
        Beginning, ConditionText, DecisionText, HearingEntry, NoHearing, PreviewPdf, begin_decision,
        discard_decision, edit_decision, hold_hearing, preview_decision, recall_decision, render_decision,
        seal_again, sign_off_decision, skip_hearing as skip, view_decision,
    },
    error::UseCaseError,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use case::{Digest, Refused};
use ids::{CaseId, DecisionId, InquiryId};

use super::{
    build::{self, Showing},
    typed::{self, Pressed, decision_text, pressed},
};
use crate::{
    desk::{
        pdf,
        reading::{Answer, AtDesk},
        typed::date_of,
    },
    door::Staff,
    posted::{Posted, Token},
    problem::WebError,
    refusal::Refusal,
    site::Site,
    urls::desk as urls,
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
            return save(&site, &desk, &staff, at, &posted, &text, button == Pressed::Submit).await;
        }
    }
    typed_again(&site, &desk, &staff, at, &text, Refusal::default()).await
}

type At = (CaseId, DecisionId);

#[expect(clippy::too_many_arguments, reason = "what a request brings, and what was read from it")]
async fn save(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    at: At,
    posted: &Posted,
    text: &DecisionText,
    submit: bool,
) -> Answer {
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
    if submit {
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
    let letter = app::desk::decision::read_letter(staff.reading(&site), url.case, url.decision).await?;
    Ok(pdf::shown(letter.bytes, &letter.name))
}

/// Signs the letter off that the person saw.
pub(crate) async fn sign_off(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::SignOffs>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let at = (url.case, url.decision);
    let letter: Digest =
        posted.text("letter").parse().map_err(|_bad| WebError::Unreadable("the form carries no hash"))?;
    match sign_off_decision(staff.context(&site, posted.command), url.case, url.decision, &letter).await {
        Ok(_) => Ok(desk.go_to(&urls::DecisionEditor { case: url.case, decision: url.decision })),
        Err(error) => refused(&site, &desk, &staff, at, error).await,
    }
}

/// Puts the seal on, where that could not be done at once.
pub(crate) async fn seal(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Seal>,
    posted: Posted,
) -> Answer {
    posted.trusted()?;
    match seal_again(staff.reading(&site), url.case, url.decision).await {
        Ok(()) => Ok(desk.go_to(&urls::DecisionEditor { case: url.case, decision: url.decision })),
        Err(error) => refused(&site, &desk, &staff, (url.case, url.decision), error).await,
    }
}

/// Takes the letter back.
pub(crate) async fn recall(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Recalls>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let ctx = staff.context(&site, posted.command);
    let done = recall_decision(ctx, url.case, url.decision, posted.text("reason")).await;
    settle(&site, &desk, &staff, (url.case, url.decision), "recall", done).await
}

/// Gives the draft up.
pub(crate) async fn discard(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Discarding>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let done = discard_decision(staff.context(&site, posted.command), url.case, url.decision).await;
    settle(&site, &desk, &staff, (url.case, url.decision), "discarding", done).await
}

/// Records that the applicant was heard.
pub(crate) async fn hear(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::Hearing>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let done = match date_of(&posted, "on") {
        Ok(on) => {
            let entry = HearingEntry {
                on,
                how: posted.text("how").to_owned(),
                inquiry: posted.text("inquiry").parse::<InquiryId>().ok(),
                result: posted.text("result").to_owned(),
            };
            hold_hearing(staff.context(&site, posted.command), url.case, url.decision, entry).await
        }
        Err(error) => Err(error),
    };
    settle(&site, &desk, &staff, (url.case, url.decision), "hearing-held", done).await
}

/// Records that the hearing is skipped.
pub(crate) async fn skip_hearing(
    State(site): State<Site>,
    desk: AtDesk,
    staff: Staff,
    Path(url): Path<urls::NoHearing>,
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    let ground = NoHearing::ALL.into_iter().find(|ground| ground.name() == posted.text("norm"));
    let ctx = staff.context(&site, posted.command);
    let done = match ground {
        Some(ground) => skip(ctx, url.case, url.decision, ground, posted.text("why")).await,
        None => Err(UseCaseError::entry("norm", "choose-one")),
    };
    settle(&site, &desk, &staff, (url.case, url.decision), "hearing-skipped", done).await
}

/// On with the editor, or the same page with what is wrong at one of its small forms.
async fn settle(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    at: At,
    form: &'static str,
    done: Result<(), UseCaseError>,
) -> Answer {
    let Err(error) = done else {
        return Ok(desk.go_to(&urls::DecisionEditor { case: at.0, decision: at.1 }));
    };
    let refused_form = Some((form, Refusal::of(error, desk.language(), desk.now)?));
    again(site, desk, staff, at, Showing { refused_form, ..Showing::default() }).await
}

async fn refused(site: &Site, desk: &AtDesk, staff: &Staff, at: At, error: UseCaseError) -> Answer {
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
    let status =
        showing.refused_form.as_ref().map_or(showing.refusal.status(), |(_, refusal)| refusal.status());
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
