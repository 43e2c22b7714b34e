//! The routes of the second half of the portal: sign in, follow a case, answer, retrieve, object.

use crate::{
    account, account_closing, address, address_objection, case, correct, decision, delivery, documents,
    extension, my_cases, open_case, sign_in, withdrawal,
};
use kit::{
    routes::{Leaves, RouteAccess, Routes},
    urls::{Pattern, portal as url},
};

/// Adds them. No GET signs in, retrieves or marks anything as seen.
pub(crate) fn follow_routes(routes: Routes) -> Routes {
    decisions(cases(people(routes)))
}

fn people(routes: Routes) -> Routes {
    let (all, account) = (RouteAccess::Everyone, RouteAccess::Account);
    routes
        .get(url::SignIn::ROUTE, all, sign_in::show)
        .post(url::SignIn::ROUTE, all, Leaves::Trace("one-time code"), sign_in::ask)
        .get(url::SignInCode::ROUTE, all, sign_in::show_code)
        .post(url::SignInCode::ROUTE, all, Leaves::Trace("session"), sign_in::enter_code)
        .get(url::SignOut::ROUTE, all, sign_in::show_sign_out)
        .post(url::SignOut::ROUTE, all, Leaves::Trace("session"), sign_in::sign_out)
        .get(url::OpenCase::ROUTE, all, open_case::show)
        .post(url::OpenCase::ROUTE, all, Leaves::Trace("session"), open_case::open)
        .get(url::LostCode::ROUTE, all, open_case::show_lost)
        .post(url::LostCode::ROUTE, all, Leaves::Trace("one-time code"), open_case::ask_lost)
        .get(url::NewAccessCode::ROUTE, all, open_case::show_new)
        .post(url::NewAccessCode::ROUTE, all, Leaves::Event("contact.access_code_renewed"), open_case::renew)
        .get(url::Account::ROUTE, account, self::account::show)
        .get(url::AccountAddress::ROUTE, account, self::account::show_address)
        .post(url::AccountAddress::ROUTE, account, Leaves::Trace("one-time code"), self::account::ask_address)
        .get(url::AccountAddressCode::ROUTE, account, self::account::show_code)
        .post(url::AccountAddressCode::ROUTE, account, Leaves::Trace("account"), self::account::enter_code)
        .get(url::AddressObjectionLink::ROUTE, all, address_objection::follow)
        .get(url::AddressObjection::ROUTE, all, address_objection::show)
        .post(url::AddressObjection::ROUTE, all, Leaves::Event("contact.restored"), address_objection::object)
        .get(url::AccountClosing::ROUTE, account, account_closing::show)
        .post(url::AccountClosing::ROUTE, account, Leaves::Trace("one-time code"), account_closing::ask)
        .get(url::AccountClosingCode::ROUTE, account, account_closing::show_code)
        .post(
            url::AccountClosingCode::ROUTE,
            account,
            Leaves::Event("contact.account_unlinked"),
            account_closing::enter_code,
        )
        .get(url::AccountClosed::ROUTE, all, account_closing::show_closed)
}

fn cases(routes: Routes) -> Routes {
    let owner = RouteAccess::Owner;
    routes
        .get(url::Cases::ROUTE, owner, my_cases::show)
        .get(url::Case::ROUTE, owner, case::show)
        .post(url::SeenMark::ROUTE, owner, Leaves::Event("case.seen"), case::mark_seen)
        .post_papers(url::Reply::ROUTE, owner, Leaves::Event("inquiry.replied"), case::reply)
        .get(url::CorrectedAnswers::ROUTE, owner, correct::show)
        .post_papers(url::CorrectedAnswers::ROUTE, owner, Leaves::Event("answers.corrected"), correct::post)
        .get(url::Extension::ROUTE, owner, extension::show)
        .post(url::Extension::ROUTE, owner, Leaves::Event("inquiry.extension_requested"), extension::post)
        .post_papers(url::Messages::ROUTE, owner, Leaves::Event("message.sent"), case::write)
        .get(url::Withdrawal::ROUTE, owner, withdrawal::show)
        .post(url::Withdrawal::ROUTE, owner, Leaves::Event("application.withdrawn"), withdrawal::post)
        .get(url::CaseAddress::ROUTE, owner, address::show)
        .post(url::CaseAddress::ROUTE, owner, Leaves::Event("contact.changed"), address::change)
        .get(url::CaseAddressCode::ROUTE, owner, address::show_code)
        .post(
            url::CaseAddressCode::ROUTE,
            owner,
            Leaves::Event("contact.email_confirmed"),
            address::enter_code,
        )
        .get(url::CaseDelivery::ROUTE, owner, delivery::show)
        .post(url::CaseDelivery::ROUTE, owner, Leaves::Event("contact.delivery_chosen"), delivery::choose)
        .get(url::Document::ROUTE, owner, documents::document)
}

fn decisions(routes: Routes) -> Routes {
    let owner = RouteAccess::Owner;
    routes
        .get(url::Decision::ROUTE, owner, decision::show)
        .post(url::Retrieval::ROUTE, owner, Leaves::Event("decision.retrieved"), decision::retrieve)
        .get(url::DecisionLetter::ROUTE, owner, documents::letter)
        .get(url::Objection::ROUTE, owner, decision::show_objection)
}
