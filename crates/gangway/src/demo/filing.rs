//! Residents of the demo file their applications, as everybody does: a draft, papers, a last look.

use app::{
    catalogue::offered_as,
    portal::{
        DeliveryChoice, DraftContent, PORTAL_CONSENT, file_draft, read_draft, start_draft, upload_paper,
        upload_rules,
    },
};
use serde_json::Value;

use super::{
    answers::{Felling, Stopping},
    residents::Resident,
    services::{STOPPING, TREES},
    stage::{BIRCH, Enclosure, SITE_PLAN, SKETCH, SPRUCE, Stage},
};
use crate::answer::Failure;

/// What somebody applies for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wish {
    Fell(Felling),
    Stop(Stopping),
}

/// Whether the application is sent or left lying as a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Yes,
    NotYet,
}

/// Fills in the form and files it under a name that the story knows the case by.
pub(super) async fn apply(
    stage: &mut Stage<'_>,
    name: &'static str,
    who: &Resident,
    wish: &Wish,
    sent: Sent,
) -> Result<(), Failure> {
    let visitor = stage.enter(who).await?;
    let ctx = stage.resident(visitor);
    let today = locale::civil_day(ctx.now);
    let (slug, answers, papers) = match wish {
        Wish::Fell(felling) => (TREES, felling.answers(who, today), tree_papers(felling)),
        Wish::Stop(stopping) => (STOPPING, stopping.answers(who, today), zone_papers(stopping)),
    };
    let service = offered_as(stage.ctx(), slug).await?;
    let draft = start_draft(ctx, service.service, service.revision, content(who, answers)).await?;
    for (path, file) in papers {
        upload_paper(ctx, draft, &path, file.into(), &upload_rules()).await?;
    }
    if sent == Sent::NotYet {
        return Ok(());
    }
    let checked = read_draft(ctx, draft).await?.row.version;
    let filed = file_draft(ctx, draft, checked).await?;
    stage.cases.insert(name, filed.case);
    Ok(())
}

fn content(who: &Resident, answers: Value) -> DraftContent {
    let delivery = match who.email {
        Some(_) => DeliveryChoice::Portal { consent: PORTAL_CONSENT.to_owned() },
        None => DeliveryChoice::Post,
    };
    DraftContent { answers, delivery: Some(delivery), language: "de".to_owned(), ..DraftContent::default() }
}

fn tree_papers(felling: &Felling) -> Vec<(String, Enclosure)> {
    let photo = if felling.kind == "conifer" { SPRUCE } else { BIRCH };
    let photos = (0..felling.count).map(|row| (format!("trees[{row}].photo"), photo));
    photos.chain([("site_plan".to_owned(), SITE_PLAN)]).collect()
}

/// A container needs a plan of the traffic signs beside the sketch.
fn zone_papers(stopping: &Stopping) -> Vec<(String, Enclosure)> {
    let plan = (stopping.occasion == "container").then(|| ("sign_plan".to_owned(), SKETCH));
    [("sketch".to_owned(), SKETCH)].into_iter().chain(plan).collect()
}
