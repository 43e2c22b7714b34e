//! Delivery: retrieval with all that can go wrong, letters with all that can come back, announcement, objection, finality.

use case::{
    Bounced, Case, Command, Contact, ContactChanged, DeadlineKind, DeliveryChoice, DeliveryChosen, DeskStep,
    Identity, PortalDelivery, PostalAddress, Recorder, Refused, ResidentStep, State, Terms,
    decision::{
        Announced, Attempt, Dates, DeliveredByHand, LetterMethod, ListedWhy, NotificationFailed,
        ObjectionForm, ObjectionRegistered, ObjectionSettled, Posted, Purpose, ReceiptProven, Returned,
        Settlement, Timeliness,
    },
};
use jiff::civil::Date;
use locale::Country;

use crate::support::{
    World, address, application, by_portal, client, contact, dates, decision, document, granted, job, jonas,
    line, online, paragraphs, resident,
};

fn sealed() -> World {
    let mut world = World::new();
    world.seals(1, granted());
    world
}

fn provided() -> World {
    let mut world = sealed();
    world.provides(1);
    world
}

fn posted() -> World {
    let mut world = sealed();
    world.posts(1);
    world
}

fn retrieve() -> Command {
    Command::Retrieve(resident(), decision(1))
}

fn announce(on: Date) -> Command {
    Command::Announce(job(), Announced { decision: decision(1), dates: dates(on) })
}

fn listed_why(case: &Case) -> Option<ListedWhy> {
    let attempt = case.decision(decision(1))?.attempt()?;
    attempt.letter()?.listed.map(|(_, why)| why)
}

#[test]
fn nothing_is_provided_before_the_mail_server_took_the_notification() {
    let mut world = sealed();
    assert_eq!(world.refuses(retrieve()), Refused::NotProvided { decision: decision(1) });
    world.does(Command::Provide(job(), decision(1)));
    assert_eq!(world.refuses(retrieve()), Refused::NotProvided { decision: decision(1) });
    assert_eq!(world.state(), State::InReview);
    assert_eq!(
        world.refuses(Command::Provide(job(), decision(1))),
        Refused::UnderWay { decision: decision(1) }
    );

    let reason = line("no route to host");
    let failed = Command::FailNotification(job(), NotificationFailed { decision: decision(1), reason });
    assert_eq!(world.does(failed.clone()), ["decision.notification_failed", "decision.put_on_print_list"]);
    assert_eq!(world.state(), State::InReview, "what was not provided has not left the house");
    assert_eq!(listed_why(&world.case), Some(ListedWhy::NotNotified));
    assert_eq!(world.refuses(failed), Refused::NoNotificationAwaited { decision: decision(1) });
}

#[test]
fn the_first_retrieval_by_the_resident_decides() {
    let mut world = provided();
    let scanner = Identity::Client { client: client() };
    assert_eq!(
        world.refuses(Command::Retrieve(scanner, decision(1))),
        Refused::RetrievalByClient { decision: decision(1) }
    );
    world.days_pass(10);
    assert!(world.decision(1).is_retrievable(world.today()), "the tenth day is the last");
    world.does(retrieve());
    let at = world.now;
    world.days_pass(1);
    assert_eq!(world.refuses(retrieve()), Refused::RetrievedAlready { decision: decision(1), at });
    assert_eq!(world.decision(1).retrieved_at(), Some(at));
    assert_eq!(world.decision(1).counts_from(), Some(locale::civil_day(at)));
}

