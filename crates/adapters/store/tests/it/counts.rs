//! Random registers: what is counted at once is what each list holds when it is read through, on both engines.

use ids::{AccountId, CaseId, DepartmentId, ServiceId, StaffId, TownId, Uuid};
use jiff::{ToSpan as _, civil::Date};
use kernel::{
    commit::{Commit, RegisterChange},
    ports::{CaseRegister as _, Commits as _, Ids as _},
    rows::{CaseFilter, CaseQuery, CaseRow, CaseSort, CaseState, NextStep},
};
use proptest::{prelude::*, sample::select, test_runner::TestRunner};
use testing::Engine;

use crate::harness::{StoreHarness, now};

const STATES: [CaseState; 8] = [
    CaseState::Submitted,
    CaseState::InReview,
    CaseState::WaitingForApplicant,
    CaseState::PartlyDecided,
    CaseState::Decided,
    CaseState::Closed,
    CaseState::Withdrawn,
    CaseState::Deleted,
];
const STEPS: [NextStep; 9] = [
    NextStep::None,
    NextStep::AnswerHere,
    NextStep::Extension,
    NextStep::Sign,
    NextStep::CoSign,
    NextStep::Deliver,
    NextStep::Print,
    NextStep::Announcing,
    NextStep::Objection,
];

/// A case in small numbers; days are counted from today.
#[derive(Debug, Clone)]
struct Small {
    department: u8,
    service: u8,
    assignee: Option<u8>,
    state: CaseState,
    next_step: NextStep,
    due: Option<i8>,
    answer_due: Option<i8>,
    name: &'static str,
}

/// What is asked, in small numbers.
#[derive(Debug, Clone)]
struct Question {
    departments: Option<Vec<u8>>,
    service: Option<u8>,
    search: Option<&'static str>,
    narrowed: Vec<CaseFilter>,
    filters: Vec<CaseFilter>,
}

fn today() -> Date {
    "2026-09-15".parse().unwrap()
}

fn day(from_today: i8) -> Date {
    today() + i64::from(from_today).days()
}

fn id(number: u8) -> Uuid {
    Uuid::from_u128(0xA0 + u128::from(number))
}

fn small() -> impl Strategy<Value = Small> {
    let who = (0_u8..3, 0_u8..3, prop::option::of(0_u8..3));
    let what = (select(&STATES[..]), select(&STEPS[..]));
    let due = (prop::option::of(-3_i8..4), prop::option::of(-3_i8..4));
    let name = select(&["Zoë Ärmel", "Ole Petersen", "Müller & Söhne"][..]);
    (who, what, due, name).prop_map(
        |((department, service, assignee), (state, next_step), (due, answer_due), name)| Small {
            department,
            service,
            assignee,
            state,
            next_step,
            due,
            answer_due,
            name,
        },
    )
}

fn filter() -> impl Strategy<Value = CaseFilter> {
    prop_oneof![
        Just(CaseFilter::Open),
        (0_u8..3).prop_map(|person| CaseFilter::AssignedTo(StaffId::from_uuid(id(person)))),
        Just(CaseFilter::Unassigned),
        Just(CaseFilter::Waiting),
        (-2_i8..2, 0_i8..3)
            .prop_map(|(from, length)| CaseFilter::DueBy { today: day(from), until: day(from + length) }),
        (-2_i8..3).prop_map(|late| CaseFilter::LateOn(day(late))),
        select(&STATES[..]).prop_map(CaseFilter::InState),
        select(&STEPS[..]).prop_map(CaseFilter::Next),
        Just(CaseFilter::Announcing),
        Just(CaseFilter::Done),
    ]
}

fn question() -> impl Strategy<Value = Question> {
    let departments = prop::option::of(prop::collection::vec(0_u8..3, 0..3));
    let search = prop::option::weighted(0.3, select(&["mueller", "ole", "%"][..]));
    let narrowed = prop::collection::vec(filter(), 0..2);
    let filters = prop::collection::vec(filter(), 0..12);
    (departments, prop::option::of(0_u8..3), search, narrowed, filters).prop_map(
        |(departments, service, search, narrowed, filters)| Question {
            departments,
            service,
            search,
            narrowed,
            filters,
        },
    )
}

