//! From text to seal: edits, hearings, sign-offs on exact bytes, recall.

use case::{
    Command, DeskStep, Refused, SignOffs, Terms,
    decision::{
        AncillaryProvision, Coverage, Discarded, Drafted, Edited, HearingHeld, Missing, Outcome, Purpose,
        Recalled, Rendered, SentBack, SignedOff, Weight,
    },
};
use jiff::civil::date;

use crate::support::{
    World, amira, application, content, decision, digest, document, granted, job, jonas, line, online,
    paragraphs, refusal,
};

fn edit(world: &World, content: case::decision::Content) -> Command {
    let version = world.decision(1).version() + 1;
    Command::Edit(jonas(), Edited { decision: decision(1), version, content })
}

fn reworded() -> case::decision::Content {
    case::decision::Content {
        tenor: Some(paragraphs("Sie dürfen die Birke bis Ende Februar fällen.")),
        ..granted()
    }
}

#[test]
fn two_different_persons_sign_exactly_these_bytes() {
    let mut world = World::new();
    world.drafts(1, granted());
    assert_eq!(world.case.desk_step(world.today()), DeskStep::Write(decision(1)));
    let early = SignedOff { decision: decision(1), letter: digest(1) };
    assert_eq!(
        world.refuses(Command::SignOff(jonas(), early.clone())),
        Refused::NoLetter { decision: decision(1) }
    );
    let current = world.renders(1);
    assert_eq!(world.case.desk_step(world.today()), DeskStep::SignOff(decision(1)));
    assert_eq!(
        world.refuses(Command::SignOff(jonas(), early)),
        Refused::OtherLetter { decision: decision(1), current }
    );

    world.signs(jonas(), 1);
    assert_eq!(world.case.desk_step(world.today()), DeskStep::CoSign(decision(1)));
    let letter = world.decision(1).letter().unwrap().sha256.clone();
    let signed = SignedOff { decision: decision(1), letter };
    let person = jonas().person().id;
    assert_eq!(
        world.refuses(Command::SignOff(jonas(), signed.clone())),
        Refused::SignedAlready { decision: decision(1), person }
    );
    let seal = world.seal_command(1);
    assert_eq!(
        world.refuses(seal),
        Refused::SignOffsMissing { decision: decision(1), given: 1, demanded: 2 }
    );

    world.signs(amira(), 1);
    assert_eq!(world.case.desk_step(world.today()), DeskStep::AwaitJob(decision(1)));
    let third = crate::support::staff_actor_of(crate::support::town(), 3, "Malte Kröger");
    assert_eq!(
        world.refuses(Command::SignOff(third, signed)),
        Refused::SignedByAll { decision: decision(1) }
    );
    let seal = world.seal_command(1);
    world.does(seal);
    let again = world.seal_command(1);
    assert_eq!(world.refuses(again), Refused::Sealed { decision: decision(1) });
    assert_eq!(world.case.desk_step(world.today()), DeskStep::Deliver(decision(1)));
}

#[test]
fn one_sign_off_suffices_where_the_service_says_so() {
    let terms = Terms { sign_offs: SignOffs::One, ..application().terms };
    let mut world = World::of(case::Filed { terms, ..application() }, online());
    world.seals(1, granted());
    assert_eq!(world.decision(1).sign_offs().len(), 1);
}

#[test]
fn an_edit_voids_letter_and_sign_offs() {
    let mut world = World::new();
    world.drafts(1, granted());
    world.renders(1);
    world.signs(jonas(), 1);
    let changed = edit(&world, reworded());
    world.does(changed);
    assert!(world.decision(1).sign_offs().is_empty());
    assert_eq!(world.decision(1).letter(), None);
    assert_eq!(world.decision(1).version(), 2);

    let nothing = edit(&world, reworded());
    assert_eq!(world.refuses(nothing), Refused::NothingChanges);
    let stale = Edited { decision: decision(1), version: 2, content: granted() };
    assert_eq!(
        world.refuses(Command::Edit(amira(), stale)),
        Refused::OtherVersion { decision: decision(1), current: 2 }
    );
    let old = Rendered { decision: decision(1), version: 1, letter: document(90, None) };
    assert_eq!(
        world.refuses(Command::Render(job(), old)),
        Refused::OtherVersion { decision: decision(1), current: 2 }
    );
}

