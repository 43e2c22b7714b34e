//! A form of the desk that came without a session is shown again.

use axum::http::StatusCode;
use ids::Uuid;

use super::{ask, post_to, site, token};

const CASE: &str = "/desk/cases/01920000-0000-7000-8000-000000000002";

#[tokio::test]
async fn what_was_typed_is_shown_and_everything_else_travels_along() {
    let form = [
        format!("command={}&token={}", Uuid::nil(), token()),
        "gw-typed[]=note&note=Beide+Linden+sind+hohl".to_owned(),
        "gw-typed[]=due&due.day=2&due.month=12&due.year=".to_owned(),
        "seen=17&act=send&agreed=true&way.7=post&never-heard-of=yes".to_owned(),
    ];
    let request = post_to(&format!("{CASE}/notes"), "application/x-www-form-urlencoded", form.join("&"));
    let (status, _, html) = ask(&site(), request).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    for shown in ["id=\"note\"", "id=\"due-day\"", "id=\"due-month\"", ">Beide Linden sind hohl<"] {
        assert!(html.contains(shown), "{shown} is shown: {html}");
    }
    for (name, value) in
        [("seen", "17"), ("act", "send"), ("agreed", "true"), ("way.7", "post"), ("never-heard-of", "yes")]
    {
        let hidden = format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
        assert!(html.contains(&hidden), "{name} travels along: {html}");
    }
}
