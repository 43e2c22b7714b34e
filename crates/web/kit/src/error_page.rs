//! Pages for problems: what happened, what to do next, and an incident number for the town hall.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::{
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};

use crate::{
    Page, RenderContext, filters, format,
    frame::{Area, Crumb, DeskArea, DeskFrame, PortalFrame, Reach, TownView},
    page::{Base, PathHere},
    problem::{Problem, SitePart},
    request::{Reader, Requested},
    site::WebState,
    towns::CurrentTown,
    urls::{Url, desk, portal},
    words::{Key, Say as _},
};

/// A problem in the portal.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Template)]
#[template(path = "portal/problem.html")]
pub struct PortalProblem {
    pub frame: PortalFrame,
    pub title: Key,
    pub advice: Key,
    /// What was posted is too large: how much goes at once, and the address to which it was sent.
    pub too_large: Option<TooLarge>,
    /// For everything that is our fault.
    pub incident: Option<String>,
}

/// How to go on after sending too much at once.
#[derive(Debug)]
pub struct TooLarge {
    /// «67,2 MB».
    pub limit: String,
    /// Where the form is.
    pub back: String,
}

/// A problem at the desk.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Template)]
#[template(path = "desk/problem.html")]
pub struct DeskProblem {
    pub frame: DeskFrame,
    pub title: Key,
    pub advice: Key,
    pub incident: Option<String>,
}

/// Turns problems of HTML routes into pages, and «not signed in» into a way to the sign-in page. The log line with the cause is
/// written here, once.
pub async fn render_problems(State(web_state): State<WebState>, request: Request, next: Next) -> Response {
    let reader = Reader::of(&web_state, request.headers());
    let requested = Requested::of(&request);
    let town = request.extensions().get::<CurrentTown>().cloned();
    let response = next.run(request).await;
    let Some(problem) = response.extensions().get::<Problem>().cloned() else { return response };
    log(&problem, &requested);
    let base = town.as_ref().map(|current| current.base.clone()).unwrap_or_default();
    if let Some(part) = problem.sign_in {
        return to_sign_in(part, &base, &requested).into_response();
    }
    let view = town.map_or_else(|| TownView::nameless("Gangway"), |current| current.town.view.clone());
    let render_context =
        RenderContext { language: reader.language, base, path: PathHere(requested.path.clone()) };
    let too_large = (problem.status == StatusCode::PAYLOAD_TOO_LARGE).then(|| TooLarge {
        limit: format::size(reader.language, web_state.settings().upload_bytes_max as u64),
        back: format!("{}{}", render_context.base.0, requested.path),
    });
    match page(&problem, &requested, (view, too_large), &render_context) {
        Ok(html) => carrying_headers(problem.status, html, &response),
        Err(_template_failed) => response,
    }
}

fn page(
    problem: &Problem,
    requested: &Requested,
    (town, too_large): (TownView, Option<TooLarge>),
    render_context: &RenderContext,
) -> askama::Result<String> {
    let incident = problem.status.is_server_error().then(|| requested.id.clone());
    let title = render_context.language.say(problem.title).to_string();
    if requested.part == SitePart::Desk {
        let frame = DeskFrame {
            town: town.name,
            title,
            area: DeskArea::Queues,
            person: None,
            reach: Reach::Nothing,
            more: Vec::new(),
            side: Vec::new(),
        };
        return DeskProblem { frame, title: problem.title, advice: problem.advice, incident }
            .html(render_context);
    }
    let crumbs = vec![
        Crumb::to(render_context.language.say("start-page"), portal::Start.href()),
        Crumb::here(&*title),
    ];
    let frame = PortalFrame {
        town,
        title,
        area: Area::Start,
        more: Vec::new(),
        crumbs,
        resident: None,
        leave: None,
        waiting: 0.into(),
    };
    PortalProblem { frame, title: problem.title, advice: problem.advice, too_large, incident }
        .html(render_context)
}

/// Headers such as `Retry-After` stay; type and length belong to the page.
fn carrying_headers(status: StatusCode, html: String, problem: &Response) -> Response {
    let mut response = (status, Html(html)).into_response();
    for (name, value) in problem.headers() {
        if name != header::CONTENT_TYPE && name != header::CONTENT_LENGTH {
            // Appended: a refused request may set several cookies.
            response.headers_mut().append(name.clone(), value.clone());
        }
    }
    response
}

fn to_sign_in(part: SitePart, base: &Base, requested: &Requested) -> Redirect {
    let sign_in = match part {
        SitePart::Portal => portal::SignIn.href(),
        SitePart::Desk => desk::SignIn.href(),
    };
    Redirect::to(&format!("{}{}", base.0, sign_in.with("to", &requested.path).path()))
}

fn log(problem: &Problem, requested: &Requested) {
    let status = problem.status.as_u16();
    match &problem.cause {
        Some(cause) => {
            tracing::error!(request.id = %requested.id, status, problem = problem.name, cause, "request failed");
        }
        None => {
            tracing::debug!(request.id = %requested.id, status, problem = problem.name, "request refused");
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_refused_request_keeps_all_its_cookies() {
        let mut problem = Response::default();
        for line in ["gw-form=1; Path=/", "gw-resident=; Max-Age=0"] {
            problem.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static(line));
        }
        let page = carrying_headers(StatusCode::NOT_FOUND, String::new(), &problem);
        assert_eq!(page.headers().get_all(header::SET_COOKIE).iter().count(), 2);
        assert_eq!(page.headers().get_all(header::CONTENT_TYPE).iter().count(), 1);
    }
}
