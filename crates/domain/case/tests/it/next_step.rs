//! What staff do next, above all while a part is decided and the rest is not.

use case::{
    Command, DeskStep, Refused,
    decision::{Coverage, Outcome},
};

use crate::support::{World, ask, content, decision, inquiry, jonas, line};

fn part() -> case::decision::Content {
    content(Coverage::Part { label: line("Birke") }, Outcome::Granted)
}

fn rest() -> case::decision::Content {
    content(Coverage::Rest, Outcome::Granted)
}

#[test]
fn a_part_that_is_on_its_way_does_not_hide_the_rest() {
    let mut world = World::new();
    world.seals(1, part());
    world.provides(1);
    assert!(world.case.is_to_decide());
    assert_eq!(
        world.case.desk_step(world.today()),
        DeskStep::Decide,
        "and not only waiting for the retrieval"
    );
    let decided: Vec<_> = world.case.decided_parts().map(case::Decision::id).collect();
    assert_eq!(decided, [decision(1)]);

    world.drafts(2, rest());
    assert_eq!(world.case.desk_step(world.today()), DeskStep::Write(decision(2)));
    assert!(!world.case.is_to_decide(), "it is being written");
}

#[test]
fn a_part_that_is_final_does_not_end_it() {
    let mut world = World::new();
    world.seals(1, part());
    world.posts(1);
    world.announces(1);
    world.makes_final(1);
    assert_eq!(world.case.desk_step(world.today()), DeskStep::Decide);
    assert!(matches!(
        world.refuses(Command::Close(case::Recorder::StaffActor(jonas()))),
        Refused::NotAllDecided { .. }
    ));
}

#[test]
fn the_rest_waits_for_the_applicant_while_they_owe_an_answer() {
    let mut world = World::new();
    world.seals(1, part());
    world.provides(1);
    world.does(Command::Ask(jonas(), ask(1, world.in_days(14))));
    assert!(!world.case.is_to_decide());
    let step = world.case.desk_step(world.today());
    assert!(matches!(step, DeskStep::AwaitReply { inquiry: asked, .. } if asked == inquiry(1)), "{step:?}");
}

#[test]
fn after_the_whole_nothing_is_left_to_decide() {
    let mut world = World::new();
    world.seals(1, content(Coverage::Whole, Outcome::Granted));
    world.provides(1);
    assert!(!world.case.is_to_decide());
    assert_eq!(world.case.decided_parts().count(), 0);
    let step = world.case.desk_step(world.today());
    assert!(matches!(step, DeskStep::AwaitRetrieval { .. }), "{step:?}");
}
