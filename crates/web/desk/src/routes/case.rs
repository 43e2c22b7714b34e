//! The routes of the desk's first half: coming in, queues, a case and what staff do in it.

use access::Action;
use kit::{
    routes::{
        Leaves::{Event, Trace},
        RouteAccess::{Everyone, Staff},
        Routes,
    },
    urls::{Pattern, desk},
};

use crate::{case_actions, cases, data_entry, hand_over, inquiries, invitation, post, queues, sign_in};

/// Adds the routes.
pub(crate) fn case_routes(routes: Routes) -> Routes {
    data_entry_routes(acting(reading(coming_in(routes))))
}

fn coming_in(routes: Routes) -> Routes {
    routes
        .get(desk::SignIn::ROUTE, Everyone, sign_in::show)
        .post(desk::SignIn::ROUTE, Everyone, Trace("session"), sign_in::sign_in)
        .post(desk::SignOut::ROUTE, Staff(Action::UseDesk), Trace("session"), sign_in::sign_out)
        .get(desk::ForgottenPassword::ROUTE, Everyone, sign_in::show_forgotten)
        .post(desk::ForgottenPassword::ROUTE, Everyone, Trace("job"), sign_in::forgotten)
        .get(desk::InvitationLink::ROUTE, Everyone, invitation::follow)
        .get(desk::Invitation::ROUTE, Everyone, invitation::show)
        .post(desk::Invitation::ROUTE, Everyone, Event("person_joined"), invitation::accept)
        .get(desk::Account::ROUTE, Staff(Action::UseDesk), sign_in::account)
        .post(desk::Account::ROUTE, Staff(Action::UseDesk), Trace("job"), sign_in::new_password)
}

fn reading(routes: Routes) -> Routes {
    routes
        .get(desk::Home::ROUTE, Staff(Action::UseDesk), queues::home)
        .get(desk::Queue::ROUTE, Staff(Action::ListCases), queues::show)
        .get(desk::Search::ROUTE, Staff(Action::ListCases), queues::search)
        .get(desk::Case::ROUTE, Staff(Action::OpenCase), cases::show)
        .get(desk::Record::ROUTE, Staff(Action::OpenCase), cases::show_record)
        .get(desk::Document::ROUTE, Staff(Action::OpenCase), cases::show_document)
}

fn acting(routes: Routes) -> Routes {
    let settled = Event("inquiry.settled");
    let extended = Event("inquiry.extension_granted");
    routes
        .post(desk::SeenMark::ROUTE, Staff(Action::MarkSeen), Event("case.seen"), case_actions::mark_seen)
        .post_papers(
            desk::Messages::ROUTE,
            Staff(Action::SendMessage),
            Event("message.sent"),
            case_actions::write_message,
        )
        .post(desk::Notes::ROUTE, Staff(Action::WriteNote), Event("note.written"), case_actions::write_note)
        .post_papers(
            desk::Documents::ROUTE,
            Staff(Action::RegisterPost),
            Event("documents.added"),
            case_actions::add_documents,
        )
        .post(desk::Assignment::ROUTE, Staff(Action::TakeCase), Event("case.assigned"), case_actions::assign)
        .post(desk::Closing::ROUTE, Staff(Action::CloseCase), Event("case.closed"), case_actions::close)
        .get(desk::HandOver::ROUTE, Staff(Action::HandOver), hand_over::show)
        .post(desk::HandOver::ROUTE, Staff(Action::HandOver), Event("case.handed_over"), hand_over::hand_over)
        .get(desk::Inquiries::ROUTE, Staff(Action::AskInquiry), inquiries::show_ask)
        .post_papers(desk::Inquiries::ROUTE, Staff(Action::AskInquiry), Event("inquiry.sent"), inquiries::ask)
        .post(
            desk::InquirySettlement::ROUTE,
            Staff(Action::SettleInquiry),
            settled,
            case_actions::settle_inquiry,
        )
        .get(desk::InquiryExtension::ROUTE, Staff(Action::SettleInquiry), inquiries::show_extension)
        .post(desk::InquiryExtension::ROUTE, Staff(Action::SettleInquiry), extended, inquiries::extension)
        .get(desk::Post::ROUTE, Staff(Action::RegisterPost), post::show)
        .post_papers(desk::Post::ROUTE, Staff(Action::RegisterPost), Event("inquiry.replied"), post::register)
}

fn data_entry_routes(routes: Routes) -> Routes {
    let (typist, draft) = (Staff(Action::RegisterApplication), Trace("draft"));
    routes
        .get(desk::PostalApplications::ROUTE, typist, data_entry::show_services)
        .post(desk::PostalApplications::ROUTE, typist, draft, data_entry::start)
        .get(desk::PostalStep::ROUTE, typist, data_entry::show_step)
        .post_papers(desk::PostalStep::ROUTE, typist, draft, data_entry::save_entered_step)
        .get(desk::PostalApplication::ROUTE, typist, data_entry::show_end)
        .post(desk::PostalApplication::ROUTE, typist, Event("application.filed"), data_entry::register)
        .get(desk::PostalDiscarding::ROUTE, typist, data_entry::show_discarding)
        .post(desk::PostalDiscarding::ROUTE, typist, draft, data_entry::discard)
}
