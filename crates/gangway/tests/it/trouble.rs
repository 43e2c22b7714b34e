//! Trouble of every kind: a clear answer, nothing lost, nothing twice.

use std::path::Path;

use cases::{DeliveryChoice, my_case};
use casework::{
    desk::{InquiryEntry, ask_inquiry, view_case, write_to_applicant},
    mailbox::{retrieve_decision, write_to_town},
};
use filing::{Fingerprint, StepEntries, StepSaved, fill_in, read_draft, save_step, upload_document};
use jiff::{SignedDuration, ToSpan as _};
use kernel::{
    catalogue::published,
    documents::{Upload, upload_rules},
    error::UseCaseError,
    jobs::TRIES_MAX,
    ports::{CaseRegister as _, Documents as _, Jobs as _},
    rows::{CaseJob, DocumentOwner, JobKind, PrintReason, StreamId},
};
use testing::{Applicant, Harness, on_both_engines, samples::SKETCH};
use tokio::task::JoinSet;

on_both_engines!(
    Harness:
    no_mail_server_no_provision,
    a_mail_server_that_comes_back_provides_once,
    a_mail_that_is_refused_for_good_is_not_sent_again,
    a_full_disk_loses_nothing,
    the_second_of_two_caseworkers_is_told,
    a_repeated_command_is_answered_from_the_first,
    two_tabs_never_overwrite_each_other,
    an_autosave_that_is_handled_late_undoes_nothing,
);

const MEHMET: &str = "mehmet.yildiz@example.org";

/// No notification that a mail server accepted, no provision; after the last try the letter goes on the print list.
async fn no_mail_server_no_provision(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    harness.mails.go_away();
    let decision = streets.provide(harness, case).await;
    for attempt in 1..=TRIES_MAX {
        harness.run_due_jobs().await;
        let file = my_case(mehmet.reading(harness), case).await.unwrap();
        let found = file.case.decision(decision).unwrap();
        assert!(!found.is_readable_by_applicant() && found.announced().is_none());
        assert!(retrieve_decision(mehmet.ctx(harness), case, decision).await.is_err(), "nothing to retrieve");
        let listed = harness.store.print_list(harness.town.id, None).await.unwrap();
        if attempt < TRIES_MAX {
            assert!(listed.is_empty(), "tried {attempt} times");
        } else {
            let listed: Vec<_> = listed.iter().map(|row| (row.case, row.decision, row.reason)).collect();
            assert_eq!(listed, [(case, decision, PrintReason::NotNotified)]);
        }
        harness.clock.advance(SignedDuration::from_hours(6));
    }
    let kinds = harness.kinds(harness.town.id, StreamId::Case(case)).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "decision.notification_failed").count(), 1);
    assert!(!kinds.iter().any(|kind| kind == "decision.notified" || kind == "decision.announced"));
}

async fn a_mail_server_that_comes_back_provides_once(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    let before = harness.mails.to(MEHMET).await.len();
    harness.mails.go_away();
    let decision = streets.provide(harness, case).await;
    harness.run_due_jobs().await;
    harness.mails.come_back();
    harness.run_due_jobs().await;
    assert_eq!(harness.mails.to(MEHMET).await.len(), before, "not before it is time for the next try");
    harness.clock.advance(SignedDuration::from_mins(5));
    harness.run_due_jobs().await;
    let kinds = harness.kinds(harness.town.id, StreamId::Case(case)).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "decision.notified").count(), 1, "{kinds:?}");
    let mails = harness.mails.to(MEHMET).await;
    assert!(
        mails.len() > before && !mails[0].text.contains("Haltverbot"),
        "it does not say what it is about"
    );
    retrieve_decision(mehmet.ctx(harness), case, decision).await.unwrap();
    assert!(harness.store.print_list(harness.town.id, None).await.unwrap().is_empty());
}

/// A mailbox that is not there will not be there tomorrow: the letter goes on the print list, and other mails are given up at once.
async fn a_mail_that_is_refused_for_good_is_not_sent_again(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    harness.run_due_jobs().await;
    harness.mails.refuse_for_good();
    let open = view_case(streets.reading(harness), case).await.unwrap();
    write_to_applicant(
        streets.ctx(harness),
        case,
        "Passt Ihnen Montag?",
        Vec::new(),
        open.file.history.position.seq,
    )
    .await
    .unwrap();
    let decision = streets.provide(harness, case).await;
    harness.run_due_jobs().await;
    let listed = harness.store.print_list(harness.town.id, None).await.unwrap();
    assert_eq!(listed.iter().map(|row| row.decision).collect::<Vec<_>>(), [decision]);
    let dead = harness.store.dead_jobs(Some(harness.town.id)).await.unwrap();
    let told: Vec<_> = dead.iter().map(|job| (job.attempts, job.error.as_str())).collect();
    assert_eq!(told, [(1, "the mail server refuses the mail for good: 550 5.1.1")]);
    assert!(matches!(dead[0].kind, JobKind::Cases(CaseJob::NotifyNews { .. })), "{dead:?}");
    retrieve_decision(mehmet.ctx(harness), case, decision).await.unwrap_err();
}