fn row(harness: &StoreHarness, town: TownId, (number, small): (usize, &Small)) -> CaseRow {
    let is_over = matches!(small.state, CaseState::Closed | CaseState::Withdrawn | CaseState::Deleted);
    let is_deleted = small.state == CaseState::Deleted;
    CaseRow {
        town,
        case: CaseId::from_uuid(harness.ids.next()),
        number: format!("B-2026-{number:04}"),
        service: ServiceId::from_uuid(id(small.service)),
        department: DepartmentId::from_uuid(id(small.department)),
        assignee: small.assignee.map(|person| StaffId::from_uuid(id(person))),
        state: small.state,
        next_step: small.next_step,
        subject: String::new(),
        applicant: if is_deleted { String::new() } else { small.name.to_owned() },
        account: (!is_deleted).then(|| AccountId::from_uuid(id(0))),
        filed_at: now(),
        changed_at: now(),
        due_on: small.due.map(day),
        answer_due_on: small.answer_due.filter(|_| !is_over).map(day),
        applicant_seq: 1,
        news_seq: 0,
        seq: 1,
    }
}

fn query(town: TownId, question: &Question) -> CaseQuery {
    let departments = |numbers: &Vec<u8>| {
        numbers.iter().map(|number| DepartmentId::from_uuid(id(*number))).collect::<Vec<_>>()
    };
    CaseQuery {
        town,
        departments: question.departments.as_ref().map(departments),
        filter: CaseFilter::Open,
        narrowed: question.narrowed.clone(),
        service: question.service.map(|number| ServiceId::from_uuid(id(number))),
        search: question.search.map(str::to_owned),
        sort: CaseSort::FiledNewest,
        after: None,
        limit: 9,
        reader: StaffId::from_uuid(id(0)),
    }
}

/// Reads a list through, page by page.
async fn read_through(harness: &StoreHarness, query: &CaseQuery, filter: CaseFilter) -> u64 {
    let mut query = CaseQuery { filter, ..query.clone() };
    let mut read = 0;
    loop {
        let page = harness.store.cases(&query).await.unwrap();
        read += page.rows.len() as u64;
        if page.next.is_none() {
            return read;
        }
        query.after = page.next;
    }
}

async fn compare(harness: &StoreHarness, cases: &[Small], question: &Question) -> u64 {
    let (town, _) = harness.town().await;
    let mut commit = Commit::named("test", town, now());
    for numbered in cases.iter().enumerate() {
        commit = commit.change(RegisterChange::PutCase(row(harness, town, numbered)));
    }
    harness.store.commit(commit).await.unwrap();
    let query = query(town, question);
    let counts = harness.store.count_cases(&query, &question.filters).await.unwrap();
    let mut expected = Vec::new();
    for filter in &question.filters {
        expected.push(read_through(harness, &query, *filter).await);
    }
    assert_eq!(counts, expected, "{question:?} on {:?}", harness.store);
    for filter in question.filters.iter().take(2) {
        let alone = harness.store.count_cases(&query, &[*filter]).await.unwrap();
        assert_eq!(alone, [read_through(harness, &query, *filter).await], "{filter:?} alone");
    }
    counts.into_iter().sum()
}

#[test]
fn counts_at_once_are_what_each_list_holds() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut harnesses = vec![runtime.block_on(StoreHarness::on(Engine::Sqlite))];
    harnesses.extend(runtime.block_on(StoreHarness::on_postgres()));
    let counted = std::cell::Cell::new(0);
    let mut runner = TestRunner::new(ProptestConfig { cases: 48, ..ProptestConfig::default() });
    let cases = prop::collection::vec(small(), 0..40);
    let outcome = runner.run(&(cases, question()), |(cases, question)| {
        let sums = harnesses.iter().map(|harness| runtime.block_on(compare(harness, &cases, &question)));
        let sums: Vec<u64> = sums.collect();
        assert!(sums.windows(2).all(|pair| pair[0] == pair[1]), "the engines differ: {sums:?}");
        counted.set(counted.get() + sums[0]);
        Ok(())
    });
    outcome.unwrap();
    assert!(counted.get() > 100, "too little was counted to mean anything: {}", counted.get());
    for harness in harnesses {
        runtime.block_on(harness.end());
    }
}
