//! Lists of cases: filter, search, order, pages; the same rows in the same order on both engines.

use ids::{AccountId, CaseId, DepartmentId, ServiceId, StaffId, TownId, Uuid};
use jiff::{SignedDuration, ToSpan as _, civil::Date};
use kernel::{
    commit::{Commit, DeskChange, RegisterChange},
    ports::{CaseRegister as _, Commits as _, Desk as _, Ids as _},
    rows::{CaseFilter, CaseQuery, CaseRow, CaseSort, CaseState, NextStep, SeenRow},
};
use testing::on_both_engines;

use crate::harness::{StoreHarness, now};

on_both_engines!(
    StoreHarness:
    pages_cover_everything_once_in_every_order,
    filters_and_counts_agree,
    search_finds_each_spelling,
    scope_shuts_others_out,
    seen_marks_belong_to_their_reader,
    a_wrong_cursor_is_an_error,
);

const DEPARTMENTS: [u128; 2] = [0xD1, 0xD2];
const READER: u128 = 0xAA;

fn today() -> Date {
    "2026-09-15".parse().unwrap()
}

fn department(index: usize) -> DepartmentId {
    DepartmentId::from_uuid(Uuid::from_u128(DEPARTMENTS[index % 2]))
}

/// Twenty-four cases in all states, many of them alike so that ties are broken.
fn cases(harness: &StoreHarness, town: TownId) -> Vec<CaseRow> {
    const NAMES: [&str; 5] = ["Zoë Ärmel", "Ole Petersen", "ole petersen", "Ångström AG", "Müller & Söhne"];
    const STATES: [CaseState; 6] = [
        CaseState::Submitted,
        CaseState::InReview,
        CaseState::WaitingForApplicant,
        CaseState::PartlyDecided,
        CaseState::Decided,
        CaseState::Closed,
    ];
    const STEPS: [NextStep; 4] = [NextStep::None, NextStep::CoSign, NextStep::Print, NextStep::Announcing];
    let row = |number: usize| {
        let state = STATES[number % STATES.len()];
        let days = i64::try_from(number % 4).unwrap();
        CaseRow {
            town,
            case: CaseId::from_uuid(harness.ids.next()),
            number: format!("B-2026-{number:04}"),
            service: ServiceId::from_uuid(Uuid::from_u128(number as u128 % 3)),
            department: department(number),
            assignee: number.is_multiple_of(3).then(|| StaffId::from_uuid(Uuid::from_u128(READER))),
            state,
            next_step: STEPS[number % STEPS.len()],
            subject: "Eine Linde fällen".to_owned(),
            applicant: NAMES[number % NAMES.len()].to_owned(),
            account: (number % 6 == 1).then(|| AccountId::from_uuid(Uuid::from_u128(0xACC))),
            filed_at: now() + SignedDuration::from_hours(days),
            changed_at: now() + SignedDuration::from_mins(days),
            due_on: (number % 4 != 3).then(|| today() + (days - 1).days()),
            answer_due_on: (state == CaseState::WaitingForApplicant).then(today),
            applicant_seq: 1,
            news_seq: 0,
            seq: 1,
        }
    };
    (0..24).map(row).collect()
}

async fn filled(harness: &StoreHarness) -> (TownId, Vec<CaseRow>) {
    let (town, _) = harness.town().await;
    let rows = cases(harness, town);
    let put = |commit: Commit, row: &CaseRow| commit.change(RegisterChange::PutCase(row.clone()));
    harness.store.commit(rows.iter().fold(Commit::named("test", town, now()), put)).await.unwrap();
    (town, rows)
}

fn query(town: TownId) -> CaseQuery {
    CaseQuery {
        town,
        departments: None,
        filter: CaseFilter::Open,
        narrowed: Vec::new(),
        service: None,
        search: None,
        sort: CaseSort::FiledNewest,
        after: None,
        limit: 200,
        reader: StaffId::from_uuid(Uuid::from_u128(READER)),
    }
}

async fn found(harness: &StoreHarness, query: &CaseQuery) -> Vec<CaseRow> {
    harness.store.cases(query).await.unwrap().rows.into_iter().map(|(row, _)| row).collect()
}

fn numbers(rows: &[CaseRow]) -> Vec<&str> {
    rows.iter().map(|row| row.number.as_str()).collect()
}

