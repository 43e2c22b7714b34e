//! Events are a format: every kind is pinned, reads back, and stands in the documentation.

use std::collections::BTreeSet;

use case::{
    AccessCodeRenewed, AccountLinked, AccountUnlinked, ActorRef, AnswersCorrected, Assigned, Audience,
    Closed, ContactChanged, ContactRestored, DeliveryChoice, DeliveryChosen, DocumentsAdded, EmailConfirmed,
    Event, HandedOver, MessageSent, NoteWritten, Released, Seen, StaffRef, What, Withdrawn,
    decision::{
        AncillaryProvision, Announced, BecameFinal, BounceEffect, Coverage, DeliveredByHand, Discarded,
        Drafted, Edited, Fee, HearingHeld, HearingSkipped, LetterMethod, ListedWhy, NotificationBounced,
        NotificationFailed, Notified, ObjectionForm, ObjectionRegistered, ObjectionSettled, Outcome, Posted,
        ProvisionEnded, ProvisionStarted, Purpose, PutOnPrintList, Recalled, ReceiptProven, RemedyNotice,
        Rendered, Retrieved, Returned, Sealed, SentBack, Settlement, SignedOff, Weight,
    },
    inquiry::{ExtensionGranted, ExtensionRefused, ExtensionRequested, Replied, Settled},
};
use ids::DecisionId;
use jiff::civil::date;
use versions::{EventFormat as _, ReadError};

use crate::support::{
    account, address, amira, answers, application, ask, at, by_portal, client, contact, content, dates,
    decision, department, digest, document, inquiry, jonas, line, message, note, on_paper, paragraphs,
    resident,
};

fn by_person() -> ActorRef {
    ActorRef::Person(jonas().person().clone())
}

fn by_applicant() -> ActorRef {
    ActorRef::Applicant { identity: resident() }
}

fn by_job() -> ActorRef {
    ActorRef::System { job: line("end-provision") }
}

fn event(by: ActorRef, what: impl Into<What>) -> Event {
    Event { at: at("2026-11-20T16:05:00.123456Z"), by, what: what.into() }
}

const D: fn() -> DecisionId = || decision(1);

fn events_of_the_applicant() -> Vec<Event> {
    let registrar = ActorRef::from(&on_paper(date(2026, 11, 19)));
    let i = inquiry(1);
    vec![
        event(by_applicant(), application()),
        event(registrar, Withdrawn { reason: Some(paragraphs("Der Baum ist im Sturm gefallen.")) }),
        event(
            ActorRef::Applicant { identity: case::Identity::Client { client: client() } },
            AnswersCorrected {
                inquiry: i,
                version: 2,
                answers: answers(144),
                documents: vec![document(2, Some("map"))],
            },
        ),
        event(by_applicant(), ContactChanged { contact: contact() }),
        event(
            by_applicant(),
            ContactRestored { address: line("h.thomsen@post.example"), since: at("2026-11-19T08:00:00Z") },
        ),
        event(by_applicant(), EmailConfirmed { address: line("h.thomsen@post.example") }),
        event(by_applicant(), DeliveryChosen { delivery: DeliveryChoice::Post }),
        event(ActorRef::Applicant { identity: case::Identity::Guest }, AccountLinked { account: account() }),
        event(by_applicant(), AccountUnlinked { account: account() }),
        event(by_applicant(), AccessCodeRenewed {}),
        event(
            by_applicant(),
            Replied {
                inquiry: i,
                text: Some(paragraphs("Hier ist er.")),
                documents: vec![document(3, Some("site_plan"))],
            },
        ),
        event(by_applicant(), ExtensionRequested { inquiry: i, until: date(2026, 12, 9), reason: None }),
        event(
            by_applicant(),
            MessageSent {
                message: message(1),
                text: paragraphs("Guten Tag"),
                documents: vec![document(4, None)],
            },
        ),
        event(by_applicant(), Retrieved { decision: D() }),
    ]
}

fn events_of_staff() -> Vec<Event> {
    let i = inquiry(1);
    let from = department(1);
    vec![
        event(by_person(), DocumentsAdded { documents: vec![document(5, None)], audience: Audience::Staff }),
        event(by_person(), Assigned { to: amira().person().clone() }),
        event(by_person(), Released {}),
        event(
            by_person(),
            HandedOver { from, to: department(2), reason: paragraphs("Die Linde steht am Deich.") },
        ),
        event(by_person(), Seen { up_to: 7 }),
        event(by_job(), Closed {}),
        event(by_person(), ask(1, date(2026, 12, 2))),
        event(by_person(), ExtensionGranted { inquiry: i, due_on: date(2026, 12, 9) }),
        event(
            by_person(),
            ExtensionRefused { inquiry: i, reason: paragraphs("Am 1. März beginnt die Schutzzeit.") },
        ),
        event(by_person(), Settled { inquiry: i }),
        event(by_person(), NoteWritten { note: note(1), text: paragraphs("Klopfprobe hohl.") }),
    ]
}

