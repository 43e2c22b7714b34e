//! What belongs to the town rather than to a page: its colours, and the language switch.

use axum::{
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use kit::{
    address::{Path, Query},
    cookies::{CookieName, Cookies},
    problem::WebError,
    routes::{RouteAccess, Routes},
    site::WebState,
    towns::CurrentTown,
    urls::{Pattern, portal},
};
use locale::Language;
use serde::Deserialize;

/// The routes of this module.
pub fn routes<S>(routes: Routes<S>) -> Routes<S>
where
    S: AsRef<WebState> + Clone + Send + Sync + 'static,
{
    routes.get(portal::Branding::ROUTE, RouteAccess::Everyone, branding).get(
        portal::SwitchLanguage::ROUTE,
        RouteAccess::Everyone,
        switch_language,
    )
}

/// The town's two colour values; everything else is derived from them by `tokens.css`.
async fn branding(current: CurrentTown) -> impl IntoResponse {
    let branding = current.town.branding;
    let (hue, chroma) = (branding.hue, f64::from(branding.chroma) / 1000.0);
    let css = format!(":root {{ --gw-town-hue: {hue}; --gw-town-chroma: {chroma:.3}; }}\n");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=300")], css)
}

#[derive(Debug, Deserialize)]
struct BackTo {
    #[serde(default)]
    to: String,
}

async fn switch_language(
    cookies: Cookies,
    current: CurrentTown,
    Path(wanted): Path<portal::SwitchLanguage>,
    Query(back): Query<BackTo>,
) -> Result<Response, WebError> {
    let language = Language::from_tag(&wanted.language).ok_or(WebError::NotFound)?;
    let mut response = Redirect::to(&format!("{}{}", current.base.0, own_path(&back.to))).into_response();
    if let Some(line) = cookies.set(CookieName::Language, language.tag()) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    Ok(response)
}

/// A path of ours; anything that a browser could read as another host, or that no header can carry, becomes the start page.
pub(crate) fn own_path(path: &str) -> &str {
    let is_own = path.starts_with('/') && !path.starts_with("//");
    let is_carried = !path.contains(|sign: char| sign == '\\' || sign.is_control());
    if is_own && is_carried { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(own_path("/cases?show=all"), "/cases?show=all");
        for hostile in ["https://evil.example", "//evil.example", "/\\evil.example", "", "/\t/evil.example"] {
            assert_eq!(own_path(hostile), "/");
        }
        for sign in (0..=0x20).chain(0x7f..=0x9f).filter_map(char::from_u32).filter(|sign| *sign != ' ') {
            assert_eq!(own_path(&format!("/cases{sign}")), "/", "{sign:?}");
        }
    }
}
