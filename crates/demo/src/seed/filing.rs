//! Residents of the demo file their applications, as everybody does: a draft, documents, a last look.

use cases::{DeliveryChoice, PORTAL_CONSENT};
use filing::{DraftContent, file_draft, read_draft, start_draft, upload_document};
use kernel::{catalogue::offered_as, documents::upload_rules};
use serde_json::Value;

use super::{
    answers::{Felling, NoStoppingZone},
    context::{Attachment, BIRCH, SITE_PLAN, SKETCH, SPRUCE, SeedContext},
    residents::Resident,
    services::{STOPPING, TREES},
};
use crate::error::DemoError;

/// What somebody applies for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Application {
    TreeFelling(Felling),
    NoStopping(NoStoppingZone),
}

/// Whether the application is sent or left lying as a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Yes,
    NotYet,
}

/// Fills in the form and files it under the name that the steps know the case by.
pub(super) async fn apply(
    seed: &mut SeedContext<'_>,
    name: &'static str,
    who: &Resident,
    application: &Application,
    sent: Sent,
) -> Result<(), DemoError> {
    let session_kind = seed.enter(who).await?;
    let ctx = seed.resident(session_kind);
    let today = locale::civil_day(ctx.now);
    let (slug, answers, documents) = match application {
        Application::TreeFelling(felling) => (TREES, felling.answers(who, today), tree_documents(felling)),
        Application::NoStopping(stopping) => {
            (STOPPING, stopping.answers(who, today), zone_documents(stopping))
        }
    };
    let service = offered_as(seed.ctx(), slug).await?;
    let draft = start_draft(ctx, service.service, service.revision, content(who, answers)).await?;
    for (path, file) in documents {
        upload_document(ctx, draft, &path, file.into(), &upload_rules()).await?;
    }
    if sent == Sent::NotYet {
        return Ok(());
    }
    let checked = read_draft(ctx, draft).await?.row.version;
    let filed = file_draft(ctx, draft, checked).await?;
    seed.cases.insert(name, filed.case);
    Ok(())
}

fn content(who: &Resident, answers: Value) -> DraftContent {
    let delivery = match who.email {
        Some(_) => DeliveryChoice::Portal { consent: PORTAL_CONSENT.to_owned() },
        None => DeliveryChoice::Post,
    };
    DraftContent { answers, delivery: Some(delivery), language: "de".to_owned(), ..DraftContent::default() }
}

fn tree_documents(felling: &Felling) -> Vec<(String, Attachment)> {
    let photo = if felling.kind == "conifer" { SPRUCE } else { BIRCH };
    let photos = (0..felling.count).map(|row| (format!("trees[{row}].photo"), photo));
    photos.chain([("site_plan".to_owned(), SITE_PLAN)]).collect()
}

/// A container needs a plan of the traffic signs beside the sketch.
fn zone_documents(stopping: &NoStoppingZone) -> Vec<(String, Attachment)> {
    let plan = (stopping.occasion == "container").then(|| ("sign_plan".to_owned(), SKETCH));
    [("sketch".to_owned(), SKETCH)].into_iter().chain(plan).collect()
}