fn full_content() -> case::decision::Content {
    let part = Coverage::Part { label: line("Hänge-Birke") };
    case::decision::Content {
        ancillary_provisions: vec![AncillaryProvision {
            text: paragraphs("Sie pflanzen einen Laubbaum."),
            weight: Weight::Burdening,
        }],
        fee: Some(Fee { amount_cents: 7_000, due_days: 30, reference: line("6720-0417-26") }),
        ..content(part, Outcome::PartiallyGranted)
    }
}

fn events_until_the_seal() -> Vec<Event> {
    let edited = case::decision::Content {
        purpose: Purpose::Corrects { of: decision(2) },
        remedies: RemedyNotice::Missing,
        reasons: None,
        ..full_content()
    };
    vec![
        event(by_person(), Drafted { decision: D(), content: full_content() }),
        event(by_person(), Edited { decision: D(), version: 2, content: edited }),
        event(by_person(), Discarded { decision: D() }),
        event(
            by_person(),
            HearingHeld {
                decision: D(),
                on: date(2026, 11, 12),
                how: line("Telefon"),
                inquiry: Some(inquiry(1)),
                result: paragraphs("Sie ist einverstanden."),
            },
        ),
        event(
            by_person(),
            HearingSkipped {
                decision: D(),
                norm: line("§ 28 (2) no. 3 VwVfG"),
                reason: paragraphs("Wie beantragt."),
            },
        ),
        event(by_job(), Rendered { decision: D(), version: 1, letter: document(6, None) }),
        event(by_person(), SignedOff { decision: D(), letter: digest(6) }),
        event(by_job(), Sealed { decision: D(), letter: digest(6), sealed: document(7, None) }),
        event(
            by_person(),
            SentBack { decision: D(), letter: digest(6), note: paragraphs("Welche Pflanzfrist gilt?") },
        ),
        event(by_person(), Recalled { decision: D(), reason: paragraphs("Die Pflanzfrist fehlt.") }),
    ]
}

fn events_of_delivery() -> Vec<Event> {
    let (on, message_id) = (date(2026, 11, 16), line("<1@foerdestadt.example>"));
    let report = line("550 5.1.1 mailbox unavailable");
    vec![
        event(by_job(), ProvisionStarted { decision: D() }),
        event(
            by_job(),
            Notified {
                decision: D(),
                message_id: message_id.clone(),
                answer: line("250 2.0.0 Ok: queued as 4T2"),
                retrieve_until: date(2026, 11, 26),
            },
        ),
        event(by_job(), NotificationFailed { decision: D(), reason: line("no route to host") }),
        event(
            by_job(),
            NotificationBounced { decision: D(), message_id, report, effect: BounceEffect::EndsProvision },
        ),
        event(by_job(), ProvisionEnded { decision: D(), retrieve_until: date(2026, 11, 26) }),
        event(by_job(), PutOnPrintList { decision: D(), why: ListedWhy::NotRetrieved }),
        event(by_person(), Posted { decision: D(), method: LetterMethod::Post, on }),
        event(by_person(), DeliveredByHand { decision: D(), on, proof: line("Empfangsbekenntnis") }),
        event(by_person(), ReceiptProven { decision: D(), on, proof: line("Postzustellungsurkunde") }),
        event(by_person(), Returned { decision: D(), on, reason: line("unbekannt verzogen") }),
    ]
}

fn events_of_effect() -> Vec<Event> {
    vec![
        event(by_job(), Announced { decision: D(), dates: dates(date(2026, 11, 16)) }),
        event(
            by_person(),
            ObjectionRegistered {
                decision: D(),
                received_on: date(2026, 11, 18),
                form: ObjectionForm::Written,
                objector: line("Henrike Thomsen"),
                text: None,
                documents: vec![document(8, None)],
            },
        ),
        event(
            by_person(),
            ObjectionSettled {
                decision: D(),
                objection: 1,
                settlement: Settlement::Remedied { by: decision(2) },
            },
        ),
        event(by_job(), BecameFinal { decision: D() }),
    ]
}

fn every_event() -> Vec<Event> {
    [
        events_of_the_applicant(),
        events_of_staff(),
        events_until_the_seal(),
        events_of_delivery(),
        events_of_effect(),
    ]
    .concat()
}

