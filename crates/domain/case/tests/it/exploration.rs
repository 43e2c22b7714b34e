//! Every order of a small alphabet of commands, to the end: no path breaks what always holds.
//!
//! Four models: one decision with everything that can happen to it, two decisions with what they can do to each other, in two ways, and
//! what people do beside deciding. Each is bounded by its alphabet, by two versions of a text, a few attempts and a few days. States that differ only in moments, ids of
//! documents and the way by which they were reached count as one.

use std::{
    collections::BTreeSet,
    hash::{Hash, Hasher},
};

use case::{
    Case, Decision, State,
    decision::{Attempt, LetterMethod, LetterStage, PortalStage, Stage},
};
use stateright::{Checker as _, Model, Property};

use crate::{
    everyday::{COMMANDS, Everyday, name_of},
    moves::{Move, moves_on},
    support::World,
};

/// A bounded world.
struct Bounded {
    alphabet: Vec<Move>,
    /// Whether states differ by what people wrote, saw and said about themselves; where nothing is decided there is room for it.
    everyday: bool,
    /// How many days pass with each wait.
    waits: &'static [i64],
    attempts_max: usize,
}

/// A world at some day; equal to another if the sketch is.
#[derive(Debug, Clone)]
struct Node {
    world: World,
    waited: usize,
    sketch: String,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.sketch == other.sketch
    }
}

impl Hash for Node {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.sketch.hash(state);
    }
}

impl Node {
    fn of(world: World, waited: usize) -> Self {
        let sketch = sketch(&world.case, waited);
        Self { world, waited, sketch }
    }

    fn in_detail(self) -> Self {
        let everyday = sketch_of_everyday(&self.world.case);
        Self { sketch: format!("{} {everyday}", self.sketch), ..self }
    }
}

/// All that decides what can happen next.
fn sketch(case: &Case, waited: usize) -> String {
    let inquiries: Vec<_> = case
        .inquiries()
        .iter()
        .map(|inquiry| {
            (inquiry.is_open(), inquiry.is_fulfilled(), inquiry.due_on, inquiry.extension_request.is_some())
        })
        .collect();
    let decisions: Vec<_> = case.decisions().iter().map(sketch_of).collect();
    let assigned = case.assignee().is_some();
    format!(
        "{waited} {:?} {assigned} {} {inquiries:?} {decisions:?}",
        case.state(),
        case.withdrawal().is_some()
    )
}

fn sketch_of_everyday(case: &Case) -> String {
    let unseen = [case::Side::Applicant, case::Side::Town].map(|side| case.unseen_by(side).next().is_some());
    let email =
        case.contact().email.as_ref().map(|email| (email.address.as_str(), email.confirmed_at.is_some()));
    let delivery = matches!(case.delivery(), case::DeliveryChoice::Post);
    format!(
        "{unseen:?} {email:?} {delivery} {} {} {:?}",
        case.account().is_some(),
        case.answers().len(),
        case.department()
    )
}

fn sketch_of(decision: &Decision) -> String {
    let stage = match decision.stage() {
        Stage::Draft => "draft",
        Stage::Letter { .. } => "letter",
        Stage::Sealed { .. } => "sealed",
        Stage::Discarded { .. } => "discarded",
    };
    let signers: Vec<_> = decision.sign_offs().iter().map(|sign_off| sign_off.by.id).collect();
    let attempts: Vec<_> = decision.attempts().iter().map(attempt).collect();
    let objections: Vec<_> =
        decision.objections().iter().map(|objection| objection.settled.is_some()).collect();
    let heard = *decision.hearing() != case::decision::Hearing::Open;
    format!(
        "{} {} {:?} {stage} {heard} {signers:?} {attempts:?} {:?} {:?} {objections:?} {:?} {}",
        decision.id(),
        decision.version(),
        decision.content().purpose,
        decision.issued().map(|issued| issued.on),
        decision.announced().map(|announced| announced.dates.on),
        decision.remedied_by(),
        decision.final_since().is_some(),
    )
}

