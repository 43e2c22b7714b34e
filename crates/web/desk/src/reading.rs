//! What every page of the desk needs of its request: language and address, town, who works, CSRF fields.

use access::TownRole;
use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use jiff::{Timestamp, civil::Date};
use kit::{
    Page, RenderContext,
    session::{MaybeStaff, Staff},
    format,
    frame::{DeskArea, DeskFrame, PersonView, Reach, SideGroup},
    csrf::CsrfForms,
    problem::WebError,
    refusal::Status,
    site::{Site, WebState},
    towns::CurrentTown,
    urls::Url,
};
use locale::Language;

/// The answer of a page handler.
pub(crate) type HandlerResult = Result<Response, WebError>;

/// A request for a page of the desk.
#[derive(Clone)]
pub(crate) struct AtDesk {
    pub(crate) render_context: RenderContext,
    /// None before sign-in.
    pub(crate) staff: Option<Staff>,
    pub(crate) csrf_forms: CsrfForms,
    pub(crate) now: Timestamp,
    /// Today in Germany.
    pub(crate) today: Date,
    town: CurrentTown,
}

impl AtDesk {
    pub(crate) const fn language(&self) -> Language {
        self.render_context.language
    }

    /// What stands around a page.
    pub(crate) fn frame(&self, title: impl Into<String>, area: DeskArea, side: Vec<SideGroup>) -> DeskFrame {
        let person = self.staff.as_ref().map(|staff| PersonView::named(staff.signed_in.name()));
        let reach = self.staff.as_ref().map_or(Reach::Nothing, reach);
        DeskFrame { town: self.town.town.view.name.clone(), title: title.into(), area, person, reach, side }
    }

    /// The name of the town, for sentences.
    pub(crate) fn town_name(&self) -> &str {
        &self.town.town.view.name
    }

    /// A page as the answer.
    pub(crate) fn page<P: Page>(&self, page: &P) -> HandlerResult {
        self.page_with(StatusCode::OK, page)
    }

    /// A page with a status, for a form that is shown again.
    pub(crate) fn page_with<P: Page>(&self, status: impl Into<Status>, page: &P) -> HandlerResult {
        Ok(status.into().answer(page.html(&self.render_context)?))
    }

    /// Sends the browser on after a form was taken.
    pub(crate) fn go_to(&self, url: &dyn Url) -> Response {
        Redirect::to(&format!("{}{}", self.render_context.base.0, url.path())).into_response()
    }
}

fn reach(staff: &Staff) -> Reach {
    if super::works_on_cases(staff) {
        Reach::Works
    } else if staff.signed_in.roles().has(TownRole::Auditor) {
        Reach::Reads
    } else {
        Reach::Nothing
    }
}

impl FromRequestParts<Site> for AtDesk {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        let render_context = RenderContext::from_request_parts(parts, site).await?;
        let town = CurrentTown::from_request_parts(parts, site).await?;
        let csrf_forms = CsrfForms::from_request_parts(parts, site).await?;
        let MaybeStaff(staff) = MaybeStaff::from_request_parts(parts, site).await?;
        let now = AsRef::<WebState>::as_ref(site).clock().now();
        Ok(Self { render_context, staff, csrf_forms, now, today: format::in_germany(now).date(), town })
    }
}
