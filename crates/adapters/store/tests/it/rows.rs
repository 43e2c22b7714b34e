//! Each kind of row reads back as it was written, goes when it should, and is not there for another town.

use access::{DepartmentRole, Role, TownRole};
use ids::{
    AccountId, CaseId, ClientId, DecisionId, DepartmentId, DocumentId, DraftId, KeyId, ServiceId, SessionId,
    StaffId, TownId,
};
use jiff::{SignedDuration, Timestamp};
use kernel::{
    commit::{
        Append, Change, Commit, CommitError, Committed, DirectoryChange, DocumentChange, DraftChange,
        KeyChange, RegisterChange, ResidentChange, SignInChange,
    },
    ports::{
        CaseRegister as _, Commits as _, Directory as _, Documents as _, Drafts as _, Ids as _, Journal as _,
        Keyring as _, Keys as _, ObjectName, Residents as _, SignIn as _,
    },
    rows::{
        AccountRow, AttemptRow, CaseAccessRow, CaseRow, CaseState, ClientRow, CodePurpose, CodeRow,
        CredentialRow, DepartmentRow, DocumentOwner, DocumentRow, DraftOwner, DraftRow, InvitationPurpose,
        InvitationRow, NextStep, PrintReason, PrintRow, RevisionRow, RoleRow, ServiceRow, SessionRow,
        SessionSubject, StaffRow, StaffState, StreamId, TownRow,
    },
};
use testing::on_both_engines;

use crate::harness::{StoreHarness, answer, appending, events, now};

on_both_engines!(
    StoreHarness:
    directory_reads_back,
    an_address_and_a_short_name_stand_once,
    services_and_departments_are_found_one_by_one,
    a_revoked_client_is_gone,
    an_address_is_free_once_its_person_has_left,
    roles_come_and_go,
    residents_rows_read_back,
    an_account_goes_after_its_cases,
    drafts_guard_their_version,
    drafts_of_an_owner_go_together,
    attempts_guard_their_count,
    invitations_are_used_once,
    sessions_end,
    documents_and_letters_read_back,
    a_revision_never_changes,
    a_deleted_case_names_nobody,
    what_expires_goes_and_the_rest_stays,
    a_case_keeps_the_key_of_its_draft,
    keys_without_use_are_forgotten,
    derived_tables_are_replaced_as_a_whole,
    services_are_replaced_by_what_their_streams_say_last,
);

async fn put(harness: &StoreHarness, town: TownId, changes: Vec<Change>) -> Result<Committed, CommitError> {
    let commit = changes.into_iter().fold(Commit::named("test", town, now()), Commit::change);
    harness.store.commit(commit).await
}

fn hours(number: i64) -> Timestamp {
    now() + SignedDuration::from_hours(number)
}

fn town_row(town: TownId, key: KeyId) -> TownRow {
    TownRow {
        town,
        slug: format!("town-{:x}", town.as_uuid().as_u128() & 0xFFFF_FFFF),
        name: "Fördestadt".to_owned(),
        hosts: vec!["antrag.foerdestadt.example".to_owned()],
        key,
        settings: serde_json::json!({"land": "SH", "nested": {"list": [1, 2.5, null, true]}}),
    }
}

fn person_row(harness: &StoreHarness, town: TownId, email: &str) -> StaffRow {
    StaffRow {
        town,
        person: StaffId::from_uuid(harness.ids.next()),
        name: "Imke Petersen".to_owned(),
        email: email.to_owned(),
        phone: String::new(),
        state: StaffState::Active,
    }
}

fn draft_row(harness: &StoreHarness, town: TownId, key: KeyId, expires_at: Timestamp) -> DraftRow {
    DraftRow {
        town,
        draft: DraftId::from_uuid(harness.ids.next()),
        service: ServiceId::from_uuid(harness.ids.next()),
        revision: 3,
        owner: DraftOwner::Guest([7; 32]),
        key,
        sealed: vec![1, 2, 3],
        version: 1,
        saved_at: now(),
        expires_at,
    }
}

fn document_row(harness: &StoreHarness, town: TownId, key: KeyId, owner: DocumentOwner) -> DocumentRow {
    DocumentRow {
        town,
        document: DocumentId::from_uuid(harness.ids.next()),
        owner,
        key,
        object: ObjectName([5; 32]),
        sha256: [6; 32],
        bytes: 123_456_789_012,
        media_type: "application/pdf".to_owned(),
        sealed_name: vec![9, 9],
        kept_at: now(),
    }
}

fn session_row(harness: &StoreHarness, town: TownId, token: u8, subject: SessionSubject) -> SessionRow {
    SessionRow {
        town,
        token: [token; 32],
        session: SessionId::from_uuid(harness.ids.next()),
        subject,
        began_at: now(),
        used_at: now(),
        expires_at: hours(8),
    }
}

fn code_row(harness: &StoreHarness, town: TownId, key: KeyId, expires_at: Timestamp) -> CodeRow {
    CodeRow {
        town,
        id: harness.ids.next(),
        subject: [3; 32],
        purpose: CodePurpose::ConfirmAddress,
        code: [4; 32],
        key,
        sealed: vec![1],
        failures: 2,
        expires_at,
        refused: false,
    }
}

