//! Closing an account: its drafts go at once, its cases stay and are opened by number and access code, and a mail says so.

use case::{ApplicantActor, Case, Filed, Filing, Identity, SingleLine};
use cases::DeliveryChoice;
use casework::{
    desk::{take_case, view_case, write_to_applicant},
    mailbox::{change_case_address, link_account, open_with_code, withdraw, write_to_town},
};
use filing::{
    CASES_PER_COMMIT, close_account, delete_draft, file_draft, filing_command, preview_closing, read_draft,
};
use ids::{AccountId, CaseId};
use kernel::{
    commit::{Commit, KeyChange, RegisterChange},
    context::{SessionKind, TownContext},
    error::UseCaseError,
    ports::{CaseRegister as _, Checkpoints as _, Documents as _, Drafts as _, Keys as _, Residents as _},
    rows::{DocumentOwner, StreamId},
    sealing::{StreamPosition, seal_events},
};
use locale::Language;
use sign_in::{accounts::profile, closing::ask_closing_code, sessions::find_session};
use testing::{Applicant, CLIENT_ADDRESS, Harness, on_both_engines};

on_both_engines!(
    Harness:
    drafts_go_at_once_and_cases_stay,
    nothing_is_closed_without_its_own_code,
    whoever_leaves_is_told_how_to_get_at_their_cases,
    filing_at_the_same_moment_loses_nothing,
    very_many_cases_are_taken_out_one_commit_after_the_other,
    the_last_mail_waits_for_the_mail_server,
    an_address_makes_a_new_account,
);

const EMAIL: &str = "mehmet.yildiz@example.org";

async fn drafts_go_at_once_and_cases_stay(harness: &Harness) {
    let town = harness.town.id;
    let mehmet = harness.resident(&harness.town, EMAIL).await;
    let neighbour = harness.resident(&harness.town, "henrike.thomsen@example.org").await;
    let (open, over) = (mehmet.apply(harness).await, mehmet.apply(harness).await);
    withdraw(mehmet.ctx(harness), over.case, "").await.unwrap();
    let draft = mehmet.draft(harness, DeliveryChoice::Post).await;
    let kept = neighbour.draft(harness, DeliveryChoice::Post).await;
    let row = harness.store.draft(town, draft).await.unwrap().unwrap();
    let account = harness.store.account(town, account_of(&mehmet)).await.unwrap().unwrap();
    harness.run_due_jobs().await;

    mehmet.close_account(harness, EMAIL).await;

    assert_eq!(harness.store.draft(town, draft).await.unwrap(), None);
    assert_eq!(harness.store.documents(town, DocumentOwner::Draft(draft)).await.unwrap(), []);
    for key in [row.key, account.key] {
        let key = harness.store.key(town, key).await.unwrap().unwrap();
        assert_eq!((key.wrapped, key.destroyed_at), (Vec::new(), Some(harness.now())));
    }
    assert_eq!(harness.store.account(town, account.account).await.unwrap(), None);
    assert!(read_draft(neighbour.ctx(harness), kept).await.is_ok(), "another's draft stays");
    let session = find_session(&harness.ports, town, &mehmet.begun.token, harness.now()).await.unwrap();
    assert_eq!(session, None);
    assert_eq!(harness.store.cases_of(town, account.account).await.unwrap(), []);
    for filed in [&open, &over] {
        let kinds = harness.kinds(town, StreamId::Case(filed.case)).await;
        assert_eq!(kinds.last().unwrap(), "contact.account_unlinked");
        let opened =
            open_with_code(harness.ctx(town), None, &filed.number, &filed.access_code, CLIENT_ADDRESS);
        opened.await.unwrap();
    }
    assert_eq!(harness.store.verify().await.unwrap().broken, []);

    harness.run_due_jobs().await;
    let mail = harness.mails.to(EMAIL).await.first().unwrap().clone();
    insta::assert_snapshot!(format!("{}\n\n{}", mail.subject, mail.text));
    let streets = harness.town.sign_in(harness, "streets").await;
    take_case(streets.ctx(harness), open.case).await.unwrap();
    let seen = view_case(streets.reading(harness), open.case).await.unwrap().file.history.position.seq;
    write_to_applicant(streets.ctx(harness), open.case, "Wir haben noch eine Bitte.", Vec::new(), seen)
        .await
        .unwrap();
    let before = harness.mails.to(EMAIL).await.len();
    harness.run_due_jobs().await;
    assert_eq!(harness.mails.to(EMAIL).await.len(), before + 1, "news still come by mail");
}