#[test]
fn other_bytes_void_sign_offs_and_the_same_bytes_keep_them() {
    let mut world = World::new();
    world.drafts(1, granted());
    world.renders(1);
    world.signs(jonas(), 1);
    let mut same = world.new_document();
    same.sha256 = world.decision(1).letter().unwrap().sha256.clone();
    world.does(Command::Render(job(), Rendered { decision: decision(1), version: 1, letter: same }));
    assert_eq!(world.decision(1).sign_offs().len(), 1);
    world.renders(1);
    assert!(world.decision(1).sign_offs().is_empty());
}

#[test]
fn who_is_burdened_is_heard_or_the_reason_stays_in_the_file() {
    let mut world = World::new();
    world.drafts(1, refusal());
    assert_eq!(world.case.desk_step(world.today()), DeskStep::Hear(decision(1)));
    let letter = world.renders(1);
    let sign = Command::SignOff(jonas(), SignedOff { decision: decision(1), letter });
    assert_eq!(world.refuses(sign.clone()), Refused::HearingMissing { decision: decision(1) });
    let held = HearingHeld {
        decision: decision(1),
        on: date(2026, 11, 3),
        how: line("Telefon"),
        inquiry: None,
        result: paragraphs("Sie bleibt bei ihrem Antrag."),
    };
    let tomorrow = HearingHeld { on: date(2026, 11, 4), ..held.clone() };
    assert_eq!(
        world.refuses(Command::HoldHearing(jonas(), tomorrow)),
        Refused::InTheFuture { date: date(2026, 11, 4) }
    );
    let before_filing = HearingHeld { on: date(2026, 11, 2), ..held.clone() };
    assert_eq!(
        world.refuses(Command::HoldHearing(jonas(), before_filing)),
        Refused::TooEarly { date: date(2026, 11, 2), earliest: date(2026, 11, 3) }
    );
    world.does(Command::HoldHearing(jonas(), held));
    world.does(sign);

    let milder = content(Coverage::Whole, Outcome::PartiallyGranted);
    let changed = edit(&world, milder);
    world.does(changed);
    let letter = world.renders(1);
    let sign = Command::SignOff(jonas(), SignedOff { decision: decision(1), letter });
    assert_eq!(
        world.refuses(sign),
        Refused::HearingMissing { decision: decision(1) },
        "who was heard on a refusal was not heard on a part"
    );
}

#[test]
fn who_was_heard_on_less_was_not_heard() {
    let burdening = |text: &str| AncillaryProvision { text: paragraphs(text), weight: Weight::Burdening };
    let light = |text: &str| AncillaryProvision { text: paragraphs(text), weight: Weight::Light };
    let with = |ancillary_provisions| case::decision::Content { ancillary_provisions, ..granted() };
    let (tree, limit) = (burdening("Sie pflanzen einen Laubbaum."), burdening("Bis Februar."));
    let mut world = World::new();
    world.drafts(1, with(vec![tree.clone()]));
    world.skips_hearing(1);
    let is_open = |world: &World| *world.decision(1).hearing() == case::decision::Hearing::Open;

    let lighter = edit(&world, with(vec![light("Schauen Sie nach Nestern."), tree.clone()]));
    world.does(lighter);
    assert!(!is_open(&world), "a light condition burdens nobody");
    let more = edit(&world, with(vec![tree.clone(), limit.clone()]));
    world.does(more);
    assert!(is_open(&world), "another burdening condition");
    world.skips_hearing(1);
    let less = edit(&world, with(vec![limit]));
    world.does(less);
    assert!(!is_open(&world), "they were heard on more");
    let other = edit(&world, with(vec![burdening("Bis Januar.")]));
    world.does(other);
    assert!(is_open(&world), "the condition says something else");
}

