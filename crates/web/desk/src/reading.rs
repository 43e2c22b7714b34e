//! What every page of the desk needs of its request: language and address, town, who works, CSRF fields.

use access::Action;
use axum::{
    extract::FromRequestParts,
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use case::Case;
use jiff::{Timestamp, civil::Date};
use kit::{
    Page, RenderContext,
    csrf::CsrfForms,
    format,
    frame::{DeskArea, DeskFrame, PersonView, Reach, SideGroup},
    problem::WebError,
    refusal::Status,
    session::{MaybeStaff, Staff},
    site::{Site, WebState},
    slots::{DeskSlot, FormButton, Panel, TextSlot},
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
    reach: Reach,
    site: Site,
}

impl AtDesk {
    pub(crate) const fn language(&self) -> Language {
        self.render_context.language
    }

    /// What stands around a page.
    pub(crate) fn frame(&self, title: impl Into<String>, area: DeskArea, side: Vec<SideGroup>) -> DeskFrame {
        let person = self.staff.as_ref().map(|staff| PersonView::named(staff.signed_in.name()));
        let (town, reach) = (self.town.town.view.name.clone(), self.reach);
        let more = self.slot().map(|at| self.site.slots().desk_navigation(&at)).unwrap_or_default();
        DeskFrame { town, title: title.into(), area, person, reach, more, side }
    }

    /// What other wings put beside a case.
    pub(crate) async fn panels_beside(&self, case: &Case) -> Vec<Panel> {
        match self.slot() {
            Some(at) => self.site.slots().desk_case(at, case).await,
            None => Vec::new(),
        }
    }

    /// What other wings offer for a text that is being written.
    pub(crate) fn buttons_for(&self, text: &TextSlot) -> Vec<FormButton> {
        self.slot().map(|at| self.site.slots().desk_text(&at, text)).unwrap_or_default()
    }

    /// Whether who asks works on cases of a department; others only read, or run the town.
    pub(crate) fn works_on_cases(&self) -> bool {
        self.reach == Reach::Works
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

impl AtDesk {
    /// For whom slots are filled; nobody before sign-in.
    fn slot(&self) -> Option<DeskSlot<'_>> {
        let staff = self.staff.as_ref()?;
        Some(DeskSlot { site: &self.site, staff, language: self.language() })
    }
}

fn reach(site: &Site, staff: &Staff) -> Reach {
    if staff.may_somewhere(site, Action::TakeCase) {
        Reach::Works
    } else if staff.may_somewhere(site, Action::ListCases) {
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
        let reach = staff.as_ref().map_or(Reach::Nothing, |staff| reach(site, staff));
        Ok(Self {
            render_context,
            staff,
            csrf_forms,
            now,
            today: format::in_germany(now).date(),
            town,
            reach,
            site: site.clone(),
        })
    }
}
