//! The routes of the first half of the portal: from the start page to the receipt.

use crate::step;
use crate::{
    accessibility, barrier, check_answers, contact, drafts, official, privacy, receipt, service, services,
    start,
};
use kit::{
    routes::{Leaves, RouteAccess, Routes},
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
        .get(portal::Start::ROUTE, RouteAccess::Everyone, start::show)
        .get(portal::Services::ROUTE, RouteAccess::Everyone, services::list)
        .get(portal::Service::ROUTE, RouteAccess::Everyone, service::show)
        .get(portal::ServicePrivacy::ROUTE, RouteAccess::Everyone, privacy::of_service)
        .get(portal::Privacy::ROUTE, RouteAccess::Everyone, privacy::of_town)
        .get(portal::Imprint::ROUTE, RouteAccess::Everyone, official::imprint)
        .get(portal::Accessibility::ROUTE, RouteAccess::Everyone, accessibility::show)
        .get(portal::Licences::ROUTE, RouteAccess::Everyone, official::licences)
        .get(portal::Help::ROUTE, RouteAccess::Everyone, official::help)
        .get(portal::ReportBarrier::ROUTE, RouteAccess::Everyone, barrier::show)
        .post(portal::ReportBarrier::ROUTE, RouteAccess::Everyone, Leaves::Trace("mail"), barrier::report)
}

/// From the draft to the receipt.
fn application(routes: Routes) -> Routes {
    routes
        .post(portal::StartApplication::ROUTE, RouteAccess::Everyone, DRAFT, service::start)
        .get(portal::Drafts::ROUTE, RouteAccess::Owner, drafts::list)
        .get(portal::Resume::ROUTE, RouteAccess::Owner, drafts::resume)
        .post(portal::DraftDeletion::ROUTE, RouteAccess::Owner, DRAFT, drafts::delete)
        .get(portal::Step::ROUTE, RouteAccess::Owner, step::show)
        .post_papers(portal::Step::ROUTE, RouteAccess::Owner, DRAFT, step::save)
        .post_papers(portal::StepAutosave::ROUTE, RouteAccess::Owner, DRAFT, step::autosave)
        .get(portal::Contact::ROUTE, RouteAccess::Owner, contact::show)
        .post(portal::Contact::ROUTE, RouteAccess::Owner, DRAFT, contact::save)
        .get(portal::CheckAnswers::ROUTE, RouteAccess::Owner, check_answers::show)
        .post(
            portal::File::ROUTE,
            RouteAccess::Owner,
            Leaves::Event("application.filed"),
            check_answers::file,
        )
        .get(portal::Receipt::ROUTE, RouteAccess::Owner, receipt::show)
}