#[test]
fn what_nobody_retrieves_in_time_goes_out_as_a_letter() {
    let mut world = provided();
    let until = world.in_days(10);
    let end = Command::EndProvision(job(), decision(1));
    world.days_pass(10);
    assert_eq!(world.refuses(end.clone()), Refused::ProvisionRuns { decision: decision(1), until });
    world.days_pass(1);
    assert_eq!(
        world.refuses(retrieve()),
        Refused::ProvisionOver { decision: decision(1), until },
        "too late is too late, also before the job has come by"
    );
    assert_eq!(world.case.resident_step(world.today()), ResidentStep::AwaitLetter(decision(1)));
    assert_eq!(world.does(end), ["decision.provision_ended", "decision.put_on_print_list"]);
    assert_eq!(world.refuses(retrieve()), Refused::NotProvided { decision: decision(1) });
    assert_eq!(listed_why(&world.case), Some(ListedWhy::NotRetrieved));
    assert_eq!(world.case.desk_step(world.today()), DeskStep::Post(decision(1)));
    assert_eq!(world.case.resident_step(world.today()), ResidentStep::AwaitLetter(decision(1)));
    assert_eq!(world.decision(1).announced(), None);

    let on = world.today();
    world.does(Command::Post(jonas(), Posted { decision: decision(1), method: LetterMethod::Post, on }));
    assert_eq!(world.decision(1).counts_from(), Some(on));
}

#[test]
fn a_bounce_ends_a_provision_that_nobody_used_and_no_other() {
    let bounce = |world: &World| {
        let portal = world.decision(1).attempts()[0].portal().unwrap().clone();
        let message_id = portal.stage.message_id().unwrap().clone();
        Command::ReportBounce(job(), Bounced { decision: decision(1), message_id, report: line("550 5.1.1") })
    };
    let mut unused = provided();
    let report = bounce(&unused);
    assert_eq!(unused.does(report.clone()), ["decision.notification_bounced", "decision.put_on_print_list"]);
    assert_eq!(unused.refuses(retrieve()), Refused::NotProvided { decision: decision(1) });
    assert_eq!(unused.refuses(report), Refused::OtherNotification { decision: decision(1) }, "told twice");

    let mut retrieved = provided();
    retrieved.does(retrieve());
    retrieved.announces(1);
    let dates = retrieved.decision(1).announced().unwrap().dates.clone();
    let report = bounce(&retrieved);
    assert_eq!(retrieved.does(report), ["decision.notification_bounced"]);
    assert_eq!(retrieved.decision(1).announced().unwrap().dates, dates, "a retrieval stays a retrieval");

    let stranger = Bounced { decision: decision(1), message_id: line("<x>"), report: line("550") };
    let refused = retrieved.refuses(Command::ReportBounce(job(), stranger));
    assert_eq!(refused, Refused::OtherNotification { decision: decision(1) });
}

#[test]
fn retrieval_needs_consent_a_service_that_allows_it_and_a_confirmed_address() {
    let mut by_post = sealed();
    by_post.does(Command::ChooseDelivery(online(), DeliveryChosen { delivery: DeliveryChoice::Post }));
    let provide = || Command::Provide(job(), decision(1));
    assert_eq!(by_post.refuses(provide()), Refused::NoConsent { case: by_post.case.id() });

    let mut unconfirmed = sealed();
    let mut contact = contact();
    contact.email.as_mut().unwrap().address = line("neu@post.example");
    unconfirmed.does(Command::ChangeContact(online(), ContactChanged { contact }));
    assert_eq!(unconfirmed.refuses(provide()), Refused::NoConfirmedEmail { case: unconfirmed.case.id() });

    let terms = Terms { portal: PortalDelivery::NotOffered, ..application().terms };
    let filed = case::Filed { terms, delivery: DeliveryChoice::Post, ..application() };
    let mut not_offered = World::of(filed, online());
    not_offered.seals(1, granted());
    assert_eq!(not_offered.refuses(provide()), Refused::PortalNotOffered);
    let consent = Command::ChooseDelivery(online(), DeliveryChosen { delivery: by_portal() });
    assert_eq!(not_offered.refuses(consent), Refused::PortalNotOffered);

    let mut unsealed = World::new();
    unsealed.drafts(1, granted());
    assert_eq!(unsealed.refuses(provide()), Refused::NotSealed { decision: decision(1) });
}

