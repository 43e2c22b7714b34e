//! The table «wrong role»: who of the staff may come in, written down a second time beside the routes; and that a resident gets at
//! nothing that is another's.

use axum::http::StatusCode;
use kit::routes::{RouteAccess, RouteTable};

use super::scene::{Scene, found, is_no_token, is_same_for_all, sign_in_at};

/// Who may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    /// Everybody who works for the town.
    Staff,
    /// Those who work on the case: its department's caseworkers and leads.
    Caseworkers,
    /// Caseworkers and leads of any department: the page is theirs, its content by department.
    AnyDepartment,
    /// Those who work on the case, and the auditor.
    Readers,
    /// Caseworkers and leads of any department, and the auditor.
    AnyReader,
    /// The resident whose draft or case it is.
    Owner,
    /// A resident, each at their own.
    Own,
    /// A resident with an account.
    Account,
    /// A program that is registered as a client, at what it has filed itself.
    Program,
}
use Who::{Account, AnyDepartment, AnyReader, Caseworkers, Own, Owner, Program, Readers, Staff};

/// One row per route that is not for everybody.
const WRONG_ROLE: &[(&str, Who)] = &[
    ("GET /account", Account),
    ("GET /account/address", Account),
    ("POST /account/address", Account),
    ("GET /account/address/code", Account),
    ("POST /account/address/code", Account),
    ("GET /account/closing", Account),
    ("POST /account/closing", Account),
    ("GET /account/closing/code", Account),
    ("POST /account/closing/code", Account),
    ("GET /applications", Own),
    ("GET /applications/{draft}", Owner),
    ("GET /applications/{draft}/check", Owner),
    ("GET /applications/{draft}/contact", Owner),
    ("POST /applications/{draft}/contact", Owner),
    ("POST /applications/{draft}/deletion", Owner),
    ("POST /applications/{draft}/filing", Owner),
    ("GET /applications/{draft}/steps/{step}", Owner),
    ("POST /applications/{draft}/steps/{step}", Owner),
    ("POST /applications/{draft}/steps/{step}/autosave", Owner),
    ("GET /cases", Own),
    ("GET /cases/{case}", Owner),
    ("GET /cases/{case}/address", Owner),
    ("POST /cases/{case}/address", Owner),
    ("GET /cases/{case}/address/code", Owner),
    ("POST /cases/{case}/address/code", Owner),
    ("GET /cases/{case}/decisions/{decision}", Owner),
    ("GET /cases/{case}/decisions/{decision}/letter", Owner),
    ("GET /cases/{case}/decisions/{decision}/objection", Owner),
    ("POST /cases/{case}/decisions/{decision}/retrieval", Owner),
    ("GET /cases/{case}/delivery", Owner),
    ("POST /cases/{case}/delivery", Owner),
    ("GET /cases/{case}/inquiries/{inquiry}/answers", Owner),
    ("POST /cases/{case}/inquiries/{inquiry}/answers", Owner),
    ("GET /cases/{case}/inquiries/{inquiry}/more-time", Owner),
    ("POST /cases/{case}/inquiries/{inquiry}/more-time", Owner),
    ("POST /cases/{case}/inquiries/{inquiry}/reply", Owner),
    ("POST /cases/{case}/messages", Owner),
    ("GET /cases/{case}/papers/{document}", Owner),
    ("GET /cases/{case}/receipt", Owner),
    ("POST /cases/{case}/seen", Owner),
    ("GET /cases/{case}/withdrawal", Owner),
    ("POST /cases/{case}/withdrawal", Owner),
    ("GET /desk", Staff),
    ("GET /desk/account", Staff),
    ("POST /desk/account", Staff),
    ("GET /desk/cases/{case}", Readers),
    ("POST /desk/cases/{case}/assignment", Caseworkers),
    ("POST /desk/cases/{case}/closing", Caseworkers),
    ("GET /desk/cases/{case}/decisions", Readers),
    ("POST /desk/cases/{case}/decisions", Caseworkers),
    ("GET /desk/cases/{case}/decisions/{decision}", Readers),
    ("POST /desk/cases/{case}/decisions/{decision}", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/author-notes", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/bounces", Caseworkers),
    ("GET /desk/cases/{case}/decisions/{decision}/delivery", Readers),
    ("POST /desk/cases/{case}/decisions/{decision}/discarding", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/finality", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/handed-letters", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/hearing", Caseworkers),
    ("GET /desk/cases/{case}/decisions/{decision}/letter", Readers),
    ("POST /desk/cases/{case}/decisions/{decision}/no-hearing", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/objections", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/objections/{objection}/settlement", Caseworkers),
    ("GET /desk/cases/{case}/decisions/{decision}/preview", Readers),
    ("POST /desk/cases/{case}/decisions/{decision}/print-orders", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/provisions", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/recalls", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/receipts", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/returns", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/seal", Caseworkers),
    ("POST /desk/cases/{case}/decisions/{decision}/sign-offs", Caseworkers),
    ("GET /desk/cases/{case}/hand-over", Caseworkers),
    ("POST /desk/cases/{case}/hand-over", Caseworkers),
    ("GET /desk/cases/{case}/inquiries", Caseworkers),
    ("POST /desk/cases/{case}/inquiries", Caseworkers),
    ("GET /desk/cases/{case}/inquiries/{inquiry}/more-time", Caseworkers),
    ("POST /desk/cases/{case}/inquiries/{inquiry}/more-time", Caseworkers),
    ("POST /desk/cases/{case}/inquiries/{inquiry}/settlement", Caseworkers),
    ("POST /desk/cases/{case}/messages", Caseworkers),
    ("POST /desk/cases/{case}/notes", Caseworkers),
    ("POST /desk/cases/{case}/papers", Caseworkers),
    ("GET /desk/cases/{case}/papers/{document}", Readers),
    ("GET /desk/cases/{case}/post", Caseworkers),
    ("POST /desk/cases/{case}/post", Caseworkers),
    ("GET /desk/cases/{case}/record", Readers),
    ("POST /desk/cases/{case}/seen", Caseworkers),
    ("GET /desk/paper-applications", AnyDepartment),
    ("POST /desk/paper-applications", AnyDepartment),
    ("GET /desk/paper-applications/{draft}", Caseworkers),
    ("POST /desk/paper-applications/{draft}", Caseworkers),
    ("GET /desk/paper-applications/{draft}/discarding", Caseworkers),
    ("POST /desk/paper-applications/{draft}/discarding", Caseworkers),
    ("GET /desk/paper-applications/{draft}/steps/{step}", Caseworkers),
    ("POST /desk/paper-applications/{draft}/steps/{step}", Caseworkers),
    ("GET /desk/print-list", AnyReader),
    ("POST /desk/print-list/postings", AnyDepartment),
    ("GET /desk/queues/{queue}", AnyReader),
    ("GET /desk/search", AnyReader),
    ("POST /desk/sign-out", Staff),
    ("POST /api/v1/towns/{town}/papers", Program),
    ("POST /api/v1/towns/{town}/services/{service}/applications", Program),
    ("GET /api/v1/towns/{town}/cases/{number}", Program),
    ("GET /api/v1/towns/{town}/cases/{number}/messages", Program),
    ("GET /api/v1/towns/{town}/cases/{number}/decisions", Program),
];

/// Tries every row with everybody who may not.
pub(super) async fn assert_wrong_role(scene: &Scene<'_>, routes: &RouteTable) {
    let rows = WRONG_ROLE.iter().map(|(row, _)| *row);
    super::assert_complete("wrong role", rows, routes, super::needs_somebody);
    let harness = scene.harness;
    let mut staff = Vec::new();
    for (name, role, department) in testing::harness::STAFF {
        staff.push((name, role, department, scene.staff(&harness.town, name).await));
    }
    let stranger = harness.resident(&harness.town, "kamila.nowak@example.org").await;
    let (stranger, guest) = (scene.resident(&harness.town, &stranger), harness.guest(&harness.town).await);
    let guest = scene.resident(&harness.town, &guest);
    let mut wrong = Vec::new();
    for (row, who) in WRONG_ROLE {
        let entry = found(routes, row);
        assert_eq!(is_for_staff(entry.access), who.is_staff(), "{row}");
        assert_eq!(entry.access == RouteAccess::Client, *who == Program, "{row}");
        for (name, role, department, browser) in &staff {
            if who.admits(role, *department) {
                // Their own page; of another department's case it tells nothing.
                if super::is_get(entry) && *department != Some("strassenverkehr") && *role != "auditor" {
                    let seen = scene.call(browser, entry).await;
                    scene.assert_tells_nothing(&format!("{row} for {name}"), &seen);
                }
                continue;
            }
            let seen = scene.call(browser, entry).await;
            let what = format!("{row} for {name}");
            scene.assert_tells_nothing(&what, &seen);
            if *who == Program {
                // No session of a browser is worth anything to the interface for programs.
                wrong.extend((!is_no_token(&seen)).then(|| format!("{what}: {}", seen.status)));
            } else if who.is_staff() {
                wrong.extend((!is_refused(seen.status)).then(|| format!("{what}: {}", seen.status)));
            } else {
                // The session of staff is none in the portal: they are guests there, and see what is a guest's own.
                let again = seen.status == StatusCode::UNAUTHORIZED;
                let turned_away = sign_in_at(&seen).is_some() || again || is_same_for_all(row) || *who == Own;
                let fits = is_refused(seen.status) || turned_away;
                wrong.extend((!fits).then(|| format!("{what}: {}", seen.status)));
            }
        }
        for (name, browser) in [("a stranger", &stranger), ("a guest", &guest)] {
            if *who == Own || (*who == Account && name == "a stranger") {
                continue;
            }
            let seen = scene.call(browser, entry).await;
            let what = format!("{row} for {name}");
            scene.assert_tells_nothing(&what, &seen);
            if *who == Program {
                wrong.extend((!is_no_token(&seen)).then(|| format!("{what}: {}", seen.status)));
                continue;
            }
            let expected = if who.is_staff() { Some("/desk/sign-in") } else { Some("/sign-in") };
            // «Sign in and send it again» is what anybody gets who has no session there, with what they typed themselves.
            let again = (name == "a guest" || who.is_staff()) && seen.status == StatusCode::UNAUTHORIZED;
            let turned_away = sign_in_at(&seen) == expected || again || is_same_for_all(row);
            let hidden = *who == Owner && seen.status == StatusCode::NOT_FOUND;
            wrong.extend((!turned_away && !hidden).then(|| format!("{what}: {}", seen.status)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    scene.assert_hidden_from_another_program(routes).await;
    scene.assert_nothing_happened("the wrong role").await;
}

impl Who {
    const fn is_staff(self) -> bool {
        matches!(self, Staff | Caseworkers | AnyDepartment | Readers | AnyReader)
    }

    /// Whether a member of staff may come in: the case of the scene belongs to the department for streets.
    fn admits(self, role: &str, department: Option<&str>) -> bool {
        match self {
            Staff => true,
            Caseworkers => department == Some("strassenverkehr"),
            AnyDepartment => department.is_some(),
            Readers => department == Some("strassenverkehr") || role == "auditor",
            AnyReader => department.is_some() || role == "auditor",
            Owner | Own | Account | Program => false,
        }
    }
}

const fn is_for_staff(access: RouteAccess) -> bool {
    matches!(access, RouteAccess::Staff(_))
}

fn is_refused(status: StatusCode) -> bool {
    status == StatusCode::FORBIDDEN || status == StatusCode::NOT_FOUND
}
