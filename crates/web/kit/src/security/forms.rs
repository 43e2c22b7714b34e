//! Forms that nobody can forge: the browser's own word (`Sec-Fetch-Site`, `Origin`), and a token in each form that belongs to a cookie.
//!
//! A token that does not fit never loses what was typed: the extractor hands the form over with that news, and the handler saves
//! it or shows it again.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::{cookies::CookieName, problem::WebError, site::WebState, towns::host};

/// Signs form tokens.
#[derive(Clone)]
pub struct FormKey([u8; 32]);

/// The secret of this browser, from its cookie. In the request's extensions.
#[derive(Debug, Clone)]
pub struct FormSecret(String);

impl std::fmt::Debug for FormKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FormKey(…)")
    }
}

#[cfg(any(test, feature = "samples"))]
impl FormSecret {
    /// The secret with this value.
    #[must_use]
    pub fn of(secret: &str) -> Self {
        Self(secret.to_owned())
    }
}

impl FormKey {
    /// A key of 32 bytes that nobody can guess.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The token for forms of this browser.
    #[must_use]
    pub fn token(&self, secret: &FormSecret) -> String {
        URL_SAFE_NO_PAD.encode(self.mac(secret).finalize().into_bytes())
    }

    /// Whether a token belongs to this browser; compared in constant time.
    #[must_use]
    pub fn fits(&self, secret: &FormSecret, token: &str) -> bool {
        URL_SAFE_NO_PAD.decode(token).is_ok_and(|bytes| self.mac(secret).verify_slice(&bytes).is_ok())
    }

    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    fn mac(&self, secret: &FormSecret) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of 32 bytes is taken");
        mac.update(secret.0.as_bytes());
        mac
    }
}

/// Handlers take the secret to make tokens for their forms.
impl<S: Send + Sync> FromRequestParts<S> for FormSecret {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, WebError> {
        parts.extensions.get::<Self>().cloned().ok_or(WebError::ForeignForm)
    }
}

/// Gives each browser its secret, and the secret to the request.
pub async fn give_form_cookie(
    State(web_state): State<WebState>,
    mut request: Request,
    next: Next,
) -> Response {
    let cookies = web_state.cookies();
    let known = cookies.read(request.headers(), CookieName::Form).filter(|secret| secret.len() == 43);
    let secret = known.clone().unwrap_or_else(|| URL_SAFE_NO_PAD.encode(web_state.ids().secret()));
    request.extensions_mut().insert(FormSecret(secret.clone()));
    let mut response = next.run(request).await;
    if known.is_none()
        && let Some(line) = cookies.set(CookieName::Form, &secret)
    {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    response
}

/// Refuses changing requests that another site sent.
pub async fn refuse_foreign_forms(request: Request, next: Next) -> Response {
    let harmless = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let host = host(request.headers(), request.uri());
    if harmless || is_own(request.headers(), host.as_deref()) {
        return next.run(request).await;
    }
    WebError::ForeignForm.into_response()
}

/// Whether the browser says that the request came from our own pages. Browsers that say nothing are left to the token.
fn is_own(headers: &HeaderMap, host: Option<&str>) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match text("origin") {
        None => true,
        Some(origin) => {
            let authority = origin.split_once("://").map(|(_, authority)| authority);
            authority.is_some() && authority.map(str::to_ascii_lowercase) == host.map(str::to_ascii_lowercase)
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_token_belongs_to_one_browser_and_one_key() {
        let (key, other) = (FormKey::new([1; 32]), FormKey::new([2; 32]));
        let (mine, yours) = (FormSecret("mine".to_owned()), FormSecret("yours".to_owned()));
        let token = key.token(&mine);
        assert!(key.fits(&mine, &token));
        assert!(!key.fits(&yours, &token));
        assert!(!other.fits(&mine, &token));
        assert!(!key.fits(&mine, ""));
    }

    #[test]
    fn other_sites_are_refused() {
        let own = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            is_own(&headers, Some("foerdestadt.example:8443"))
        };
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        assert!(!own(&[("sec-fetch-site", "same-site")]), "another town of the same computing centre");
        assert!(!own(&[("sec-fetch-site", "cross-site"), ("origin", "https://foerdestadt.example:8443")]));
        assert!(own(&[("origin", "https://Foerdestadt.example:8443")]));
        assert!(!own(&[("origin", "https://foerdestadt.example")]));
        assert!(!own(&[("origin", "null")]));
        assert!(own(&[]));
    }
}
