//! Inquiries: partial replies, more time, corrected answers, and when the town's promise rests.

use case::{
    Command, Correction, DeskStep, Pause, Refused, State, Thing,
    inquiry::{
        AnswersWanted, ExtensionGranted, ExtensionRefused, ExtensionRequested, InquirySent, Need, Replied,
        RequestedDocument, Settled,
    },
};
use jiff::civil::date;

use crate::support::{World, answers, ask, document, inquiry, jonas, line, on_paper, online, paragraphs};

fn two_documents(number: u128, world: &World) -> InquirySent {
    let mut asked = ask(number, world.in_days(14));
    asked.documents.push(RequestedDocument {
        key: line("photo"),
        label: line("Foto vom Stammfuß"),
        ..asked.documents[0].clone()
    });
    let voluntary =
        RequestedDocument { key: line("report"), need: Need::Optional, ..asked.documents[0].clone() };
    asked.documents.push(voluntary);
    asked
}

fn reply(documents: Vec<case::Document>) -> Replied {
    Replied { inquiry: inquiry(1), text: None, documents }
}

#[test]
fn requested_documents_come_one_by_one() {
    let mut world = World::new();
    let asked = two_documents(1, &world);
    world.does(Command::Ask(jonas(), asked));
    world.does(Command::Reply(online(), reply(vec![document(20, Some("photo"))])));
    let missing: Vec<_> = world.case.inquiries()[0]
        .documents
        .iter()
        .filter(|document| document.is_missing())
        .map(|document| document.requested.key.as_str())
        .collect();
    assert_eq!(missing, ["site_plan"]);
    assert_eq!(world.state(), State::WaitingForApplicant);

    let stray = reply(vec![document(21, Some("passport"))]);
    assert_eq!(
        world.refuses(Command::Reply(online(), stray)),
        Refused::Unknown(Thing::Request(line("passport")))
    );
    assert_eq!(
        world.refuses(Command::Reply(online(), reply(vec![]))),
        Refused::EmptyReply { inquiry: inquiry(1) }
    );
    world.does(Command::Reply(online(), reply(vec![document(22, Some("site_plan")), document(23, None)])));
    assert_eq!(world.state(), State::InReview);

    world.does(Command::Settle(jonas(), Settled { inquiry: inquiry(1) }));
    let late = reply(vec![document(24, None)]);
    assert_eq!(
        world.refuses(Command::Reply(online(), late)),
        Refused::InquirySettled { inquiry: inquiry(1) }
    );
    assert_eq!(world.case.documents().len(), 4);
}

#[test]
fn the_promise_rests_from_the_question_to_the_complete_answer() {
    let mut world = World::new();
    assert_eq!(world.case.promise(world.today()).unwrap().on, date(2026, 11, 24));
    world.days_pass(15);
    let asked = two_documents(1, &world);
    world.does(Command::Ask(jonas(), asked));
    world.days_pass(2);
    world.does(Command::Reply(online(), reply(vec![document(20, Some("photo"))])));
    world.days_pass(3);
    let due = world.case.promise(world.today()).unwrap();
    assert_eq!((due.days_left, due.rests_since), (6, Some(date(2026, 11, 18))), "a part does not wake it");

    world.does(Command::Reply(online(), reply(vec![document(21, Some("site_plan"))])));
    world.days_pass(4);
    let due = world.case.promise(world.today()).unwrap();
    assert_eq!((due.on, due.days_left, due.rests_since), (date(2026, 11, 29), 2, None));
}

#[test]
fn a_reply_on_paper_counts_from_its_receipt() {
    let mut world = World::new();
    world.does(Command::Ask(jonas(), ask(1, date(2026, 11, 17))));
    world.days_pass(5);
    let by_post = || reply(vec![document(20, Some("site_plan"))]);
    let early = world.refuses(Command::Reply(on_paper(date(2026, 11, 2)), by_post()));
    assert_eq!(early, Refused::TooEarly { date: date(2026, 11, 2), earliest: date(2026, 11, 3) });
    world.does(Command::Reply(on_paper(date(2026, 11, 6)), by_post()));
    assert_eq!(world.case.pauses(), [Pause { from: date(2026, 11, 3), until: Some(date(2026, 11, 6)) }]);
}

#[test]
fn inquiries_at_the_same_time_make_one_pause() {
    let mut world = World::new();
    world.does(Command::Ask(jonas(), ask(1, date(2026, 11, 17))));
    world.days_pass(2);
    world.does(Command::Ask(jonas(), ask(2, date(2026, 11, 17))));
    world.days_pass(1);
    world.does(Command::Settle(jonas(), Settled { inquiry: inquiry(1) }));
    assert_eq!(world.case.pauses(), [Pause { from: date(2026, 11, 3), until: None }]);
    world.days_pass(1);
    world.does(Command::Settle(jonas(), Settled { inquiry: inquiry(2) }));
    assert_eq!(world.case.pauses(), [Pause { from: date(2026, 11, 3), until: Some(date(2026, 11, 7)) }]);
    world.days_pass(1);
    world.does(Command::Ask(jonas(), ask(3, date(2026, 11, 17))));
    assert_eq!(world.case.pauses().len(), 2);
}

