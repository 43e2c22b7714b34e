//! Trouble of every kind: a clear answer, nothing lost, nothing twice.

use std::path::Path;

use app::{
    catalogue::published,
    desk::{InquiryWish, ask_inquiry, view_case, write_to_applicant},
    error::UseCaseError,
    jobs::TRIES_MAX,
    papers::Upload,
    portal::{
        DeliveryChoice, Fingerprint, StepEntries, StepSaved, fill_in, my_case, read_draft, retrieve_decision,
        save_step, upload_paper, upload_rules, write_to_town,
    },
    ports::CaseRegister as _,
    rows::{PaperOwner, PrintReason, StreamId},
};
use jiff::{SignedDuration, ToSpan as _};
use tokio::task::JoinSet;

use crate::stand::{Resident, SKETCH, Stand, on_both};

on_both!(
    no_mail_server_no_provision,
    a_mail_server_that_comes_back_provides_once,
    a_full_disk_loses_nothing,
    the_second_of_two_caseworkers_is_told,
    a_repeated_command_is_answered_from_the_first,
    two_tabs_never_overwrite_each_other,
);

const MEHMET: &str = "mehmet.yildiz@example.org";

/// No notification that a mail server accepted, no provision; after the last try the letter goes on the print list.
async fn no_mail_server_no_provision(stand: &Stand) {
    let (streets, mehmet, case) = applied(stand).await;
    stand.mails.go_away();
    let decision = streets.provide(stand, case).await;
    for attempt in 1..=TRIES_MAX {
        stand.drain().await;
        let file = my_case(mehmet.ctx(stand), case).await.unwrap();
        let found = file.case.decision(decision).unwrap();
        assert!(!found.is_readable_by_applicant() && found.announced().is_none());
        assert!(retrieve_decision(mehmet.ctx(stand), case, decision).await.is_err(), "nothing to retrieve");
        let listed = stand.store.print_list(stand.town.town, None).await.unwrap();
        if attempt < TRIES_MAX {
            assert!(listed.is_empty(), "tried {attempt} times");
        } else {
            let listed: Vec<_> = listed.iter().map(|row| (row.case, row.decision, row.reason)).collect();
            assert_eq!(listed, [(case, decision, PrintReason::NotNotified)]);
        }
        stand.clock.advance(SignedDuration::from_hours(6));
    }
    let kinds = stand.kinds(stand.town.town, StreamId::Case(case)).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "decision.notification_failed").count(), 1);
    assert!(!kinds.iter().any(|kind| kind == "decision.notified" || kind == "decision.announced"));
}

async fn a_mail_server_that_comes_back_provides_once(stand: &Stand) {
    let (streets, mehmet, case) = applied(stand).await;
    let before = stand.mails.to(MEHMET).await.len();
    stand.mails.go_away();
    let decision = streets.provide(stand, case).await;
    stand.drain().await;
    stand.mails.come_back();
    stand.drain().await;
    assert_eq!(stand.mails.to(MEHMET).await.len(), before, "not before it is time for the next try");
    stand.clock.advance(SignedDuration::from_mins(5));
    stand.drain().await;
    let kinds = stand.kinds(stand.town.town, StreamId::Case(case)).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "decision.notified").count(), 1, "{kinds:?}");
    let mails = stand.mails.to(MEHMET).await;
    assert!(
        mails.len() > before && !mails[0].text.contains("Haltverbot"),
        "it does not say what it is about"
    );
    retrieve_decision(mehmet.ctx(stand), case, decision).await.unwrap();
    assert!(stand.store.print_list(stand.town.town, None).await.unwrap().is_empty());
}

