//! What every page of the portal needs of its request: language and place, town, who reads, guards for forms.

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::{Html, IntoResponse, Redirect, Response},
};
use casework::mailbox::{WaitingCase, waiting_cases};
use jiff::civil::Date;
use kernel::context::Visitor;
use kit::{
    Page, Place,
    door::{MaybeResident, Resident},
    format,
    frame::{Area, Crumb, PortalFrame},
    guards::CsrfForms,
    problem::{Face, WebError},
    refusal::Status,
    site::{Site, WebState},
    towns::CurrentTown,
    urls::{Url, portal},
};
use locale::Language;

use crate::texts::Say as _;

/// The answer of a page handler.
pub(crate) type Answer = Result<Response, WebError>;

/// A resident who can have a case at all. A mere guest is asked to sign in, and comes back.
pub(crate) struct Holder(pub(crate) Resident);

/// A request for a page of the portal.
#[derive(Clone)]
pub(crate) struct Reading {
    pub(crate) place: Place,
    pub(crate) resident: Option<Resident>,
    pub(crate) guards: CsrfForms,
    /// Today in Germany.
    pub(crate) today: Date,
    /// Cases in which it is the reader's turn.
    pub(crate) waiting: Vec<WaitingCase>,
    town: CurrentTown,
}

impl Reading {
    pub(crate) const fn language(&self) -> Language {
        self.place.language
    }

    /// What stands around a page. `crumbs` are the stations between the start page and this one.
    pub(crate) fn frame(&self, title: impl Into<String>, area: Area, crumbs: Vec<Crumb>) -> PortalFrame {
        let title = title.into();
        let start = Crumb::to(self.language().say("start-page"), portal::Start.href());
        let here = Crumb::here(&*title);
        let crumbs = [start].into_iter().chain(crumbs).chain([here]).collect();
        PortalFrame {
            town: self.town.town.view.clone(),
            title,
            area,
            crumbs,
            resident: self.resident.as_ref().and_then(|resident| self.shown_name(resident)),
            waiting: self.waiting.len(),
        }
    }

    /// A page as the answer.
    pub(crate) fn page<P: Page>(&self, page: &P) -> Answer {
        self.page_with(StatusCode::OK, page)
    }

    /// A page with a status, for a form that is shown again.
    pub(crate) fn page_with<P: Page>(&self, status: impl Into<Status>, page: &P) -> Answer {
        Ok(status.into().answer(page.html(&self.place)?))
    }

    /// A piece of a page, for a script that puts it in place.
    pub(crate) fn fragment<T: askama::Template>(&self, piece: &T) -> Answer {
        Ok(Html(piece.render_with_values(&self.place)?).into_response())
    }

    /// Sends the browser on after a form was taken.
    pub(crate) fn go_to(&self, url: &dyn Url) -> Response {
        self.go_to_path(&url.path())
    }

    /// Sends the browser on to a path below the town's base.
    pub(crate) fn go_to_path(&self, path: &str) -> Response {
        Redirect::to(&format!("{}{path}", self.place.base.0)).into_response()
    }

    /// Whether the reader is signed in with an account.
    pub(crate) fn has_account(&self) -> bool {
        let visitor = self.resident.as_ref().map(|resident| resident.visitor);
        matches!(visitor, Some(Visitor::Account { .. }))
    }

    fn shown_name(&self, resident: &Resident) -> Option<String> {
        match resident.visitor {
            Visitor::Account { .. } => Some(self.language().say("nav-account").to_string()),
            Visitor::CaseHolder { .. } => Some(self.language().say("nav-one-case").to_string()),
            Visitor::Guest { .. } => None,
        }
    }
}

impl FromRequestParts<Site> for Reading {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        let place = Place::from_request_parts(parts, site).await?;
        let town = CurrentTown::from_request_parts(parts, site).await?;
        let guards = CsrfForms::from_request_parts(parts, site).await?;
        let MaybeResident(resident) = MaybeResident::from_request_parts(parts, site).await?;
        let waiting = match &resident {
            Some(resident) => waiting_cases(resident.reading(site)).await?,
            None => Vec::new(),
        };
        let today = format::in_germany(AsRef::<WebState>::as_ref(site).clock().now()).date();
        Ok(Self { place, resident, guards, today, waiting, town })
    }
}

impl FromRequestParts<Site> for Holder {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        let MaybeResident(resident) = MaybeResident::from_request_parts(parts, site).await?;
        let holder = resident.filter(|resident| !matches!(resident.visitor, Visitor::Guest { .. }));
        holder.map(Self).ok_or(WebError::SignIn(Face::Portal))
    }
}