fn attempt(attempt: &Attempt) -> String {
    match attempt {
        Attempt::Portal(portal) => {
            let stage = match &portal.stage {
                PortalStage::Started => "started".to_owned(),
                PortalStage::Provided { retrieve_until, .. } => format!("provided {retrieve_until}"),
                PortalStage::Retrieved { at, .. } => format!("retrieved {}", locale::civil_day(*at)),
                PortalStage::Ended { message_id, ending, .. } => {
                    format!("{} {ending:?}", message_id.is_some())
                }
            };
            format!("{stage} {}", portal.bounce.is_some())
        }
        Attempt::Letter(letter) => match &letter.stage {
            LetterStage::Listed => "listed".to_owned(),
            LetterStage::Posted { method, on, .. } => format!("posted {method:?} {on}"),
            LetterStage::Received { on, .. } => format!("received {on}"),
            LetterStage::Returned { .. } => "returned".to_owned(),
        },
    }
}

impl Bounded {
    fn node(&self, world: World, waited: usize) -> Node {
        let node = Node::of(world, waited);
        if self.everyday { node.in_detail() } else { node }
    }

    fn try_to(&self, node: &Node, tried: Move) -> Option<Node> {
        if tried == Move::Wait {
            let days = *self.waits.get(node.waited)?;
            let mut world = node.world.clone();
            world.days_pass(days);
            return Some(self.node(world, node.waited + 1));
        }
        let command = tried.command(&node.world)?;
        // Most tries are refused, and a refusal needs no copy of the world.
        node.world.case.handle(command.clone(), node.world.now).ok()?;
        let mut world = node.world.clone();
        world.does(command);
        Some(self.node(world, node.waited))
    }
}

impl Model for Bounded {
    type State = Node;
    type Action = Move;

    fn init_states(&self) -> Vec<Node> {
        vec![self.node(World::new(), 0)]
    }

    fn actions(&self, _: &Node, actions: &mut Vec<Move>) {
        actions.extend(&self.alphabet);
    }

    fn next_state(&self, node: &Node, tried: Move) -> Option<Node> {
        self.try_to(node, tried)
    }

    fn within_boundary(&self, node: &Node) -> bool {
        let few = |decision: &Decision| {
            decision.attempts().len() <= self.attempts_max
                && decision.objections().len() <= 1
                && decision.recalls().len() <= 1
        };
        node.world.case.decisions().iter().all(few)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always(
                "left the house only sealed, signed by two on the very letter",
                |_, node: &Node| {
                    node.world
                        .case
                        .decisions()
                        .iter()
                        .all(|decision| !decision.is_issued() || is_signed(decision))
                },
            ),
            Property::always("out of a final state leads nothing", |model: &Self, node: &Node| {
                let everyday = || Everyday::ALL.map(Move::Everyday);
                let tries = || model.alphabet.iter().copied().chain(everyday());
                let state = node.world.state();
                !state.is_final()
                    || tries()
                        .filter_map(|tried| model.try_to(node, tried))
                        .all(|after| after.world.state() == state)
            }),
            Property::always("what people write is taken at any time", |model: &Self, node: &Node| {
                let sent = [Everyday::WriteToTown, Everyday::WriteToApplicant].map(Move::Everyday);
                node.world.case.messages().len() >= sent.len()
                    || sent.iter().any(|tried| model.try_to(node, *tried).is_some())
            }),
            Property::always("the desk is told what comes next until nothing can", |_, node: &Node| {
                let case = &node.world.case;
                let issued = || case.decisions().iter().filter(|decision| decision.is_issued());
                let rests = |one: &Decision| one.is_at_rest() && one.open_objection().is_none();
                let over = case.state().is_final() && issued().all(rests);
                over == (case.desk_step(node.world.today()) == case::DeskStep::Nothing)
            }),
            Property::sometimes("withdrawn", |_, node: &Node| node.world.state() == State::Withdrawn),
            Property::sometimes("closed", |_, node: &Node| node.world.state() == State::Closed),
            Property::sometimes("decided", |_, node: &Node| node.world.state() == State::Decided),
            Property::sometimes("decided in part", |_, node: &Node| {
                node.world.state() == State::PartlyDecided
            }),
        ]
    }
}

