//! The dates that desk and portal show, with their reasons.

use case::{
    Case, Command, Deadline, DeadlineKind, ResidentStep, Terms,
    decision::{Content, Fee},
};
use jiff::civil::{Date, date};

use crate::support::{World, application, ask, decision, granted, inquiry, jonas, line, online, resident};

fn told(case: &Case, today: Date) -> String {
    let tell = |deadline: Deadline| {
        let Deadline { kind, on, later, days_left, rests_since, norms } = deadline;
        let norms: Vec<_> = norms.iter().map(case::SingleLine::as_str).collect();
        let later = later.map(|later| format!(" or {later}")).unwrap_or_default();
        let rests = rests_since.map(|since| format!(", rests since {since}")).unwrap_or_default();
        format!("{kind:?}: {on}{later}, {days_left} days left{rests} {norms:?}")
    };
    case.deadlines(today).into_iter().map(tell).collect::<Vec<_>>().join("\n")
}

#[test]
fn while_the_town_waits_its_promise_rests_and_the_law_where_a_norm_says_so() {
    let mut world = World::new();
    world.days_pass(15);
    world.does(Command::Ask(jonas(), ask(1, date(2026, 12, 2))));
    world.days_pass(5);
    insta::assert_snapshot!(told(&world.case, world.today()));
}

#[test]
fn without_a_norm_a_statutory_period_runs_on() {
    let mut terms = application().terms;
    terms.statutory.as_mut().unwrap().pauses_by = None;
    let mut world = World::of(case::Filed { terms, ..application() }, online());
    world.does(Command::Ask(jonas(), ask(1, date(2026, 12, 2))));
    world.days_pass(5);
    let of = |kind| world.case.deadlines(world.today()).into_iter().find(|one| one.kind == kind).unwrap();
    assert_eq!(
        (of(DeadlineKind::Statutory).on, of(DeadlineKind::Statutory).rests_since),
        (date(2027, 2, 3), None)
    );
    assert_eq!(of(DeadlineKind::Promise).rests_since, Some(date(2026, 11, 3)));
}

#[test]
fn after_the_announcement_both_readings_and_the_fee_are_told() {
    let mut world = World::new();
    let fee = Fee { amount_cents: 7_000, due_days: 30, reference: line("6720-0417-26") };
    world.seals(1, Content { fee: Some(fee), ..granted() });
    world.provides(1);
    assert_eq!(
        world.case.deadlines(world.today()).iter().map(|one| one.kind).collect::<Vec<_>>(),
        [DeadlineKind::Retrieval(decision(1))],
        "what is decided needs no promise any more"
    );
    world.does(Command::Retrieve(resident(), decision(1)));
    world.announces(1);
    insta::assert_snapshot!(told(&world.case, world.today()));
    let until = world.decision(1).announced().unwrap().dates.ends;
    assert_eq!(
        world.case.resident_step(world.today()),
        ResidentStep::MayObject { decision: decision(1), until }
    );
    world.makes_final(1);
    assert_eq!(world.case.resident_step(world.today()), ResidentStep::Nothing);
}

#[test]
fn a_service_without_promise_promises_nothing() {
    let terms = Terms { promise_days: None, statutory: None, ..application().terms };
    let world = World::of(case::Filed { terms, ..application() }, online());
    assert!(world.case.deadlines(world.today()).is_empty());
    assert_eq!(world.case.resident_step(world.today()), ResidentStep::AwaitDecision { promised: None });
}

#[test]
fn several_steps_stand_side_by_side() {
    let mut world = World::new();
    world.does(Command::Ask(jonas(), ask(1, date(2026, 11, 17))));
    world.drafts(1, granted());
    let steps = world.case.desk_steps(world.today());
    let due_on = date(2026, 11, 17);
    let wait = case::DeskStep::AwaitReply { inquiry: inquiry(1), due_on };
    assert_eq!(steps, [wait, case::DeskStep::Write(decision(1))]);
    assert_eq!(
        world.case.desk_step(world.today()),
        case::DeskStep::Write(decision(1)),
        "what can be done first"
    );
}
