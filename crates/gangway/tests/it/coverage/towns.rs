//! The table «wrong town»: what is a town's own does not exist in another, whoever asks.

use axum::http::StatusCode;
use kit::routes::{RouteAccess, RouteTable};

use super::scene::{Scene, found, is_no_token, is_same_for_all, sign_in_at};

/// What the same page is in another town, for somebody who has their place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum There {
    /// It does not exist: the address names something of the first town.
    Nothing,
    /// A page of its own, without anything of the first town's.
    Own,
}
use There::{Nothing, Own};

/// One row per route that is not for everybody.
const WRONG_TOWN: &[(&str, There)] = &[
    ("GET /account", Own),
    ("GET /account/address", Own),
    ("POST /account/address", Own),
    ("GET /account/address/code", Own),
    ("POST /account/address/code", Own),
    ("GET /account/closing", Own),
    ("POST /account/closing", Own),
    ("GET /account/closing/code", Own),
    ("POST /account/closing/code", Own),
    ("GET /applications", Own),
    ("GET /applications/{draft}", Nothing),
    ("GET /applications/{draft}/check", Nothing),
    ("GET /applications/{draft}/contact", Nothing),
    ("POST /applications/{draft}/contact", Nothing),
    ("POST /applications/{draft}/deletion", Nothing),
    ("POST /applications/{draft}/filing", Nothing),
    ("GET /applications/{draft}/steps/{step}", Nothing),
    ("POST /applications/{draft}/steps/{step}", Nothing),
    ("POST /applications/{draft}/steps/{step}/autosave", Nothing),
    ("GET /cases", Own),
    ("GET /cases/{case}", Nothing),
    ("GET /cases/{case}/address", Nothing),
    ("POST /cases/{case}/address", Nothing),
    ("GET /cases/{case}/address/code", Nothing),
    ("POST /cases/{case}/address/code", Nothing),
    ("GET /cases/{case}/decisions/{decision}", Nothing),
    ("GET /cases/{case}/decisions/{decision}/letter", Nothing),
    ("GET /cases/{case}/decisions/{decision}/objection", Nothing),
    ("POST /cases/{case}/decisions/{decision}/retrieval", Nothing),
    ("GET /cases/{case}/delivery", Nothing),
    ("POST /cases/{case}/delivery", Nothing),
    ("GET /cases/{case}/inquiries/{inquiry}/answers", Nothing),
    ("POST /cases/{case}/inquiries/{inquiry}/answers", Nothing),
    ("GET /cases/{case}/inquiries/{inquiry}/more-time", Nothing),
    ("POST /cases/{case}/inquiries/{inquiry}/more-time", Nothing),
    ("POST /cases/{case}/inquiries/{inquiry}/reply", Nothing),
    ("POST /cases/{case}/messages", Nothing),
    ("GET /cases/{case}/papers/{document}", Nothing),
    ("GET /cases/{case}/receipt", Nothing),
    ("POST /cases/{case}/seen", Nothing),
    ("GET /cases/{case}/withdrawal", Nothing),
    ("POST /cases/{case}/withdrawal", Nothing),
    ("GET /desk", Own),
    ("GET /desk/account", Own),
    ("POST /desk/account", Own),
    ("GET /desk/cases/{case}", Nothing),
    ("POST /desk/cases/{case}/assignment", Nothing),
    ("POST /desk/cases/{case}/closing", Nothing),
    ("GET /desk/cases/{case}/decisions", Nothing),
    ("POST /desk/cases/{case}/decisions", Nothing),
    ("GET /desk/cases/{case}/decisions/{decision}", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/author-notes", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/bounces", Nothing),
    ("GET /desk/cases/{case}/decisions/{decision}/delivery", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/discarding", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/finality", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/handed-letters", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/hearing", Nothing),
    ("GET /desk/cases/{case}/decisions/{decision}/letter", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/no-hearing", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/objections", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/objections/{objection}/settlement", Nothing),
    ("GET /desk/cases/{case}/decisions/{decision}/preview", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/print-orders", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/provisions", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/recalls", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/receipts", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/returns", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/seal", Nothing),
    ("POST /desk/cases/{case}/decisions/{decision}/sign-offs", Nothing),
    ("GET /desk/cases/{case}/hand-over", Nothing),
    ("POST /desk/cases/{case}/hand-over", Nothing),
    ("GET /desk/cases/{case}/inquiries", Nothing),
    ("POST /desk/cases/{case}/inquiries", Nothing),
    ("GET /desk/cases/{case}/inquiries/{inquiry}/more-time", Nothing),
    ("POST /desk/cases/{case}/inquiries/{inquiry}/more-time", Nothing),
    ("POST /desk/cases/{case}/inquiries/{inquiry}/settlement", Nothing),
    ("POST /desk/cases/{case}/messages", Nothing),
    ("POST /desk/cases/{case}/notes", Nothing),
    ("POST /desk/cases/{case}/papers", Nothing),
    ("GET /desk/cases/{case}/papers/{document}", Nothing),
    ("GET /desk/cases/{case}/post", Nothing),
    ("POST /desk/cases/{case}/post", Nothing),
    ("GET /desk/cases/{case}/record", Nothing),
    ("POST /desk/cases/{case}/seen", Nothing),
    ("GET /desk/paper-applications", Own),
    ("POST /desk/paper-applications", Own),
    ("GET /desk/paper-applications/{draft}", Nothing),
    ("POST /desk/paper-applications/{draft}", Nothing),
    ("GET /desk/paper-applications/{draft}/discarding", Nothing),
    ("POST /desk/paper-applications/{draft}/discarding", Nothing),
    ("GET /desk/paper-applications/{draft}/steps/{step}", Nothing),
    ("POST /desk/paper-applications/{draft}/steps/{step}", Nothing),
    ("GET /desk/print-list", Own),
    ("POST /desk/print-list/postings", Own),
    ("GET /desk/queues/{queue}", Own),
    ("GET /desk/search", Own),
    ("POST /desk/sign-out", Own),
    ("POST /api/v1/towns/{town}/papers", Nothing),
    ("POST /api/v1/towns/{town}/services/{service}/applications", Nothing),
    ("GET /api/v1/towns/{town}/cases/{number}", Nothing),
    ("GET /api/v1/towns/{town}/cases/{number}/messages", Nothing),
    ("GET /api/v1/towns/{town}/cases/{number}/decisions", Nothing),
];

/// Tries every row.
pub(super) async fn assert_wrong_town(scene: &Scene<'_>, routes: &RouteTable) {
    let rows = WRONG_TOWN.iter().map(|(row, _)| *row);
    super::assert_complete("wrong town", rows, routes, super::needs_somebody);
    let harness = scene.harness;
    let (here, there) = (&harness.town, &harness.other_town);
    let neighbour = harness.resident(there, "mehmet.yildiz@example.org").await;
    for (row, expected) in WRONG_TOWN {
        let entry = found(routes, row);
        let names_a_thing = entry.route.pattern.contains('{') && !entry.route.pattern.contains("{queue}");
        assert_eq!(
            names_a_thing,
            *expected == Nothing,
            "{row}: an address with an id in it leads nowhere else"
        );
        if entry.access == RouteAccess::Client {
            // The token of another town's client is none here.
            let seen = scene.call_as(&scene.foreign_program, entry).await;
            assert!(is_no_token(&seen), "{row} with a token of another town: {}", seen.status);
            continue;
        }
        // The sessions of here are worth nothing there.
        let carried = scene.staff(here, "streets").await.at(there);
        let carried = carried.with_cookie("gw-resident", &scene.owner.begun.token.reveal());
        let seen = scene.call(&carried, entry).await;
        scene.assert_tells_nothing(row, &seen);
        // «Sign in and send it again» is what anybody gets.
        let again = seen.status == StatusCode::UNAUTHORIZED || sign_in_at(&seen).is_some();
        let turned_away = again || seen.status == StatusCode::NOT_FOUND || is_same_for_all(row);
        assert!(turned_away, "{row} with sessions of another town: {}", seen.status);
        // Who has their own place there finds nothing of here.
        let settled = scene.staff(there, "streets-lead").await;
        let settled = settled.with_cookie("gw-resident", &neighbour.begun.token.reveal());
        let seen = scene.call(&settled, entry).await;
        scene.assert_tells_nothing(row, &seen);
        if *expected == Nothing && !is_same_for_all(row) {
            assert_eq!(seen.status, StatusCode::NOT_FOUND, "{row} for somebody of another town");
        }
    }
    scene.assert_nothing_happened("another town").await;
}
