//! The register of cases: what lists need, and only that. Derived, not sealed.

use async_trait::async_trait;
use ids::{AccountId, CaseId, DecisionId, DepartmentId, ServiceId, StaffId, TownId};
use jiff::{Timestamp, civil::Date};

use crate::ports::Read;

/// The state of a case as lists show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum CaseState {
    /// Filed, nobody has opened it for work.
    Submitted,
    /// A caseworker works on it.
    InReview,
    /// The applicant has to answer.
    WaitingForApplicant,
    /// A part is decided.
    PartlyDecided,
    /// Everything is decided.
    Decided,
    Closed,
    /// Withdrawn by the applicant.
    Withdrawn,
    /// The key was destroyed after retention.
    Deleted,
}

/// What staff do or wait for next with a case, as far as lists and queues tell cases apart by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NextStep {
    /// The state of the case says enough.
    None,
    /// The applicant has answered everything: check it.
    AnswerHere,
    /// The applicant asks for more time.
    Extension,
    /// A letter waits for its first signature.
    Sign,
    /// A letter waits for a second person.
    CoSign,
    /// A sealed decision waits to go out, or has to go another way.
    Deliver,
    /// A letter waits on the print list.
    Print,
    /// A decision is on its way: sent, provided, posted, but not yet announced.
    Announcing,
    /// An objection is open.
    Objection,
}

/// A case in lists. Derived.
///
/// A deleted case keeps number, service, department and dates; subject and applicant are empty, the account is none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct CaseRow {
    pub town: TownId,
    pub case: CaseId,
    /// Its number, for example `B-2026-0417`, unique in the town.
    pub number: String,
    pub service: ServiceId,
    /// The department that works on it.
    pub department: DepartmentId,
    /// Who works on it.
    pub assignee: Option<StaffId>,
    pub state: CaseState,
    /// What comes next.
    pub next_step: NextStep,
    /// What it is about, at most 200 characters.
    pub subject: String,
    /// The applicant's name, at most 200 characters.
    pub applicant: String,
    /// The resident's account, if there is one.
    pub account: Option<AccountId>,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// When anything last happened, beside a look at it.
    pub changed_at: Timestamp,
    /// The next day that somebody must act by; none while the clock rests or nothing is due.
    pub due_on: Option<Date>,
    /// The applicant's due date while an inquiry is open.
    pub answer_due_on: Option<Date>,
    /// Number of the last event that came from the applicant: unread for whoever has seen less.
    pub applicant_seq: u64,
    /// Number of the last event that the applicant has not seen; 0 if nothing is new for them.
    pub news_seq: u64,
    /// Number of the last event folded into this row.
    pub seq: u64,
}

/// Why a letter must be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintReason {
    /// The way is post.
    Post,
    /// The applicant did not retrieve it in time.
    NotRetrieved,
    /// The notification could not be delivered.
    NotNotified,
    /// An earlier letter came back.
    Returned,
}

/// A letter on the print list. Derived.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct PrintRow {
    pub town: TownId,
    pub case: CaseId,
    /// The decision whose letter it is.
    pub decision: DecisionId,
    pub department: DepartmentId,
    /// Why.
    pub reason: PrintReason,
    /// Since when.
    pub since: Timestamp,
}

/// What a list of cases is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum CaseFilter {
    /// Every case that is not at rest for good.
    Open,
    /// This person works on it.
    AssignedTo(StaffId),
    /// Nobody has taken it.
    Unassigned,
    /// The applicant has to answer.
    Waiting,
    /// Due from today up to and including this day.
    DueBy {
        today: Date,
        /// The last day.
        until: Date,
    },
    /// Due before this day, by staff or by the applicant, whose silence staff must then act upon.
    LateOn(Date),
    /// Open, and in this state.
    InState(CaseState),
    /// Open, and this comes next.
    Next(NextStep),
    /// A decision is on its way to the applicant, or its letter waits to be printed.
    Announcing,
    /// Closed, withdrawn or deleted.
    Done,
}

/// In which order. Ties are broken by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseSort {
    /// Newest first.
    FiledNewest,
    /// Oldest first.
    FiledOldest,
    /// What is due first comes first, whoever owes it; what is not due comes last.
    Due,
    /// By the applicant's name.
    Applicant,
    /// What changed last comes first.
    Changed,
}

/// A place in a list: the sort value of the last row and its id.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct CaseCursor {
    /// The sort value: microseconds, days since 1970 or the name, as text.
    pub value: String,
    pub case: CaseId,
}

/// A question to the register.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct CaseQuery {
    pub town: TownId,
    /// Only these departments; `None` means all of the town.
    pub departments: Option<Vec<DepartmentId>>,
    pub filter: CaseFilter,
    /// And of these only what is in each of these filters too.
    pub narrowed: Vec<CaseFilter>,
    /// Only this service.
    pub service: Option<ServiceId>,
    /// Number or applicant's name starts with or contains this; at most 100 characters.
    pub search: Option<String>,
    /// Order.
    pub sort: CaseSort,
    /// After this place.
    pub after: Option<CaseCursor>,
    /// At most this many, 1 to 200.
    pub limit: u32,
    /// Whose seen marks count.
    pub reader: StaffId,
}

/// A page of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePage {
    /// The rows, each with the number of the last event that the reader has seen (0 if none).
    pub rows: Vec<(CaseRow, u64)>,
    /// Where the next page starts.
    pub next: Option<CaseCursor>,
}

/// What the registers hold of a case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct RegisteredCase {
    pub case: Option<CaseRow>,
    /// Whether the name is searched and sorted as it reads.
    pub is_folded: bool,
    /// Its letters on the print list.
    pub letters: Vec<PrintRow>,
}

/// What lists show of cases; derived from their streams.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is named after its row, which is documented")]
pub enum RegisterChange {
    PutCase(CaseRow),
    PutPrint(PrintRow),
    DeletePrint(PrintRow),
}

impl RegisterChange {
    pub(crate) const fn town(&self) -> TownId {
        match self {
            Self::PutCase(row) => row.town,
            Self::PutPrint(row) | Self::DeletePrint(row) => row.town,
        }
    }
}

/// The cases as lists show them; derived from the journal.
#[async_trait]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub trait CaseRegister: Send + Sync {
    async fn case(&self, town: TownId, case: CaseId) -> Read<Option<CaseRow>>;
    /// Everything that the registers hold of a case.
    async fn registered(&self, town: TownId, case: CaseId) -> Read<RegisteredCase>;
    /// A case by its number.
    async fn case_by_number(&self, town: TownId, number: &str) -> Read<Option<CaseRow>>;
    async fn cases(&self, query: &CaseQuery) -> Read<CasePage>;
    /// How many cases each filter holds, in the order given; the query's own filter, cursor and limit do not count.
    async fn count_cases(&self, query: &CaseQuery, filters: &[CaseFilter]) -> Read<Vec<u64>>;
    /// The cases of an account, newest first, at most 500.
    async fn cases_of(&self, town: TownId, account: AccountId) -> Read<Vec<CaseRow>>;
    /// The print list of the departments; `None` means all of the town.
    async fn print_list(&self, town: TownId, departments: Option<&[DepartmentId]>) -> Read<Vec<PrintRow>>;
}