async fn pages_cover_everything_once_in_every_order(harness: &StoreHarness) {
    let (town, rows) = filled(harness).await;
    let open = rows.iter().filter(|row| row.state != CaseState::Closed).count();
    for sort in
        [CaseSort::FiledNewest, CaseSort::FiledOldest, CaseSort::Due, CaseSort::Applicant, CaseSort::Changed]
    {
        let whole = found(harness, &CaseQuery { sort, ..query(town) }).await;
        assert_eq!(whole.len(), open);
        let mut paged = Vec::new();
        let mut after = None;
        loop {
            let page =
                harness.store.cases(&CaseQuery { sort, after, limit: 7, ..query(town) }).await.unwrap();
            paged.extend(page.rows.into_iter().map(|(row, _)| row));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(numbers(&paged), numbers(&whole), "{sort:?}");
        let in_order = |first: &CaseRow, second: &CaseRow| match sort {
            CaseSort::FiledNewest => (first.filed_at, first.case) > (second.filed_at, second.case),
            CaseSort::FiledOldest => (first.filed_at, first.case) < (second.filed_at, second.case),
            CaseSort::Changed => (first.changed_at, first.case) > (second.changed_at, second.case),
            CaseSort::Due => {
                let key = |row: &CaseRow| {
                    let due = row.due_on.or(row.answer_due_on);
                    (due.is_none(), due, row.case)
                };
                key(first) < key(second)
            }
            CaseSort::Applicant => {
                let order = ["Ångström AG", "Müller & Söhne", "Ole Petersen", "ole petersen", "Zoë Ärmel"];
                let place = |row: &CaseRow| order.iter().position(|name| *name == row.applicant).unwrap();
                let rank = |row: &CaseRow| if place(row) == 3 { 2 } else { place(row) };
                (rank(first), first.case) < (rank(second), second.case)
            }
        };
        assert!(whole.windows(2).all(|pair| in_order(&pair[0], &pair[1])), "{sort:?}: {:?}", numbers(&whole));
    }
}

async fn filters_and_counts_agree(harness: &StoreHarness) {
    let (town, rows) = filled(harness).await;
    let me = StaffId::from_uuid(Uuid::from_u128(READER));
    let open = |row: &&CaseRow| row.state != CaseState::Closed;
    let until = today() + 1.days();
    let next =
        |steps: &[NextStep]| rows.iter().filter(open).filter(|row| steps.contains(&row.next_step)).count();
    let expected: [(CaseFilter, usize); 10] = [
        (CaseFilter::Open, rows.iter().filter(open).count()),
        (CaseFilter::AssignedTo(me), rows.iter().filter(open).filter(|row| row.assignee == Some(me)).count()),
        (CaseFilter::Unassigned, rows.iter().filter(open).filter(|row| row.assignee.is_none()).count()),
        (CaseFilter::Waiting, rows.iter().filter(|row| row.state == CaseState::WaitingForApplicant).count()),
        (
            CaseFilter::DueBy { today: today(), until },
            rows.iter()
                .filter(open)
                .filter(|row| row.due_on.is_some_and(|day| (today()..=until).contains(&day)))
                .count(),
        ),
        (
            CaseFilter::LateOn(today()),
            rows.iter().filter(open).filter(|row| row.due_on.is_some_and(|day| day < today())).count(),
        ),
        (
            CaseFilter::InState(CaseState::Decided),
            rows.iter().filter(|row| row.state == CaseState::Decided).count(),
        ),
        (CaseFilter::Next(NextStep::CoSign), next(&[NextStep::CoSign])),
        (CaseFilter::Announcing, next(&[NextStep::Print, NextStep::Announcing])),
        (CaseFilter::Done, rows.iter().filter(|row| row.state == CaseState::Closed).count()),
    ];
    for (filter, count) in expected {
        assert!(count > 0, "{filter:?} finds nothing to compare");
        assert_eq!(found(harness, &CaseQuery { filter, ..query(town) }).await.len(), count, "{filter:?}");
    }
    let narrowed = vec![CaseFilter::Unassigned, CaseFilter::Next(NextStep::CoSign)];
    let both = found(harness, &CaseQuery { narrowed, ..query(town) }).await;
    let agree = |row: &CaseRow| row.assignee.is_none() && row.next_step == NextStep::CoSign;
    assert!(!both.is_empty() && both.iter().all(agree), "{:?}", numbers(&both));
    let filters = expected.map(|(filter, _)| filter);
    let counts = harness.store.count_cases(&query(town), &filters).await.unwrap();
    assert_eq!(counts, expected.map(|(_, count)| count as u64));
}

async fn search_finds_each_spelling(harness: &StoreHarness) {
    let (town, _) = filled(harness).await;
    let all = |search: &str| CaseQuery { search: Some(search.to_owned()), ..query(town) };
    let expected = found(harness, &all("müller")).await;
    assert!(!expected.is_empty() && expected.iter().all(|row| row.applicant == "Müller & Söhne"));
    for spelling in ["Mueller", "MÜLLER", " soehne", "& s"] {
        assert_eq!(numbers(&found(harness, &all(spelling)).await), numbers(&expected), "{spelling}");
    }
    assert_eq!(numbers(&found(harness, &all("b-2026-0007")).await), ["B-2026-0007"]);
    for harmless in ["%", "_", "\\", "'; DROP TABLE journal; --"] {
        assert_eq!(numbers(&found(harness, &all(harmless)).await), [""; 0], "{harmless}");
    }
    assert_eq!(found(harness, &all("   ")).await.len(), 20, "nothing to search for");
    assert_eq!(
        harness.store.case_by_number(town, "B-2026-0003").await.unwrap().unwrap().number,
        "B-2026-0003"
    );
}

async fn scope_shuts_others_out(harness: &StoreHarness) {
    let ((town, rows), (other, _)) = (filled(harness).await, harness.town().await);
    let scoped = |departments: Vec<DepartmentId>| CaseQuery { departments: Some(departments), ..query(town) };
    assert_eq!(found(harness, &scoped(Vec::new())).await, []);
    let first = found(harness, &scoped(vec![department(0)])).await;
    assert!(!first.is_empty() && first.iter().all(|row| row.department == department(0)));
    assert_eq!(found(harness, &scoped(vec![department(0), department(1)])).await.len(), 20);
    assert_eq!(harness.store.count_cases(&scoped(Vec::new()), &[CaseFilter::Open]).await.unwrap(), [0]);

    assert_eq!(found(harness, &query(other)).await, []);
    assert_eq!(harness.store.case(other, rows[0].case).await.unwrap(), None);
    assert_eq!(harness.store.case_by_number(other, "B-2026-0003").await.unwrap(), None);
    let service = CaseQuery { service: Some(ServiceId::from_uuid(Uuid::from_u128(1))), ..query(town) };
    assert!(found(harness, &service).await.iter().all(|row| row.service.as_uuid() == Uuid::from_u128(1)));
    let mine = harness.store.cases_of(town, AccountId::from_uuid(Uuid::from_u128(0xACC))).await.unwrap();
    assert_eq!(mine.len(), 4);
    assert!(mine.windows(2).all(|pair| pair[0].filed_at >= pair[1].filed_at));
}

async fn seen_marks_belong_to_their_reader(harness: &StoreHarness) {
    let (town, rows) = filled(harness).await;
    let person = StaffId::from_uuid(Uuid::from_u128(READER));
    for seq in [1, 3] {
        let mark = SeenRow { town, case: rows[0].case, person, seq };
        harness
            .store
            .commit(Commit::named("see", town, now()).change(DeskChange::PutSeen(mark)))
            .await
            .unwrap();
    }
    let page = harness.store.cases(&query(town)).await.unwrap();
    for (row, seen) in page.rows {
        assert_eq!(seen, if row.case == rows[0].case { 3 } else { 0 });
    }
    let other = CaseQuery { reader: StaffId::from_uuid(Uuid::from_u128(1)), ..query(town) };
    let seen = async |row: &CaseRow, person| harness.store.seen(town, row.case, person).await.unwrap();
    let somebody = StaffId::from_uuid(Uuid::from_u128(2));
    let marks = [(&rows[0], somebody), (&rows[1], somebody), (&rows[1], person)];
    let put =
        marks.map(|(row, person)| DeskChange::PutSeen(SeenRow { town, case: row.case, person, seq: 2 }));
    for change in put {
        harness.store.commit(Commit::named("see", town, now()).change(change)).await.unwrap();
    }
    let forget = async |change: DeskChange| {
        harness.store.commit(Commit::named("forget", town, now()).change(change)).await.unwrap();
    };
    forget(DeskChange::DeleteSeen(rows[1].case)).await;
    assert_eq!((seen(&rows[1], person).await, seen(&rows[1], somebody).await), (0, 0));
    assert_eq!((seen(&rows[0], person).await, seen(&rows[0], somebody).await), (3, 2));
    forget(DeskChange::DeleteSeenBy(somebody)).await;
    assert_eq!((seen(&rows[0], person).await, seen(&rows[0], somebody).await), (3, 0));
    assert!(harness.store.cases(&other).await.unwrap().rows.iter().all(|(_, seen)| *seen == 0));
}

async fn a_wrong_cursor_is_an_error(harness: &StoreHarness) {
    let (town, rows) = filled(harness).await;
    let after = Some(kernel::rows::CaseCursor { value: "yesterday".to_owned(), case: rows[0].case });
    assert!(harness.store.cases(&CaseQuery { after, ..query(town) }).await.is_err());
}
