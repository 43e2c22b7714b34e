//! How people and programs come in.

pub(crate) mod attempts;
pub(crate) mod clients;
pub(crate) mod credentials;
pub(crate) mod invitations;
pub(crate) mod sessions;

use ids::TownId;
use kernel::commit::SignInChange;

use crate::{db::Tx, failure::Failure};

pub(crate) async fn apply(tx: &mut Tx<'_>, town: TownId, change: &SignInChange) -> Result<(), Failure> {
    match change {
        SignInChange::PutSession(row) => sessions::put(tx, row).await,
        SignInChange::DeleteSession(token) => sessions::delete(tx, town, token).await,
        SignInChange::EndSessionsOf { person, but } => {
            sessions::end_of(tx, town, *person, but.as_ref()).await
        }
        SignInChange::EndSessionsOfAccount(account) => sessions::end_of_account(tx, town, *account).await,
        SignInChange::EndSessionsOfCase(case) => sessions::end_of_case(tx, town, *case).await,
        SignInChange::PutCredential(row) => credentials::put(tx, row).await,
        SignInChange::DeleteCredential(person) => credentials::delete(tx, town, *person).await,
        SignInChange::PutInvitation(row) => invitations::put(tx, row).await,
        SignInChange::UseInvitation(token) => invitations::use_up(tx, town, token).await,
        SignInChange::PutClient(row) => clients::put(tx, row).await,
        SignInChange::DeleteClient(client) => clients::delete(tx, town, *client).await,
        SignInChange::PutAttempts { row, expected } => attempts::put(tx, row, *expected).await,
        SignInChange::ClearAttempts(subject) => attempts::clear(tx, town, subject).await,
    }
}
