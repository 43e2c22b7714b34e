//! A form of the desk that was sent after the session had ended: it is shown again, to be sent once more after signing in.
//!
//! One signs in in a second window, so that this page and what was typed stay where they are.

use axum::{
    extract::{FromRequest, FromRequestParts, Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use kit::{
    Page, RenderContext,
    csrf::CsrfForms,
    form_data::FormData,
    frame::{DeskArea, DeskFrame, Reach},
    parts::{Field, Link},
    problem::{Problem, SitePart, WebError},
    request::Requested,
    routes::Unread,
    security::is_desk,
    site::WebState,
    towns::CurrentTown,
    urls::{Url, desk},
    words::Key,
};
use locale::Language;

use super::form_page::{Form, FormPage, text};
use crate::texts::{Say as _, key};

/// A value of so many characters gets room for more than a line.
const LINE_CHARACTERS: usize = 60;

/// Shows a form again that came without a session. The layer lies around the routes of the desk.
pub async fn keep_typed(State(web_state): State<WebState>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || !is_desk(request.uri().path()) {
        return next.run(request).await;
    }
    let response = next.run(request).await;
    let sign_in = response.extensions().get::<Problem>().and_then(|problem| problem.sign_in);
    if sign_in != Some(SitePart::Desk) {
        return response;
    }
    let unread = response.extensions().get::<Unread>().and_then(Unread::take);
    match unread {
        Some(request) => again(&web_state, request).await.unwrap_or(response),
        None => response,
    }
}

async fn again(web_state: &WebState, request: Request) -> Result<Response, WebError> {
    let path = Requested::of(&request).path;
    let (mut parts, body) = request.into_parts();
    let render_context = RenderContext::from_request_parts(&mut parts, web_state).await?;
    let town = CurrentTown::from_request_parts(&mut parts, web_state).await?;
    let csrf_forms = CsrfForms::from_request_parts(&mut parts, web_state).await?;
    let form_data = FormData::from_request(Request::from_parts(parts, body), web_state).await?;
    let page = page(render_context.language, &town.town.view.name, path, &csrf_forms, &form_data);
    Ok((StatusCode::UNAUTHORIZED, Html(page.html(&render_context)?)).into_response())
}

fn page(
    language: Language,
    town: &str,
    path: String,
    csrf_forms: &CsrfForms,
    form_data: &FormData,
) -> FormPage {
    let (shown, hidden): (Vec<_>, Vec<_>) =
        form_data.fields().partition(|(name, value)| form_data.is_typed(name) && !value.trim().is_empty());
    let fields: Vec<Field> = shown
        .into_iter()
        .map(|(name, value)| {
            let rows = if value.contains('\n') || value.chars().count() > LINE_CHARACTERS { 8 } else { 1 };
            text(name, language.say(label(name)), value, rows)
        })
        .collect();
    let mut form = Form::new(Here(path).href(), csrf_forms.fresh(), fields, language.say("send"));
    for (name, value) in hidden {
        form = form.hide(name, value);
    }
    let heading = language.say("interrupted-desk").to_string();
    let mut intro = vec![language.say("interrupted-desk-how").to_string()];
    if !form_data.files.is_empty() {
        intro.push(language.say("interrupted-desk-files").to_string());
    }
    let frame = DeskFrame {
        town: town.to_owned(),
        title: language.say("error-title").with("title", &heading).to_string(),
        area: DeskArea::Queues,
        person: None,
        reach: Reach::Nothing,
        more: Vec::new(),
        side: Vec::new(),
    };
    FormPage {
        frame,
        back: None,
        heading,
        intro,
        alert: None,
        news: Vec::new(),
        errors: None,
        form: Some(form),
        links: Vec::new(),
        beside: Some(Link::new(language.say("interrupted-desk-sign-in"), &desk::SignIn)),
    }
}

/// What a field is called here; a form knows more of its fields than this page does.
fn label(name: &str) -> Key {
    match name.rsplit_once('.').map_or(name, |(_, part)| part) {
        "day" => key("date-day"),
        "month" => key("date-month"),
        "year" => key("date-year"),
        _ => match name {
            "reason" => key("hand-over-reason"),
            "note" => key("internal-note"),
            _ => key("interrupted-desk-text"),
        },
    }
}

/// The address that the form was sent to.
struct Here(String);

impl Url for Here {
    fn path(&self) -> String {
        self.0.clone()
    }
}
