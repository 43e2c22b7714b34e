//! What may happen once happens once, and what is counted is counted, however many come at the same time.

use access::{Role, TownRole};
use admin::{
    operate::retain,
    staff::{
        Invitee, RoleName, accept_invitation, disable_person, grant_role, invite, invited, new_invitation,
    },
};
use casework::mailbox::withdraw;
use filing::sign_in_with_code;
use ids::StaffId;
use kernel::{
    commit::{Commit, DeskChange, SignInChange},
    context::{Changing, ResidentContext, SessionKind, TownContext},
    error::UseCaseError,
    ports::{CaseRegister as _, Documents as _, Keys as _},
    rows::{CaseState, DocumentOwner, InvitationPurpose, SeenRow, SessionSubject},
};
use locale::Language;
use serde_json::json;
use sign_in::{
    accounts::ask_sign_in_code,
    attempts::{Guess, allow_attempt},
    sessions::find_session,
    staff::{SignIn, sign_in},
};
use testing::{CLIENT_ADDRESS, Harness, on_both_engines, operator};
use tokio::task::JoinSet;

on_both_engines!(
    Harness:
    a_document_lands_in_one_case,
    a_code_is_compared_five_times,
    a_code_is_used_once,
    guesses_at_once_are_no_more_than_in_a_row,
    the_keys_of_documents_that_were_handed_in_go_too,
    whoever_was_dismissed_stays_out,
    whoever_comes_back_begins_anew,
    what_belongs_to_a_person_goes_with_them,
    what_opens_a_case_goes_with_it,
);

/// An invitation that was still open when its person was dismissed leads nowhere.
async fn whoever_was_dismissed_stays_out(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let invitee = Invitee {
        name: "Frauke Brahms".to_owned(),
        email: "frauke@foerdestadt.example".to_owned(),
        phone: String::new(),
    };
    let person = invite(ctx, harness.command(), operator(), invitee).await.unwrap();
    let until = harness.now() + jiff::SignedDuration::from_hours(1);
    let (token, row) = new_invitation(ctx, person, InvitationPurpose::Invite, until);
    let commit =
        Commit::named("print_invitation", ctx.town, ctx.now).change(SignInChange::PutInvitation(row));
    ctx.ports.store.commit(commit).await.unwrap();
    assert_eq!(invited(ctx, &token.reveal()).await.unwrap().person, person);
    disable_person(ctx, harness.command(), operator(), person).await.unwrap();
    assert!(matches!(invited(ctx, &token.reveal()).await, Err(UseCaseError::Expired)));
    let password = "birke kutter leuchtturm";
    let refused = accept_invitation(ctx, harness.command(), &token.reveal(), password).await;
    assert!(matches!(refused, Err(UseCaseError::Expired)), "{refused:?}");
}

/// Dismissed and invited again with the same address: nothing of before lets in, and no role of before is back.
async fn whoever_comes_back_begins_anew(harness: &Harness) {
    const OLD: &str = "birke kutter leuchtturm";
    const NEW: &str = "deich segel muschelbank";
    let ctx = harness.ctx(harness.town.id);
    let invitee = Invitee {
        name: "Frauke Brahms".to_owned(),
        email: "frauke@foerdestadt.example".to_owned(),
        phone: String::new(),
    };
    let again = || invite(ctx, harness.command(), operator(), invitee.clone());
    let auditor = || RoleName { role: "auditor".to_owned(), department: None };
    let designer = || RoleName { role: "designer".to_owned(), department: None };
    let signs_in = async |password: &'static str| {
        sign_in(ctx, SignIn { email: &invitee.email, password, client: CLIENT_ADDRESS }, None).await
    };
    let before = again().await.unwrap();
    let first = link(harness, before, InvitationPurpose::Invite).await;
    accept_invitation(ctx, harness.command(), &first, OLD).await.unwrap();
    grant_role(ctx, harness.command(), operator(), before, auditor()).await.unwrap();
    let session = signs_in(OLD).await.unwrap();
    let reset = link(harness, before, InvitationPurpose::Reset).await;
    assert!(matches!(again().await, Err(UseCaseError::Entries(_))), "who works here is not invited again");
    disable_person(ctx, harness.command(), operator(), before).await.unwrap();

    let after = again().await.unwrap();
    grant_role(ctx, harness.command(), operator(), after, designer()).await.unwrap();
    assert!(signs_in(OLD).await.is_err(), "the password of before, while invited");
    for old in [&first, &reset] {
        assert!(matches!(invited(ctx, old).await, Err(UseCaseError::Expired)));
        let refused = accept_invitation(ctx, harness.command(), old, NEW).await;
        assert!(matches!(refused, Err(UseCaseError::Expired)), "{refused:?}");
    }
    harness.run_due_jobs().await;
    assert!(harness.mails.to(&invitee.email).await[0].subject.contains("Zugang"), "an invitation, no reset");
    let fresh = link(harness, after, InvitationPurpose::Invite).await;
    accept_invitation(ctx, harness.command(), &fresh, NEW).await.unwrap();

    harness.clock.advance(jiff::SignedDuration::from_mins(20));
    let ctx = harness.ctx(harness.town.id);
    let enter = async |password: &'static str| {
        sign_in(ctx, SignIn { email: &invitee.email, password, client: CLIENT_ADDRESS }, None).await
    };
    assert!(enter(OLD).await.is_err(), "the password of before, once joined");
    let begun = enter(NEW).await.unwrap();
    assert_eq!(begun.row.subject, SessionSubject::Person(after));
    assert!(find_session(ctx.ports, ctx.town, &session.token, ctx.now).await.unwrap().is_none());
    let (_, roles) = ctx.ports.store.person(ctx.town, after).await.unwrap().unwrap();
    assert_eq!(roles, [Role::Town(TownRole::Designer)]);
}

