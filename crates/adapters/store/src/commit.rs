//! A commit, applied: the command, then the rows, then the events, then the jobs; all or nothing.

use async_trait::async_trait;
use ids::{CommandId, TownId};
use jiff::Timestamp;
use kernel::{
    commit::{
        Answered, CHANGES_MAX, Change, Commit, CommitError, Committed, DocumentChange, DraftChange,
        KeyChange, ResidentChange, SignInChange,
    },
    ports,
};

use crate::{
    Store, changes, commands,
    db::{Tx, Work},
    expire::Expire,
    failure::{Failure, Read},
    jobs,
    journal::{self, Occasion},
    migrations,
};

#[async_trait]
impl Work for Commit {
    type Done = Committed;

    fn name(&self) -> &'static str {
        self.name
    }

    /// The command comes first, so that a repeat changes nothing; rows come before events, because events refer to keys.
    async fn apply(&self, tx: &mut Tx<'_>) -> Result<Committed, Failure> {
        if self.changes.len() > CHANGES_MAX {
            return Err(Failure::Refused("a commit has too many changes"));
        }
        if let Some(answer) = &self.command
            && let Some(first) = commands::claim(tx, self, answer).await?
        {
            return Ok(Committed::Repeated(first));
        }
        for change in &self.changes {
            changes::apply(tx, self, change).await?;
        }
        let command = self.command.as_ref().map(|answer| answer.command);
        let occasion = Occasion { town: self.town, command, at: self.at };
        let mut appended = Vec::with_capacity(self.appends.len());
        for append in &self.appends {
            appended.push(journal::append(tx, occasion, append).await?);
        }
        for job in &self.jobs {
            jobs::enqueue(tx, self.town, job).await?;
        }
        Ok(Committed::Applied(appended))
    }

    /// Found by its command; or made of nothing but rows that stand as they are put, however often.
    fn settles(&self) -> bool {
        let only_puts =
            || self.appends.is_empty() && self.jobs.is_empty() && self.changes.iter().all(repeats);
        self.command.is_some() || (!self.changes.is_empty() && only_puts())
    }

    /// Found with our own answer, it was our first try that was committed. Answers are sealed with a nonce of their own,
    /// so another's answer to the same command differs.
    fn settle(&self, first: Committed, again: Committed) -> Committed {
        match again {
            Committed::Repeated(found) if Some(&found) == self.command.as_ref() => first,
            again => again,
        }
    }
}

/// Whether the same change twice is the same as once.
const fn repeats(change: &Change) -> bool {
    matches!(
        change,
        Change::Key(KeyChange::PutKey(_))
            | Change::Document(DocumentChange::PutDocument(_) | DocumentChange::DeleteDocument(_))
            | Change::Resident(ResidentChange::PutAccount(_) | ResidentChange::PutCode(_))
            | Change::SignIn(
                SignInChange::PutSession(_)
                    | SignInChange::UseSession(_)
                    | SignInChange::DeleteSession(_)
                    | SignInChange::PutInvitation(_)
            )
    )
}

#[async_trait]
impl ports::Commits for Store {
    async fn commit(&self, commit: Commit) -> Result<Committed, CommitError> {
        let destroys = commit.changes.iter().any(|change| {
            matches!(
                change,
                Change::Key(KeyChange::DestroyKey(_)) | Change::Draft(DraftChange::DeleteDraftsOf(_))
            )
        });
        let outcome = self.db.write(commit).await;
        if destroys {
            self.recent.clear();
        }
        outcome
    }

    async fn newer_migration(&self) -> Read<Option<i64>> {
        Ok(migrations::newer(&mut self.db.read().await?.tx()).await?)
    }

    fn connections(&self) -> Option<(u32, u32)> {
        self.db.connections()
    }

    async fn answered(&self, town: TownId, command: CommandId) -> Read<Option<Answered>> {
        Ok(commands::answered(&mut self.db.read().await?.tx(), town, command).await?)
    }

    async fn expire(
        &self,
        town: TownId,
        now: Timestamp,
        commands_before: Timestamp,
    ) -> Result<u64, CommitError> {
        self.db.write(Expire { town, now, commands_before }).await
    }
}