#[test]
fn a_letter_starts_only_with_the_word_of_a_person() {
    let mut world = sealed();
    let post = |on| Command::Post(jonas(), Posted { decision: decision(1), method: LetterMethod::Post, on });
    let today = world.today();
    assert_eq!(world.refuses(post(today)), Refused::NotOnPrintList { decision: decision(1) });
    world.does(Command::PutOnPrintList(job(), decision(1)));
    assert!(world.decision(1).is_on_print_list());
    assert_eq!(world.decision(1).counts_from(), None);
    let (tomorrow, yesterday) = (world.in_days(1), world.in_days(-1));
    assert_eq!(world.refuses(post(tomorrow)), Refused::InTheFuture { date: tomorrow });
    assert_eq!(world.refuses(post(yesterday)), Refused::TooEarly { date: yesterday, earliest: today });
    world.days_pass(2);
    world.does(post(today));
    assert_eq!(world.case.decided_on(), Some(today), "decided when posted, not when recorded");
    assert_eq!(world.refuses(post(today)), Refused::NotOnPrintList { decision: decision(1) });
}

#[test]
fn abroad_no_day_is_presumed() {
    let mut world = sealed();
    world.does(Command::PutOnPrintList(job(), decision(1)));
    let post = |method, on| Command::Post(jonas(), Posted { decision: decision(1), method, on });
    let on = world.today();
    assert_eq!(
        world.refuses(post(LetterMethod::Abroad, on)),
        Refused::OtherCountry { country: Country::GERMANY }
    );

    let denmark = PostalAddress { country: Country::from_code("DK").unwrap(), ..address() };
    let contact = Contact { postal: Some(denmark), ..contact() };
    world.does(Command::ChangeContact(online(), ContactChanged { contact }));
    for method in [LetterMethod::Post, LetterMethod::Regmail, LetterMethod::Pzu] {
        assert_eq!(
            world.refuses(post(method, on)),
            Refused::OtherCountry { country: Country::from_code("DK").unwrap() }
        );
    }
    world.does(post(LetterMethod::Abroad, on));
    assert_eq!(world.case.desk_step(on), DeskStep::AwaitReceipt(decision(1)));
    world.days_pass(30);
    assert_eq!(world.refuses(announce(on)), Refused::NothingToCountFrom { decision: decision(1) });

    let received = world.in_days(-20);
    let proven = ReceiptProven { decision: decision(1), on: received, proof: line("Rückschein") };
    world.does(Command::ProveReceipt(jonas(), proven));
    assert_eq!(world.refuses(announce(on)), Refused::OtherStart { decision: decision(1), on: received });
    world.does(announce(received));
}

#[test]
fn handed_over_in_the_office_or_served_by_record() {
    let mut world = sealed();
    let on = world.today();
    let delivered = DeliveredByHand { decision: decision(1), on, proof: line("Empfangsbekenntnis") };
    world.does(Command::DeliverByHand(jonas(), delivered.clone()));
    assert_eq!(world.decision(1).counts_from(), Some(on));
    assert_eq!(
        world.refuses(Command::DeliverByHand(jonas(), delivered)),
        Refused::UnderWay { decision: decision(1) }
    );

    let mut served = sealed();
    served.does(Command::PutOnPrintList(job(), decision(1)));
    served.does(Command::Post(jonas(), Posted { decision: decision(1), method: LetterMethod::Pzu, on }));
    assert_eq!(served.decision(1).counts_from(), None, "the record of service counts, not the posting");
    served.days_pass(3);
    let on = served.in_days(-1);
    let record = ReceiptProven { decision: decision(1), on, proof: line("PZU") };
    served.does(Command::ProveReceipt(jonas(), record.clone()));
    assert_eq!(served.decision(1).counts_from(), Some(on));
    let twice = served.refuses(Command::ProveReceipt(jonas(), record));
    assert_eq!(twice, Refused::NotWithThePost { decision: decision(1) });
}

