//! What was written at a moment keeps the facts of that moment, whatever changes afterwards: the department and its name, the day
//! that was asked for, the answers before they were corrected.

use cases::DeliveryChoice;
use casework::{
    delivery::view_delivery,
    desk::{
        Corrected, InquiryEntry, answer_versions, ask_inquiry, department_at, grant_extension, hand_over,
        take_case, view_case, write_to_applicant,
    },
    mailbox::{choose_delivery, correct_answers, look_at_my_case, look_at_my_decision, retrieve_decision},
};
use ids::CaseId;
use locale::Language;
use testing::{Applicant, Harness, StaffMember, on_both_engines};

on_both_engines!(
    Harness:
    a_message_keeps_the_department_it_was_written_for,
    a_decision_keeps_the_department_that_made_it,
    an_inquiry_keeps_the_day_it_asked_for,
    a_delivery_keeps_the_way_it_was_sent,
    a_corrected_answer_says_what_was_before_who_and_when,
    an_answer_in_a_group_is_called_by_both,
);

const MEHMET: &str = "mehmet.yildiz@example.org";

async fn a_message_keeps_the_department_it_was_written_for(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    take_case(streets.ctx(harness), case).await.unwrap();
    let write = |text: &'static str| (text, Vec::new());
    let (text, none) = write("Wir prüfen den Antrag.");
    write_to_applicant(streets.ctx(harness), case, text, none, seen(harness, case).await).await.unwrap();
    ask_inquiry(streets.ctx(harness), case, wish(harness, None), seen(harness, case).await).await.unwrap();
    harness.days_go_by(1).await;
    harness.town.rename_department(&harness.ports, "strassenverkehr", "Amt für Mobilität").await;
    harness.days_go_by(1).await;
    hand_over_to_trees(harness, case).await;
    let trees = harness.town.sign_in(harness, "trees").await;
    let (text, none) = write("Jetzt sind wir zuständig.");
    write_to_applicant(trees.ctx(harness), case, text, none, seen(harness, case).await).await.unwrap();

    let my = look_at_my_case(mehmet.reading(harness), case).await.unwrap();
    let messages = my.file.case.messages();
    assert_eq!(my.department_at(messages[0].entry), "Amt strassenverkehr");
    assert_eq!(my.department_at(my.file.case.inquiries()[0].entry), "Amt strassenverkehr");
    assert_eq!(my.department_at(messages[1].entry), "Amt gruenflaechen");
    assert_eq!(my.responsible.department, "Amt gruenflaechen");
    let open = view_case(trees.reading(harness), case).await.unwrap();
    let handed = open.case().timeline().iter().find(|told| told.kind == case::EventKind::HandedOver).unwrap();
    let named = department_at(&open.course, open.case(), handed.number);
    assert_eq!(
        named, "Amt für Mobilität",
        "a hand-over is still of the one that had it, as it is called now"
    );
}

async fn a_decision_keeps_the_department_that_made_it(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    let decision = streets.provide(harness, case).await;
    harness.run_due_jobs().await;
    retrieve_decision(mehmet.ctx(harness), case, decision).await.unwrap();
    harness.days_go_by(1).await;
    hand_over_to_trees(harness, case).await;
    let my = look_at_my_decision(mehmet.reading(harness), case, decision).await.unwrap();
    assert_eq!(my.department, "Amt strassenverkehr");
    assert_eq!(my.my.responsible.department, "Amt gruenflaechen");
}

async fn an_inquiry_keeps_the_day_it_asked_for(harness: &Harness) {
    let (streets, _, case) = applied(harness).await;
    take_case(streets.ctx(harness), case).await.unwrap();
    ask_inquiry(streets.ctx(harness), case, wish(harness, None), seen(harness, case).await).await.unwrap();
    let asked = view_case(streets.reading(harness), case).await.unwrap().case().inquiries()[0].id;
    let later = harness.day(30);
    grant_extension(streets.ctx(harness), case, asked, later).await.unwrap();
    let open = view_case(streets.reading(harness), case).await.unwrap();
    let inquiry = &open.case().inquiries()[0];
    assert_eq!((inquiry.asked_due_on, inquiry.due_on), (harness.day(14), later));
}