fn case_row(harness: &StoreHarness, town: TownId, case: CaseId, seq: u64) -> CaseRow {
    CaseRow {
        town,
        case,
        number: format!("B-{}", case.as_uuid().simple()),
        service: ServiceId::from_uuid(harness.ids.next()),
        department: DepartmentId::from_uuid(harness.ids.next()),
        assignee: None,
        state: CaseState::Submitted,
        next_step: NextStep::CoSign,
        subject: "Linde".to_owned(),
        applicant: "Ole Petersen".to_owned(),
        account: None,
        filed_at: now(),
        changed_at: now(),
        due_on: Some("2026-10-01".parse().unwrap()),
        answer_due_on: None,
        applicant_seq: 1,
        news_seq: 0,
        seq,
    }
}

async fn directory_reads_back(harness: &StoreHarness) {
    let ((town, key), (other, _)) = (harness.town().await, harness.town().await);
    let row = town_row(town, key);
    let departments = ["Ordnungsamt", "Grünflächenamt"].map(|name| DepartmentRow {
        town,
        department: DepartmentId::from_uuid(harness.ids.next()),
        slug: name.to_lowercase(),
        name: name.to_owned(),
        contact: serde_json::json!({"room": "2.14"}),
    });
    let service = ServiceRow {
        town,
        service: ServiceId::from_uuid(harness.ids.next()),
        slug: "baum".to_owned(),
        department: departments[0].department,
        revision: None,
        seq: 1,
    };
    let person = person_row(harness, town, "imke@foerdestadt.example");
    let client = ClientRow {
        town,
        client: ClientId::from_uuid(harness.ids.next()),
        name: "Fachverfahren".to_owned(),
        token: [8; 32],
        service: Some(service.service),
        expires_at: hours(1),
        seal: [9; 32],
    };
    let credential = CredentialRow {
        town,
        person: person.person,
        password: "$argon2id$v=19$…".to_owned(),
        set_at: now(),
        seal: [9; 32],
    };
    let changes = vec![
        Change::Directory(DirectoryChange::PutTown(row.clone())),
        Change::Directory(DirectoryChange::PutDepartment(departments[0].clone())),
        Change::Directory(DirectoryChange::PutDepartment(departments[1].clone())),
        Change::Directory(DirectoryChange::PutService(service.clone())),
        Change::Directory(DirectoryChange::PutPerson(person.clone())),
        Change::SignIn(SignInChange::PutClient(client.clone())),
        Change::SignIn(SignInChange::PutCredential(credential.clone())),
    ];
    put(harness, town, changes).await.unwrap();

    assert_eq!(harness.store.town(town).await.unwrap(), Some(row.clone()));
    assert_eq!(harness.store.towns().await.unwrap(), std::slice::from_ref(&row));
    assert_eq!(harness.store.town_by_slug(&row.slug).await.unwrap().as_ref(), Some(&row));
    assert_eq!(harness.store.town_by_slug("elsewhere").await.unwrap(), None);
    let [first, second] = departments;
    let by_slug = harness.store.department_by_slug(town, &first.slug).await.unwrap();
    assert_eq!(by_slug.as_ref(), Some(&first));
    assert_eq!(harness.store.department_by_slug(other, &first.slug).await.unwrap(), None);
    assert_eq!(harness.store.departments(town).await.unwrap(), [second, first], "by name");
    assert_eq!(harness.store.services(town).await.unwrap(), std::slice::from_ref(&service));
    let offered = ServiceRow { revision: Some(4), seq: 2, ..service };
    put(harness, town, vec![Change::Directory(DirectoryChange::PutService(offered.clone()))]).await.unwrap();
    assert_eq!(harness.store.services(town).await.unwrap(), [offered]);
    assert_eq!(harness.store.staff(town).await.unwrap(), std::slice::from_ref(&person));
    assert_eq!(harness.store.person_by_email(town, &person.email).await.unwrap(), Some(person.clone()));
    assert_eq!(harness.store.credential(town, person.person).await.unwrap(), Some(credential));
    assert_eq!(harness.store.client_name(town, client.client).await.unwrap(), Some(client.name.clone()));
    assert_eq!(harness.store.client_name(other, client.client).await.unwrap(), None);
    assert_eq!(harness.store.client(town, [8; 32]).await.unwrap(), Some(client));

    assert_eq!(harness.store.departments(other).await.unwrap(), []);
    assert_eq!(harness.store.person(other, person.person).await.unwrap(), None);
    assert_eq!(harness.store.person_by_email(other, &person.email).await.unwrap(), None);
    assert_eq!(harness.store.credential(other, person.person).await.unwrap().map(|row| row.password), None);
    assert_eq!(harness.store.client(other, [8; 32]).await.unwrap(), None);
}

async fn an_address_and_a_short_name_stand_once(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let row = town_row(town, key);
    let person = || person_row(harness, town, "imke@foerdestadt.example");
    let changes =
        vec![DirectoryChange::PutTown(row.clone()).into(), DirectoryChange::PutPerson(person()).into()];
    put(harness, town, changes).await.unwrap();

    let twin = DirectoryChange::PutPerson(person()).into();
    assert!(matches!(put(harness, town, vec![twin]).await, Err(CommitError::Conflict { .. })));
    let (other, other_key) = harness.town().await;
    let same_slug = TownRow { slug: row.slug, ..town_row(other, other_key) };
    let same = put(harness, other, vec![DirectoryChange::PutTown(same_slug).into()]).await;
    assert!(matches!(same, Err(CommitError::Conflict { .. })));
}

