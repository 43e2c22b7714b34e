//! What every page of the portal needs of its request: language and address, town, who reads, CSRF fields.

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::{Html, IntoResponse, Redirect, Response},
};
use case::Case;
use casework::mailbox::{WaitingCase, waiting_cases};
use jiff::civil::Date;
use kernel::context::SessionKind;
use kit::{
    Page, RenderContext,
    csrf::CsrfForms,
    format,
    frame::{Area, Crumb, PortalFrame, WaitingMark},
    problem::{SitePart, WebError},
    refusal::Status,
    session::{MaybeResident, Resident},
    site::{Site, WebState},
    slots::{Panel, PortalSlot},
    towns::CurrentTown,
    urls::{Url, portal},
};
use locale::Language;

use crate::texts::Say as _;

/// The answer of a page handler.
pub(crate) type HandlerResult = Result<Response, WebError>;

/// A resident who can have a case at all. A mere guest is asked to sign in, and comes back.
pub(crate) struct SignedInResident(pub(crate) Resident);

/// A request for a page of the portal.
#[derive(Clone)]
pub(crate) struct Reading {
    pub(crate) render_context: RenderContext,
    pub(crate) resident: Option<Resident>,
    pub(crate) csrf_forms: CsrfForms,
    /// Today in Germany.
    pub(crate) today: Date,
    waiting: WaitingMark,
    town: CurrentTown,
    pub(crate) site: Site,
}

impl Reading {
    pub(crate) const fn language(&self) -> Language {
        self.render_context.language
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
            more: self.site.slots().portal_navigation(&self.slot()),
            crumbs,
            resident: self.resident.as_ref().and_then(|resident| self.shown_name(resident)),
            leave: self.resident.as_ref().map(|resident| self.way_out(resident)),
            waiting: self.waiting.clone(),
        }
    }

    /// Cases in which it is the reader's turn. Each is read; only pages need it.
    pub(crate) async fn waiting_cases(&self) -> Result<Vec<WaitingCase>, WebError> {
        let waiting = match &self.resident {
            Some(resident) => waiting_cases(resident.reading(&self.site)).await?,
            None => Vec::new(),
        };
        self.waiting.note(waiting.len());
        Ok(waiting)
    }

    /// What other wings put beside a case.
    pub(crate) async fn cards_beside(&self, case: &Case) -> Vec<Panel> {
        self.site.slots().portal_case(self.slot(), case).await
    }

    /// A page as the answer, with the mark for what waits in its navigation.
    pub(crate) async fn page<P: Page + Sync>(&self, page: &P) -> HandlerResult {
        self.page_with(StatusCode::OK, page).await
    }

    /// A page with a status, for a form that is shown again.
    pub(crate) async fn page_with<P: Page + Sync>(
        &self,
        status: impl Into<Status>,
        page: &P,
    ) -> HandlerResult {
        let status = status.into();
        if !self.waiting.is_known() {
            self.waiting_cases().await?;
        }
        Ok(status.answer(page.html(&self.render_context)?))
    }

    /// A piece of a page, for a script that puts it in place.
    pub(crate) fn fragment<T: askama::Template>(&self, piece: &T) -> HandlerResult {
        Ok(Html(piece.render_with_values(&self.render_context)?).into_response())
    }

    /// Sends the browser on after a form was taken.
    pub(crate) fn go_to(&self, url: &dyn Url) -> Response {
        self.go_to_path(&url.path())
    }

    /// Sends the browser on to a path below the town's base.
    pub(crate) fn go_to_path(&self, path: &str) -> Response {
        Redirect::to(&format!("{}{path}", self.render_context.base.0)).into_response()
    }

    /// Whether the reader is signed in with an account.
    pub(crate) fn has_account(&self) -> bool {
        let session_kind = self.resident.as_ref().map(|resident| resident.session_kind);
        matches!(session_kind, Some(SessionKind::Account { .. }))
    }

    /// For whom slots are filled.
    fn slot(&self) -> PortalSlot<'_> {
        PortalSlot { site: &self.site, resident: self.resident.as_ref(), language: self.language() }
    }

    fn way_out(&self, resident: &Resident) -> String {
        let language = self.language();
        let words = match resident.session_kind {
            SessionKind::Account { .. } => language.say("sign-out"),
            SessionKind::OneCase { .. } | SessionKind::Guest { .. } => language.say("leave"),
        };
        words.to_string()
    }

    fn shown_name(&self, resident: &Resident) -> Option<String> {
        match resident.session_kind {
            SessionKind::Account { .. } => Some(self.language().say("nav-account").to_string()),
            SessionKind::OneCase { .. } => Some(self.language().say("nav-one-case").to_string()),
            SessionKind::Guest { .. } => None,
        }
    }
}

impl FromRequestParts<Site> for Reading {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        let render_context = RenderContext::from_request_parts(parts, site).await?;
        let town = CurrentTown::from_request_parts(parts, site).await?;
        let csrf_forms = CsrfForms::from_request_parts(parts, site).await?;
        let MaybeResident(resident) = MaybeResident::from_request_parts(parts, site).await?;
        let today = format::in_germany(AsRef::<WebState>::as_ref(site).clock().now()).date();
        let (waiting, site) = (WaitingMark::default(), site.clone());
        Ok(Self { render_context, resident, csrf_forms, today, waiting, town, site })
    }
}

impl FromRequestParts<Site> for SignedInResident {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        let MaybeResident(resident) = MaybeResident::from_request_parts(parts, site).await?;
        let holder = resident.filter(|resident| !matches!(resident.session_kind, SessionKind::Guest { .. }));
        holder.map(Self).ok_or(WebError::SignIn(SitePart::Portal))
    }
}