/// Examples that no use case need bring about. That every kind is pinned as production writes it, the golden files of the binary see to.
#[test]
fn every_example_is_pinned_under_its_kind() {
    let events = every_event();
    let kinds: BTreeSet<_> = events.iter().map(Event::kind).collect();
    assert_eq!(events.len(), kinds.len(), "one a kind");
    for event in &events {
        insta::assert_json_snapshot!(event.kind(), event);
    }
}

#[test]
fn every_example_reads_back_what_it_writes() {
    for event in every_event() {
        let json = event.to_json().unwrap();
        assert_eq!(Event::read(event.kind(), event.version(), &json).unwrap(), event);
    }
}

#[test]
fn the_documentation_lists_every_kind_once_with_its_version() {
    let page = include_str!("../../../../../docs/formats/events.md");
    let (table, _town) = page.split_once("# Events of a town").unwrap();
    for kind in What::KINDS {
        let row = format!("| `{}` | {} |", kind.name(), kind.version());
        let rows = table.lines().filter(|line| line.starts_with(&row)).count();
        assert_eq!(rows, 1, "docs/formats/events.md has one row {row}");
    }
    let rows = table.lines().filter(|row| row.starts_with("| `")).count();
    assert_eq!(rows, What::KINDS.len(), "and no other");
}

#[test]
fn what_is_no_event_is_named() {
    let closed = event(by_job(), Closed {});
    let json = closed.to_json().unwrap();
    let read = |kind, version, json: &[u8]| Event::read(kind, version, json).unwrap_err();

    let unknown = read("case.eaten", 1, &json);
    assert_eq!(unknown.to_string(), "no event here is called «case.eaten»");
    assert!(matches!(
        read("case.closed", 2, &json),
        ReadError::UnknownVersion { kind: "case.closed", version: 2 }
    ));
    let other = read("case.released", 1, &json);
    assert_eq!(other.to_string(), "the journal says «case.released», the body says «case.closed»");
    assert!(matches!(read("case.closed", 1, b"{}"), ReadError::Malformed { kind: "case.closed", .. }));
    assert!(matches!(read("case.closed", 1, b"\xff"), ReadError::Malformed { .. }));
}

#[test]
fn nothing_that_an_event_says_is_dropped_silently() {
    let json = event(by_job(), BecameFinal { decision: D() }).to_json().unwrap();
    let mut body: serde_json::Value = serde_json::from_slice(&json).unwrap();
    body["what"]["surprise"] = true.into();
    let read = Event::read("decision.became_final", 1, body.to_string().as_bytes());
    assert!(matches!(read, Err(ReadError::Malformed { .. })));
}

#[test]
fn an_event_in_a_log_line_tells_no_name_and_no_word() {
    let told = format!("{:?}", every_event());
    for secret in ["Thomsen", "Lindenweg", "post.example", "Klopfprobe", "Amira", "142"] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
    assert!(serde_json::to_string(&every_event()).unwrap().contains(address().name.as_str()));
}

#[test]
fn only_a_reference_of_a_person_is_read_back() {
    // `ActorRef::Person` in an old event is a plain reference. No code turns it into a `StaffActor`, which alone can decide.
    let person: StaffRef = jonas().person().clone();
    let read: StaffRef = serde_json::from_value(serde_json::to_value(&person).unwrap()).unwrap();
    assert_eq!(read, person);
}

#[test]
fn choices_of_the_format_keep_their_names() {
    insta::assert_json_snapshot!((
        by_portal(),
        DeliveryChoice::Post,
        [Outcome::Granted, Outcome::PartiallyGranted, Outcome::Refused, Outcome::Inadmissible],
        [Coverage::Whole, Coverage::Part { label: line("Birke") }, Coverage::Rest],
        [LetterMethod::Post, LetterMethod::Regmail, LetterMethod::Pzu, LetterMethod::Abroad],
        [ListedWhy::Chosen, ListedWhy::NotRetrieved, ListedWhy::NotNotified, ListedWhy::Returned],
        [
            ObjectionForm::Written,
            ObjectionForm::Electronic,
            ObjectionForm::ForTheRecord,
            ObjectionForm::Other
        ],
        [Settlement::Withdrawn, Settlement::Decided { result: paragraphs("zurückgewiesen") }],
        [BounceEffect::EndsProvision, BounceEffect::Nothing],
        [Purpose::Remedies { of: decision(1) }],
        case::inquiry::AnswersWanted::Corrected { paths: vec![line("trees.0.girth")] },
    ));
}