#[test]
fn a_grant_burdens_by_a_burdening_condition_only() {
    let ancillary_provision =
        |weight| AncillaryProvision { text: paragraphs("Sie pflanzen einen Laubbaum."), weight };
    let with = |weight| case::decision::Content {
        ancillary_provisions: vec![ancillary_provision(weight)],
        ..granted()
    };
    assert!(!granted().burdens());
    assert!(!with(Weight::Light).burdens());
    assert!(with(Weight::Burdening).burdens());
    for outcome in [Outcome::PartiallyGranted, Outcome::Refused, Outcome::Inadmissible] {
        assert!(content(Coverage::Whole, outcome).burdens());
    }
    let purpose = Purpose::Corrects { of: decision(2) };
    assert!(!case::decision::Content { purpose, ..refusal() }.burdens());

    let mut world = World::new();
    world.drafts(1, granted());
    let norm = line("§ 28 (2) VwVfG");
    let skipped =
        case::decision::HearingSkipped { decision: decision(1), norm, reason: paragraphs("Begünstigt.") };
    assert_eq!(
        world.refuses(Command::SkipHearing(jonas(), skipped)),
        Refused::HearingNotNeeded { decision: decision(1) }
    );
}

#[test]
fn an_incomplete_text_becomes_no_letter() {
    let mut world = World::new();
    world.drafts(1, case::decision::Content { tenor: None, ..granted() });
    let render = |version| Rendered { decision: decision(1), version, letter: document(90, None) };
    let incomplete = |missing| Refused::Incomplete { decision: decision(1), missing };
    assert_eq!(world.refuses(Command::Render(job(), render(1))), incomplete(Missing::Tenor));
    let changed = edit(&world, case::decision::Content { reasons: None, ..refusal() });
    world.does(changed);
    assert_eq!(world.refuses(Command::Render(job(), render(2))), incomplete(Missing::Reasons));
    let changed = edit(&world, case::decision::Content { reasons: None, ..granted() });
    world.does(changed);
    world.does(Command::Render(job(), render(3)));
}

fn send_back(by: case::StaffActor, letter: case::Digest) -> Command {
    let note = paragraphs("Bis wann ist zu pflanzen?");
    Command::SendBack(by, SentBack { decision: decision(1), letter, note })
}

#[test]
fn who_could_sign_gives_it_back_to_its_author_with_a_note() {
    let mut world = World::new();
    world.drafts(1, granted());
    assert_eq!(
        world.refuses(send_back(amira(), digest(1))),
        Refused::NoLetter { decision: decision(1) },
        "a draft is with its author already"
    );
    let letter = world.renders(1);
    world.signs(jonas(), 1);
    world.does(send_back(amira(), letter.clone()));
    let draft = world.decision(1);
    assert!(draft.sign_offs().is_empty(), "the first sign-off was on another letter than will come");
    let note = draft.author_note().unwrap();
    assert_eq!((&note.by, note.text.as_str()), (amira().person(), "Bis wann ist zu pflanzen?"));
    assert_eq!(world.case.desk_step(world.today()), DeskStep::Revise(decision(1)));
    let told = world.case.timeline().last().unwrap();
    assert_eq!(told.reason.as_ref().map(case::Paragraphs::as_str), Some("Bis wann ist zu pflanzen?"));

    let changed = edit(&world, reworded());
    world.does(changed);
    assert!(world.decision(1).author_note().is_some(), "as long as it is being changed");
    assert_eq!(world.case.desk_step(world.today()), DeskStep::Revise(decision(1)));
    world.renders(1);
    assert!(world.decision(1).author_note().is_none());
    assert_eq!(world.case.desk_step(world.today()), DeskStep::SignOff(decision(1)));
}

