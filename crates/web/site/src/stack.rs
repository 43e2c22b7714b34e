//! The layers around every route, in their order from the outside in.

use std::any::Any;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, DefaultPredicate, Predicate as _,
        predicate::{And, NotForContentType},
    },
};

use crate::parents::Pages;
use kit::{assets, error_page, problem::WebError, request, routes::Routes, security, site::WebState, towns};

/// The largest body where no papers come with it.
const BODY_BYTES_MAX: usize = 1 << 20;

/// The whole site: the pages with their layers, the interface for programs, and the files of the front end.
///
/// `api` answers errors as problem+json and brings its own authentication; it sees the request's number, the client's address and
/// the rate limits, but neither the town of the host nor form tokens.
pub fn serve<S>(state: S, page_routes: Routes<S>, api: Router<S>) -> Router
where
    S: AsRef<WebState> + Clone + Send + Sync + 'static,
{
    let web_state = state.as_ref().clone();
    let (page_routes, table) = page_routes.build();
    let pages = Pages::of(&table);
    let page_routes = page_routes
        .fallback(|| async { WebError::NotFound })
        .method_not_allowed_fallback(move |request: Request| async move { pages.answer(&request) })
        .with_state(state.clone());
    let page_routes = ServiceBuilder::new()
        // The outer one answers for hosts that lead nowhere, the inner one knows the town.
        .layer(from_fn_with_state(web_state.clone(), error_page::render_problems))
        .layer(from_fn_with_state(web_state.clone(), towns::find_town))
        .layer(from_fn_with_state(web_state.clone(), error_page::render_problems))
        .layer(from_fn_with_state(web_state.clone(), bounded))
        .layer(CatchPanicLayer::custom(answer_panic))
        .layer(from_fn(security::refuse_foreign_forms))
        .layer(from_fn_with_state(web_state.clone(), security::give_form_cookie))
        .layer(from_fn(kit::session::set_cookies))
        .layer(from_fn_with_state(web_state.clone(), desk::keep_typed))
        .service(page_routes);
    let api = api
        .layer(CatchPanicLayer::custom(answer_panic))
        .layer(from_fn_with_state(web_state.clone(), bounded))
        .with_state(state.clone());
    Router::new()
        .merge(assets::routes().build().0)
        .merge(api)
        .fallback_service(page_routes)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(
            ServiceBuilder::new()
                .layer(from_fn_with_state(web_state.clone(), request::identify))
                .layer(compression())
                .layer(from_fn(security::set_headers))
                .layer(from_fn_with_state(web_state, security::keep_to_https))
                .layer(from_fn(security::close_unread)),
        )
}

/// Letters are compressed in themselves, and whoever loads one wants to see how far it is.
fn compression() -> CompressionLayer<And<DefaultPredicate, NotForContentType>> {
    let but_letters = DefaultPredicate::new().and(NotForContentType::const_new("application/pdf"));
    CompressionLayer::new().compress_when(but_letters)
}

/// Bounds what one client may ask for, and how long an answer may take.
async fn bounded(State(web_state): State<WebState>, request: Request, next: Next) -> Response {
    if let Err(seconds) = security::count_request(&web_state, &request) {
        return WebError::TooMany { seconds }.into_response();
    }
    match tokio::time::timeout(web_state.settings().timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_elapsed) => WebError::TimedOut.into_response(),
    }
}

/// A panic is a broken invariant: it is answered like any other internal error.
fn answer_panic(panic: Box<dyn Any + Send + 'static>) -> Response {
    let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let said = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
    WebError::Internal(said.into()).into_response()
}

#[cfg(test)]
mod tests;