async fn a_full_disk_loses_nothing(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let draft = mehmet.draft(harness, DeliveryChoice::Post).await;
    let before = read_draft(mehmet.ctx(harness), draft).await.unwrap();
    let objects = files(&harness.folder.path().join("vault"));
    harness.disk.fill();
    let sketch = Upload { name: "zweite.pdf".to_owned(), bytes: SKETCH.to_vec() };
    let refused =
        upload_document(mehmet.ctx(harness), draft, "sketch", sketch.clone(), &upload_rules()).await;
    assert!(matches!(refused, Err(UseCaseError::Full)), "{refused:?}");
    assert_eq!(read_draft(mehmet.ctx(harness), draft).await.unwrap().content, before.content);
    assert_eq!(files(&harness.folder.path().join("vault")), objects, "half a file is no file");
    let program = harness.api_client(&harness.town, None).await;
    let told = program.hand_in("a.pdf", SKETCH).await;
    assert_eq!(told.status, 507, "{}", told.text());
    assert!(!told.json()["detail"].as_str().unwrap().is_empty());

    // What is filed needs no new file: it is acknowledged, and its receipt is made once there is room.
    let filed = mehmet.file(harness, draft).await;
    let documents = || harness.store.documents(harness.town.id, DocumentOwner::Case(filed.case));
    harness.run_due_jobs().await;
    assert_eq!(documents().await.unwrap().len(), 1, "the sketch, no receipt yet");
    harness.disk.clear();
    harness.clock.advance(SignedDuration::from_mins(1));
    harness.run_due_jobs().await;
    assert_eq!(documents().await.unwrap().len(), 2, "the sketch and the receipt");
    assert_eq!(program.hand_in("a.pdf", SKETCH).await.status, 201);
}

/// Whoever acts on what they saw is told what has come since; after a look the same is taken.
async fn the_second_of_two_caseworkers_is_told(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    let lead = harness.town.sign_in(harness, "streets-lead").await;
    let seen = view_case(streets.reading(harness), case).await.unwrap().file.history.position.seq;
    assert_eq!(view_case(lead.reading(harness), case).await.unwrap().file.history.position.seq, seen);
    ask_inquiry(streets.ctx(harness), case, wish(harness), seen).await.unwrap();
    let before = harness.kinds(harness.town.id, StreamId::Case(case)).await;
    let second = ask_inquiry(lead.ctx(harness), case, wish(harness), seen).await;
    assert!(matches!(second, Err(UseCaseError::Conflict { .. })), "{second:?}");
    let text = "Bitte rufen Sie uns an.";
    let second = write_to_applicant(lead.ctx(harness), case, text, Vec::new(), seen).await;
    assert!(matches!(second, Err(UseCaseError::Conflict { .. })), "{second:?}");
    assert_eq!(harness.kinds(harness.town.id, StreamId::Case(case)).await, before, "nothing was written");

    let seen = view_case(lead.reading(harness), case).await.unwrap().file.history.position.seq;
    write_to_town(mehmet.ctx(harness), case, "Noch eine Frage …", Vec::new()).await.unwrap();
    let second = write_to_applicant(lead.ctx(harness), case, text, Vec::new(), seen).await;
    assert!(matches!(second, Err(UseCaseError::Conflict { .. })), "the applicant wrote: {second:?}");
    let seen = view_case(lead.reading(harness), case).await.unwrap().file.history.position.seq;
    write_to_applicant(lead.ctx(harness), case, text, Vec::new(), seen).await.unwrap();
}

async fn a_repeated_command_is_answered_from_the_first(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    let seen = view_case(streets.reading(harness), case).await.unwrap().file.history.position.seq;
    let command = harness.command();
    for _ in 0..3 {
        ask_inquiry(streets.repeating(harness, command), case, wish(harness), seen).await.unwrap();
    }
    let command = harness.command();
    for _ in 0..3 {
        write_to_town(mehmet.repeating(harness, command), case, "Danke!", Vec::new()).await.unwrap();
    }
    let kinds = harness.kinds(harness.town.id, StreamId::Case(case)).await;
    let count = |kind: &str| kinds.iter().filter(|found| *found == kind).count();
    assert_eq!((count("inquiry.sent"), count("message.sent")), (1, 1), "{kinds:?}");

    // Eight presses of the button at once file one case.
    let draft = mehmet.draft(harness, DeliveryChoice::Post).await;
    let version = read_draft(mehmet.ctx(harness), draft).await.unwrap().row.version;
    let command = filing::filing_command(harness.ctx(harness.town.id), draft).await.unwrap();
    let mut presses = JoinSet::new();
    for _ in 0..8 {
        let (ports, begun, session_kind, now) =
            (harness.ports.clone(), mehmet.begun.row.clone(), mehmet.session_kind, harness.now());
        presses.spawn(async move {
            let ctx = kernel::context::Changing::new(
                kernel::context::ResidentContext { ports: &ports, town: begun.town, session_kind, now },
                command,
            );
            filing::file_draft(ctx, draft, version).await.unwrap()
        });
    }
    let answers = presses.join_all().await;
    assert!(answers.iter().all(|answer| answer == &answers[0]), "all are answered from the first");
    assert_eq!(harness.cases().await.len(), 2);
}