async fn a_full_disk_loses_nothing(stand: &Stand) {
    let mehmet = stand.resident(&stand.town, MEHMET).await;
    let draft = mehmet.draft(stand, DeliveryChoice::Post).await;
    let before = read_draft(mehmet.ctx(stand), draft).await.unwrap();
    let objects = files(&stand.folder.path().join("vault"));
    stand.disk.fill();
    let sketch = Upload { name: "zweite.pdf".to_owned(), bytes: SKETCH.to_vec() };
    let refused = upload_paper(mehmet.ctx(stand), draft, "sketch", sketch.clone(), &upload_rules()).await;
    assert!(matches!(refused, Err(UseCaseError::Full)), "{refused:?}");
    assert_eq!(read_draft(mehmet.ctx(stand), draft).await.unwrap().content, before.content);
    assert_eq!(files(&stand.folder.path().join("vault")), objects, "half a file is no file");
    let program = stand.program(&stand.town, None).await;
    let told = program.hand_in("a.pdf", SKETCH).await;
    assert_eq!(told.status, 507, "{}", told.text());
    assert!(!told.json()["detail"].as_str().unwrap().is_empty());

    // What is filed needs no new file: it is acknowledged, and its receipt is made when there is room.
    let filed = mehmet.file(stand, draft).await;
    let papers = || stand.store.papers(stand.town.town, PaperOwner::Case(filed.case));
    assert_eq!(papers().await.unwrap().len(), 1, "the sketch, no receipt yet");
    stand.disk.clear();
    stand.clock.advance(SignedDuration::from_mins(1));
    stand.drain().await;
    assert_eq!(papers().await.unwrap().len(), 2, "the sketch and the receipt");
    assert_eq!(program.hand_in("a.pdf", SKETCH).await.status, 201);
}

/// Whoever acts on what they saw is told what has come since; after a look the same is taken.
async fn the_second_of_two_caseworkers_is_told(stand: &Stand) {
    let (streets, mehmet, case) = applied(stand).await;
    let lead = stand.town.sign_in(stand, "streets-lead").await;
    let seen = view_case(streets.ctx(stand), case).await.unwrap().file.end.seq;
    assert_eq!(view_case(lead.ctx(stand), case).await.unwrap().file.end.seq, seen);
    ask_inquiry(streets.ctx(stand), case, wish(stand), seen).await.unwrap();
    let before = stand.kinds(stand.town.town, StreamId::Case(case)).await;
    let second = ask_inquiry(lead.ctx(stand), case, wish(stand), seen).await;
    assert!(matches!(second, Err(UseCaseError::Conflict { .. })), "{second:?}");
    let text = "Bitte rufen Sie uns an.";
    let second = write_to_applicant(lead.ctx(stand), case, text, Vec::new(), seen).await;
    assert!(matches!(second, Err(UseCaseError::Conflict { .. })), "{second:?}");
    assert_eq!(stand.kinds(stand.town.town, StreamId::Case(case)).await, before, "nothing was written");

    let seen = view_case(lead.ctx(stand), case).await.unwrap().file.end.seq;
    write_to_town(mehmet.ctx(stand), case, "Noch eine Frage …", Vec::new()).await.unwrap();
    let second = write_to_applicant(lead.ctx(stand), case, text, Vec::new(), seen).await;
    assert!(matches!(second, Err(UseCaseError::Conflict { .. })), "the applicant wrote: {second:?}");
    let seen = view_case(lead.ctx(stand), case).await.unwrap().file.end.seq;
    write_to_applicant(lead.ctx(stand), case, text, Vec::new(), seen).await.unwrap();
}

