//! Too many tries: those who ask are told when they are heard again, by the page and by `Retry-After`.

use axum::http::header;
use jiff::SignedDuration;

use crate::stand::{Seen, Stand, on_both};

on_both!(a_refused_sign_in_says_when_to_come_again);

async fn a_refused_sign_in_says_when_to_come_again(stand: &Stand) {
    for (page, field) in [("/desk/sign-in", "email"), ("/open", "number")] {
        let browser = stand.browser(&stand.town);
        let guard = browser.get(page).await.guard();
        let mut fields: Vec<(&str, &str)> =
            guard.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend([(field, "streets@foerdestadt.example"), ("password", "?"), ("code", "AAAA-AAAA")]);
        let mut seen = browser.post(page, &fields).await;
        for _ in 0..4 {
            assert_eq!((seen.status.as_u16(), retry_after(&seen)), (422, None), "{page}: {}", seen.text());
            seen = browser.post(page, &fields).await;
        }
        assert_eq!((seen.status.as_u16(), retry_after(&seen).as_deref()), (429, Some("1")), "{page}");
        stand.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(browser.post(page, &fields).await.status, 422, "{page}: heard again");
    }
}

fn retry_after(seen: &Seen) -> Option<String> {
    seen.headers.get(header::RETRY_AFTER).map(|value| value.to_str().unwrap().to_owned())
}