async fn services_and_departments_are_found_one_by_one(harness: &StoreHarness) {
    let ((town, _), (other, _)) = (harness.town().await, harness.town().await);
    let department = |slug: &str| DepartmentRow {
        town,
        department: DepartmentId::from_uuid(harness.ids.next()),
        slug: slug.to_owned(),
        name: format!("Amt {slug}"),
        contact: serde_json::json!({"phone": slug}),
    };
    let departments = [department("gruen"), department("strassen")];
    let service = |slug: &str, revision| ServiceRow {
        town,
        service: ServiceId::from_uuid(harness.ids.next()),
        slug: slug.to_owned(),
        department: departments[0].department,
        revision,
        seq: 1,
    };
    let services = [service("baum", Some(4)), service("zone", None)];
    let rows = departments.iter().cloned().map(DirectoryChange::PutDepartment);
    let rows = rows.chain(services.iter().cloned().map(DirectoryChange::PutService));
    put(harness, town, rows.map(Change::Directory).collect()).await.unwrap();

    let store = &harness.store;
    for row in &departments {
        assert_eq!(store.department(town, row.department).await.unwrap().as_ref(), Some(row));
        assert_eq!(store.department(other, row.department).await.unwrap(), None);
    }
    for row in &services {
        assert_eq!(store.service(town, row.service).await.unwrap().as_ref(), Some(row));
        assert_eq!(store.service_by_slug(town, &row.slug).await.unwrap().as_ref(), Some(row));
        assert_eq!(store.service(other, row.service).await.unwrap(), None);
        assert_eq!(store.service_by_slug(other, &row.slug).await.unwrap(), None);
    }
    assert_eq!(store.service_by_slug(town, "elsewhere").await.unwrap(), None);
}

async fn a_revoked_client_is_gone(harness: &StoreHarness) {
    let ((town, _), (other, _)) = (harness.town().await, harness.town().await);
    let client = ClientId::from_uuid(harness.ids.next());
    let row = ClientRow {
        town,
        client,
        name: "Fachverfahren".to_owned(),
        token: [8; 32],
        service: None,
        expires_at: hours(1),
        seal: [9; 32],
    };
    put(harness, town, vec![Change::SignIn(SignInChange::PutClient(row.clone()))]).await.unwrap();
    put(harness, other, vec![Change::SignIn(SignInChange::DeleteClient(client))]).await.unwrap();
    assert_eq!(
        harness.store.client(town, [8; 32]).await.unwrap(),
        Some(row),
        "another town has taken nothing"
    );
    put(harness, town, vec![Change::SignIn(SignInChange::DeleteClient(client))]).await.unwrap();
    assert_eq!(harness.store.client(town, [8; 32]).await.unwrap(), None);
}

async fn an_address_is_free_once_its_person_has_left(harness: &StoreHarness) {
    const EMAIL: &str = "imke@foerdestadt.example";
    let (town, _) = harness.town().await;
    let (first, second) = (person_row(harness, town, EMAIL), person_row(harness, town, EMAIL));
    put(harness, town, vec![Change::Directory(DirectoryChange::PutPerson(first.clone()))]).await.unwrap();
    let taken = put(harness, town, vec![Change::Directory(DirectoryChange::PutPerson(second.clone()))]).await;
    assert!(matches!(taken, Err(CommitError::Conflict { .. })), "{taken:?}");
    let left = StaffRow { state: StaffState::Disabled, ..first.clone() };
    put(harness, town, vec![Change::Directory(DirectoryChange::PutPerson(left))]).await.unwrap();
    assert_eq!(harness.store.person_by_email(town, EMAIL).await.unwrap(), None, "nobody who has left");
    put(harness, town, vec![Change::Directory(DirectoryChange::PutPerson(second.clone()))]).await.unwrap();
    assert_eq!(harness.store.person_by_email(town, EMAIL).await.unwrap(), Some(second));
    let back = put(harness, town, vec![Change::Directory(DirectoryChange::PutPerson(first))]).await;
    assert!(matches!(back, Err(CommitError::Conflict { .. })), "{back:?}");
}

async fn roles_come_and_go(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let person = person_row(harness, town, "lead@foerdestadt.example");
    let department = DepartmentId::from_uuid(harness.ids.next());
    let of_department = DepartmentRole::ALL.iter().map(|role| Role::Department(*role, department));
    let all: Vec<Role> = of_department.chain(TownRole::ALL.iter().map(|role| Role::Town(*role))).collect();
    let role = |role| RoleRow { town, person: person.person, role };
    let mut changes = vec![Change::Directory(DirectoryChange::PutPerson(person.clone()))];
    changes.extend(all.iter().map(|it| Change::Directory(DirectoryChange::PutRole(role(*it)))));
    changes.push(Change::Directory(DirectoryChange::PutRole(role(Role::Town(TownRole::Auditor)))));
    put(harness, town, changes).await.unwrap();
    let (_, mut roles) = harness.store.person(town, person.person).await.unwrap().unwrap();
    roles.sort_unstable();
    let mut expected = all.clone();
    expected.sort_unstable();
    assert_eq!(roles, expected);
    assert_eq!(harness.store.colleagues(town, department).await.unwrap(), std::slice::from_ref(&person));

    let mut gone: Vec<Role> = all.into_iter().filter(|role| role.department().is_some()).collect();
    gone.push(Role::Town(TownRole::Operator));
    let gone = gone.into_iter().map(|it| Change::Directory(DirectoryChange::DeleteRole(role(it))));
    put(harness, town, gone.collect()).await.unwrap();
    let (_, roles) = harness.store.person(town, person.person).await.unwrap().unwrap();
    assert_eq!(roles.len(), 3);
    assert_eq!(harness.store.colleagues(town, department).await.unwrap(), []);
}

