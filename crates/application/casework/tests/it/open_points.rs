//! What the desk says is open before a decision, and the way of a letter back to its author.

use case::{DeskStep, Refused, decision::Outcome};
use casework::{
    decision::{Beginning, CoverageText, begin_decision, send_back_decision, sign_off_decision},
    delivery::provide_decision,
    desk::{InquiryEntry, OpenPoints, ask_inquiry, open_points, take_case, view_case},
    mailbox::reply,
};
use ids::CaseId;
use kernel::{documents::Upload, error::UseCaseError};
use locale::Language;
use testing::{Applicant, Harness, StaffMember, on_both_engines, samples::SKETCH};

on_both_engines!(
    Harness:
    what_must_not_be_overlooked_is_said,
    a_paper_that_came_later_is_there,
    a_paper_that_was_asked_for_is_missing,
    after_a_part_the_rest_is_open_with_its_day,
    a_letter_goes_back_to_its_author_with_a_note,
);

const HENRIKE: &str = "henrike.thomsen@example.org";
const PLAN: &str = "Lageplan mit den Bäumen";

async fn what_must_not_be_overlooked_is_said(harness: &Harness) {
    let (trees, henrike) = people(harness).await;
    let inhabited = henrike.apply_for_felling_an_inhabited_tree(harness).await.case;
    let points = points(harness, &trees, inhabited).await;
    assert!(points.attention.iter().any(|line| line.starts_with("Bewohnte Nester")), "{points:?}");
    assert!(points.warnings.iter().any(|line| line.starts_with("Baum 1: Bewohnte Nester")), "{points:?}");
    assert!(points.absent.iter().any(|label| label == PLAN), "{points:?}");
    assert!(!points.is_everything_there());

    let usual = henrike.apply_for_felling(harness).await.case;
    let usual = self::points(harness, &trees, usual).await;
    assert!(usual.attention.is_empty() && usual.missing.is_empty(), "{usual:?}");
    assert!(!usual.absent.iter().any(|label| label == PLAN), "{usual:?}");
}

async fn a_paper_that_came_later_is_there(harness: &Harness) {
    let (trees, henrike) = people(harness).await;
    let case = henrike.apply_for_felling_an_inhabited_tree(harness).await.case;
    ask_for_plan(harness, &trees, case).await;
    let asked = view_case(trees.reading(harness), case).await.unwrap().case().inquiries()[0].id;
    let plan = Upload { name: "plan.pdf".to_owned(), bytes: SKETCH.to_vec() };
    reply(henrike.ctx(harness), case, asked, "Hier ist er.", vec![(Some("site_plan".to_owned()), plan)])
        .await
        .unwrap();
    let points = points(harness, &trees, case).await;
    assert!(!points.absent.iter().chain(&points.missing).any(|label| label == PLAN), "{points:?}");
}

async fn a_paper_that_was_asked_for_is_missing(harness: &Harness) {
    let (trees, henrike) = people(harness).await;
    let case = henrike.apply_for_felling(harness).await.case;
    ask(harness, &trees, case, "consent").await;
    let points = points(harness, &trees, case).await;
    let consent = "Einverständnis der Eigentümerin oder des Eigentümers";
    assert!(points.missing.iter().any(|label| label == consent), "{points:?}");
}

async fn after_a_part_the_rest_is_open_with_its_day(harness: &Harness) {
    let streets = harness.town.sign_in(harness, "streets").await;
    let mehmet = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let case = mehmet.apply(harness).await.case;
    harness.run_due_jobs().await;
    take_case(streets.ctx(harness), case).await.unwrap();
    let coverage = CoverageText::Part("Hafenstraße".to_owned());
    let part = Beginning::Decide { outcome: Outcome::Granted, coverage };
    let part = begin_decision(streets.ctx(harness), case, part).await.unwrap();
    streets.sign(harness, case, part).await;
    provide_decision(streets.ctx(harness), case, part).await.unwrap();
    harness.run_due_jobs().await;

    let points = points(harness, &streets, case).await;
    assert_eq!(points.decided, ["Hafenstraße"]);
    assert!(points.rest_due.is_some(), "the promise runs on for the rest: {points:?}");
    let open = view_case(streets.reading(harness), case).await.unwrap();
    assert_eq!(open.case().desk_step(open.today), DeskStep::Decide);
}

async fn a_letter_goes_back_to_its_author_with_a_note(harness: &Harness) {
    let (trees, henrike) = people(harness).await;
    let lead = harness.town.sign_in(harness, "trees-lead").await;
    let case = henrike.apply_for_felling(harness).await.case;
    take_case(trees.ctx(harness), case).await.unwrap();
    let decision = trees.begin_granting(harness, case).await;
    let letter = trees.render(harness, case, decision).await;
    sign_off_decision(trees.ctx(harness), case, decision, &letter).await.unwrap();

    let unsaid = send_back_decision(lead.ctx(harness), case, decision, &letter, " ").await;
    assert!(matches!(unsaid, Err(UseCaseError::Entries(_))), "{unsaid:?}");
    let own = send_back_decision(trees.ctx(harness), case, decision, &letter, "Doch nicht.").await;
    assert!(matches!(own, Err(UseCaseError::Forbidden { .. } | UseCaseError::Rule(_))), "{own:?}");
    let streets = harness.town.sign_in(harness, "streets").await;
    let foreign = send_back_decision(streets.ctx(harness), case, decision, &letter, "Warum?").await;
    assert!(matches!(foreign, Err(UseCaseError::NotFound)), "{foreign:?}");

    send_back_decision(lead.ctx(harness), case, decision, &letter, "Welche Pflanzfrist?").await.unwrap();
    let open = view_case(trees.reading(harness), case).await.unwrap();
    let note = open.case().decision(decision).unwrap().author_note().unwrap();
    assert_eq!(note.text.as_str(), "Welche Pflanzfrist?");
    assert_eq!(open.case().desk_step(open.today), DeskStep::Revise(decision));
    let late = sign_off_decision(lead.ctx(harness), case, decision, &letter).await.map(drop);
    let is_gone = |refused: &kernel::error::Refused| {
        matches!(refused, kernel::error::Refused::Case(Refused::NoLetter { .. }))
    };
    assert!(matches!(&late, Err(UseCaseError::Rule(refused)) if is_gone(refused)), "{late:?}");
}

async fn people(harness: &Harness) -> (StaffMember, Applicant) {
    (harness.town.sign_in(harness, "trees").await, harness.resident(&harness.town, HENRIKE).await)
}

async fn points(harness: &Harness, who: &StaffMember, case: CaseId) -> OpenPoints {
    let open = view_case(who.reading(harness), case).await.unwrap();
    open_points(&open, Language::German)
}

async fn ask_for_plan(harness: &Harness, who: &StaffMember, case: CaseId) {
    ask(harness, who, case, "site_plan").await;
}

async fn ask(harness: &Harness, who: &StaffMember, case: CaseId, paper: &str) {
    harness.run_due_jobs().await;
    take_case(who.ctx(harness), case).await.unwrap();
    let wish = InquiryEntry {
        text: "Uns fehlt noch etwas.".to_owned(),
        documents: vec![paper.to_owned()],
        own_documents: Vec::new(),
        correct: None,
        due_on: harness.day(14),
    };
    let seen = harness.newest_event(harness.town.id, case).await;
    ask_inquiry(who.ctx(harness), case, wish, seen).await.unwrap();
}