/// What another tab has saved is never overwritten silently: the second sees both and chooses.
async fn two_tabs_never_overwrite_each_other(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let draft = mehmet.draft(harness, DeliveryChoice::Post).await;
    let open = fill_in(mehmet.ctx(harness), draft).await.unwrap();
    let service = published(harness.ctx(harness.town.id), open.service.service, open.service.revision);
    let service = service.await.unwrap();
    let step = service.form.step_of("first_name").unwrap().to_owned();
    let shown = Fingerprint::of_step(service.form.form(), &step, &open.draft.content.answers);
    let tab = |name: &str| StepEntries {
        step: step.clone(),
        shown: shown.clone(),
        fields: vec![("first_name".to_owned(), name.to_owned())],
        change: None,
        leaves: false,
        autosaved: false,
        sequence: 0,
    };
    let (first, second) = (tab("Memo"), tab("Mehmet Ali"));
    let page = mehmet.ctx(harness);
    assert!(matches!(save_step(page, draft, &first).await.unwrap(), StepSaved::Saved(_)));
    let saved = save_step(mehmet.ctx(harness), draft, &second).await.unwrap();
    let StepSaved::Conflict { theirs, mine } = saved else { panic!("{saved:?}") };
    assert_eq!(theirs.draft.content.answers["first_name"], "Memo");
    assert_eq!(mine.draft.content.answers["first_name"], "Mehmet Ali");
    let kept = read_draft(mehmet.ctx(harness), draft).await.unwrap();
    assert_eq!(kept.content.answers["first_name"], "Memo", "nothing was overwritten");
    let again = StepEntries { fields: vec![("first_name".to_owned(), "Memet".to_owned())], ..first };
    let saved = save_step(page, draft, &again).await.unwrap();
    assert!(matches!(saved, StepSaved::Saved(_)), "a tab may go on from what it left itself: {saved:?}");
}

/// A save under way is overtaken by the button that was pressed after it: it holds less, and must not be what remains.
async fn an_autosave_that_is_handled_late_undoes_nothing(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let draft = mehmet.draft(harness, DeliveryChoice::Post).await;
    let open = fill_in(mehmet.ctx(harness), draft).await.unwrap();
    let service = published(harness.ctx(harness.town.id), open.service.service, open.service.revision);
    let service = service.await.unwrap();
    let step = service.form.step_of("first_name").unwrap().to_owned();
    let shown = Fingerprint::of_step(service.form.form(), &step, &open.draft.content.answers);
    let request = |name: &str, autosaved: bool, sequence: u64| StepEntries {
        step: step.clone(),
        shown: shown.clone(),
        fields: vec![("first_name".to_owned(), name.to_owned())],
        change: None,
        leaves: !autosaved,
        autosaved,
        sequence,
    };
    let page = mehmet.ctx(harness);
    let name_after = async |entries: StepEntries| {
        assert!(matches!(save_step(page, draft, &entries).await.unwrap(), StepSaved::Saved(_)));
        let kept = read_draft(mehmet.ctx(harness), draft).await.unwrap().content.answers;
        kept["first_name"].as_str().unwrap().to_owned()
    };
    assert_eq!(name_after(request("Mehmet", false, 2)).await, "Mehmet");
    assert_eq!(name_after(request("Meh", true, 1)).await, "Mehmet", "handled last, read first");
    assert_eq!(
        name_after(request("Memo", true, 3)).await,
        "Memo",
        "whoever goes back in the browser saves again"
    );
    assert_eq!(name_after(request("Ali", false, 1)).await, "Ali", "a button means what it says");
}

/// A resident's application for a zone, decisions into the mailbox, and who works on it.
async fn applied(harness: &Harness) -> (testing::StaffMember, Applicant, ids::CaseId) {
    let streets = harness.town.sign_in(harness, "streets").await;
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let case = mehmet.apply(harness).await.case;
    harness.run_due_jobs().await;
    (streets, mehmet, case)
}

fn wish(harness: &Harness) -> InquiryEntry {
    InquiryEntry {
        text: "Wie lang ist der Umzugswagen?".to_owned(),
        documents: Vec::new(),
        own_documents: Vec::new(),
        correct: None,
        due_on: locale::civil_day(harness.now()).checked_add(14.days()).unwrap(),
    }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}