async fn residents_rows_read_back(harness: &StoreHarness) {
    let ((town, key), (other, _)) = (harness.town().await, harness.town().await);
    let account = AccountRow {
        town,
        account: AccountId::from_uuid(harness.ids.next()),
        email: [1; 32],
        key,
        sealed: vec![0, 255],
        made_at: now(),
    };
    let access = CaseAccessRow { town, case: harness.case(), code: [2; 32], made_at: now(), seal: [9; 32] };
    let code = code_row(harness, town, key, hours(1));
    let changes = vec![
        Change::Resident(ResidentChange::PutAccount(account.clone())),
        Change::Resident(ResidentChange::PutCaseAccess(access.clone())),
        Change::Resident(ResidentChange::PutCode(code.clone())),
    ];
    put(harness, town, changes).await.unwrap();
    assert_eq!(harness.store.account(town, account.account).await.unwrap(), Some(account.clone()));
    assert_eq!(harness.store.account_by_email(town, [1; 32]).await.unwrap(), Some(account.clone()));
    assert_eq!(harness.store.account_by_email(other, [1; 32]).await.unwrap(), None);
    assert_eq!(harness.store.case_access(town, access.case).await.unwrap(), Some(access.clone()));
    assert_eq!(harness.store.case_access(other, access.case).await.unwrap(), None);
    assert_eq!(harness.store.code(town, [3; 32]).await.unwrap(), Some(code.clone()));
    assert_eq!(harness.store.code_by_id(town, code.id).await.unwrap(), Some(code.clone()));
    assert_eq!(harness.store.code_by_id(other, code.id).await.unwrap(), None);

    let newer = code_row(harness, town, key, hours(2));
    put(harness, town, vec![Change::Resident(ResidentChange::PutCode(newer.clone()))]).await.unwrap();
    assert_eq!(harness.store.code(town, [3; 32]).await.unwrap(), Some(newer), "one valid code each");
    assert_eq!(harness.store.code_by_id(town, code.id).await.unwrap(), None);
    let twin = AccountRow { account: AccountId::from_uuid(harness.ids.next()), ..account.clone() };
    assert!(matches!(
        put(harness, town, vec![Change::Resident(ResidentChange::PutAccount(twin))]).await,
        Err(CommitError::Conflict { .. })
    ));
    put(
        harness,
        town,
        vec![
            Change::Resident(ResidentChange::DeleteAccount(account.account)),
            Change::Resident(ResidentChange::DeleteCode([3; 32])),
        ],
    )
    .await
    .unwrap();
    assert_eq!(harness.store.account(town, account.account).await.unwrap(), None);
    assert_eq!(harness.store.code(town, [3; 32]).await.unwrap(), None);
}

/// No case names an account that is gone.
async fn an_account_goes_after_its_cases(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let account = AccountId::from_uuid(harness.ids.next());
    let account_row = AccountRow { town, account, email: [1; 32], key, sealed: Vec::new(), made_at: now() };
    let case = CaseRow { account: Some(account), ..case_row(harness, town, harness.case(), 1) };
    put(
        harness,
        town,
        vec![
            Change::Resident(ResidentChange::PutAccount(account_row)),
            Change::Register(RegisterChange::PutCase(case.clone())),
        ],
    )
    .await
    .unwrap();
    let refused = put(harness, town, vec![Change::Resident(ResidentChange::DeleteAccount(account))]).await;
    assert!(matches!(refused, Err(CommitError::Conflict { .. })), "{refused:?}");
    let unlinked = CaseRow { account: None, seq: 2, ..case };
    put(
        harness,
        town,
        vec![
            Change::Register(RegisterChange::PutCase(unlinked)),
            Change::Resident(ResidentChange::DeleteAccount(account)),
        ],
    )
    .await
    .unwrap();
    let again = put(harness, town, vec![Change::Resident(ResidentChange::DeleteAccount(account))]).await;
    assert!(matches!(again, Err(CommitError::Conflict { .. })), "it goes once");
}

async fn drafts_guard_their_version(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let first = draft_row(harness, town, key, hours(48));
    let save =
        |row: &DraftRow, expected| vec![Change::Draft(DraftChange::PutDraft { row: row.clone(), expected })];
    put(harness, town, save(&first, 0)).await.unwrap();
    assert!(matches!(put(harness, town, save(&first, 0)).await, Err(CommitError::Conflict { .. })));
    let account = AccountId::from_uuid(harness.ids.next());
    let second =
        DraftRow { version: 2, sealed: vec![4], owner: DraftOwner::Account(account), ..first.clone() };
    put(harness, town, save(&second, 1)).await.unwrap();
    let stale = put(harness, town, save(&DraftRow { sealed: vec![5], ..second.clone() }, 1)).await;
    let Err(CommitError::Conflict { what }) = stale else { panic!("{stale:?}") };
    assert_eq!(what, format!("draft:{}", first.draft));
    assert_eq!(harness.store.draft(town, first.draft).await.unwrap(), Some(second.clone()));
    assert_eq!(harness.store.drafts_of(town, DraftOwner::Account(account)).await.unwrap(), [second]);
    assert_eq!(harness.store.drafts_of(town, DraftOwner::Guest([7; 32])).await.unwrap(), []);
    let (other, _) = harness.town().await;
    assert_eq!(harness.store.draft(other, first.draft).await.unwrap(), None);
    put(harness, town, vec![Change::Draft(DraftChange::DeleteDraft(first.draft))]).await.unwrap();
    assert_eq!(harness.store.draft(town, first.draft).await.unwrap(), None);
    let again = put(harness, town, vec![Change::Draft(DraftChange::DeleteDraft(first.draft))]).await;
    assert!(matches!(again, Err(CommitError::Conflict { .. })), "it goes once");
}

