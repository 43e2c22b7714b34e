//! The notice on remedies: the service's own text, else the town's in the version that the decision keeps, else a year.

use admin::{
    services::publish_pack,
    towns::{TownChange, change_town},
};
use case::decision::RemedyNotice;
use casework::{
    decision::{PreviewPdf, preview_decision, view_decision},
    delivery::view_delivery,
    mailbox::{look_at_my_decision, retrieve_decision},
};
use ids::{CaseId, DecisionId};
use kernel::{
    catalogue::offered_as,
    error::{Refused, UseCaseError},
};
use service::pack::Remedies;
use testing::{Applicant, Harness, StaffMember, on_both_engines, operator};

on_both_engines!(Harness: the_towns_notice_stands_in_for_the_services);

async fn the_towns_notice_stands_in_for_the_services(harness: &Harness) {
    withdraw_the_services_notice(harness).await;
    let streets = harness.town.sign_in(harness, "streets").await;
    let mehmet = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;

    let without = decided(harness, &streets, &mehmet).await;
    set(harness, notice("2026-11", "Widerspruch bei der { town.authority }.", 1)).await.unwrap();
    let first = decided(harness, &streets, &mehmet).await;
    set(harness, notice("2027-01", "Klage beim Verwaltungsgericht.", 2)).await.unwrap();
    let second = decided(harness, &streets, &mehmet).await;

    let told = |months, version: Option<&str>, text: Option<&str>| {
        (months, version.map(str::to_owned), text.map(str::to_owned))
    };
    assert_eq!(seen(harness, &streets, &mehmet, without).await, told(12, None, None));
    let text = "Widerspruch bei der Stadt Fördestadt.";
    assert_eq!(seen(harness, &streets, &mehmet, first).await, told(1, Some("2026-11"), Some(text)));
    let text = "Klage beim Verwaltungsgericht.";
    assert_eq!(seen(harness, &streets, &mehmet, second).await, told(2, Some("2027-01"), Some(text)));

    let rewritten = set(harness, notice("2026-11", "Etwas anderes.", 1)).await;
    let refused = Refused::Town(town::Refused::NoticeRewritten { version: "2026-11".to_owned() });
    assert!(matches!(&rewritten, Err(UseCaseError::Rule(rule)) if *rule == refused), "{rewritten:?}");
}

/// The next revision of the service has no notice of its own.
async fn withdraw_the_services_notice(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let mut pack = offered_as(ctx, "haltverbotszone").await.unwrap().pack.clone();
    assert!(pack.service.remedies.take().is_some());
    publish_pack(ctx, harness.command(), operator(), pack).await.unwrap();
}

fn notice(version: &str, de: &str, months: u8) -> Remedies {
    Remedies { version: version.to_owned(), de: de.to_owned(), en: None, months }
}

async fn set(harness: &Harness, notice: Remedies) -> Result<(), UseCaseError> {
    let ctx = harness.ctx(harness.town.id);
    let mut settings = kernel::settings::of(ctx).await.unwrap();
    // What the command refuses, the use case refuses as well.
    settings.remedies.retain(|kept| kept.version != notice.version);
    settings.remedies.push(notice);
    let change = TownChange { settings: Some(settings), ..TownChange::default() };
    change_town(ctx, harness.command(), operator(), change).await?;
    Ok(())
}

/// Applied for, granted, and retrieved from the mailbox.
async fn decided(harness: &Harness, who: &StaffMember, applicant: &Applicant) -> (CaseId, DecisionId) {
    let case = applicant.apply(harness).await.case;
    let decision = who.provide(harness, case).await;
    harness.run_due_jobs().await;
    retrieve_decision(applicant.ctx(harness), case, decision).await.unwrap();
    (case, decision)
}

/// For how many months objection is possible, the version that the decision keeps, and the text as the resident reads it.
async fn seen(
    harness: &Harness,
    who: &StaffMember,
    applicant: &Applicant,
    (case, decision): (CaseId, DecisionId),
) -> (u8, Option<String>, Option<String>) {
    let delivery = view_delivery(who.reading(harness), case, decision).await.unwrap();
    let months = delivery.counted.unwrap().announcement.period.months();
    let editor = view_decision(who.reading(harness), case, decision).await.unwrap();
    let version = match &editor.decision.content().remedies {
        RemedyNotice::Given { text_version } => Some(text_version.as_str().to_owned()),
        RemedyNotice::Missing => None,
    };
    assert_eq!(editor.lacks_notice(), version.is_none());
    let letter = preview_decision(who.reading(harness), case, decision).await.unwrap();
    assert!(matches!(letter, PreviewPdf::Kept(_)), "exactly what was signed");
    let page = look_at_my_decision(applicant.reading(harness), case, decision).await.unwrap();
    let text = page.text.unwrap().remedies.map(|text| format!("{text:?}"));
    if let (Some(text), Some(shown)) = (&text, &editor.remedies) {
        assert!(text.contains(shown), "desk and portal say the same: {shown}");
    }
    (months, version, text.and(editor.remedies))
}
