//! The routes of the desk's second half: from the first word of a decision to the last objection.

use crate::{decision, delivery, print_list};
use kit::{
    routes::{RouteAccess, Leaves, Routes, StaffRole},
    urls::{Pattern, desk},
};

const READ: RouteAccess = RouteAccess::Staff(StaffRole::READING);
const WORK: RouteAccess = RouteAccess::Staff(StaffRole::CASEWORK);

/// Adds the routes of decisions, delivery, print list and objections.
pub(crate) fn decision_routes(routes: Routes) -> Routes {
    delivery_routes(text_routes(routes))
}

fn text_routes(routes: Routes) -> Routes {
    let event = Leaves::Event;
    routes
        .get(desk::Decisions::ROUTE, READ, decision::list_decisions)
        .post(desk::Decisions::ROUTE, WORK, event("decision.drafted"), decision::begin)
        .get(desk::DecisionEditor::ROUTE, READ, decision::show)
        .post(desk::DecisionEditor::ROUTE, WORK, event("decision.edited"), decision::edit)
        .get(desk::DecisionPreview::ROUTE, READ, decision::preview)
        .get(desk::DecisionLetter::ROUTE, READ, decision::read_letter)
        .post(desk::SignOffs::ROUTE, WORK, event("decision.signed_off"), decision::sign_off)
        .post(desk::Seal::ROUTE, WORK, event("decision.sealed"), decision::seal)
        .post(desk::Recalls::ROUTE, WORK, event("decision.recalled"), decision::recall)
        .post(desk::Discarding::ROUTE, WORK, event("decision.discarded"), decision::discard)
        .post(desk::Hearing::ROUTE, WORK, event("decision.hearing_held"), decision::hear)
        .post(desk::NoHearing::ROUTE, WORK, event("decision.hearing_skipped"), decision::skip_hearing)
}

fn delivery_routes(routes: Routes) -> Routes {
    let event = Leaves::Event;
    routes
        .get(desk::Delivery::ROUTE, READ, delivery::show)
        .post(desk::Provisions::ROUTE, WORK, event("decision.provision_started"), delivery::provide)
        .post(desk::PrintOrders::ROUTE, WORK, event("decision.put_on_print_list"), delivery::order_print)
        .post(desk::HandedLetters::ROUTE, WORK, event("decision.delivered_by_hand"), delivery::hand_over)
        .post(desk::Receipts::ROUTE, WORK, event("decision.receipt_proven"), delivery::receipt)
        .post(desk::Returns::ROUTE, WORK, event("decision.returned"), delivery::returned)
        .post(desk::Bounces::ROUTE, WORK, event("decision.notification_bounced"), delivery::bounce)
        .post(desk::Finality::ROUTE, WORK, event("decision.became_final"), delivery::finality)
        .post(desk::Objections::ROUTE, WORK, event("decision.objection_registered"), delivery::object)
        .post(
            desk::ObjectionSettlement::ROUTE,
            WORK,
            event("decision.objection_settled"),
            delivery::settle_objection,
        )
        .get(desk::PrintList::ROUTE, READ, print_list::show)
        .post(desk::Postings::ROUTE, WORK, event("decision.posted"), print_list::post)
}