/// Every draft of an owner goes with documents and key, and nothing of anybody else.
async fn drafts_of_an_owner_go_together(harness: &StoreHarness) {
    let account = DraftOwner::Account(AccountId::from_uuid(harness.ids.next()));
    let staff = DraftOwner::Staff(StaffId::from_uuid(harness.ids.next()));
    let guest = DraftOwner::Guest([7; 32]);
    for [goes, first, second] in [[account, staff, guest], [staff, guest, account], [guest, account, staff]] {
        drafts_go_and_others_stay(harness, goes, [first, second]).await;
    }
}

async fn drafts_go_and_others_stay(harness: &StoreHarness, goes: DraftOwner, others: [DraftOwner; 2]) {
    let (town, _) = harness.town().await;
    let mut drafts = Vec::new();
    for owner in [goes, goes, others[0], others[1]] {
        let key = harness.keyring.make(town, now()).await.unwrap();
        let row = DraftRow { owner, ..draft_row(harness, town, key.id, hours(9)) };
        let document = document_row(harness, town, key.id, DocumentOwner::Draft(row.draft));
        let made = vec![
            Change::Key(KeyChange::PutKey(key.row)),
            Change::Draft(DraftChange::PutDraft { row: row.clone(), expected: 0 }),
            Change::Document(DocumentChange::PutDocument(document.clone())),
        ];
        put(harness, town, made).await.unwrap();
        drafts.push((row, document));
    }
    let own = harness.store.drafts_of(town, goes).await.unwrap();
    assert!(own.len() == 2 && own.iter().all(|row| row.owner == goes), "{own:?}");
    put(harness, town, vec![Change::Draft(DraftChange::DeleteDraftsOf(goes))]).await.unwrap();
    for (row, document) in drafts {
        let stays = row.owner != goes;
        assert_eq!(harness.store.draft(town, row.draft).await.unwrap().is_some(), stays);
        assert_eq!(harness.store.document(town, document.document).await.unwrap().is_some(), stays);
        let key = harness.store.key(town, row.key).await.unwrap().unwrap();
        assert_eq!(key.destroyed_at.is_none(), stays);
    }
    assert_eq!(harness.store.destroyed_keys(town).await.unwrap().len(), 2);
}

async fn attempts_guard_their_count(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let row = |failures| AttemptRow { town, subject: [1; 32], failures, next_at: hours(i64::from(failures)) };
    let count =
        |failures, expected| vec![Change::SignIn(SignInChange::PutAttempts { row: row(failures), expected })];
    put(harness, town, count(1, 0)).await.unwrap();
    assert!(matches!(put(harness, town, count(1, 0)).await, Err(CommitError::Conflict { .. })));
    put(harness, town, count(2, 1)).await.unwrap();
    assert!(matches!(put(harness, town, count(2, 1)).await, Err(CommitError::Conflict { .. })));
    assert_eq!(harness.store.attempts(town, [1; 32]).await.unwrap(), Some(row(2)));
    put(harness, town, vec![Change::SignIn(SignInChange::ClearAttempts([1; 32]))]).await.unwrap();
    assert_eq!(harness.store.attempts(town, [1; 32]).await.unwrap(), None);
}

async fn invitations_are_used_once(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let row = InvitationRow {
        town,
        token: [1; 32],
        person: StaffId::from_uuid(harness.ids.next()),
        purpose: InvitationPurpose::Reset,
        expires_at: hours(1),
    };
    let older = InvitationRow { token: [2; 32], ..row.clone() };
    let colleagues =
        InvitationRow { token: [3; 32], person: StaffId::from_uuid(harness.ids.next()), ..row.clone() };
    for row in [&older, &colleagues, &row] {
        put(harness, town, vec![Change::SignIn(SignInChange::PutInvitation(row.clone()))]).await.unwrap();
    }
    assert_eq!(harness.store.invitation(town, [1; 32]).await.unwrap(), Some(row));
    assert_eq!(harness.store.invitation(town, [2; 32]).await.unwrap(), None, "only the newest is good");
    assert_eq!(harness.store.invitation(town, [3; 32]).await.unwrap(), Some(colleagues));
    put(harness, town, vec![Change::SignIn(SignInChange::UseInvitation([1; 32]))]).await.unwrap();
    assert!(matches!(
        put(harness, town, vec![Change::SignIn(SignInChange::UseInvitation([1; 32]))]).await,
        Err(CommitError::Conflict { .. })
    ));
    assert_eq!(harness.store.invitation(town, [1; 32]).await.unwrap(), None);

    // Printed, and sent by mail a moment later: each is good, and gone with the other.
    let person = StaffId::from_uuid(harness.ids.next());
    let invitation = |token| InvitationRow {
        town,
        token,
        person,
        purpose: InvitationPurpose::Invite,
        expires_at: hours(1),
    };
    for token in [[4; 32], [5; 32]] {
        let put_one = SignInChange::PutInvitation(invitation(token));
        put(harness, town, vec![Change::SignIn(put_one)]).await.unwrap();
    }
    for token in [[4; 32], [5; 32]] {
        assert_eq!(harness.store.invitation(town, token).await.unwrap(), Some(invitation(token)));
    }
    put(harness, town, vec![Change::SignIn(SignInChange::UseInvitation([4; 32]))]).await.unwrap();
    assert_eq!(harness.store.invitation(town, [5; 32]).await.unwrap(), None);
}

