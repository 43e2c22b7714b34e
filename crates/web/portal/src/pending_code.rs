//! What a one-time code was asked for, kept between the page that asks and the page on which the code is entered.
//!
//! It lies in a cookie of this browser for half an hour, so that the address stands neither in the address bar nor in a log, and
//! the page can be loaded again. It proves nothing: only the code does.

use axum::{extract::FromRequestParts, http::request::Parts};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use kernel::rows::CodePurpose;
use kit::{
    cookies::CookieName,
    parts::{Alert, AlertKind},
    problem::WebError,
    session::CookieJar,
    site::{Site, WebState},
};
use sign_in::codes::is_undeliverable;

use super::reading::Reading;
use crate::texts::Say as _;

/// The address that a code went to, and the case number if it is about one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct PendingCode {
    pub(crate) email: String,
    pub(crate) number: String,
}

impl PendingCode {
    /// Keeps it in this browser.
    pub(crate) fn keep(&self, jar: &CookieJar, site: &Site) {
        let text = format!("{}\n{}", self.email, self.number);
        jar.set(site, CookieName::PendingCode, &URL_SAFE_NO_PAD.encode(text));
    }

    pub(crate) fn forget(jar: &CookieJar, site: &Site) {
        jar.clear(site, CookieName::PendingCode);
    }

    fn read(cookie: &str) -> Option<Self> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cookie).ok()?).ok()?;
        // Only we write it, but anybody may.
        if text.contains('\0') {
            return None;
        }
        let (email, number) = text.split_once('\n')?;
        Some(Self { email: email.to_owned(), number: number.to_owned() })
    }
}

/// Handlers take it; nothing was asked for if it is empty.
impl FromRequestParts<Site> for PendingCode {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, WebError> {
        let cookie = AsRef::<WebState>::as_ref(site).cookies().read(&parts.headers, CookieName::PendingCode);
        Ok(cookie.and_then(|cookie| Self::read(&cookie)).unwrap_or_default())
    }
}

/// Says that a code can never arrive where it was sent. Only for codes that go to whatever address was typed: of others it would tell
/// who is known here.
pub(crate) async fn undeliverable(
    reading: &Reading,
    purpose: CodePurpose,
    email: &str,
) -> Result<Option<Alert>, WebError> {
    let Some(resident) = &reading.resident else { return Ok(None) };
    let ctx = resident.reading(&reading.site).in_town();
    if !is_undeliverable(ctx, &resident.session, purpose, email).await? {
        return Ok(None);
    }
    let language = reading.language();
    Ok(Some(Alert {
        kind: AlertKind::Danger,
        title: language.say("code-undeliverable").with("address", email).to_string(),
        body: Some(language.say("code-undeliverable-text").to_string()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_that_is_none_of_ours_reads_as_nothing() {
        let cookie = URL_SAFE_NO_PAD.encode("a@b.example\nB-2026-0001");
        assert_eq!(
            PendingCode::read(&cookie),
            Some(PendingCode { email: "a@b.example".to_owned(), number: "B-2026-0001".to_owned() })
        );
        assert_eq!(PendingCode::read("%%%"), None);
        assert_eq!(PendingCode::read(&URL_SAFE_NO_PAD.encode("a@b.example\nB-2026-\u{0}")), None);
        assert_eq!(PendingCode::read(&URL_SAFE_NO_PAD.encode("no break")), None);
    }
}