#[test]
fn a_return_corrects_what_was_computed() {
    let mut world = posted();
    world.announces(1);
    world.makes_final(1);
    let returned = Returned { decision: decision(1), on: world.today(), reason: line("unbekannt verzogen") };
    world.does(Command::Return(jonas(), returned.clone()));
    let one = world.decision(1);
    assert_eq!((one.announced(), one.final_since(), one.counts_from()), (None, None, None));
    assert_eq!(world.case.desk_step(world.today()), DeskStep::DeliverAgain(decision(1)));
    assert_eq!(
        world.refuses(Command::Return(jonas(), returned)),
        Refused::NotWithThePost { decision: decision(1) }
    );
    assert_eq!(world.refuses(Command::Close(job())), Refused::NotAnnounced { decision: decision(1) });

    world.posts(1);
    assert_eq!(world.decision(1).attempts().len(), 2);
    assert_eq!(listed_why(&world.case), Some(ListedWhy::Returned));
    world.announces(1);
    assert!(matches!(world.decision(1).attempt(), Some(Attempt::Letter(_))));
}

#[test]
fn only_a_late_receipt_moves_the_day_of_a_plain_letter() {
    let mut world = posted();
    let on = world.today();
    let receipt = |on| {
        Command::ProveReceipt(jonas(), ReceiptProven { decision: decision(1), on, proof: line("Zeuge") })
    };
    world.days_pass(2);
    let early = world.in_days(-1);
    assert_eq!(world.refuses(receipt(early)), Refused::ReceiptChangesNothing { decision: decision(1) });
    world.announces(1);
    assert_eq!(world.refuses(receipt(early)), Refused::ReceiptChangesNothing { decision: decision(1) });
    let late = world.today();
    world.does(receipt(late));
    assert_eq!(world.decision(1).announced(), None);
    assert_eq!(world.refuses(announce(on)), Refused::OtherStart { decision: decision(1), on: late });
    world.days_pass(7);
    world.does(announce(late));
}

#[test]
fn announced_once_on_its_day_with_dates_that_agree() {
    let mut world = posted();
    let on = world.today();
    assert_eq!(world.refuses(announce(on)), Refused::NotBefore { day: world.in_days(6) }, "in both readings");
    world.days_pass(6);
    let contradictory = Dates { ends: on, ..dates(on) };
    let announced = Announced { decision: decision(1), dates: contradictory };
    assert_eq!(
        world.refuses(Command::Announce(job(), announced)),
        Refused::DatesContradict { decision: decision(1) }
    );
    world.does(announce(on));
    assert_eq!(world.refuses(announce(on)), Refused::AnnouncedAlready { decision: decision(1) });
}

fn objection(world: &World, documents: u128) -> Command {
    let registered = ObjectionRegistered {
        decision: decision(1),
        received_on: world.today(),
        form: ObjectionForm::Written,
        objector: line("Henrike Thomsen"),
        text: Some(paragraphs("Die Linde ist krank.")),
        documents: vec![document(documents, None)],
    };
    Command::RegisterObjection(jonas(), registered)
}

fn settle(objection: u32, settlement: Settlement) -> Command {
    Command::SettleObjection(jonas(), ObjectionSettled { decision: decision(1), objection, settlement })
}