/// Password and seen marks of whoever is dismissed are gone, and nothing of anybody else's.
async fn what_belongs_to_a_person_goes_with_them(harness: &Harness) {
    let (town, store) = (&harness.town, &harness.ports.store);
    let case = harness.resident(town, MEHMET).await.apply(harness).await.case;
    let people = ["streets", "streets-lead"].map(|name| town.staff[name]);
    for person in people {
        let mark = SeenRow { town: town.id, case, person, seq: 1 };
        let commit = Commit::named("see", town.id, harness.now()).change(DeskChange::PutSeen(mark));
        store.commit(commit).await.unwrap();
    }
    town.dismiss(harness, "streets").await;
    let [gone, stays] = people;
    assert_eq!(store.credential(town.id, gone).await.unwrap(), None);
    assert!(store.credential(town.id, stays).await.unwrap().is_some());
    assert_eq!(store.seen(town.id, case, gone).await.unwrap(), 0);
    assert_eq!(store.seen(town.id, case, stays).await.unwrap(), 1);
}

/// With the key of a case go its access code and the marks of who has seen it, and nothing of another case.
async fn what_opens_a_case_goes_with_it(harness: &Harness) {
    let (town, store) = (harness.town.id, &harness.ports.store);
    let person = harness.town.staff["streets"];
    let mut cases = Vec::new();
    for email in [MEHMET, "henrike.thomsen@example.org"] {
        let applicant = harness.resident(&harness.town, email).await;
        let case = applicant.apply(harness).await.case;
        let mark = SeenRow { town, case, person, seq: 1 };
        let commit = Commit::named("see", town, harness.now()).change(DeskChange::PutSeen(mark));
        store.commit(commit).await.unwrap();
        cases.push((applicant, case));
    }
    let (applicant, over) = &cases[0];
    applicant.withdraw(harness, *over).await;
    harness.clock.set("2031-01-02T08:00:00Z".parse().unwrap());
    assert_eq!(retain(harness.ctx(town)).await.unwrap().destroyed, 1);
    for (_, case) in &cases {
        let stays = case != over;
        assert_eq!(store.case_access(town, *case).await.unwrap().is_some(), stays);
        assert_eq!(store.seen(town, *case, person).await.unwrap() == 1, stays);
    }
}

async fn link(harness: &Harness, person: StaffId, purpose: InvitationPurpose) -> String {
    let ctx = harness.ctx(harness.town.id);
    let (token, row) = new_invitation(ctx, person, purpose, ctx.now + jiff::SignedDuration::from_hours(1));
    let commit =
        Commit::named("print_invitation", ctx.town, ctx.now).change(SignInChange::PutInvitation(row));
    ctx.ports.store.commit(commit).await.unwrap();
    token.reveal()
}

const MEHMET: &str = "mehmet.yildiz@example.org";

/// Four applications with four keys and the same document: one is filed, to the others the document is unknown.
async fn a_document_lands_in_one_case(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    let application = program.zone().await;
    let file = |key| program.file("haltverbotszone", key, &application);
    let (a, b, c, d) = tokio::join!(file("a"), file("b"), file("c"), file("d"));
    let mut statuses: Vec<u16> = [&a, &b, &c, &d].map(|seen| seen.status.as_u16()).to_vec();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 422, 422, 422]);
    for refused in [a, b, c, d].iter().filter(|seen| seen.status == 422) {
        let document = application["papers"][0].as_str().unwrap();
        assert_eq!(
            refused.json()["errors"][0]["path"],
            json!(format!("papers.{document}")),
            "{}",
            refused.text()
        );
    }
    assert_eq!(harness.cases().await.len(), 1);
}