#[test]
fn nobody_gives_back_what_they_wrote_signed_or_did_not_see() {
    let mut world = World::new();
    world.drafts(1, granted());
    let letter = world.renders(1);
    let author = jonas().person().id;
    assert_eq!(
        world.refuses(send_back(jonas(), letter.clone())),
        Refused::OwnText { decision: decision(1), person: author }
    );
    assert_eq!(
        world.refuses(send_back(amira(), digest(99))),
        Refused::OtherLetter { decision: decision(1), current: letter.clone() }
    );
    world.signs(amira(), 1);
    assert_eq!(
        world.refuses(send_back(amira(), letter.clone())),
        Refused::SignedAlready { decision: decision(1), person: amira().person().id }
    );
    world.signs(jonas(), 1);
    let third = crate::support::staff_actor_of(crate::support::town(), 3, "Malte Kröger");
    assert_eq!(
        world.refuses(send_back(third.clone(), letter.clone())),
        Refused::SignedByAll { decision: decision(1) }
    );
    let seal = world.seal_command(1);
    world.does(seal);
    assert_eq!(world.refuses(send_back(third, letter)), Refused::Sealed { decision: decision(1) });
}

#[test]
fn a_recall_before_provision_makes_it_a_draft_again() {
    let mut world = World::new();
    let recall = || {
        Command::Recall(jonas(), Recalled { decision: decision(1), reason: paragraphs("Die Frist fehlt.") })
    };
    world.drafts(1, granted());
    assert_eq!(world.refuses(recall()), Refused::NoLetter { decision: decision(1) });
    world.renders(1);
    world.signs(jonas(), 1);
    world.signs(amira(), 1);
    let seal = world.seal_command(1);
    world.does(seal);
    let changed = edit(&world, reworded());
    assert_eq!(world.refuses(changed.clone()), Refused::Sealed { decision: decision(1) });

    world.does(Command::Provide(job(), decision(1)));
    let notified = world.notified(1);
    world.does(recall());
    assert!(world.decision(1).sign_offs().is_empty());
    assert_eq!(
        world.refuses(Command::ConfirmNotification(job(), notified)),
        Refused::NoNotificationAwaited { decision: decision(1) },
        "a notification that was under way provides nothing any more"
    );
    world.does(changed);
    assert_eq!(world.decision(1).recalls().len(), 1);

    world.renders(1);
    world.signs(amira(), 1);
    world.signs(jonas(), 1);
    let seal = world.seal_command(1);
    world.does(seal);
    world.provides(1);
    assert_eq!(world.refuses(recall()), Refused::Issued { decision: decision(1) });
    let discard = Command::Discard(jonas(), Discarded { decision: decision(1) });
    assert_eq!(world.refuses(discard), Refused::Issued { decision: decision(1) });
}

#[test]
fn nothing_is_decided_twice() {
    let mut world = World::new();
    let draft = |number, content| Command::Draft(jonas(), Drafted { decision: decision(number), content });
    let part = |label| content(Coverage::Part { label: line(label) }, Outcome::Granted);
    let rest = || content(Coverage::Rest, Outcome::Granted);
    world.does(draft(1, granted()));
    for other in [granted(), rest(), part("Linde")] {
        assert_eq!(world.refuses(draft(2, other)), Refused::Covered { other: decision(1) });
    }
    world.does(Command::Discard(jonas(), Discarded { decision: decision(1) }));
    let changed = edit(&world, reworded());
    assert_eq!(world.refuses(changed), Refused::Discarded { decision: decision(1) });

    world.does(draft(2, part("Birke")));
    world.does(draft(3, rest()));
    world.does(draft(4, part("Linde")));
    assert_eq!(world.refuses(draft(5, rest())), Refused::Covered { other: decision(3) });
    assert_eq!(world.refuses(draft(5, granted())), Refused::Covered { other: decision(2) });
}
