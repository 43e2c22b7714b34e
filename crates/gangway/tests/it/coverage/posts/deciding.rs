//! Samples of a decision: written, heard, signed, sealed, taken back.

use case::decision::Outcome;
use casework::decision::{Beginning, CoverageText, NoHearing, begin_decision, sign_off_decision};
use ids::DecisionId;

use super::{
    life::{Followed, Life},
    sample::{Filled, Sample},
};

pub(super) async fn sample<'a>(life: &Life<'a>, route: &str) -> Option<Sample<'a>> {
    let rest = route.strip_prefix("POST /desk/cases/{case}/decisions")?;
    let filled = match rest {
        "" => {
            let followed = life.taken().await;
            let page = format!("/desk/cases/{}/decisions", followed.case);
            Filled::on(followed.worker.browser, page).with("outcome", "granted").with("coverage", "whole")
        }
        "/{decision}" => {
            let (followed, decision) = begun(life, Outcome::Granted).await;
            editor(followed, decision).with("action", "save").with("subject", "Haltverbot in der Hafenstraße")
        }
        "/{decision}/sign-offs" => {
            let (followed, decision) = begun(life, Outcome::Granted).await;
            followed.worker.who.render(life.harness, followed.case, decision).await;
            editor(followed, decision)
        }
        "/{decision}/author-notes" => {
            let (followed, decision) = begun(life, Outcome::Granted).await;
            let lead = life.worker("streets-lead").await;
            followed.worker.who.render(life.harness, followed.case, decision).await;
            let page = format!("/desk/cases/{}/decisions/{decision}", followed.case);
            Filled::on(lead.browser, page).with("note", "Welche Hausnummer gilt?")
        }
        "/{decision}/seal" => {
            let (followed, decision) = begun(life, Outcome::Granted).await;
            sign_without_room(life, &followed, decision).await;
            editor(followed, decision)
        }
        "/{decision}/recalls" => {
            let (followed, decision) = life.granted(false).await;
            editor(followed, decision).with("reason", "Die Hausnummer fehlte.")
        }
        "/{decision}/discarding" => {
            let (followed, decision) = begun(life, Outcome::Granted).await;
            editor(followed, decision)
        }
        "/{decision}/hearing" => {
            let (followed, decision) = begun(life, Outcome::Refused).await;
            let form = editor(followed, decision).with_date("on", life.harness.day(0));
            form.with("how", "telefonisch").with("result", "Es bleibt beim Antrag.")
        }
        "/{decision}/no-hearing" => {
            let (followed, decision) = begun(life, Outcome::Refused).await;
            let norm = NoHearing::Urgent.name();
            editor(followed, decision)
                .with("norm", norm)
                .with("why", "Die Straße ist an diesem Tag gesperrt.")
        }
        _ => return None,
    };
    Some(filled.into())
}

async fn begun<'a>(life: &Life<'a>, outcome: Outcome) -> (Followed<'a>, DecisionId) {
    let followed = life.taken().await;
    let beginning = Beginning::Decide { outcome, coverage: CoverageText::Whole };
    let ctx = followed.worker.who.ctx(life.harness);
    let decision = begin_decision(ctx, followed.case, beginning).await.unwrap();
    (followed, decision)
}

fn editor(followed: Followed<'_>, decision: DecisionId) -> Filled<'_> {
    let page = format!("/desk/cases/{}/decisions/{decision}", followed.case);
    Filled::on(followed.worker.browser, page)
}

/// Signed while the disk is full, so that the sealed letter could not be kept.
async fn sign_without_room(life: &Life<'_>, followed: &Followed<'_>, decision: DecisionId) {
    let (harness, worker) = (life.harness, &followed.worker.who);
    let letter = worker.render(harness, followed.case, decision).await;
    harness.disk.fill();
    let signed = sign_off_decision(worker.ctx(harness), followed.case, decision, &letter).await;
    harness.disk.clear();
    let signed = signed.unwrap();
    assert!(signed.case.decision(decision).unwrap().sealed().is_none(), "not sealed yet");
}