async fn a_code_is_compared_five_times(harness: &Harness) {
    let guest = harness.guest(&harness.town).await.begun.row;
    ask_sign_in_code(harness.ctx(harness.town.id), &guest, MEHMET, CLIENT_ADDRESS, Language::German)
        .await
        .unwrap();
    harness.run_due_jobs().await;
    let right = harness.mails.code_for(MEHMET).await;
    let wrong = if right == "000000" { "111111" } else { "000000" };
    let mut tries = JoinSet::new();
    for _ in 0..48 {
        let (ports, guest, now, town) =
            (harness.ports.clone(), guest.clone(), harness.now(), harness.town.id);
        tries.spawn(async move {
            let ctx = TownContext { ports: &ports, town, now };
            sign_in_with_code(ctx, &guest, MEHMET, wrong, CLIENT_ADDRESS).await.unwrap_err()
        });
    }
    let refusals = tries.join_all().await;
    let compared = refusals.iter().filter(|error| matches!(error, UseCaseError::Entries(_))).count();
    let late = refusals.iter().filter(|error| matches!(error, UseCaseError::Expired)).count();
    assert_eq!((compared, late), (5, 43));
    let ctx = harness.ctx(harness.town.id);
    let used_up = sign_in_with_code(ctx, &guest, MEHMET, &right, CLIENT_ADDRESS).await;
    assert!(matches!(used_up, Err(UseCaseError::Expired)));
}

async fn a_code_is_used_once(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let guest = harness.guest(&harness.town).await.begun.row;
    ask_sign_in_code(ctx, &guest, MEHMET, CLIENT_ADDRESS, Language::German).await.unwrap();
    harness.run_due_jobs().await;
    let code = harness.mails.code_for(MEHMET).await;
    let enter = || sign_in_with_code(ctx, &guest, MEHMET, &code, CLIENT_ADDRESS);
    let (a, b, c) = tokio::join!(enter(), enter(), enter());
    assert_eq!([a, b, c].iter().filter(|entered| entered.is_ok()).count(), 1);
}

/// Three are free, the fourth makes the next wait: whoever comes with it at once is not heard.
async fn guesses_at_once_are_no_more_than_in_a_row(harness: &Harness) {
    let mut guesses = JoinSet::new();
    for _ in 0..24 {
        let (ports, now, town) = (harness.ports.clone(), harness.now(), harness.town.id);
        guesses.spawn(async move {
            let ctx = TownContext { ports: &ports, town, now };
            allow_attempt(
                ctx,
                Guess { kind: "password", subject: "imke@foerdestadt.example", client: CLIENT_ADDRESS },
            )
            .await
        });
    }
    let allowed = guesses.join_all().await;
    assert_eq!(allowed.iter().filter(|allowed| allowed.is_ok()).count(), 4);
}

/// A document that a client handed in has a key of its own: it goes with the case, or with the document that was never filed.
async fn the_keys_of_documents_that_were_handed_in_go_too(harness: &Harness) {
    let town = harness.town.id;
    let program = harness.api_client(&harness.town, None).await;
    let filed = program.file("haltverbotszone", "key", &program.zone().await).await;
    assert_eq!(filed.status, 201, "{}", filed.text());
    harness.run_due_jobs().await;
    let row = harness.cases().await.remove(0);
    let never_filed = program.zone().await["papers"][0].as_str().unwrap().parse().unwrap();
    let loose = harness.store.document(town, never_filed).await.unwrap().unwrap().key;
    let documents = harness.store.documents(town, DocumentOwner::Case(row.case)).await.unwrap();
    let mut keys: Vec<_> = documents.iter().map(|document| document.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 2, "the case's, for the receipt, and that of the paper");

    harness.clock.advance(jiff::SignedDuration::from_hours(49));
    admin::jobs::enqueue_standing(&harness.ports).await.unwrap();
    harness.run_due_jobs().await;
    assert_eq!(harness.store.document(town, never_filed).await.unwrap(), None);
    assert_eq!(harness.store.key(town, loose).await.unwrap(), None);

    let session_kind = SessionKind::OneCase { case: row.case, secret: [0; 32] };
    let (ports, now, command) = (&*harness.ports, harness.now(), harness.command());
    withdraw(Changing::new(ResidentContext { ports, town, session_kind, now }, command), row.case, "")
        .await
        .unwrap();
    harness.clock.set("2031-01-02T08:00:00Z".parse().unwrap());
    assert_eq!(retain(harness.ctx(town)).await.unwrap().destroyed, 1);
    assert_eq!(harness.store.case(town, row.case).await.unwrap().unwrap().state, CaseState::Deleted);
    for key in keys {
        let key = harness.store.key(town, key).await.unwrap().unwrap();
        assert!(key.destroyed_at.is_some() && key.wrapped.is_empty(), "{key:?}");
    }
}