async fn a_delivery_keeps_the_way_it_was_sent(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    let decision = streets.provide(harness, case).await;
    harness.run_due_jobs().await;
    let before = view_delivery(streets.reading(harness), case, decision).await.unwrap().method;
    choose_delivery(mehmet.ctx(harness), case, DeliveryChoice::Post).await.unwrap();
    let after = view_delivery(streets.reading(harness), case, decision).await.unwrap().method;
    assert_eq!(
        (before.method, before.reasons),
        (after.method, after.reasons),
        "the choice is for decisions to come"
    );
}

async fn a_corrected_answer_says_what_was_before_who_and_when(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    take_case(streets.ctx(harness), case).await.unwrap();
    let wish = wish(harness, Some(Vec::new()));
    ask_inquiry(streets.ctx(harness), case, wish, seen(harness, case).await).await.unwrap();
    let open = view_case(streets.reading(harness), case).await.unwrap();
    let asked = open.case().inquiries()[0].id;
    let fields = [("places[0].street".to_owned(), "Norderstraße".to_owned())];
    correct_answers(mehmet.ctx(harness), case, asked, &fields, Vec::new()).await.unwrap();

    let open = view_case(streets.reading(harness), case).await.unwrap();
    let versions = answer_versions(&open.service, open.case(), Language::German, true);
    assert_eq!(versions.len(), 2);
    let rows = |version: usize| versions[version].iter().flat_map(|section| &section.rows);
    let street = |version| rows(version).find(|row| row.path == "places[0].street").unwrap();
    assert!(rows(0).all(|row| row.corrected.is_empty()), "nothing of what was filed is a correction");
    let [Corrected { before, version: 2, at, by }] = street(1).corrected.as_slice() else {
        panic!("{:?}", street(1));
    };
    assert_eq!((before, *at), (&street(0).value, harness.now()));
    assert!(matches!(by, case::ActorRef::Applicant { .. }), "{by:?}");
    let marked = rows(1).filter(|row| !row.corrected.is_empty()).count();
    assert_eq!(marked, 1, "what stayed is not marked");
}

async fn an_answer_in_a_group_is_called_by_both(harness: &Harness) {
    let (streets, _, case) = applied(harness).await;
    let open = view_case(streets.reading(harness), case).await.unwrap();
    let versions = answer_versions(&open.service, open.case(), Language::German, true);
    let label = |path: &str| {
        let rows = versions[0].iter().flat_map(|section| &section.rows);
        rows.clone().find(|row| row.path == path).unwrap().label.clone()
    };
    assert_eq!(label("on_site.name"), "Wer ist vor Ort verantwortlich? Name");
    assert_eq!(label("places[0].street"), "Ort 1: Straße");
}

/// A resident's application for a zone, and who works on it.
async fn applied(harness: &Harness) -> (StaffMember, Applicant, CaseId) {
    let streets = harness.town.sign_in(harness, "streets").await;
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let case = mehmet.apply(harness).await.case;
    harness.run_due_jobs().await;
    (streets, mehmet, case)
}

fn wish(harness: &Harness, correct: Option<Vec<String>>) -> InquiryEntry {
    InquiryEntry {
        text: "Wie lang ist der Umzugswagen?".to_owned(),
        documents: Vec::new(),
        own_documents: Vec::new(),
        correct,
        due_on: harness.day(14),
    }
}

async fn hand_over_to_trees(harness: &Harness, case: CaseId) {
    let lead = harness.town.sign_in(harness, "streets-lead").await;
    let to = harness.town.departments.get("gruenflaechen").copied();
    hand_over(lead.ctx(harness), case, to, "Es geht um Bäume.", seen(harness, case).await).await.unwrap();
}

async fn seen(harness: &Harness, case: CaseId) -> u64 {
    harness.newest_event(harness.town.id, case).await
}