fn is_signed(decision: &Decision) -> bool {
    let Stage::Sealed { letter, sign_offs, .. } = decision.stage() else { return false };
    match sign_offs.as_slice() {
        [first, second] => {
            first.by.id != second.by.id && first.letter == letter.sha256 && second.letter == letter.sha256
        }
        _ => false,
    }
}

fn explore(model: Bounded, states_min: usize) {
    let checker = model.checker().spawn_bfs().join();
    checker.assert_properties();
    let states = checker.unique_state_count();
    assert!(states >= states_min, "only {states} states were reached");
}

/// One decision on a part and the withdrawal of the rest, with everything that can happen on the way.
#[test]
fn one_decision_in_every_order() {
    explore(Bounded { alphabet: one_decision(), everyday: false, waits: &[11, 50], attempts_max: 2 }, 1_000);
}

fn one_decision() -> Vec<Move> {
    use Move as M;
    let case = [M::Wait, M::Withdraw, M::Close, M::Everyday(Everyday::HoldHearing)];
    case.into_iter().chain(moves_on(1)).collect()
}

/// An inquiry, messages, addresses and hands: nothing is decided, much is said.
#[test]
fn everyday_in_every_order() {
    let model = Bounded { alphabet: everyday(), everyday: true, waits: &[], attempts_max: 0 };
    let checker = model.checker().spawn_bfs().join();
    checker.assert_no_discovery("out of a final state leads nothing");
    checker.assert_no_discovery("what people write is taken at any time");
    checker.assert_any_discovery("withdrawn");
    let states = checker.unique_state_count();
    assert!(states >= 1_000, "only {states} states were reached");
}

fn everyday() -> Vec<Move> {
    use Move as M;
    let inquiry = [M::Ask, M::Reply, M::WishTime, M::GrantTime, M::Settle, M::Withdraw];
    inquiry.into_iter().chain(Everyday::ALL.map(M::Everyday)).collect()
}

#[test]
fn no_command_is_left_out() {
    let world = World::new();
    let mut moves = one_decision();
    moves.extend(everyday());
    let tried: BTreeSet<_> =
        moves.iter().filter_map(|tried| tried.command(&world)).map(|command| name_of(&command)).collect();
    assert_eq!(tried, COMMANDS.iter().copied().collect());
}

/// Two decisions and an inquiry, by the short way: what one does to the other.
#[test]
fn two_decisions_and_an_inquiry_in_every_order() {
    use Move as M;
    let short = |n| {
        [
            M::Draft(n),
            M::Discard(n),
            M::Render(n),
            M::Sign(n, 1),
            M::CoSign(n, 1),
            M::Seal(n, 1),
            M::HandOut(n),
        ]
    };
    let effect = |n| [M::Announce(n), M::MakeFinal(n)];
    let case = [M::Wait, M::Ask, M::Reply, M::Settle, M::Withdraw, M::Close, M::SkipHearing(2)];
    let alphabet =
        case.into_iter().chain(short(1)).chain(short(2)).chain(effect(1)).chain(effect(2)).collect();
    explore(Bounded { alphabet, everyday: false, waits: &[60], attempts_max: 1 }, 1_000);
}

/// A decision, an objection to it, and the other decision as correction or remedy.
#[test]
fn objection_correction_and_remedy_in_every_order() {
    use Move as M;
    let short = |n| [M::Render(n), M::Sign(n, 1), M::CoSign(n, 1), M::Seal(n, 1), M::HandOut(n)];
    let case = [M::Wait, M::Withdraw, M::Close, M::SkipHearing(2), M::Draft(1), M::Draft(2)];
    let after = [
        M::DraftCorrection(2),
        M::DraftRemedy(2),
        M::Object(1),
        M::SettleObjection(1),
        M::RemedyObjection(1),
        M::Announce(1),
        M::Announce(2),
        M::MakeFinal(1),
        M::MakeFinal(2),
        M::Post(1, LetterMethod::Post),
    ];
    let alphabet = case.into_iter().chain(short(1)).chain(short(2)).chain(after).collect();
    explore(Bounded { alphabet, everyday: false, waits: &[60], attempts_max: 1 }, 1_000);
}