#[test]
fn an_objection_holds_up_finality_until_it_is_settled() {
    let mut world = sealed();
    let early = objection(&world, 70);
    assert_eq!(world.refuses(early), Refused::NotIssued { decision: decision(1) });
    world.posts(1);
    let before = objection(&world, 70);
    world.does(before);
    assert_eq!(world.case.desk_step(world.today()), DeskStep::HandleObjection(decision(1)));
    world.announces(1);
    let neighbour = objection(&world, 71);
    world.does(neighbour);
    world.days_pass(60);
    let late = objection(&world, 72);
    world.does(late);
    let dates = &world.decision(1).announced().unwrap().dates;
    let timeliness: Vec<_> =
        world.decision(1).objections().iter().map(|one| one.timeliness(Some(dates))).collect();
    assert_eq!(timeliness, [Timeliness::InTime, Timeliness::InTime, Timeliness::Late]);

    let make_final = || Command::MakeFinal(job(), decision(1));
    assert_eq!(world.refuses(make_final()), Refused::ObjectionOpen { decision: decision(1) });
    assert_eq!(world.decision(1).final_from(), None);
    world.does(settle(1, Settlement::Withdrawn));
    world.does(settle(3, Settlement::Withdrawn));
    assert_eq!(
        world.refuses(settle(3, Settlement::Withdrawn)),
        Refused::NoObjection { decision: decision(1) }
    );
    assert_eq!(
        world.refuses(settle(0, Settlement::Withdrawn)),
        Refused::NoObjection { decision: decision(1) }
    );
    world.does(settle(2, Settlement::Decided { result: paragraphs("Zurückgewiesen.") }));
    assert_eq!(world.refuses(make_final()), Refused::OnlyByPerson { decision: decision(1) });
    assert_eq!(world.case.desk_step(world.today()), DeskStep::MakeFinal(decision(1)));
    assert_eq!(world.decision(1).ripens_on(), None, "people say so");
    world.does(Command::MakeFinal(Recorder::StaffActor(jonas()), decision(1)));
    assert_eq!(world.refuses(make_final()), Refused::FinalAlready { decision: decision(1) });
}

#[test]
fn an_objection_received_between_the_readings_is_told_so() {
    let mut world = posted();
    world.announces(1);
    let ends = world.decision(1).announced().unwrap().dates.ends;
    while world.today() <= ends {
        world.days_pass(1);
    }
    let between = objection(&world, 70);
    world.does(between);
    let one = world.decision(1);
    let timeliness = one.objections()[0].timeliness(one.announced().map(|announced| &announced.dates));
    assert_eq!(timeliness, Timeliness::InTimeIfShifted);
}

#[test]
fn a_remedy_takes_the_place_of_the_decision_objected_to() {
    let mut world = posted();
    let remedy = case::decision::Content { purpose: Purpose::Remedies { of: decision(1) }, ..granted() };
    let drafted = case::decision::Drafted { decision: decision(2), content: remedy.clone() };
    assert_eq!(
        world.refuses(Command::Draft(jonas(), drafted)),
        Refused::NoObjection { decision: decision(1) }
    );
    world.announces(1);
    let objected = objection(&world, 70);
    world.does(objected);
    world.seals(2, remedy);
    let remedied = || settle(1, Settlement::Remedied { by: decision(2) });
    assert_eq!(world.refuses(remedied()), Refused::NotIssued { decision: decision(2) });
    world.posts(2);
    world.does(remedied());
    assert_eq!(world.decision(1).remedied_by(), Some(decision(2)));
    let make_final = Command::MakeFinal(job(), decision(1));
    assert_eq!(world.refuses(make_final), Refused::Replaced { decision: decision(1), other: decision(2) });
    world.announces(2);
    world.makes_final(2);
    world.does(Command::Close(job()));
}

#[test]
fn an_obvious_error_is_corrected_by_a_letter_of_its_own() {
    let mut world = sealed();
    let correction = case::decision::Content { purpose: Purpose::Corrects { of: decision(1) }, ..granted() };
    let drafted = case::decision::Drafted { decision: decision(2), content: correction.clone() };
    assert_eq!(world.refuses(Command::Draft(jonas(), drafted)), Refused::NotIssued { decision: decision(1) });
    world.posts(1);
    world.seals(2, correction);
    world.posts(2);
    assert_eq!(world.state(), State::Decided);
    world.announces(1);
    world.announces(2);
    world.makes_final(1);
    assert_eq!(world.decision(2).final_since(), None);
    world.does(Command::Close(job()));
}

