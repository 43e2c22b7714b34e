//! The routes of the desk's second half: from the first word of a decision to the last objection.

use access::Action;
use kit::{
    routes::{Leaves::Event, RouteAccess::Staff, Routes},
    urls::{Pattern, desk},
};

use crate::{decision, delivery, print_list};

/// Adds the routes of decisions, delivery, print list and objections.
pub(crate) fn decision_routes(routes: Routes) -> Routes {
    delivery_routes(text_routes(routes))
}

fn text_routes(routes: Routes) -> Routes {
    let (read, write) = (Staff(Action::OpenCase), Staff(Action::DraftDecision));
    routes
        .get(desk::Decisions::ROUTE, read, decision::list_decisions)
        .post(desk::Decisions::ROUTE, write, Event("decision.drafted"), decision::begin)
        .get(desk::DecisionEditor::ROUTE, read, decision::show)
        .post(desk::DecisionEditor::ROUTE, write, Event("decision.edited"), decision::edit)
        .get(desk::DecisionPreview::ROUTE, read, decision::preview)
        .get(desk::DecisionLetter::ROUTE, read, decision::read_letter)
        .post(desk::SignOffs::ROUTE, Staff(Action::SignOff), Event("decision.signed_off"), decision::sign_off)
        .post(
            desk::AuthorNotes::ROUTE,
            Staff(Action::SignOff),
            Event("decision.sent_back"),
            decision::send_back,
        )
        .post(desk::Seal::ROUTE, Staff(Action::Provide), Event("decision.sealed"), decision::seal)
        .post(desk::Recalls::ROUTE, Staff(Action::Provide), Event("decision.recalled"), decision::recall)
        .post(desk::Discarding::ROUTE, write, Event("decision.discarded"), decision::discard)
        .post(desk::Hearing::ROUTE, write, Event("decision.hearing_held"), decision::hear)
        .post(desk::NoHearing::ROUTE, write, Event("decision.hearing_skipped"), decision::skip_hearing)
}

fn delivery_routes(routes: Routes) -> Routes {
    let (provide, post, record) =
        (Staff(Action::Provide), Staff(Action::MarkPosted), Staff(Action::RecordDelivery));
    let object = Staff(Action::RecordObjection);
    let settled = Event("decision.objection_settled");
    routes
        .get(desk::Delivery::ROUTE, Staff(Action::OpenCase), delivery::show)
        .post(desk::Provisions::ROUTE, provide, Event("decision.provision_started"), delivery::provide)
        .post(desk::PrintOrders::ROUTE, provide, Event("decision.put_on_print_list"), delivery::order_print)
        .post(desk::HandedLetters::ROUTE, post, Event("decision.delivered_by_hand"), delivery::hand_over)
        .post(desk::Receipts::ROUTE, record, Event("decision.receipt_proven"), delivery::receipt)
        .post(desk::Returns::ROUTE, record, Event("decision.returned"), delivery::returned)
        .post(desk::Bounces::ROUTE, record, Event("decision.notification_bounced"), delivery::bounce)
        .post(
            desk::Finality::ROUTE,
            Staff(Action::CloseCase),
            Event("decision.became_final"),
            delivery::finality,
        )
        .post_papers(
            desk::Objections::ROUTE,
            object,
            Event("decision.objection_registered"),
            delivery::object,
        )
        .post(desk::ObjectionSettlement::ROUTE, object, settled, delivery::settle_objection)
        .get(desk::PrintList::ROUTE, Staff(Action::ListCases), print_list::show)
        .post(desk::Postings::ROUTE, post, Event("decision.posted"), print_list::post)
}
