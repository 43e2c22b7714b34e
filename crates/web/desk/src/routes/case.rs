//! The routes of the desk's first half: coming in, queues, a case and what staff do in it.

use crate::{case_actions, cases, hand_over, inquiries, post, queues, sign_in, data_entry};
use kit::{
    routes::{RouteAccess, Leaves, Routes, StaffRole},
    urls::{Pattern, desk},
};

const CASEWORK: RouteAccess = RouteAccess::Staff(StaffRole::CASEWORK);
const READING: RouteAccess = RouteAccess::Staff(StaffRole::READING);
const ANY: RouteAccess = RouteAccess::Staff(StaffRole::ANY);

/// Adds the routes.
pub(crate) fn case_routes(routes: Routes) -> Routes {
    data_entry_routes(acting(reading(coming_in(routes))))
}

fn coming_in(routes: Routes) -> Routes {
    routes
        .get(desk::SignIn::ROUTE, RouteAccess::Everyone, sign_in::show)
        .post(desk::SignIn::ROUTE, RouteAccess::Everyone, Leaves::Trace("session"), sign_in::sign_in)
        .post(desk::SignOut::ROUTE, ANY, Leaves::Trace("session"), sign_in::sign_out)
        .get(desk::ForgottenPassword::ROUTE, RouteAccess::Everyone, sign_in::show_forgotten)
        .post(desk::ForgottenPassword::ROUTE, RouteAccess::Everyone, Leaves::Trace("job"), sign_in::forgotten)
        .get(desk::Invitation::ROUTE, RouteAccess::Everyone, sign_in::show_invitation)
        .post(
            desk::Invitation::ROUTE,
            RouteAccess::Everyone,
            Leaves::Event("person_joined"),
            sign_in::accept_invitation,
        )
        .get(desk::Account::ROUTE, ANY, sign_in::account)
        .post(desk::Account::ROUTE, ANY, Leaves::Trace("job"), sign_in::new_password)
}

fn reading(routes: Routes) -> Routes {
    routes
        .get(desk::Home::ROUTE, ANY, queues::home)
        .get(desk::Queue::ROUTE, READING, queues::show)
        .get(desk::Search::ROUTE, READING, queues::search)
        .get(desk::Case::ROUTE, READING, cases::show)
        .get(desk::Record::ROUTE, READING, cases::show_record)
        .get(desk::Document::ROUTE, READING, cases::show_document)
}

fn acting(routes: Routes) -> Routes {
    routes
        .post(desk::Messages::ROUTE, CASEWORK, Leaves::Event("message.sent"), case_actions::write_message)
        .post(desk::Notes::ROUTE, CASEWORK, Leaves::Event("note.written"), case_actions::write_note)
        .post(desk::Documents::ROUTE, CASEWORK, Leaves::Event("documents.added"), case_actions::add_documents)
        .post(desk::Assignment::ROUTE, CASEWORK, Leaves::Event("case.assigned"), case_actions::assign)
        .post(desk::Closing::ROUTE, CASEWORK, Leaves::Event("case.closed"), case_actions::close)
        .get(desk::HandOver::ROUTE, CASEWORK, hand_over::show)
        .post(desk::HandOver::ROUTE, CASEWORK, Leaves::Event("case.handed_over"), hand_over::hand_over)
        .get(desk::Inquiries::ROUTE, CASEWORK, inquiries::show_ask)
        .post(desk::Inquiries::ROUTE, CASEWORK, Leaves::Event("inquiry.sent"), inquiries::ask)
        .post(
            desk::InquirySettlement::ROUTE,
            CASEWORK,
            Leaves::Event("inquiry.settled"),
            case_actions::settle_inquiry,
        )
        .get(desk::InquiryExtension::ROUTE, CASEWORK, inquiries::show_extension)
        .post(
            desk::InquiryExtension::ROUTE,
            CASEWORK,
            Leaves::Event("inquiry.extension_granted"),
            inquiries::extension,
        )
        .get(desk::Post::ROUTE, CASEWORK, post::show)
        .post(desk::Post::ROUTE, CASEWORK, Leaves::Event("inquiry.replied"), post::register)
}

fn data_entry_routes(routes: Routes) -> Routes {
    routes
        .get(desk::PostalApplications::ROUTE, CASEWORK, data_entry::show_services)
        .post(desk::PostalApplications::ROUTE, CASEWORK, Leaves::Trace("draft"), data_entry::start)
        .get(desk::PostalStep::ROUTE, CASEWORK, data_entry::show_step)
        .post(desk::PostalStep::ROUTE, CASEWORK, Leaves::Trace("draft"), data_entry::save_entered_step)
        .get(desk::PostalApplication::ROUTE, CASEWORK, data_entry::show_end)
        .post(desk::PostalApplication::ROUTE, CASEWORK, Leaves::Event("application.filed"), data_entry::register)
        .get(desk::DocumentDiscarding::ROUTE, CASEWORK, data_entry::show_discarding)
        .post(desk::DocumentDiscarding::ROUTE, CASEWORK, Leaves::Trace("draft"), data_entry::discard)
}
