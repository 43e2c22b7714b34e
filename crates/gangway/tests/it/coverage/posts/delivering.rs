//! Samples of the way of a decision to its addressee, and of what comes after.

use case::decision::ObjectionForm;
use casework::{
    delivery::put_on_print_list,
    objection::{ObjectionEntry, register_objection},
};
use ids::DecisionId;

use super::{
    life::{Followed, Life},
    sample::{Filled, Sample},
};

pub(super) async fn sample<'a>(life: &Life<'a>, route: &str) -> Option<Sample<'a>> {
    let harness = life.harness;
    if route == "POST /desk/print-list/postings" {
        let (Followed { worker, case, .. }, decision) = life.granted(true).await;
        put_on_print_list(worker.who.ctx(harness), case, decision).await.unwrap();
        let form = Filled::on(worker.browser, "/desk/print-list").with_date("on", harness.day(0));
        return Some(form.with("letter[]", format!("{case}.{decision}")).into());
    }
    let rest = route.strip_prefix("POST /desk/cases/{case}/decisions/{decision}/")?;
    let filled = match rest {
        "provisions" => delivery(life.granted(false).await),
        "print-orders" => delivery(life.granted(true).await),
        "handed-letters" => delivery(life.granted(true).await)
            .with_date("on", harness.day(0))
            .with("proof", "Empfangsbekenntnis"),
        "receipts" => {
            // Only a receipt after the day that the law assumes changes anything.
            let (followed, decision) = life.posted().await;
            harness.days_go_by(7).await;
            let form = delivery((life.later(followed, 0).await, decision));
            form.with_date("on", harness.day(0)).with("proof", "Rückschein")
        }
        "returns" => {
            let form = delivery(life.posted().await).with_date("on", harness.day(0));
            form.with("reason", "unbekannt verzogen")
        }
        "bounces" => delivery(life.provided().await).with("report", "550 unbekannt"),
        "finality" => delivery(life.ripe().await),
        "objections" => {
            let form = delivery(life.provided().await).with_date("received_on", harness.day(0));
            form.with("form", "written").with("text", "Die Gebühr ist zu hoch.")
        }
        "objections/{objection}/settlement" => {
            let (followed, decision) = life.provided().await;
            object(life, &followed, decision).await;
            delivery((followed, decision)).with("settlement", "withdrawn")
        }
        _ => return None,
    };
    Some(filled.into())
}

fn delivery((followed, decision): (Followed<'_>, DecisionId)) -> Filled<'_> {
    let page = format!("/desk/cases/{}/decisions/{decision}/delivery", followed.case);
    Filled::on(followed.worker.browser, page)
}

async fn object(life: &Life<'_>, followed: &Followed<'_>, decision: DecisionId) {
    let entry = ObjectionEntry {
        received_on: life.harness.day(0),
        form: ObjectionForm::Written,
        objector: "Mehmet Yıldız".to_owned(),
        text: "Die Gebühr ist zu hoch.".to_owned(),
    };
    let ctx = followed.worker.who.ctx(life.harness);
    register_objection(ctx, followed.case, decision, entry, Vec::new()).await.unwrap();
}