async fn a_repeated_command_is_answered_from_the_first(stand: &Stand) {
    let (streets, mehmet, case) = applied(stand).await;
    let seen = view_case(streets.ctx(stand), case).await.unwrap().file.end.seq;
    let command = stand.command();
    for _ in 0..3 {
        ask_inquiry(streets.repeating(stand, command), case, wish(stand), seen).await.unwrap();
    }
    let command = stand.command();
    for _ in 0..3 {
        write_to_town(mehmet.repeating(stand, command), case, "Danke!", Vec::new()).await.unwrap();
    }
    let kinds = stand.kinds(stand.town.town, StreamId::Case(case)).await;
    let count = |kind: &str| kinds.iter().filter(|found| *found == kind).count();
    assert_eq!((count("inquiry.asked"), count("message.sent")), (1, 1), "{kinds:?}");

    // Eight presses of the button at once file one case.
    let draft = mehmet.draft(stand, DeliveryChoice::Post).await;
    let version = read_draft(mehmet.ctx(stand), draft).await.unwrap().row.version;
    let command = app::portal::filing_command(stand.ctx(stand.town.town), draft).await.unwrap();
    let mut presses = JoinSet::new();
    for _ in 0..8 {
        let (house, begun, visitor, now) =
            (stand.house.clone(), mehmet.begun.row.clone(), mehmet.visitor, stand.now());
        presses.spawn(async move {
            let ctx = app::house::ResidentContext { house: &house, town: begun.town, visitor, now, command };
            app::portal::file_draft(ctx, draft, version).await.unwrap()
        });
    }
    let answers = presses.join_all().await;
    assert!(answers.iter().all(|answer| answer == &answers[0]), "all are answered from the first");
    assert_eq!(stand.cases().await.len(), 2);
}

/// What another tab has saved is never overwritten silently: the second sees both and chooses.
async fn two_tabs_never_overwrite_each_other(stand: &Stand) {
    let mehmet = stand.resident(&stand.town, MEHMET).await;
    let draft = mehmet.draft(stand, DeliveryChoice::Post).await;
    let open = fill_in(mehmet.ctx(stand), draft).await.unwrap();
    let service = published(stand.ctx(stand.town.town), open.service.service, open.service.revision);
    let service = service.await.unwrap();
    let step = service.form.step_of("first_name").unwrap().to_owned();
    let shown = Fingerprint::of_step(service.form.form(), &step, &open.draft.content.answers);
    let tab = |name: &str| StepEntries {
        page: stand.command(),
        step: step.clone(),
        shown: shown.clone(),
        fields: vec![("first_name".to_owned(), name.to_owned())],
        change: None,
        leaves: false,
    };
    let (first, second) = (tab("Memo"), tab("Mehmet Ali"));
    assert!(matches!(save_step(mehmet.ctx(stand), draft, &first).await.unwrap(), StepSaved::Saved(_)));
    let saved = save_step(mehmet.ctx(stand), draft, &second).await.unwrap();
    let StepSaved::Conflict { theirs, mine } = saved else { panic!("{saved:?}") };
    assert_eq!(theirs.draft.content.answers["first_name"], "Memo");
    assert_eq!(mine.draft.content.answers["first_name"], "Mehmet Ali");
    let kept = read_draft(mehmet.ctx(stand), draft).await.unwrap();
    assert_eq!(kept.content.answers["first_name"], "Memo", "nothing was overwritten");
    let again = StepEntries { fields: vec![("first_name".to_owned(), "Memet".to_owned())], ..first };
    let saved = save_step(mehmet.ctx(stand), draft, &again).await.unwrap();
    assert!(matches!(saved, StepSaved::Saved(_)), "a tab may go on from what it left itself: {saved:?}");
}

/// A resident's application for a zone, decisions into the mailbox, and who works on it.
async fn applied(stand: &Stand) -> (crate::stand::Colleague, Resident, ids::CaseId) {
    let streets = stand.town.sign_in(stand, "streets").await;
    let mehmet = stand.resident(&stand.town, MEHMET).await;
    let case = mehmet.apply(stand).await.case;
    stand.drain().await;
    (streets, mehmet, case)
}

fn wish(stand: &Stand) -> InquiryWish {
    InquiryWish {
        text: "Wie lang ist der Umzugswagen?".to_owned(),
        papers: Vec::new(),
        own_papers: Vec::new(),
        correct: None,
        due_on: locale::civil_day(stand.now()).checked_add(14.days()).unwrap(),
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
