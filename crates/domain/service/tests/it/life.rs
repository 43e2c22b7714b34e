//! What may happen to a service, one event after the other.

use access::ActorRef;
use ids::{DepartmentId, Uuid};
use service::{ServiceEvent, ServiceFoldError, ServiceState, pack::Pack};

use crate::packs::pack;

fn department() -> DepartmentId {
    DepartmentId::from_uuid(Uuid::from_u128(3))
}

/// The state after an event that it gave itself.
fn after(mut state: ServiceState, event: Option<ServiceEvent>) -> ServiceState {
    state.fold(&event.expect("something happens")).unwrap();
    state
}

fn published(state: ServiceState, pack: &Pack) -> ServiceState {
    let event = state.publish(pack, department(), ActorRef::Operator);
    after(state, event)
}

fn offered(state: &ServiceState) -> Option<u32> {
    state.offered().map(|revision| revision.number)
}

#[test]
fn each_publication_is_the_next_revision() {
    let first = pack("haltverbotszone");
    let mut second = first.clone();
    second.service.remedies = None;
    let state = ServiceState::default();
    assert_eq!((offered(&state), state.newest()), (None, None));
    let state = published(published(state, &first), &second);
    let newest = state.newest().unwrap();
    assert_eq!((newest.number, newest.key.as_str()), (2, "haltverbotszone"));
    assert_eq!((newest.department, offered(&state)), (department(), Some(2)));
    assert_eq!(state.publish(&second, department(), ActorRef::Operator), None, "it is offered already");
    assert_eq!(offered(&published(state, &first)), Some(3), "what was offered before is a new revision");
}

#[test]
fn what_was_withdrawn_comes_back_as_a_new_revision() {
    let pack = pack("haltverbotszone");
    assert_eq!(ServiceState::default().withdraw(ActorRef::Operator), None);
    let state = published(ServiceState::default(), &pack);
    let event = state.withdraw(ActorRef::Operator);
    let state = after(state, event);
    assert_eq!((offered(&state), state.newest().map(|revision| revision.number)), (None, Some(1)));
    assert_eq!(state.withdraw(ActorRef::Operator), None, "once");
    assert_eq!(offered(&published(state, &pack)), Some(2));
}

#[test]
fn an_event_that_cannot_follow_changes_nothing() {
    let pack = pack("haltverbotszone");
    let first = ServiceState::default().publish(&pack, department(), ActorRef::Operator).unwrap();
    let mut state = ServiceState::default();
    let withdrawn = ServiceEvent::ServiceWithdrawn { by: ActorRef::Operator };
    assert_eq!(state.fold(&withdrawn), Err(ServiceFoldError::NotOffered));
    state.fold(&first).unwrap();
    let before = state.clone();
    assert_eq!(state.fold(&first), Err(ServiceFoldError::OutOfOrder { expected: 2, found: 1 }));
    assert_eq!(state, before);
}
