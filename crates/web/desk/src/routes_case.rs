//! The routes of the desk's first half: coming in, queues, a case and what staff do in it.

use super::{acts, cases, handing, inquiries, post, queues, sign_in, typing};
use kit::{
    routes::{Guard, Leaves, Routes, StaffRole},
    urls::{Pattern, desk},
};

const CASEWORK: Guard = Guard::Staff(StaffRole::CASEWORK);
const READING: Guard = Guard::Staff(StaffRole::READING);
const ANY: Guard = Guard::Staff(StaffRole::ANY);

/// Adds the routes.
#[must_use]
pub fn case_routes(routes: Routes) -> Routes {
    typing_in(acting(reading(coming_in(routes))))
}

fn coming_in(routes: Routes) -> Routes {
    routes
        .get(desk::SignIn::ROUTE, Guard::Everyone, sign_in::show)
        .post(desk::SignIn::ROUTE, Guard::Everyone, Leaves::Trace("session"), sign_in::sign_in)
        .post(desk::SignOut::ROUTE, ANY, Leaves::Trace("session"), sign_in::sign_out)
        .get(desk::ForgottenPassword::ROUTE, Guard::Everyone, sign_in::show_forgotten)
        .post(desk::ForgottenPassword::ROUTE, Guard::Everyone, Leaves::Trace("job"), sign_in::forgotten)
        .get(desk::Invitation::ROUTE, Guard::Everyone, sign_in::show_invitation)
        .post(
            desk::Invitation::ROUTE,
            Guard::Everyone,
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
        .get(desk::Paper::ROUTE, READING, cases::show_paper)
}

fn acting(routes: Routes) -> Routes {
    routes
        .post(desk::Messages::ROUTE, CASEWORK, Leaves::Event("message.sent"), acts::write_message)
        .post(desk::Notes::ROUTE, CASEWORK, Leaves::Event("note.written"), acts::write_note)
        .post(desk::Papers::ROUTE, CASEWORK, Leaves::Event("papers.added"), acts::add_papers)
        .post(desk::Assignment::ROUTE, CASEWORK, Leaves::Event("case.assigned"), acts::assign)
        .post(desk::Closing::ROUTE, CASEWORK, Leaves::Event("case.closed"), acts::close)
        .get(desk::HandOver::ROUTE, CASEWORK, handing::show)
        .post(desk::HandOver::ROUTE, CASEWORK, Leaves::Event("case.handed_over"), handing::hand_over)
        .get(desk::Inquiries::ROUTE, CASEWORK, inquiries::show_ask)
        .post(desk::Inquiries::ROUTE, CASEWORK, Leaves::Event("inquiry.asked"), inquiries::ask)
        .post(
            desk::InquirySettlement::ROUTE,
            CASEWORK,
            Leaves::Event("inquiry.settled"),
            acts::settle_inquiry,
        )
        .get(desk::InquiryMoreTime::ROUTE, CASEWORK, inquiries::show_more_time)
        .post(
            desk::InquiryMoreTime::ROUTE,
            CASEWORK,
            Leaves::Event("inquiry.extension_granted"),
            inquiries::more_time,
        )
        .get(desk::Post::ROUTE, CASEWORK, post::show)
        .post(desk::Post::ROUTE, CASEWORK, Leaves::Event("inquiry.replied"), post::register)
}

fn typing_in(routes: Routes) -> Routes {
    routes
        .get(desk::PaperApplications::ROUTE, CASEWORK, typing::show_services)
        .post(desk::PaperApplications::ROUTE, CASEWORK, Leaves::Trace("draft"), typing::start)
        .get(desk::PaperStep::ROUTE, CASEWORK, typing::show_step)
        .post(desk::PaperStep::ROUTE, CASEWORK, Leaves::Trace("draft"), typing::save_posted_step)
        .get(desk::PaperApplication::ROUTE, CASEWORK, typing::show_end)
        .post(desk::PaperApplication::ROUTE, CASEWORK, Leaves::Event("application.filed"), typing::register)
}
