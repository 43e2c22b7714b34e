//! Changes of rows: which statement of which aggregate stands for which change.

use ids::TownId;
use kernel::commit::{Change, Commit};

use crate::{
    accounts, attempts, case_access, cases, clients, codes, credentials, db::Tx, departments, drafts,
    failure::Failure, invitations, keys, numbers, numbers::Series, papers, people, print_list, revisions,
    roles, seen, services, sessions, towns,
};

/// Applies one change of a commit.
pub(crate) async fn apply(tx: &mut Tx<'_>, commit: &Commit, change: &Change) -> Result<(), Failure> {
    if town_of(change).is_some_and(|town| town != commit.town) {
        return Err(Failure::Refused("a change belongs to another town than its commit"));
    }
    match change {
        Change::AddTownKey(_) | Change::PutKey(_) | Change::DestroyKey(_) => key(tx, commit, change).await,
        Change::PutTown(_)
        | Change::PutDepartment(_)
        | Change::PutPerson(_)
        | Change::PutRole(_)
        | Change::DeleteRole(_)
        | Change::PutService(_)
        | Change::AddRevision(_)
        | Change::PutCase(_)
        | Change::PutPrint(_)
        | Change::DeletePrint(_) => derived(tx, change).await,
        Change::PutSession(_)
        | Change::DeleteSession(_)
        | Change::EndSessionsOf { .. }
        | Change::EndSessionsOfCase(_)
        | Change::PutCredential(_)
        | Change::PutInvitation(_)
        | Change::UseInvitation(_)
        | Change::PutClient(_)
        | Change::DeleteClient(_)
        | Change::PutAttempts { .. }
        | Change::ClearAttempts(_) => sign_in(tx, commit.town, change).await,
        Change::PutSeen(_)
        | Change::PutDraft { .. }
        | Change::DeleteDraft(_)
        | Change::PutPaper(_)
        | Change::MovePaper { .. }
        | Change::DeletePaper(_)
        | Change::PutAccount(_)
        | Change::DeleteAccount(_)
        | Change::PutCaseAccess(_)
        | Change::TakeNumber { .. }
        | Change::PutCode(_)
        | Change::CountCodeTry { .. }
        | Change::UseCode(_)
        | Change::DeleteCode(_) => resident(tx, commit.town, change).await,
    }
}

/// Applies a change of a derived table; refuses every other.
pub(crate) async fn derived(tx: &mut Tx<'_>, change: &Change) -> Result<(), Failure> {
    match change {
        Change::PutTown(row) => towns::put(tx, row).await,
        Change::PutDepartment(row) => departments::put(tx, row).await,
        Change::PutPerson(row) => people::put(tx, row).await,
        Change::PutRole(row) => roles::put(tx, row).await,
        Change::DeleteRole(row) => roles::delete(tx, row).await,
        Change::PutService(row) => services::put(tx, row).await,
        Change::AddRevision(row) => revisions::add(tx, row).await,
        Change::PutCase(row) => cases::put(tx, row).await,
        Change::PutPrint(row) => print_list::put(tx, row).await,
        Change::DeletePrint(row) => print_list::delete(tx, row).await,
        _ => Err(Failure::Refused("the table is not derived")),
    }
}

async fn key(tx: &mut Tx<'_>, commit: &Commit, change: &Change) -> Result<(), Failure> {
    match change {
        Change::AddTownKey(row) => keys::add_town(tx, row).await,
        Change::PutKey(row) => keys::put(tx, row).await,
        Change::DestroyKey(key) => keys::destroy(tx, commit.town, *key, commit.at).await,
        _ => Err(NOT_HERE),
    }
}

