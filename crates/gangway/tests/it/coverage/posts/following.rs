//! Samples of following one's own case.

use casework::{
    desk::write_to_applicant,
    mailbox::{ask_address_code, change_case_address},
};
use testing::CLIENT_ADDRESS;

use super::{
    life::Life,
    sample::{Filled, Sample},
};

pub(super) async fn sample<'a>(life: &Life<'a>, route: &str) -> Option<Sample<'a>> {
    let rest = route.strip_prefix("POST /cases/{case}/")?;
    if rest.starts_with("inquiries") {
        return answering(life, rest).await;
    }
    if rest == "decisions/{decision}/retrieval" {
        let (followed, decision) = life.provided().await;
        let page = format!("/cases/{}/decisions/{decision}", followed.case);
        return Some(Filled::on(followed.resident.browser, page).into());
    }
    let (harness, followed) = (life.harness, life.taken().await);
    let (case, resident) = (followed.case, followed.resident);
    let page = format!("/cases/{case}");
    let filled = match rest {
        "seen" => {
            let seen = harness.newest_event(harness.town.id, case).await;
            let ctx = followed.worker.who.ctx(harness);
            write_to_applicant(ctx, case, "Wir melden uns bis Freitag.", Vec::new(), seen).await.unwrap();
            Filled::on(resident.browser, page)
        }
        "messages" => Filled::on(resident.browser, page).with("text", "Wann kommt das Schild?"),
        "withdrawal" => Filled::on(resident.browser, format!("{page}/withdrawal")),
        "address" => Filled::on(resident.browser, format!("{page}/address")).with("email", life.email()),
        "address/code" => {
            let email = life.email();
            change_case_address(resident.who.ctx(harness), &resident.who.begun.row, case, &email)
                .await
                .unwrap();
            let ctx = resident.who.ctx(harness);
            ask_address_code(*ctx, &resident.who.begun.row, case, CLIENT_ADDRESS).await.unwrap();
            harness.run_due_jobs().await;
            let code = harness.mails.code_for(&email).await;
            Filled::on(resident.browser, format!("{page}/address/code")).with("code", code)
        }
        "delivery" => Filled::on(resident.browser, format!("{page}/delivery")).with("delivery", "post"),
        _ => return None,
    };
    Some(filled.into())
}

/// What the town has asked.
async fn answering<'a>(life: &Life<'a>, rest: &str) -> Option<Sample<'a>> {
    let correct = (rest == "inquiries/{inquiry}/answers").then(|| vec!["first_name".to_owned()]);
    let (followed, inquiry) = life.asked(correct).await;
    let (case, browser) = (followed.case, followed.resident.browser);
    let page = format!("/cases/{case}/inquiries/{inquiry}");
    let filled = match rest {
        "inquiries/{inquiry}/reply" => {
            Filled::on(browser, format!("/cases/{case}")).with(format!("reply.{inquiry}"), "7,5 m")
        }
        "inquiries/{inquiry}/answers" => {
            Filled::on(browser, format!("{page}/answers")).with("first_name", "Mehmet Ali")
        }
        "inquiries/{inquiry}/more-time" => {
            let until = life.harness.day(20);
            Filled::on(browser, format!("{page}/more-time"))
                .with_date("until", until)
                .with("reason", "Urlaub")
        }
        _ => return None,
    };
    Some(filled.into())
}
