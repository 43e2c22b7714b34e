//! Samples of the work on a case, and of typing in what came by post.

use casework::{
    delivery::make_final,
    mailbox::{reply, write_to_town},
};
use filing::{DraftContent, start_draft, start_postal_application, typed_application, upload_document};
use ids::DraftId;
use kernel::{
    catalogue::offered_as,
    context::Changing,
    documents::{Upload, upload_rules},
};
use testing::samples::{SKETCH, zone_answers};

use super::{
    life::{Life, Worker},
    sample::{Filled, Sample},
};

pub(super) async fn sample<'a>(life: &Life<'a>, route: &str) -> Option<Sample<'a>> {
    if let Some(rest) = route.strip_prefix("POST /desk/paper-applications") {
        return data_entry_routes(life, rest).await;
    }
    let rest =
        route.strip_prefix("POST /desk/cases/{case}/").filter(|rest| !rest.starts_with("decisions"))?;
    if rest.starts_with("inquiries/") || rest == "post" {
        return asking(life, rest).await;
    }
    if rest == "closing" {
        let (followed, decision) = life.ripe().await;
        make_final(followed.worker.who.ctx(life.harness), followed.case, decision).await.unwrap();
        return Some(Filled::on(followed.worker.browser, format!("/desk/cases/{}", followed.case)).into());
    }
    let harness = life.harness;
    let followed = if rest == "assignment" { life.filed().await } else { life.taken().await };
    let (case, browser) = (followed.case, followed.worker.browser);
    let page = format!("/desk/cases/{case}");
    let filled = match rest {
        "seen" => {
            let ctx = followed.resident.who.ctx(harness);
            write_to_town(ctx, case, "Wann kommt das Schild?", Vec::new()).await.unwrap();
            Filled::on(browser, page)
        }
        "messages" => Filled::on(browser, page).with("text", "Am Montag."),
        "notes" => Filled::on(browser, page).with("note", "Ortstermin nicht nötig."),
        "papers" => Filled::on(browser, page).with_file("added", SKETCH),
        "assignment" => Filled::on(browser, page),
        "hand-over" => {
            let (lead, front) = (life.worker("streets-lead").await, harness.town.departments["buergerbuero"]);
            let page = format!("{page}/hand-over");
            Filled::on(lead.browser, page).with("department", front).with("reason", "Bitte prüfen.")
        }
        "inquiries" => {
            let page = format!("{page}/inquiries");
            Filled::on(browser, page).with("text", "Wie lang ist der Umzugswagen?")
        }
        _ => return None,
    };
    Some(filled.into())
}

/// What becomes of a question.
async fn asking<'a>(life: &Life<'a>, rest: &str) -> Option<Sample<'a>> {
    let (followed, inquiry) = life.asked(None).await;
    let (case, browser) = (followed.case, followed.worker.browser);
    let page = format!("/desk/cases/{case}");
    let filled = match rest {
        "post" => Filled::on(browser, format!("{page}/post")).with("what", inquiry).with("text", "7,5 m"),
        "inquiries/{inquiry}/settlement" => {
            let ctx = followed.resident.who.ctx(life.harness);
            reply(ctx, case, inquiry, "7,5 m", Vec::new()).await.unwrap();
            Filled::on(browser, page)
        }
        "inquiries/{inquiry}/more-time" => {
            Filled::on(browser, format!("{page}/inquiries/{inquiry}/more-time")).with("act", "grant")
        }
        _ => return None,
    };
    Some(filled.into())
}

/// An application on paper.
async fn data_entry_routes<'a>(life: &Life<'a>, rest: &str) -> Option<Sample<'a>> {
    let (harness, worker) = (life.harness, life.worker("streets").await);
    let home = "/desk/paper-applications";
    if rest.is_empty() {
        return Some(Filled::on(worker.browser, home).with("service", "haltverbotszone").into());
    }
    let draft = typed_in(life, &worker).await;
    let filled = match rest {
        "/{draft}/steps/{step}" => {
            let service = offered_as(harness.ctx(harness.town.id), "haltverbotszone").await.unwrap();
            let step = service.form.step_of("first_name").unwrap();
            let page = format!("{home}/{draft}/steps/{step}");
            Filled::on(worker.browser, page).with("gw-action", "next").with("first_name", "Ali")
        }
        "/{draft}/discarding" => Filled::on(worker.browser, format!("{home}/{draft}/discarding")),
        "/{draft}" => {
            Filled::on(worker.browser, format!("{home}/{draft}")).with_date("received", harness.day(0))
        }
        _ => return None,
    };
    Some(filled.into())
}

/// A complete draft that staff have typed in.
async fn typed_in(life: &Life<'_>, worker: &Worker<'_>) -> DraftId {
    let harness = life.harness;
    let begun = start_postal_application(worker.who.ctx(harness), "haltverbotszone").await.unwrap();
    let (typist, _) = typed_application(worker.who.reading(harness), begun).await.unwrap();
    let service = offered_as(harness.ctx(harness.town.id), "haltverbotszone").await.unwrap();
    let mut answers = zone_answers("", harness.day(0));
    answers.as_object_mut().unwrap().remove("sketch");
    let content = DraftContent { answers, language: "de".to_owned(), ..DraftContent::default() };
    let typist = Changing::new(typist, harness.command());
    let draft = start_draft(typist, service.service, service.revision, content).await.unwrap();
    let sketch = Upload { name: "skizze.pdf".to_owned(), bytes: SKETCH.to_vec() };
    upload_document(typist, draft, "sketch", sketch, &upload_rules()).await.unwrap();
    draft
}