async fn sessions_end(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let (person, case) = (StaffId::from_uuid(harness.ids.next()), harness.case());
    let account = AccountId::from_uuid(harness.ids.next());
    let rows = [
        session_row(harness, town, 1, SessionSubject::Guest),
        session_row(harness, town, 2, SessionSubject::Case(case)),
        session_row(harness, town, 3, SessionSubject::Account(account)),
        session_row(harness, town, 4, SessionSubject::Person(person)),
        session_row(harness, town, 5, SessionSubject::Person(person)),
        session_row(harness, town, 6, SessionSubject::Person(StaffId::from_uuid(harness.ids.next()))),
    ];
    put(harness, town, rows.clone().map(|row| Change::SignIn(SignInChange::PutSession(row))).to_vec())
        .await
        .unwrap();
    for row in &rows {
        assert_eq!(harness.store.session(town, row.token).await.unwrap().as_ref(), Some(row));
    }
    let there = async || {
        let mut there = Vec::new();
        for row in &rows {
            there.push(harness.store.session(town, row.token).await.unwrap().is_some());
        }
        there
    };
    let end = async |of, but| {
        put(harness, town, vec![Change::SignIn(SignInChange::EndSessions { of, but })]).await.unwrap();
    };
    end(SessionSubject::Case(harness.case()), None).await;
    end(SessionSubject::Guest, None).await;
    assert_eq!(there().await, [true; 6], "of another case, and of nobody");
    end(SessionSubject::Person(person), Some([5; 32])).await;
    assert_eq!(there().await, [true, true, true, false, true, true]);
    end(SessionSubject::Case(case), None).await;
    assert_eq!(there().await, [true, false, true, false, true, true]);
    end(SessionSubject::Person(person), None).await;
    put(harness, town, vec![Change::SignIn(SignInChange::DeleteSession([1; 32]))]).await.unwrap();
    assert_eq!(there().await, [false, false, true, false, false, true]);
    end(SessionSubject::Account(account), None).await;
    assert_eq!(there().await, [false, false, false, false, false, true]);
}

async fn documents_and_letters_read_back(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let (case, draft) = (harness.case(), DraftId::from_uuid(harness.ids.next()));
    let client = ClientId::from_uuid(harness.ids.next());
    for owner in [DocumentOwner::Draft(draft), DocumentOwner::Case(case), DocumentOwner::Client(client)] {
        let row = document_row(harness, town, key, owner);
        put(harness, town, vec![Change::Document(DocumentChange::PutDocument(row.clone()))]).await.unwrap();
        assert_eq!(harness.store.document(town, row.document).await.unwrap(), Some(row.clone()));
        assert_eq!(harness.store.documents(town, owner).await.unwrap(), [row]);
    }
    assert_eq!(harness.store.named_objects(town).await.unwrap(), [ObjectName([5; 32]); 3]);
    let handed_in = harness.store.documents(town, DocumentOwner::Client(client)).await.unwrap()[0].document;
    let file = Change::Document(DocumentChange::MoveDocument {
        document: handed_in,
        from: DocumentOwner::Client(client),
        to: DocumentOwner::Case(case),
    });
    put(harness, town, vec![file.clone()]).await.unwrap();
    assert_eq!(harness.store.documents(town, DocumentOwner::Client(client)).await.unwrap(), []);
    assert!(matches!(put(harness, town, vec![file]).await, Err(CommitError::Conflict { .. })), "filed once");
    let document = harness.store.documents(town, DocumentOwner::Case(case)).await.unwrap()[0].document;
    put(harness, town, vec![Change::Document(DocumentChange::DeleteDocument(document))]).await.unwrap();
    assert_eq!(harness.store.document(town, document).await.unwrap(), None);

    let letter = |hour, reason| PrintRow {
        town,
        case,
        decision: DecisionId::from_uuid(harness.ids.next()),
        department: DepartmentId::from_uuid(harness.ids.next()),
        reason,
        since: hours(hour),
    };
    let letters = [
        letter(2, PrintReason::NotNotified),
        letter(0, PrintReason::Post),
        letter(1, PrintReason::NotRetrieved),
        letter(3, PrintReason::Returned),
    ];
    put(harness, town, letters.clone().map(|row| Change::Register(RegisterChange::PutPrint(row))).to_vec())
        .await
        .unwrap();
    let [third, first, second, fourth] = letters;
    assert_eq!(
        harness.store.print_list(town, None).await.unwrap(),
        [first.clone(), second.clone(), third, fourth]
    );
    let departments = [first.department, second.department];
    assert_eq!(
        harness.store.print_list(town, Some(&departments)).await.unwrap(),
        [first.clone(), second.clone()]
    );
    assert_eq!(harness.store.print_list(town, Some(&[])).await.unwrap(), []);
    put(harness, town, vec![Change::Register(RegisterChange::DeletePrint(first))]).await.unwrap();
    assert_eq!(harness.store.print_list(town, Some(&departments)).await.unwrap(), [second]);
}

async fn a_revision_never_changes(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let row = RevisionRow {
        town,
        service: ServiceId::from_uuid(harness.ids.next()),
        revision: 1,
        hash: [9; 32],
        content: serde_json::json!({"zeta": 1, "alpha": {"title": "Bäume", "fee": 1.50}}),
        published_at: now(),
    };
    put(harness, town, vec![Change::Directory(DirectoryChange::AddRevision(row.clone()))]).await.unwrap();
    let other = RevisionRow { content: serde_json::json!({}), ..row.clone() };
    assert!(matches!(
        put(harness, town, vec![Change::Directory(DirectoryChange::AddRevision(other))]).await,
        Err(CommitError::Conflict { .. })
    ));
    assert_eq!(harness.store.revision(town, row.service, 1).await.unwrap(), Some(row.clone()));
    assert_eq!(harness.store.revision(town, row.service, 2).await.unwrap(), None);
}