async fn sign_in(tx: &mut Tx<'_>, town: TownId, change: &Change) -> Result<(), Failure> {
    match change {
        Change::PutSession(row) => sessions::put(tx, row).await,
        Change::DeleteSession(token) => sessions::delete(tx, town, token).await,
        Change::EndSessionsOf { person, but } => sessions::end_of(tx, town, *person, but.as_ref()).await,
        Change::EndSessionsOfCase(case) => sessions::end_of_case(tx, town, *case).await,
        Change::PutCredential(row) => credentials::put(tx, row).await,
        Change::PutInvitation(row) => invitations::put(tx, row).await,
        Change::UseInvitation(token) => invitations::use_up(tx, town, token).await,
        Change::PutClient(row) => clients::put(tx, row).await,
        Change::DeleteClient(client) => clients::delete(tx, town, *client).await,
        Change::PutAttempts { row, expected } => attempts::put(tx, row, *expected).await,
        Change::ClearAttempts(subject) => attempts::clear(tx, town, subject).await,
        _ => Err(NOT_HERE),
    }
}

async fn resident(tx: &mut Tx<'_>, town: TownId, change: &Change) -> Result<(), Failure> {
    match change {
        Change::PutSeen(row) => seen::put(tx, row).await,
        Change::PutDraft { row, expected } => drafts::put(tx, row, *expected).await,
        Change::DeleteDraft(draft) => drafts::delete(tx, town, *draft).await,
        Change::PutPaper(row) => papers::put(tx, row).await,
        Change::MovePaper { paper, from, to } => papers::move_to(tx, town, *paper, *from, *to).await,
        Change::DeletePaper(paper) => papers::delete(tx, town, *paper).await,
        Change::PutAccount(row) => accounts::put(tx, row).await,
        Change::DeleteAccount(account) => accounts::delete(tx, town, *account).await,
        Change::PutCaseAccess(row) => case_access::put(tx, row).await,
        Change::TakeNumber { series, year, number } => {
            numbers::take(tx, &Series { town, name: series.clone(), year: *year }, *number).await
        }
        Change::PutCode(row) => codes::put(tx, row).await,
        Change::CountCodeTry { id, tries_max } => codes::count_try(tx, town, *id, *tries_max).await,
        Change::UseCode(id) => codes::use_up(tx, town, *id).await,
        Change::DeleteCode(subject) => codes::delete(tx, town, subject).await,
        _ => Err(NOT_HERE),
    }
}

/// [`apply`] lists every change by group, so this is never met.
const NOT_HERE: Failure = Failure::Refused("the change belongs to another group");

/// The town that a change names, unless it takes that of its commit.
pub(crate) fn town_of(change: &Change) -> Option<TownId> {
    Some(match change {
        Change::PutTown(row) => row.town,
        Change::PutDepartment(row) => row.town,
        Change::PutPerson(row) => row.town,
        Change::PutRole(row) | Change::DeleteRole(row) => row.town,
        Change::PutService(row) => row.town,
        Change::AddRevision(row) => row.town,
        Change::PutCase(row) => row.town,
        Change::PutPrint(row) | Change::DeletePrint(row) => row.town,
        Change::PutSeen(row) => row.town,
        Change::AddTownKey(row) => row.town,
        Change::PutKey(row) => row.town,
        Change::PutDraft { row, .. } => row.town,
        Change::PutPaper(row) => row.town,
        Change::PutAccount(row) => row.town,
        Change::PutCaseAccess(row) => row.town,
        Change::PutCode(row) => row.town,
        Change::PutCredential(row) => row.town,
        Change::PutInvitation(row) => row.town,
        Change::PutSession(row) => row.town,
        Change::PutClient(row) => row.town,
        Change::PutAttempts { row, .. } => row.town,
        Change::DestroyKey(_)
        | Change::DeleteDraft(_)
        | Change::MovePaper { .. }
        | Change::DeletePaper(_)
        | Change::DeleteAccount(_)
        | Change::CountCodeTry { .. }
        | Change::UseCode(_)
        | Change::DeleteCode(_)
        | Change::UseInvitation(_)
        | Change::DeleteSession(_)
        | Change::EndSessionsOf { .. }
        | Change::EndSessionsOfCase(_)
        | Change::DeleteClient(_)
        | Change::ClearAttempts(_)
        | Change::TakeNumber { .. } => return None,
    })
}
