//! The table «without sign-in»: what somebody gets who has nothing but a browser.

use axum::http::StatusCode;
use kit::routes::RouteTable;

use super::scene::{Scene, found, is_no_token, sign_in_at};

/// What a stranger gets.
#[derive(Debug, Clone, Copy)]
enum Stranger {
    /// A page that is for everybody.
    Page,
    /// Somewhere else for everybody: the way back after a choice of language.
    Elsewhere,
    /// The form again, with what is wrong: it is for everybody, and it was sent empty.
    FormAgain,
    /// Onward: the form is for everybody and needs no entry.
    Onward,
    /// The sign-in page of the portal.
    SignIn,
    /// The sign-in page of the desk.
    DeskSignIn,
    /// What was typed once more, with the way to sign in beside it.
    KeepsTyped,
    /// What to do next, and nothing is done.
    Told,
    /// «Not found», as for everything that is not theirs.
    NotFound,
    /// The link is no longer good.
    Expired,
    /// Problem details that ask for the token of a client.
    NoToken,
}
use Stranger::{
    DeskSignIn, Elsewhere, Expired, FormAgain, KeepsTyped, NoToken, NotFound, Onward, Page, SignIn, Told,
};

/// One row per route.
const WITHOUT_SIGN_IN: &[(&str, Stranger)] = &[
    ("GET /", Page),
    ("GET /accessibility", Page),
    ("GET /accessibility/report", Page),
    ("POST /accessibility/report", FormAgain),
    ("GET /account", SignIn),
    ("GET /account/address", SignIn),
    ("POST /account/address", SignIn),
    ("GET /account/address/code", SignIn),
    ("POST /account/address/code", SignIn),
    ("GET /account/closed", Page),
    ("GET /account/closing", SignIn),
    ("POST /account/closing", SignIn),
    ("GET /account/closing/code", SignIn),
    ("POST /account/closing/code", SignIn),
    ("GET /address-objection", Expired),
    ("POST /address-objection", Expired),
    ("GET /address-objections/{token}", Onward),
    ("GET /applications", SignIn),
    ("GET /applications/{draft}", SignIn),
    ("GET /applications/{draft}/check", SignIn),
    ("GET /applications/{draft}/contact", SignIn),
    ("POST /applications/{draft}/contact", NotFound),
    ("POST /applications/{draft}/deletion", Onward),
    ("POST /applications/{draft}/filing", NotFound),
    ("GET /applications/{draft}/steps/{step}", SignIn),
    ("POST /applications/{draft}/steps/{step}", NotFound),
    ("POST /applications/{draft}/steps/{step}/autosave", Told),
    ("GET /branding.css", Page),
    ("GET /cases", SignIn),
    ("GET /cases/{case}", SignIn),
    ("GET /cases/{case}/address", SignIn),
    ("POST /cases/{case}/address", SignIn),
    ("GET /cases/{case}/address/code", SignIn),
    ("POST /cases/{case}/address/code", SignIn),
    ("GET /cases/{case}/decisions/{decision}", SignIn),
    ("GET /cases/{case}/decisions/{decision}/letter", SignIn),
    ("GET /cases/{case}/decisions/{decision}/objection", SignIn),
    ("POST /cases/{case}/decisions/{decision}/retrieval", SignIn),
    ("GET /cases/{case}/delivery", SignIn),
    ("POST /cases/{case}/delivery", SignIn),
    ("GET /cases/{case}/inquiries/{inquiry}/answers", SignIn),
    ("POST /cases/{case}/inquiries/{inquiry}/answers", KeepsTyped),
    ("GET /cases/{case}/inquiries/{inquiry}/more-time", SignIn),
    ("POST /cases/{case}/inquiries/{inquiry}/more-time", KeepsTyped),
    ("POST /cases/{case}/inquiries/{inquiry}/reply", KeepsTyped),
    ("POST /cases/{case}/messages", KeepsTyped),
    ("GET /cases/{case}/papers/{document}", SignIn),
    ("GET /cases/{case}/receipt", SignIn),
    ("POST /cases/{case}/seen", NotFound),
    ("GET /cases/{case}/withdrawal", SignIn),
    ("POST /cases/{case}/withdrawal", SignIn),
    ("GET /help", Page),
    ("GET /imprint", Page),
    ("GET /language/{language}", Elsewhere),
    ("GET /licences", Page),
    ("GET /open", Page),
    ("POST /open", FormAgain),
    ("GET /open/lost", Page),
    ("POST /open/lost", FormAgain),
    ("GET /open/new-code", Onward),
    ("POST /open/new-code", FormAgain),
    ("GET /privacy", Page),
    ("GET /services", Page),
    ("GET /services/{service}", Page),
    ("POST /services/{service}/applications", Onward),
    ("GET /services/{service}/privacy", Page),
    ("GET /sign-in", Page),
    ("POST /sign-in", FormAgain),
    ("GET /sign-in/code", SignIn),
    ("POST /sign-in/code", FormAgain),
    ("GET /sign-out", Onward),
    ("POST /sign-out", Onward),
    ("GET /desk", DeskSignIn),
    ("GET /desk/account", DeskSignIn),
    ("POST /desk/account", KeepsTyped),
    ("GET /desk/cases/{case}", DeskSignIn),
    ("POST /desk/cases/{case}/assignment", KeepsTyped),
    ("POST /desk/cases/{case}/closing", KeepsTyped),
    ("GET /desk/cases/{case}/decisions", DeskSignIn),
    ("POST /desk/cases/{case}/decisions", KeepsTyped),
    ("GET /desk/cases/{case}/decisions/{decision}", DeskSignIn),
    ("POST /desk/cases/{case}/decisions/{decision}", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/author-notes", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/bounces", KeepsTyped),
    ("GET /desk/cases/{case}/decisions/{decision}/delivery", DeskSignIn),
    ("POST /desk/cases/{case}/decisions/{decision}/discarding", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/finality", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/handed-letters", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/hearing", KeepsTyped),
    ("GET /desk/cases/{case}/decisions/{decision}/letter", DeskSignIn),
    ("POST /desk/cases/{case}/decisions/{decision}/no-hearing", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/objections", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/objections/{objection}/settlement", KeepsTyped),
    ("GET /desk/cases/{case}/decisions/{decision}/preview", DeskSignIn),
    ("POST /desk/cases/{case}/decisions/{decision}/print-orders", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/provisions", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/recalls", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/receipts", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/returns", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/seal", KeepsTyped),
    ("POST /desk/cases/{case}/decisions/{decision}/sign-offs", KeepsTyped),
    ("GET /desk/cases/{case}/hand-over", DeskSignIn),
    ("POST /desk/cases/{case}/hand-over", KeepsTyped),
    ("GET /desk/cases/{case}/inquiries", DeskSignIn),
    ("POST /desk/cases/{case}/inquiries", KeepsTyped),
    ("GET /desk/cases/{case}/inquiries/{inquiry}/more-time", DeskSignIn),
    ("POST /desk/cases/{case}/inquiries/{inquiry}/more-time", KeepsTyped),
    ("POST /desk/cases/{case}/inquiries/{inquiry}/settlement", KeepsTyped),
    ("POST /desk/cases/{case}/messages", KeepsTyped),
    ("POST /desk/cases/{case}/notes", KeepsTyped),
    ("POST /desk/cases/{case}/papers", KeepsTyped),
    ("GET /desk/cases/{case}/papers/{document}", DeskSignIn),
    ("GET /desk/cases/{case}/post", DeskSignIn),
    ("POST /desk/cases/{case}/post", KeepsTyped),
    ("GET /desk/cases/{case}/record", DeskSignIn),
    ("POST /desk/cases/{case}/seen", KeepsTyped),
    ("GET /desk/invitation", Expired),
    ("POST /desk/invitation", Expired),
    ("GET /desk/invitations/{token}", Onward),
    ("GET /desk/paper-applications", DeskSignIn),
    ("POST /desk/paper-applications", KeepsTyped),
    ("GET /desk/paper-applications/{draft}", DeskSignIn),
    ("POST /desk/paper-applications/{draft}", KeepsTyped),
    ("GET /desk/paper-applications/{draft}/discarding", DeskSignIn),
    ("POST /desk/paper-applications/{draft}/discarding", KeepsTyped),
    ("GET /desk/paper-applications/{draft}/steps/{step}", DeskSignIn),
    ("POST /desk/paper-applications/{draft}/steps/{step}", KeepsTyped),
    ("GET /desk/password", Page),
    ("POST /desk/password", Told),
    ("GET /desk/print-list", DeskSignIn),
    ("POST /desk/print-list/postings", KeepsTyped),
    ("GET /desk/queues/{queue}", DeskSignIn),
    ("GET /desk/search", DeskSignIn),
    ("GET /desk/sign-in", Page),
    ("POST /desk/sign-in", FormAgain),
    ("POST /desk/sign-out", KeepsTyped),
    ("POST /api/v1/towns/{town}/papers", NoToken),
    ("POST /api/v1/towns/{town}/services/{service}/applications", NoToken),
    ("GET /api/v1/towns/{town}/cases/{number}", NoToken),
    ("GET /api/v1/towns/{town}/cases/{number}/messages", NoToken),
    ("GET /api/v1/towns/{town}/cases/{number}/decisions", NoToken),
    ("GET /api/openapi.json", Page),
    ("GET /assets/{*name}", Page),
    ("GET /favicon.svg", Page),
    ("GET /healthz", Page),
    ("GET /readyz", Page),
];

/// Tries every row.
pub(super) async fn assert_without_sign_in(scene: &Scene<'_>, routes: &RouteTable) {
    let rows = WITHOUT_SIGN_IN.iter().map(|(row, _)| *row);
    super::assert_complete("without sign-in", rows, routes, |_| true);
    let mut wrong = Vec::new();
    for (row, expected) in WITHOUT_SIGN_IN {
        let browser = scene.harness.browser(&scene.harness.town);
        let seen = scene.call(&browser, found(routes, row)).await;
        scene.assert_tells_nothing(row, &seen);
        let status = seen.status;
        let to = sign_in_at(&seen);
        let fits = match expected {
            Page | Told => status == StatusCode::OK,
            Elsewhere | Onward => status == StatusCode::SEE_OTHER && to.is_none(),
            FormAgain => status == StatusCode::UNPROCESSABLE_ENTITY,
            SignIn => to == Some("/sign-in"),
            DeskSignIn => to == Some("/desk/sign-in"),
            KeepsTyped => status == StatusCode::UNAUTHORIZED,
            NotFound => status == StatusCode::NOT_FOUND,
            Expired => status == StatusCode::GONE,
            NoToken => is_no_token(&seen),
        };
        if !fits {
            wrong.push(format!("{row}: {status} {:?} instead of {expected:?}", seen.location()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    scene.assert_nothing_happened("a stranger").await;
}