/// The table itself refuses a deleted case that still names somebody.
async fn a_deleted_case_names_nobody(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let row = CaseRow { state: CaseState::Deleted, ..case_row(harness, town, harness.case(), 1) };
    assert!(matches!(
        put(harness, town, vec![Change::Register(RegisterChange::PutCase(row.clone()))]).await,
        Err(CommitError::Failed(_))
    ));
    let bare = CaseRow { subject: String::new(), applicant: String::new(), ..row };
    put(harness, town, vec![Change::Register(RegisterChange::PutCase(bare.clone()))]).await.unwrap();
    assert_eq!(harness.store.case(town, bare.case).await.unwrap(), Some(bare));
}

/// One of each kind that has expired, and one that has not.
async fn what_expires_goes_and_the_rest_stays(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let (old_key, young_key) =
        (harness.keyring.make(town, now()).await.unwrap(), harness.keyring.make(town, now()).await.unwrap());
    let (old, young) =
        (draft_row(harness, town, old_key.id, hours(1)), draft_row(harness, town, young_key.id, hours(9)));
    let client = DocumentOwner::Client(ClientId::from_uuid(harness.ids.next()));
    let documents = [
        document_row(harness, town, old_key.id, DocumentOwner::Draft(old.draft)),
        document_row(harness, town, young_key.id, DocumentOwner::Draft(young.draft)),
        DocumentRow { kept_at: hours(-30), ..document_row(harness, town, key, client) },
        document_row(harness, town, key, client),
        DocumentRow {
            kept_at: hours(-900),
            ..document_row(harness, town, key, DocumentOwner::Case(harness.case()))
        },
    ];
    let session = |token, at| SessionRow {
        expires_at: hours(at),
        ..session_row(harness, town, token, SessionSubject::Guest)
    };
    let code = |subject, at| CodeRow { subject: [subject; 32], ..code_row(harness, town, key, hours(at)) };
    let invitation = |token, at| InvitationRow {
        town,
        token: [token; 32],
        person: StaffId::from_uuid(harness.ids.next()),
        purpose: InvitationPurpose::Invite,
        expires_at: hours(at),
    };
    let attempt = |subject, at| AttemptRow { town, subject: [subject; 32], failures: 1, next_at: hours(at) };
    let mut changes = vec![
        Change::Key(KeyChange::PutKey(old_key.row)),
        Change::Key(KeyChange::PutKey(young_key.row)),
        Change::Draft(DraftChange::PutDraft { row: old.clone(), expected: 0 }),
        Change::Draft(DraftChange::PutDraft { row: young.clone(), expected: 0 }),
    ];
    changes.extend(documents.clone().map(|row| Change::Document(DocumentChange::PutDocument(row))));
    for (mark, at) in [(1, 1), (2, 9)] {
        changes.push(Change::SignIn(SignInChange::PutSession(session(mark, at))));
        changes.push(Change::Resident(ResidentChange::PutCode(code(mark, at))));
        changes.push(Change::SignIn(SignInChange::PutInvitation(invitation(mark, at))));
        changes.push(Change::SignIn(SignInChange::PutAttempts { row: attempt(mark, at - 30), expected: 0 }));
    }
    put(harness, town, changes).await.unwrap();
    let (early, late) = (harness.command(), harness.command());
    for (command, at) in [(early, -30), (late, 0)] {
        let commit = Commit::named("test", town, hours(at)).answering(answer(command, key, "done"));
        harness.store.commit(commit).await.unwrap();
    }

    assert_eq!(harness.store.expire(town, hours(2), hours(-24)).await.unwrap(), 8);
    assert_eq!(harness.store.expire(town, hours(2), hours(-24)).await.unwrap(), 0);
    assert_eq!(harness.store.draft(town, old.draft).await.unwrap(), None);
    assert_eq!(harness.store.draft(town, young.draft).await.unwrap(), Some(young));
    assert_eq!(harness.store.key(town, old_key.id).await.unwrap(), None, "the key goes with the draft");
    assert!(harness.store.key(town, young_key.id).await.unwrap().is_some());
    for (document, stays) in documents.iter().zip([false, true, false, true, true]) {
        assert_eq!(harness.store.document(town, document.document).await.unwrap().is_some(), stays);
    }
    for (mark, stays) in [(1, false), (2, true)] {
        assert_eq!(harness.store.session(town, [mark; 32]).await.unwrap().is_some(), stays);
        assert_eq!(harness.store.code(town, [mark; 32]).await.unwrap().is_some(), stays);
        assert_eq!(harness.store.invitation(town, [mark; 32]).await.unwrap().is_some(), stays);
        assert_eq!(harness.store.attempts(town, [mark; 32]).await.unwrap().is_some(), stays);
    }
    assert_eq!(harness.store.answered(town, early).await.unwrap(), None);
    assert!(harness.store.answered(town, late).await.unwrap().is_some());
}

/// Filing removes the draft; what is left of its expiry must not take the key from the case.
async fn a_case_keeps_the_key_of_its_draft(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let key = harness.keyring.make(town, now()).await.unwrap();
    let draft = draft_row(harness, town, key.id, hours(1));
    let commit = appending(town, key.id, harness.case(), 0, &["application.filed"])
        .change(KeyChange::PutKey(key.row))
        .change(DraftChange::PutDraft { row: draft, expected: 0 });
    harness.store.commit(commit).await.unwrap();
    assert_eq!(harness.store.expire(town, hours(2), now()).await.unwrap(), 1);
    assert!(harness.store.key(town, key.id).await.unwrap().is_some_and(|row| row.destroyed_at.is_none()));
}

