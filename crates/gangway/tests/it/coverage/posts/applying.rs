//! Samples of applying: from the report of a barrier to the filed application.

use cases::DeliveryChoice;
use filing::read_draft;
use kernel::catalogue::published;

use super::{
    life::Life,
    sample::{Filled, Sample},
};

pub(super) async fn sample<'a>(life: &Life<'a>, route: &str) -> Option<Sample<'a>> {
    let filled = match route {
        "POST /accessibility/report" => {
            life.anybody("/accessibility/report").with("text", "Der Knopf hat keinen Namen.")
        }
        "POST /services/{service}/applications" => life.anybody("/services/haltverbotszone"),
        _ => return with_draft(life, route).await,
    };
    Some(filled.into())
}

/// What is done with a complete draft.
async fn with_draft<'a>(life: &Life<'a>, route: &str) -> Option<Sample<'a>> {
    let rest = route.strip_prefix("POST /applications/{draft}/")?;
    let (harness, resident) = (life.harness, life.resident().await);
    let draft = resident.who.draft(harness, DeliveryChoice::Post).await;
    let row = read_draft(resident.who.ctx(harness), draft).await.unwrap().row;
    let service = published(harness.ctx(harness.town.id), row.service, row.revision).await.unwrap();
    let step = service.form.step_of("first_name").unwrap();
    let page = format!("/applications/{draft}");
    let on = |page: String| Filled::on(resident.browser, page);
    let filled = match rest {
        "deletion" => on("/applications".to_owned()),
        "steps/{step}" => {
            on(format!("{page}/steps/{step}")).with("gw-action", "next").with("first_name", "Ali")
        }
        "steps/{step}/autosave" => on(format!("{page}/steps/{step}")).with("first_name", "Ali").by_script(),
        "contact" => on(format!("{page}/contact")).with("gw-action", "next").with("delivery", "portal"),
        "filing" => on(format!("{page}/check")).with("gw-action", "file"),
        _ => return None,
    };
    Some(filled.into())
}