async fn nothing_is_closed_without_its_own_code(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let mehmet = harness.resident(&harness.town, EMAIL).await;
    let session = &mehmet.begun.row;
    let close =
        async |session, code| close_account(ctx, session, code, CLIENT_ADDRESS, Language::German).await;
    assert!(matches!(close(session, "48291355").await, Err(UseCaseError::Expired)), "none was asked for");
    ask_closing_code(ctx, session, CLIENT_ADDRESS, Language::German).await.unwrap();
    harness.run_due_jobs().await;
    let code = harness.mails.code_for(EMAIL).await;
    let wrong = if code.starts_with('1') { "20000000" } else { "10000000" };
    assert!(matches!(close(session, wrong).await, Err(UseCaseError::Entries(_))));
    let guest = harness.guest(&harness.town).await;
    assert!(matches!(close(&guest.begun.row, &code).await, Err(UseCaseError::Expired)), "a guest has none");
    assert_eq!(profile(ctx, account_of(&mehmet)).await.unwrap().email, EMAIL);
    close(session, &code).await.unwrap();
    assert!(matches!(close(session, &code).await, Err(UseCaseError::NotFound)), "once");
}

async fn whoever_leaves_is_told_how_to_get_at_their_cases(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, EMAIL).await;
    let nothing = preview_closing(mehmet.reading(harness)).await.unwrap();
    assert!(nothing.cases.is_empty() && !nothing.has_drafts);
    let (usual, elsewhere) = (mehmet.apply(harness).await, mehmet.apply(harness).await);
    change_case_address(mehmet.ctx(harness), &mehmet.begun.row, elsewhere.case, "buero@yildiz.example")
        .await
        .unwrap();
    mehmet.draft(harness, DeliveryChoice::Post).await;
    let told = preview_closing(mehmet.reading(harness)).await.unwrap();
    assert_eq!((told.email.as_str(), told.has_drafts, told.only_newest), (EMAIL, true, false));
    let of = |number: &str| told.cases.iter().find(|case| case.number == number).unwrap().email.as_deref();
    assert_eq!(of(&usual.number), Some(EMAIL));
    assert_eq!(of(&elsewhere.number), None, "not confirmed: no new access code can be had by it");
    let guest = harness.guest(&harness.town).await;
    assert!(matches!(preview_closing(guest.reading(harness)).await, Err(UseCaseError::Expired)));
}

/// What is filed stays readable, whichever came first; what is not filed is gone.
async fn filing_at_the_same_moment_loses_nothing(harness: &Harness) {
    let town = harness.town.id;
    let mehmet = harness.resident(&harness.town, EMAIL).await;
    let earlier = mehmet.apply(harness).await;
    let draft = mehmet.draft(harness, DeliveryChoice::Post).await;
    let version = read_draft(mehmet.ctx(harness), draft).await.unwrap().row.version;
    let filing = mehmet.repeating(harness, filing_command(harness.ctx(town), draft).await.unwrap());
    let code = closing_code(harness, &mehmet).await;
    let (closed, filed, written) = tokio::join!(
        close_account(harness.ctx(town), &mehmet.begun.row, &code, CLIENT_ADDRESS, Language::German),
        file_draft(filing, draft, version),
        write_to_town(mehmet.ctx(harness), earlier.case, "Das Kennzeichen folgt.", Vec::new()),
    );
    closed.unwrap();
    drop(written);
    for row in harness.cases().await {
        assert_eq!(row.account, None, "{}", row.number);
        cases::read_case(harness.ctx(town), row.case).await.unwrap();
    }
    assert_eq!(harness.cases().await.len(), 1 + usize::from(filed.is_ok()));
    assert!(matches!(delete_draft(mehmet.ctx(harness), draft).await, Err(UseCaseError::NotFound)));
}

