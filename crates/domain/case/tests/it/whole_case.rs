//! Whole stories: from the form to the closed case, in parts, withdrawn, on paper.

use case::{
    AccountLinked, AccountUnlinked, Assigned, Case, Command, ContactChanged, ContactRestored, DeliveryChoice,
    DeliveryChosen, DeskStep, DocumentsAdded, Email, EmailConfirmed, Filed, Filing, FoldError, HandOver,
    Identity, MessageSent, NoteWritten, PortalDelivery, Recorder, Refused, ResidentStep, Seen, Side, State,
    Subject, Terms, Thing, Withdrawn,
    decision::{Coverage, Discarded, Outcome},
    inquiry::{Replied, Settled},
};
use ids::TownId;
use jiff::civil::date;

use crate::support::{
    World, account, amira, application, ask, at, by_portal, contact, content, decision, department, document,
    document_id, granted, inquiry, job, jonas, line, message, note, on_paper, online, paragraphs, resident,
    staff_actor_of,
};

#[test]
fn from_the_form_to_the_closed_case() {
    let mut world = World::new();
    assert_eq!(world.state(), State::Submitted);
    assert_eq!(world.case.desk_step(world.today()), DeskStep::TakeUp);

    let due_on = world.in_days(14);
    assert_eq!(world.does(Command::Ask(jonas(), ask(1, due_on))), ["case.assigned", "inquiry.sent"]);
    assert_eq!(world.state(), State::WaitingForApplicant);
    assert_eq!(world.case.resident_step(world.today()), ResidentStep::Reply { inquiry: inquiry(1), due_on });

    world.days_pass(2);
    let plan = document(20, Some("site_plan"));
    world.does(Command::Reply(online(), Replied { inquiry: inquiry(1), text: None, documents: vec![plan] }));
    assert_eq!(world.state(), State::InReview);
    assert_eq!(world.case.desk_step(world.today()), DeskStep::CheckReply(inquiry(1)));
    world.does(Command::Settle(jonas(), Settled { inquiry: inquiry(1) }));
    assert_eq!(world.case.desk_step(world.today()), DeskStep::Decide);

    world.seals(1, granted());
    assert_eq!(world.state(), State::InReview, "what has not left the house is not decided");
    world.provides(1);
    assert_eq!(world.state(), State::Decided);
    let until = world.in_days(10);
    assert_eq!(
        world.case.resident_step(world.today()),
        ResidentStep::Retrieve { decision: decision(1), until }
    );

    world.days_pass(1);
    world.does(Command::Retrieve(resident(), decision(1)));
    world.announces(1);
    world.makes_final(1);
    assert_eq!(world.case.desk_step(world.today()), DeskStep::Close);
    assert_eq!(world.does(Command::Close(job())), ["case.closed"]);
    assert_eq!(world.state(), State::Closed);
    insta::assert_snapshot!(timeline(&world.case));
}

