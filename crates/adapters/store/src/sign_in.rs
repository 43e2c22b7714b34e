//! How people and programs come in: passwords, invitations, sessions, tokens, delays after failures.

mod attempts;
mod clients;
mod credentials;
mod invitations;
mod sessions;

use async_trait::async_trait;
use ids::{ClientId, StaffId, TownId};
use kernel::{
    commit::SignInChange,
    ports,
    rows::{AttemptRow, ClientRow, CredentialRow, InvitationRow, SessionRow},
};

use crate::{
    Store,
    db::Tx,
    expire::Expire,
    failure::{Failure, Read},
    tables::Table,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[
    Table::authoritative("credential"),
    Table::ephemeral("invitation"),
    Table::ephemeral("session"),
    Table::authoritative("client"),
    Table::ephemeral("attempt"),
];

/// Applies a change of this family.
pub(crate) async fn apply(tx: &mut Tx<'_>, town: TownId, change: &SignInChange) -> Result<(), Failure> {
    match change {
        SignInChange::PutSession(row) => sessions::put(tx, row).await,
        SignInChange::DeleteSession(token) => sessions::delete(tx, town, token).await,
        SignInChange::UseSession(row) => sessions::note_use(tx, row).await,
        SignInChange::EndSessions { of, but } => sessions::end(tx, town, *of, but.as_ref()).await,
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

/// Removes what has expired.
pub(crate) async fn expire(tx: &mut Tx<'_>, by: &Expire) -> Result<u64, Failure> {
    let mut gone = sessions::expire(tx, by.town, by.now).await?;
    gone += invitations::expire(tx, by.town, by.now).await?;
    gone += attempts::expire(tx, by.town, by.commands_before).await?;
    Ok(gone)
}

#[async_trait]
impl ports::SignIn for Store {
    async fn credential(&self, town: TownId, person: StaffId) -> Read<Option<CredentialRow>> {
        Ok(credentials::of_person(&mut self.db.read().await?.tx(), town, person).await?)
    }

    async fn invitation(&self, town: TownId, token: [u8; 32]) -> Read<Option<InvitationRow>> {
        Ok(invitations::invitation(&mut self.db.read().await?.tx(), town, token).await?)
    }

    async fn client(&self, town: TownId, token: [u8; 32]) -> Read<Option<ClientRow>> {
        Ok(clients::by_token(&mut self.db.read().await?.tx(), town, token).await?)
    }

    async fn credentials(&self, town: TownId) -> Read<Vec<CredentialRow>> {
        Ok(credentials::of_town(&mut self.db.read().await?.tx(), town).await?)
    }

    async fn clients(&self, town: TownId) -> Read<Vec<ClientRow>> {
        Ok(clients::of_town(&mut self.db.read().await?.tx(), town).await?)
    }

    async fn client_name(&self, town: TownId, client: ClientId) -> Read<Option<String>> {
        Ok(clients::name_of(&mut self.db.read().await?.tx(), town, client).await?)
    }

    async fn session(&self, town: TownId, token: [u8; 32]) -> Read<Option<SessionRow>> {
        Ok(sessions::session(&mut self.db.read().await?.tx(), town, token).await?)
    }

    async fn attempts(&self, town: TownId, subject: [u8; 32]) -> Read<Option<AttemptRow>> {
        Ok(attempts::attempt(&mut self.db.read().await?.tx(), town, subject).await?)
    }
}
