//! Long random walks over the whole alphabet: the same invariants, and the journal's JSON gives the same case.

use case::{Case, Event, decision::LetterMethod};
use proptest::prelude::*;
use versions::EventFormat as _;

use crate::{
    everyday::Everyday,
    moves::{Move, moves_on},
    support::World,
};

fn alphabet() -> Vec<Move> {
    use Move as M;
    let case = [M::Wait, M::Ask, M::Reply, M::WishTime, M::GrantTime, M::Settle, M::Withdraw, M::Close];
    let about_other =
        [M::DraftCorrection(1), M::DraftCorrection(2), M::DraftRemedy(2), M::RemedyObjection(1)];
    let more = [M::Post(1, LetterMethod::Regmail), M::Post(2, LetterMethod::Abroad)];
    let everyday = Everyday::ALL.map(M::Everyday);
    let rare = about_other.into_iter().chain(more).chain(everyday);
    case.into_iter().chain(rare).chain(moves_on(1)).chain(moves_on(2)).collect()
}

/// The moves that the case would accept now: a random walk among them goes deep, one among all moves is mostly refused.
fn accepted(world: &World, alphabet: &[Move]) -> Vec<Move> {
    let accepts = |tried: &&Move| match tried.command(world) {
        Some(command) => world.case.handle(command, world.now).is_ok(),
        None => true,
    };
    alphabet.iter().filter(accepts).copied().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_sequence_breaks_what_always_holds(
        steps in proptest::collection::vec((any::<prop::sample::Index>(), 0_i64..45), 1..100)
    ) {
        let alphabet = alphabet();
        let mut world = World::new();
        for (step, days) in steps {
            // `Wait` is always among them; what is accepted is checked by the world.
            let step = *step.get(&accepted(&world, &alphabet));
            match step.command(&world) {
                Some(command) => {
                    world.does(command);
                }
                None => world.days_pass(days),
            }
        }
        let journal = world.log.iter().map(|event| (event.kind(), event.version(), event.to_json().unwrap()));
        let read: Vec<_> = journal.map(|(kind, version, json)| Event::read(kind, version, &json).unwrap()).collect();
        prop_assert_eq!(Case::fold(&read).unwrap(), world.case);
    }
}