fn timeline(case: &Case) -> String {
    let lines = case.timeline().iter().map(|entry| {
        let subject = match entry.subject {
            Subject::Case => "case".to_owned(),
            other => format!("{other:?}"),
        };
        format!(
            "{:2} {:?} {:?} {} {subject}",
            entry.number,
            entry.by.side(),
            entry.audience,
            entry.kind.name()
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_part_now_and_the_rest_later() {
    let mut world = World::new();
    let part = content(Coverage::Part { label: line("Birke") }, Outcome::Granted);
    world.seals(1, part);
    world.provides(1);
    assert_eq!(world.state(), State::PartlyDecided);

    let due_on = world.in_days(14);
    world.does(Command::Ask(jonas(), ask(1, due_on)));
    assert_eq!(world.state(), State::WaitingForApplicant, "the rest waits");
    let whole = case::decision::Drafted { decision: decision(9), content: granted() };
    assert_eq!(world.refuses(Command::Draft(jonas(), whole)), Refused::Covered { other: decision(1) });

    world.seals(2, content(Coverage::Rest, Outcome::Refused));
    world.posts(2);
    assert_eq!(world.state(), State::Decided);
    assert_eq!(world.case.decided_on(), Some(world.today()));
}

#[test]
fn what_is_withdrawn_before_a_decision_is_over() {
    let mut world = World::new();
    let due_on = world.in_days(14);
    world.does(Command::Ask(jonas(), ask(1, due_on)));
    world.drafts(1, granted());
    let facts = world.does(Command::Withdraw(online(), Withdrawn { reason: None }));
    assert_eq!(facts, ["application.withdrawn", "inquiry.settled", "decision.discarded"]);
    assert_eq!(world.state(), State::Withdrawn);
    assert!(world.case.deadlines(world.today()).is_empty());
    assert_eq!(world.case.resident_step(world.today()), ResidentStep::Nothing);

    let text = MessageSent { message: message(1), text: paragraphs("Doch nicht?"), documents: vec![] };
    let over = Refused::Over { case: world.case.id(), state: State::Withdrawn };
    world.does(Command::WriteToTown(online(), text));
    assert_eq!(world.refuses(Command::Ask(jonas(), ask(2, due_on))), over);
    assert_eq!(world.state(), State::Withdrawn);
    let up_to = u32::try_from(world.case.version()).unwrap();
    world.does(Command::SeeAsStaff(jonas(), Seen { up_to }));
}

#[test]
fn a_withdrawal_after_a_part_ends_the_rest_only() {
    let mut world = World::new();
    world.seals(1, content(Coverage::Part { label: line("Birke") }, Outcome::Granted));
    world.provides(1);
    world.does(Command::Withdraw(online(), Withdrawn { reason: None }));
    assert_eq!(world.state(), State::Decided);

    let rest = content(Coverage::Rest, Outcome::Granted);
    let draft = case::decision::Drafted { decision: decision(2), content: rest };
    assert_eq!(
        world.refuses(Command::Draft(jonas(), draft)),
        Refused::RestWithdrawn { case: world.case.id() }
    );
    world.does(Command::Retrieve(resident(), decision(1)));
    world.announces(1);
    world.makes_final(1);
    world.does(Command::Close(Recorder::StaffActor(jonas())));
    assert_eq!(world.state(), State::Closed);
}

#[test]
fn nothing_can_be_withdrawn_once_everything_is_decided() {
    let mut world = World::new();
    world.seals(1, granted());
    world.provides(1);
    let refused = world.refuses(Command::Withdraw(online(), Withdrawn { reason: None }));
    assert_eq!(refused, Refused::AllDecided { case: world.case.id() });
}

#[test]
fn an_application_on_paper_counts_from_its_receipt() {
    let filed = Filed { delivery: DeliveryChoice::Post, ..application() };
    let world = World::of(filed, on_paper(date(2026, 10, 30)));
    assert_eq!(world.case.received_on(), date(2026, 10, 30));
    assert_eq!(world.case.promise(world.today()).unwrap().on, date(2026, 11, 20));

    let tomorrow = Filing { by: on_paper(date(2026, 11, 4)), application: application() };
    let refused = Case::file(tomorrow, world.now).unwrap_err();
    assert_eq!(refused, Refused::InTheFuture { date: date(2026, 11, 4) });
}

#[test]
fn an_application_needs_a_way_for_its_decision() {
    let file = |filed| Case::file(Filing { by: online(), application: filed }, at("2026-11-03T18:42:00Z"));
    let nowhere = case::Contact { email: None, postal: None, ..contact() };
    let by_post = Filed { contact: nowhere.clone(), delivery: DeliveryChoice::Post, ..application() };
    assert!(matches!(file(by_post), Err(Refused::NoPostalAddress { .. })));
    let by_mail = Filed { contact: nowhere, ..application() };
    assert!(matches!(file(by_mail), Err(Refused::NoConfirmedEmail { .. })));
    let terms = Terms { portal: PortalDelivery::NotOffered, ..application().terms };
    assert_eq!(file(Filed { terms, ..application() }).unwrap_err(), Refused::PortalNotOffered);
    let twice = Filed { documents: vec![document(1, None), document(1, None)], ..application() };
    assert_eq!(file(twice).unwrap_err(), Refused::Taken(Thing::Document(document_id(1))));
    let many = Filed { documents: (1..=51).map(|number| document(number, None)).collect(), ..application() };
    assert!(matches!(file(many), Err(Refused::TooMany { max: 50, .. })));
}

#[test]
fn who_asks_or_drafts_takes_the_case_and_a_hand_over_frees_it() {
    let mut world = World::new();
    world.does(Command::Assign(amira(), Assigned { to: jonas().person().clone() }));
    assert_eq!(world.state(), State::InReview);
    let again = Assigned { to: jonas().person().clone() };
    assert_eq!(world.refuses(Command::Assign(jonas(), again)), Refused::NothingChanges);

    let hand_over = HandOver { to: department(2), reason: paragraphs("Die Linde steht am Deich.") };
    world.does(Command::HandOver(jonas(), hand_over.clone()));
    assert_eq!(world.case.department(), department(2));
    assert_eq!(world.case.assignee(), None);
    assert_eq!(world.case.desk_step(world.today()), DeskStep::TakeUp);
    let same = world.refuses(Command::HandOver(jonas(), hand_over));
    assert_eq!(same, Refused::SameDepartment { department: department(2) });
    assert_eq!(world.refuses(Command::Release(jonas())), Refused::Unassigned { case: world.case.id() });

    world.drafts(1, granted());
    assert_eq!(world.case.assignee(), Some(jonas().person()));
    world.does(Command::Release(jonas()));
    assert_eq!(world.state(), State::InReview, "a case goes back to the queue, not to the beginning");
}

#[test]
fn staff_of_another_town_can_do_nothing() {
    let mut world = World::new();
    let stranger = staff_actor_of(TownId::from_uuid(ids::Uuid::nil()), 9, "Malte Kröger");
    let person = stranger.person().id;
    let note = NoteWritten { note: note(1), text: paragraphs("?") };
    assert_eq!(world.refuses(Command::Note(stranger.clone(), note)), Refused::OtherTown { person });
    assert_eq!(world.refuses(Command::Close(Recorder::StaffActor(stranger))), Refused::OtherTown { person });
}

#[test]
fn both_sides_write_and_see() {
    let mut world = World::new();
    assert_eq!(world.case.unseen_by(Side::Town).count(), 1, "a new application is new to staff");
    world.does(Command::SeeAsStaff(jonas(), Seen { up_to: 1 }));
    assert_eq!(world.case.unseen_by(Side::Town).count(), 0);
    assert_eq!(
        world.refuses(Command::SeeAsStaff(jonas(), Seen { up_to: 1 })),
        Refused::NothingNew { up_to: 1 }
    );
    assert_eq!(
        world.refuses(Command::SeeAsStaff(jonas(), Seen { up_to: 9 })),
        Refused::NothingNew { up_to: 9 }
    );

    let hello = MessageSent {
        message: message(1),
        text: paragraphs("Guten Tag"),
        documents: vec![document(30, None)],
    };
    world.does(Command::WriteToApplicant(jonas(), hello.clone()));
    assert_eq!(
        world.refuses(Command::WriteToApplicant(jonas(), hello)),
        Refused::Taken(Thing::Message(message(1)))
    );
    world.does(Command::Note(jonas(), NoteWritten { note: note(1), text: paragraphs("Klopfprobe hohl.") }));
    let unseen: Vec<_> = world.case.unseen_by(Side::Applicant).map(|entry| entry.kind.name()).collect();
    assert_eq!(unseen, ["message.sent"], "notes and read marks are for staff");
    let entry = world.case.message(message(1)).unwrap().entry;
    world.does(Command::SeeAsApplicant(resident(), Seen { up_to: entry }));
    assert_eq!(world.case.unseen_by(Side::Applicant).count(), 0);

    let thanks = MessageSent { message: message(2), text: paragraphs("Danke"), documents: vec![] };
    world.does(Command::WriteToTown(on_paper(date(2026, 11, 3)), thanks));
    assert_eq!(world.case.unseen_by(Side::Town).count(), 1);
}

#[test]
fn documents_are_read_by_whom_they_concern() {
    let mut world = World::new();
    let minutes = DocumentsAdded { documents: vec![document(40, None)], audience: case::Audience::Staff };
    world.does(Command::AddDocuments(Recorder::StaffActor(jonas()), minutes));
    let receipt = DocumentsAdded { documents: vec![document(41, None)], audience: case::Audience::Both };
    world.does(Command::AddDocuments(job(), receipt));
    world.seals(1, granted());
    let (letter, sealed) = (world.decision(1).letter().unwrap().id, world.decision(1).sealed().unwrap().id);

    let reads = |world: &World, id| world.case.applicant_may_read(id);
    assert!(reads(&world, document_id(1)) && reads(&world, document_id(41)));
    assert!(!reads(&world, document_id(40)) && !reads(&world, letter) && !reads(&world, sealed));
    world.provides(1);
    assert!(
        !reads(&world, sealed),
        "reading it before its retrieval would be a retrieval that nobody recorded"
    );
    world.does(Command::Retrieve(resident(), decision(1)));
    assert!(reads(&world, sealed) && !reads(&world, letter));
    assert!(!reads(&world, document_id(999)), "a paper of another case does not exist here");
    let empty = DocumentsAdded { documents: vec![], audience: case::Audience::Both };
    assert_eq!(world.refuses(Command::AddDocuments(job(), empty)), Refused::NothingChanges);
}

#[test]
fn contact_account_and_delivery_change_with_care() {
    let mut world = World::new();
    let moved = Email { address: line("henrike@post.example"), confirmed_at: Some(world.now) };
    let elsewhere = case::Contact { email: Some(moved), ..contact() };
    world.does(Command::ChangeContact(online(), ContactChanged { contact: elsewhere.clone() }));
    let email = world.case.contact().email.clone().unwrap();
    assert_eq!(email.confirmed_at, None, "a new address is unconfirmed, whatever the command says");
    let again = ContactChanged { contact: elsewhere };
    assert_eq!(world.refuses(Command::ChangeContact(online(), again)), Refused::NothingChanges);

    let old = EmailConfirmed { address: line("h.thomsen@post.example") };
    assert_eq!(world.refuses(Command::ConfirmEmail(resident(), old)), Refused::Unknown(Thing::Email));
    let new = EmailConfirmed { address: email.address };
    world.does(Command::ConfirmEmail(resident(), new.clone()));
    assert_eq!(world.case.contact().email.as_ref().unwrap().confirmed_at, Some(world.now));
    assert_eq!(world.refuses(Command::ConfirmEmail(resident(), new)), Refused::NothingChanges);

    world.does(Command::ChooseDelivery(online(), DeliveryChosen { delivery: DeliveryChoice::Post }));
    let no_email = case::Contact { email: None, ..contact() };
    world.does(Command::ChangeContact(online(), ContactChanged { contact: no_email }));
    let back = DeliveryChosen { delivery: by_portal() };
    let refused = world.refuses(Command::ChooseDelivery(online(), back));
    assert_eq!(refused, Refused::NoConfirmedEmail { case: world.case.id() });

    let linked = AccountLinked { account: account() };
    assert_eq!(world.refuses(Command::LinkAccount(Identity::Guest, linked)), Refused::NothingChanges);
    assert_eq!(world.does(Command::RenewAccessCode(online())), ["contact.access_code_renewed"]);
}

#[test]
fn the_first_address_of_a_chain_of_changes_has_the_last_word() {
    let mut world = World::new();
    let own = line("h.thomsen@post.example");
    let change = |world: &mut World, address: &str| {
        world.now += jiff::SignedDuration::from_hours(1);
        let email = Some(Email { address: line(address), confirmed_at: None });
        let contact = case::Contact { email, ..world.case.contact().clone() };
        world.does(Command::ChangeContact(online(), ContactChanged { contact }));
        world.now
    };
    let objection = |address: &case::SingleLine, since| {
        Command::RestoreContact(Identity::Guest, ContactRestored { address: address.clone(), since })
    };
    let first = change(&mut world, "thief@post.example");
    let second = change(&mut world, "other@post.example");
    world.now += jiff::SignedDuration::from_hours(1);
    let thief = line("thief@post.example");
    assert_eq!(world.does(objection(&thief, second)), ["contact.restored"], "as far as anybody can know");
    world.now += jiff::SignedDuration::from_hours(1);
    assert_eq!(world.does(objection(&own, first)), ["contact.restored"]);
    let email = world.case.contact().email.clone().unwrap();
    assert_eq!((email.address, email.confirmed_at), (own.clone(), Some(world.now)));
    assert!(world.case.timeline().last().unwrap().calls_on(Side::Town), "staff are told");
    assert_eq!(world.refuses(objection(&thief, second)), Refused::NothingChanges, "that change is undone");
    assert_eq!(world.refuses(objection(&own, first)), Refused::NothingChanges, "once is enough");

    let later = change(&mut world, "stranger@post.example");
    world.now += jiff::SignedDuration::from_hours(1);
    assert_eq!(world.does(objection(&own, later)), ["contact.restored"], "a new change, a new objection");
}

#[test]
fn a_case_outlives_the_account_that_it_belongs_to() {
    let mut world = World::new();
    let close = || Command::UnlinkAccount(resident(), AccountUnlinked { account: account() });
    world.does(Command::Withdraw(online(), Withdrawn { reason: None }));
    assert_eq!(world.does(close()), ["contact.account_unlinked"], "also when it is over");
    assert_eq!(world.case.account(), None);
    assert!(!world.case.timeline().last().unwrap().calls_on(Side::Town), "staff need not look");
    assert_eq!(world.refuses(close()), Refused::NothingChanges);
    let linked = AccountLinked { account: account() };
    world.does(Command::LinkAccount(Identity::Guest, linked));
    assert_eq!(world.case.account(), Some(account()));
}

#[test]
fn a_case_is_closed_only_when_nothing_can_follow() {
    let mut world = World::new();
    let close = || Command::Close(job());
    assert_eq!(world.refuses(close()), Refused::NotAllDecided { case: world.case.id() });
    let due_on = world.in_days(14);
    world.does(Command::Ask(jonas(), ask(1, due_on)));
    world.seals(1, granted());
    world.provides(1);
    assert_eq!(world.refuses(close()), Refused::InquiryOpen { inquiry: inquiry(1) });
    world.does(Command::Settle(jonas(), Settled { inquiry: inquiry(1) }));
    assert_eq!(world.refuses(close()), Refused::NotAnnounced { decision: decision(1) });
    world.does(Command::Retrieve(resident(), decision(1)));
    world.announces(1);
    assert_eq!(world.refuses(close()), Refused::NotFinal { decision: decision(1) });

    let purpose = case::decision::Purpose::Corrects { of: decision(1) };
    world.drafts(2, case::decision::Content { purpose, ..granted() });
    assert_eq!(world.refuses(close()), Refused::NotFinal { decision: decision(1) });
    world.makes_final(1);
    assert_eq!(world.refuses(close()), Refused::InPreparation { decision: decision(2) });
    world.does(Command::Discard(jonas(), Discarded { decision: decision(2) }));
    world.does(close());
    assert_eq!(world.refuses(close()), Refused::Over { case: world.case.id(), state: State::Closed });
}

#[test]
fn a_journal_that_does_not_add_up_is_told_by_its_place() {
    let mut world = World::new();
    world.drafts(1, granted());
    assert_eq!(Case::fold(&[]), Err(FoldError::Empty));
    let headless = Case::fold(&world.log[1..]);
    assert_eq!(headless, Err(FoldError::NotFiledFirst { kind: "case.assigned" }));
    let mut gap = world.log.clone();
    world.renders(1);
    world.signs(jonas(), 1);
    gap.push(world.log.last().unwrap().clone());
    let case = world.case.id();
    let misplaced = FoldError::Misplaced { case, number: 4, kind: "decision.signed_off" };
    assert_eq!(Case::fold(&gap), Err(misplaced));
}

#[test]
fn states_keep_their_names() {
    for state in State::ALL {
        assert_eq!(State::from_name(state.name()), Some(state));
    }
    assert_eq!(State::from_name("eaten"), None);
}