async fn very_many_cases_are_taken_out_one_commit_after_the_other(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let mehmet = harness.resident(&harness.town, EMAIL).await;
    let filed = mehmet.apply(harness).await;
    copy_case(ctx, account_of(&mehmet), filed.case, CASES_PER_COMMIT).await;
    assert_eq!(
        harness.store.cases_of(ctx.town, account_of(&mehmet)).await.unwrap().len(),
        CASES_PER_COMMIT + 1
    );
    mehmet.close_account(harness, EMAIL).await;
    assert!(harness.cases().await.iter().all(|row| row.account.is_none()));
    assert_eq!(harness.store.verify().await.unwrap().broken, []);
}

/// Files what a case was filed with so many times more, all under one key.
async fn copy_case(ctx: TownContext<'_>, account: AccountId, case: CaseId, times: usize) {
    let application = cases::read_case(ctx, case).await.unwrap().case.application().clone();
    let key = ctx.ports.keyring.make(ctx.town, ctx.now).await.unwrap();
    let mut commit = Commit::named("test", ctx.town, ctx.now).change(KeyChange::PutKey(key.row));
    for number in 0..times {
        let case = CaseId::from_uuid(ctx.ports.ids.next());
        let number = SingleLine::lossy(&format!("X-2026-{number:04}"));
        let by = ApplicantActor::Applicant(Identity::Account { account });
        let filing = Filing { by, application: Filed { case, number, ..application.clone() } };
        let (case, events) = Case::file(filing, ctx.now).unwrap();
        let end = StreamPosition { town: ctx.town, stream: StreamId::Case(case.id()), key: key.id, seq: 0 };
        commit.appends.push(seal_events(&*ctx.ports.keyring, end, commit.at, &events).await.unwrap());
        commit.changes.push(RegisterChange::PutCase(cases::register_row(&case, ctx.now)).into());
    }
    ctx.ports.store.commit(commit).await.unwrap();
}

async fn the_last_mail_waits_for_the_mail_server(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, EMAIL).await;
    let code = closing_code(harness, &mehmet).await;
    harness.mails.go_away();
    let ctx = harness.ctx(harness.town.id);
    close_account(ctx, &mehmet.begun.row, &code, CLIENT_ADDRESS, Language::English).await.unwrap();
    harness.run_due_jobs().await;
    harness.mails.come_back();
    harness.clock.advance(jiff::SignedDuration::from_hours(1));
    harness.run_due_jobs().await;
    let mail = harness.mails.to(EMAIL).await.first().unwrap().clone();
    assert_eq!(mail.subject, "Fördestadt: Your account is closed");
}

async fn an_address_makes_a_new_account(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let mehmet = harness.resident(&harness.town, EMAIL).await;
    let filed = mehmet.apply(harness).await;
    mehmet.close_account(harness, EMAIL).await;
    let again = harness.resident(&harness.town, EMAIL).await;
    assert_ne!(account_of(&again), account_of(&mehmet));
    link_account(again.ctx(harness), &filed.number, &filed.access_code, CLIENT_ADDRESS).await.unwrap();
    assert_eq!(harness.store.cases_of(ctx.town, account_of(&again)).await.unwrap().len(), 1);
}

fn account_of(resident: &Applicant) -> AccountId {
    let SessionKind::Account { account } = resident.session_kind else { panic!("an account") };
    account
}

async fn closing_code(harness: &Harness, resident: &Applicant) -> String {
    let ctx = harness.ctx(harness.town.id);
    ask_closing_code(ctx, &resident.begun.row, CLIENT_ADDRESS, Language::German).await.unwrap();
    harness.run_due_jobs().await;
    harness.mails.code_for(EMAIL).await
}