/// A code is replaced, one is used, a draft is discarded: their keys go. A filed draft's key stays.
async fn keys_without_use_are_forgotten(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let mut keys = Vec::new();
    for _ in 0..5 {
        let fresh = harness.keyring.make(town, now()).await.unwrap();
        put(harness, town, vec![Change::Key(KeyChange::PutKey(fresh.row))]).await.unwrap();
        keys.push(fresh.id);
    }
    let [replaced, used, discarded, filed, untouched] = keys[..] else { panic!("not five") };
    let discarded_draft = draft_row(harness, town, discarded, hours(9));
    let filed_draft = draft_row(harness, town, filed, hours(9));
    let code = |key| Change::Resident(ResidentChange::PutCode(code_row(harness, town, key, hours(1))));
    let draft = |row: &DraftRow| Change::Draft(DraftChange::PutDraft { row: row.clone(), expected: 0 });
    let made = vec![code(replaced), code(used), draft(&discarded_draft), draft(&filed_draft)];
    put(harness, town, made).await.unwrap();
    let gone = vec![
        Change::Resident(ResidentChange::DeleteCode([3; 32])),
        Change::Draft(DraftChange::DeleteDraft(discarded_draft.draft)),
    ];
    put(harness, town, gone).await.unwrap();
    let file = appending(town, filed, harness.case(), 0, &["application.filed"]);
    harness.store.commit(file.change(DraftChange::DeleteDraft(filed_draft.draft))).await.unwrap();

    assert!(harness.store.key(town, replaced).await.unwrap().is_some(), "not before the next expiry");
    assert_eq!(harness.store.expire(town, now(), hours(-24)).await.unwrap(), 0);
    for (key, stays) in
        [(replaced, false), (used, false), (discarded, false), (filed, true), (untouched, true)]
    {
        assert_eq!(harness.store.key(town, key).await.unwrap().is_some(), stays, "{key:?}");
    }
}

/// What was published or withdrawn while the rows were made is not overwritten by them.
async fn services_are_replaced_by_what_their_streams_say_last(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let service = ServiceId::from_uuid(harness.ids.next());
    let row = |seq| ServiceRow {
        town,
        service,
        slug: "baum".to_owned(),
        department: DepartmentId::from_uuid(service.as_uuid()),
        revision: Some(1),
        seq,
    };
    let stream = StreamId::Service(service);
    let events = events(key, &["revision_published"]);
    let published = Commit::named("publish", town, now())
        .append(Append { stream, expected: 0, events })
        .change(DirectoryChange::PutService(row(1)));
    harness.store.commit(published).await.unwrap();
    let replaced = |rows: Vec<ServiceRow>| {
        let rows = rows.into_iter().map(|row| Change::Directory(DirectoryChange::PutService(row))).collect();
        harness.store.replace_derived(town, 1, rows)
    };
    replaced(vec![row(1)]).await.unwrap();
    assert_eq!(harness.store.services(town).await.unwrap(), [row(1)]);
    for stale in [Vec::new(), vec![row(2)]] {
        assert!(matches!(replaced(stale).await, Err(CommitError::Conflict { .. })));
    }
    assert_eq!(harness.store.services(town).await.unwrap(), [row(1)], "as it was");
}

async fn derived_tables_are_replaced_as_a_whole(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let case = harness.case();
    let row = case_row(harness, town, case, 2);
    let filed = appending(town, key, case, 0, &["application.filed", "assigned"])
        .change(RegisterChange::PutCase(row.clone()))
        .change(DirectoryChange::PutTown(town_row(town, key)))
        .change(DirectoryChange::PutPerson(person_row(harness, town, "old@foerdestadt.example")));
    harness.store.commit(filed).await.unwrap();
    let person = person_row(harness, town, "new@foerdestadt.example");
    let rows = || {
        vec![
            Change::Directory(DirectoryChange::PutTown(town_row(town, key))),
            Change::Directory(DirectoryChange::PutPerson(person.clone())),
            Change::Register(RegisterChange::PutCase(CaseRow { state: CaseState::InReview, ..row.clone() })),
        ]
    };
    harness.store.replace_derived(town, 1, rows()).await.unwrap();
    assert_eq!(harness.store.staff(town).await.unwrap(), std::slice::from_ref(&person));
    assert_eq!(harness.store.case(town, case).await.unwrap().unwrap().state, CaseState::InReview);

    let conflict = |outcome| matches!(outcome, Err(CommitError::Conflict { .. }));
    assert!(
        conflict(harness.store.replace_derived(town, 2, rows()).await),
        "made from a town event that is not there"
    );
    assert!(conflict(harness.store.replace_derived(town, 1, Vec::new()).await), "a case without row");
    harness.store.commit(appending(town, key, case, 2, &["noted"])).await.unwrap();
    assert!(conflict(harness.store.replace_derived(town, 1, rows()).await), "the case went on meanwhile");
    let kept = Change::SignIn(SignInChange::PutSession(session_row(harness, town, 1, SessionSubject::Guest)));
    let refused = harness.store.replace_derived(town, 1, vec![kept]).await;
    assert!(matches!(refused, Err(CommitError::Failed(_))), "sessions are not derived");
    assert_eq!(
        harness.store.staff(town).await.unwrap(),
        [person],
        "a refused replacement leaves all as it was"
    );
}