#[test]
fn a_question_without_documents_is_answered_by_words() {
    let mut world = World::new();
    let asked = InquirySent { documents: vec![], ..ask(1, world.in_days(14)) };
    world.does(Command::Ask(jonas(), asked));
    let words = Replied {
        inquiry: inquiry(1),
        text: Some(paragraphs("Ja, mir gehört der Baum.")),
        documents: vec![],
    };
    world.does(Command::Reply(online(), words));
    assert_eq!(world.case.desk_step(world.today()), DeskStep::CheckReply(inquiry(1)));
}

#[test]
fn more_time_is_asked_granted_and_refused() {
    let mut world = World::new();
    world.does(Command::Ask(jonas(), ask(1, date(2026, 11, 17))));
    let wish = |until| ExtensionRequested { inquiry: inquiry(1), until, reason: None };
    let not_later = world.refuses(Command::RequestExtension(online(), wish(date(2026, 11, 17))));
    assert_eq!(not_later, Refused::TooEarly { date: date(2026, 11, 17), earliest: date(2026, 11, 18) });

    world.does(Command::RequestExtension(online(), wish(date(2026, 12, 1))));
    assert_eq!(world.case.desk_step(world.today()), DeskStep::AnswerExtension(inquiry(1)));
    let twice = world.refuses(Command::RequestExtension(online(), wish(date(2026, 12, 2))));
    assert_eq!(twice, Refused::ExtensionRequestedAlready { inquiry: inquiry(1) });
    let refused = ExtensionRefused { inquiry: inquiry(1), reason: paragraphs("Die Schutzzeit beginnt.") };
    world.does(Command::RefuseExtension(jonas(), refused.clone()));
    assert_eq!(
        world.refuses(Command::RefuseExtension(jonas(), refused)),
        Refused::ExtensionNotRequested { inquiry: inquiry(1) }
    );

    world.days_pass(20);
    assert!(world.case.inquiries()[0].is_overdue(world.today()));
    assert_eq!(world.case.desk_step(world.today()), DeskStep::ChaseReply(inquiry(1)));
    let granted = ExtensionGranted { inquiry: inquiry(1), due_on: world.in_days(7) };
    world.does(Command::GrantExtension(jonas(), granted));
    assert!(!world.case.inquiries()[0].is_overdue(world.today()));

    world.does(Command::Reply(online(), reply(vec![document(20, Some("site_plan"))])));
    let too_late = world.refuses(Command::RequestExtension(online(), wish(world.in_days(30))));
    assert_eq!(too_late, Refused::NothingAwaited { inquiry: inquiry(1) });
}

#[test]
fn answers_are_corrected_only_on_request_and_beside_the_old() {
    let mut world = World::new();
    let correction = |girth| Correction { inquiry: inquiry(1), answers: answers(girth), documents: vec![] };
    world.does(Command::Ask(jonas(), ask(1, date(2026, 11, 17))));
    assert_eq!(
        world.refuses(Command::CorrectAnswers(online(), correction(96))),
        Refused::CorrectionNotRequested { inquiry: inquiry(1) }
    );
    world.does(Command::Settle(jonas(), Settled { inquiry: inquiry(1) }));

    let wanted = AnswersWanted::Corrected { paths: vec![line("tree.girth")] };
    world.does(Command::Ask(
        jonas(),
        InquirySent { inquiry: inquiry(2), documents: vec![], answers: wanted, ..ask(2, date(2026, 11, 17)) },
    ));
    let of_second = |girth| Correction { inquiry: inquiry(2), ..correction(girth) };
    assert_eq!(world.refuses(Command::CorrectAnswers(online(), of_second(142))), Refused::NothingChanges);
    let mut other = of_second(96);
    other.answers.revision.number = 5;
    assert_eq!(world.refuses(Command::CorrectAnswers(online(), other)), Refused::OtherRevision);

    world.does(Command::CorrectAnswers(online(), of_second(96)));
    assert_eq!(world.state(), State::InReview);
    let versions: Vec<_> = world.case.answers().iter().map(|version| version.version).collect();
    assert_eq!(versions, [1, 2]);
    assert_eq!(world.case.application().answers, answers(142));
    assert_eq!(*world.case.current_answers(), answers(96));
}

#[test]
fn a_question_is_well_formed() {
    let mut world = World::new();
    let today = world.today();
    let due_today = world.refuses(Command::Ask(jonas(), ask(1, today)));
    assert_eq!(due_today, Refused::TooEarly { date: today, earliest: world.in_days(1) });
    let mut twice = ask(1, world.in_days(14));
    twice.documents.push(twice.documents[0].clone());
    assert_eq!(
        world.refuses(Command::Ask(jonas(), twice)),
        Refused::Taken(Thing::Request(line("site_plan")))
    );
    world.does(Command::Ask(jonas(), ask(1, world.in_days(14))));
    let again = ask(1, world.in_days(14));
    assert_eq!(world.refuses(Command::Ask(jonas(), again)), Refused::Taken(Thing::Inquiry(inquiry(1))));
    let nobody_asked = Settled { inquiry: inquiry(7) };
    assert_eq!(
        world.refuses(Command::Settle(jonas(), nobody_asked)),
        Refused::Unknown(Thing::Inquiry(inquiry(7)))
    );
}
