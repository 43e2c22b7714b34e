//! The routes of the first half of the portal: from the start page to the receipt.

use super::{
    accessibility, barrier, check_answers, contact, drafts, official, privacy, receipt, service, services,
    start,
};
use crate::step;
use kit::{
    routes::{Guard, Leaves, Routes},
    urls::{Pattern, portal},
};

/// A draft is left behind, or changed.
const DRAFT: Leaves = Leaves::Trace("draft");

/// Adds them.
pub(crate) fn apply_routes(routes: Routes) -> Routes {
    application(pages(routes))
}

/// What everybody may read.
fn pages(routes: Routes) -> Routes {
    routes
        .get(portal::Start::ROUTE, Guard::Everyone, start::show)
        .get(portal::Services::ROUTE, Guard::Everyone, services::list)
        .get(portal::Service::ROUTE, Guard::Everyone, service::show)
        .get(portal::ServicePrivacy::ROUTE, Guard::Everyone, privacy::of_service)
        .get(portal::Privacy::ROUTE, Guard::Everyone, privacy::of_town)
        .get(portal::Imprint::ROUTE, Guard::Everyone, official::imprint)
        .get(portal::Accessibility::ROUTE, Guard::Everyone, accessibility::show)
        .get(portal::Licences::ROUTE, Guard::Everyone, official::licences)
        .get(portal::Help::ROUTE, Guard::Everyone, official::help)
        .get(portal::ReportBarrier::ROUTE, Guard::Everyone, barrier::show)
        .post(portal::ReportBarrier::ROUTE, Guard::Everyone, Leaves::Trace("mail"), barrier::report)
}

/// From the draft to the receipt.
fn application(routes: Routes) -> Routes {
    routes
        .post(portal::StartApplication::ROUTE, Guard::Everyone, DRAFT, service::start)
        .get(portal::Drafts::ROUTE, Guard::Owner, drafts::list)
        .get(portal::Resume::ROUTE, Guard::Owner, drafts::resume)
        .post(portal::DraftDeletion::ROUTE, Guard::Owner, DRAFT, drafts::delete)
        .get(portal::Step::ROUTE, Guard::Owner, step::show)
        .post(portal::Step::ROUTE, Guard::Owner, DRAFT, step::save)
        .post(portal::StepAutosave::ROUTE, Guard::Owner, DRAFT, step::autosave)
        .get(portal::Contact::ROUTE, Guard::Owner, contact::show)
        .post(portal::Contact::ROUTE, Guard::Owner, DRAFT, contact::save)
        .get(portal::CheckAnswers::ROUTE, Guard::Owner, check_answers::show)
        .post(portal::File::ROUTE, Guard::Owner, Leaves::Event("application.filed"), check_answers::file)
        .get(portal::Receipt::ROUTE, Guard::Owner, receipt::show)
}