#[test]
fn what_comes_after_the_end_is_recorded_and_changes_no_state() {
    let mut world = posted();
    world.announces(1);
    world.makes_final(1);
    world.does(Command::Close(job()));
    let late = objection(&world, 70);
    world.does(late);
    assert_eq!(world.case.desk_step(world.today()), DeskStep::HandleObjection(decision(1)));
    world.does(settle(1, Settlement::Withdrawn));
    let returned = Returned { decision: decision(1), on: world.today(), reason: line("verzogen") };
    world.does(Command::Return(jonas(), returned));
    assert_eq!(world.case.desk_step(world.today()), DeskStep::DeliverAgain(decision(1)));
    let remedy = case::decision::Content { purpose: Purpose::Remedies { of: decision(1) }, ..granted() };
    let drafted = case::decision::Drafted { decision: decision(2), content: remedy };
    let over = Refused::Over { case: world.case.id(), state: State::Closed };
    assert_eq!(world.refuses(Command::Draft(jonas(), drafted)), over);

    world.posts(1);
    world.announces(1);
    assert!(!world.case.deadlines(world.today()).is_empty(), "the time to object runs once more");
    world.days_pass(40);
    world.does(Command::MakeFinal(Recorder::StaffActor(jonas()), decision(1)));
    assert_eq!(world.case.desk_step(world.today()), DeskStep::Nothing);
    assert_eq!(world.state(), State::Closed);
}

#[test]
fn a_correction_opens_no_period_of_its_own() {
    let mut world = posted();
    world.announces(1);
    let correction = case::decision::Content {
        purpose: Purpose::Corrects { of: decision(1) },
        remedies: case::decision::RemedyNotice::Missing,
        ..granted()
    };
    world.seals(2, correction);
    world.posts(2);
    world.announces(2);
    let until = world.decision(1).announced().unwrap().dates.ends;
    let may_object = ResidentStep::MayObject { decision: decision(1), until };
    assert_eq!(world.case.resident_step(world.today()), may_object, "as before");
    let of_second = |kind: &DeadlineKind| matches!(kind, DeadlineKind::Objection(id) | DeadlineKind::Finality(id) if *id == decision(2));
    assert!(!world.case.deadlines(world.today()).iter().any(|deadline| of_second(&deadline.kind)));
    assert!(world.decision(2).is_at_rest() && world.decision(2).ripens_on().is_none());
    world.days_pass(400);
    let make_final = Command::MakeFinal(Recorder::StaffActor(jonas()), decision(2));
    assert_eq!(world.refuses(make_final), Refused::CorrectsOnly { decision: decision(2) });
}

#[test]
fn nothing_leaves_the_house_before_its_attempt_began() {
    let mut world = sealed();
    let sealed_on = world.today();
    world.days_pass(1);
    world.provides(1);
    world.days_pass(11);
    world.does(Command::EndProvision(job(), decision(1)));
    let listed_on = world.today();
    world.days_pass(2);
    let post = |on| Command::Post(jonas(), Posted { decision: decision(1), method: LetterMethod::Post, on });
    let too_early = |on, earliest| Refused::TooEarly { date: on, earliest };
    assert_eq!(world.refuses(post(sealed_on)), too_early(sealed_on, listed_on));
    let the_day_before = listed_on.yesterday().unwrap();
    let by_hand = DeliveredByHand { decision: decision(1), on: the_day_before, proof: line("Quittung") };
    assert_eq!(world.refuses(Command::DeliverByHand(jonas(), by_hand)), too_early(the_day_before, listed_on));
    world.does(post(listed_on));

    world.days_pass(5);
    let back_on = world.in_days(-1);
    let returned = Returned { decision: decision(1), on: back_on, reason: line("verzogen") };
    world.does(Command::Return(jonas(), returned));
    let by_hand = |on| {
        let proof = line("Empfangsbekenntnis");
        Command::DeliverByHand(jonas(), DeliveredByHand { decision: decision(1), on, proof })
    };
    assert_eq!(world.refuses(by_hand(listed_on)), too_early(listed_on, back_on));
    world.does(Command::PutOnPrintList(Recorder::StaffActor(jonas()), decision(1)));
    assert_eq!(world.refuses(post(back_on)), too_early(back_on, world.today()));
    world.does(by_hand(world.today()));
}
