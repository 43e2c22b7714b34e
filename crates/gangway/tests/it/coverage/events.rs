//! The table «leaves its event»: what each changing request appends, written down a second time beside the routes.

use kit::routes::{Leaves, RouteTable};

use super::scene::found;

/// One row per route that appends to the journal.
const LEAVES_ITS_EVENT: &[(&str, &str)] = &[
    ("POST /applications/{draft}/filing", "application.filed"),
    ("POST /open/new-code", "contact.access_code_renewed"),
    ("POST /account/closing/code", "contact.account_unlinked"),
    ("POST /address-objection", "contact.restored"),
    ("POST /cases/{case}/seen", "case.seen"),
    ("POST /cases/{case}/inquiries/{inquiry}/reply", "inquiry.replied"),
    ("POST /cases/{case}/inquiries/{inquiry}/answers", "answers.corrected"),
    ("POST /cases/{case}/inquiries/{inquiry}/more-time", "inquiry.extension_requested"),
    ("POST /cases/{case}/messages", "message.sent"),
    ("POST /cases/{case}/withdrawal", "application.withdrawn"),
    ("POST /cases/{case}/address", "contact.changed"),
    ("POST /cases/{case}/address/code", "contact.email_confirmed"),
    ("POST /cases/{case}/delivery", "contact.delivery_chosen"),
    ("POST /cases/{case}/decisions/{decision}/retrieval", "decision.retrieved"),
    ("POST /desk/invitation", "person_joined"),
    ("POST /desk/cases/{case}/seen", "case.seen"),
    ("POST /desk/cases/{case}/messages", "message.sent"),
    ("POST /desk/cases/{case}/notes", "note.written"),
    ("POST /desk/cases/{case}/papers", "documents.added"),
    ("POST /desk/cases/{case}/assignment", "case.assigned"),
    ("POST /desk/cases/{case}/closing", "case.closed"),
    ("POST /desk/cases/{case}/hand-over", "case.handed_over"),
    ("POST /desk/cases/{case}/inquiries", "inquiry.sent"),
    ("POST /desk/cases/{case}/inquiries/{inquiry}/settlement", "inquiry.settled"),
    ("POST /desk/cases/{case}/inquiries/{inquiry}/more-time", "inquiry.extension_granted"),
    ("POST /desk/cases/{case}/post", "inquiry.replied"),
    ("POST /desk/paper-applications/{draft}", "application.filed"),
    ("POST /desk/cases/{case}/decisions", "decision.drafted"),
    ("POST /desk/cases/{case}/decisions/{decision}", "decision.edited"),
    ("POST /desk/cases/{case}/decisions/{decision}/sign-offs", "decision.signed_off"),
    ("POST /desk/cases/{case}/decisions/{decision}/author-notes", "decision.sent_back"),
    ("POST /desk/cases/{case}/decisions/{decision}/seal", "decision.sealed"),
    ("POST /desk/cases/{case}/decisions/{decision}/recalls", "decision.recalled"),
    ("POST /desk/cases/{case}/decisions/{decision}/discarding", "decision.discarded"),
    ("POST /desk/cases/{case}/decisions/{decision}/hearing", "decision.hearing_held"),
    ("POST /desk/cases/{case}/decisions/{decision}/no-hearing", "decision.hearing_skipped"),
    ("POST /desk/cases/{case}/decisions/{decision}/provisions", "decision.provision_started"),
    ("POST /desk/cases/{case}/decisions/{decision}/print-orders", "decision.put_on_print_list"),
    ("POST /desk/cases/{case}/decisions/{decision}/handed-letters", "decision.delivered_by_hand"),
    ("POST /desk/cases/{case}/decisions/{decision}/receipts", "decision.receipt_proven"),
    ("POST /desk/cases/{case}/decisions/{decision}/returns", "decision.returned"),
    ("POST /desk/cases/{case}/decisions/{decision}/bounces", "decision.notification_bounced"),
    ("POST /desk/cases/{case}/decisions/{decision}/finality", "decision.became_final"),
    ("POST /desk/cases/{case}/decisions/{decision}/objections", "decision.objection_registered"),
    (
        "POST /desk/cases/{case}/decisions/{decision}/objections/{objection}/settlement",
        "decision.objection_settled",
    ),
    ("POST /desk/print-list/postings", "decision.posted"),
    ("POST /api/v1/towns/{town}/services/{service}/applications", "application.filed"),
];

/// Each route that appends declares the event of its row; that it comes is for the samples to show.
pub(super) fn assert_declares_its_event(routes: &RouteTable) {
    let rows = LEAVES_ITS_EVENT.iter().map(|(row, _)| *row);
    let appends = |leaves: Leaves| matches!(leaves, Leaves::Event(_));
    super::assert_complete("leaves its event", rows, routes, |entry| appends(entry.leaves));
    for (row, event) in LEAVES_ITS_EVENT {
        assert_eq!(found(routes, row).leaves, Leaves::Event(event), "{row}");
    }
}
