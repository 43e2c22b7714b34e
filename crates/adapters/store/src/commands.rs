//! Commands: each changing request is answered once; a repeat gets the first answer.

use ids::{CommandId, KeyId, TownId, Uuid};
use kernel::{
    commands::CommandScope,
    commit::{Answered, Commit},
};

use crate::{
    columns::microseconds,
    db::{Tx, one, run},
    expire::Expire,
    failure::Failure,
    tables::Table,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[Table::ephemeral("command")];

/// Waits for another transaction with the same command to end, then inserts nothing if that one was committed.
const CLAIM: &str = "-- a command and its answer
INSERT INTO command (town_id, command_id, use_case, requester, target, at_us, key_id, sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (town_id, command_id) DO NOTHING";

/// The journal outlives the answers.
const DONE: &str = "-- whether a command has left an event
SELECT
    seq
FROM journal
WHERE town_id = $1
    AND command_id = $2
LIMIT 1";

const ANSWERED: &str = "-- answer to a command
SELECT
    use_case,
    requester,
    target,
    key_id,
    sealed
FROM command
WHERE town_id = $1
    AND command_id = $2";

const EXPIRE: &str = "-- commands of long ago
DELETE FROM command
WHERE town_id = $1
    AND at_us < $2";

/// Records the commit's command; gives the first answer instead if there is one. A conflict if the command was done and its
/// answer is forgotten.
pub(crate) async fn claim(
    tx: &mut Tx<'_>,
    commit: &Commit,
    answer: &Answered,
) -> Result<Option<Answered>, Failure> {
    let (town, command) = (commit.town.as_uuid(), answer.command.as_uuid());
    let (key, sealed) = (answer.key.as_uuid(), answer.sealed.as_slice());
    let CommandScope { use_case, requester, target } = &answer.scope;
    let at_us = microseconds(commit.at);
    let new = run!(
        tx,
        CLAIM,
        town,
        command,
        use_case.as_str(),
        requester.as_str(),
        target.as_str(),
        at_us,
        key,
        sealed
    )?;
    if new == 1 {
        let done: Option<(i64,)> = one!(tx, DONE, town, command)?;
        // Its answer was forgotten long ago: it is not done again, and nothing can be answered.
        return if done.is_none() { Ok(None) } else { Err(done_already(answer.command)) };
    }
    match answered(tx, commit.town, answer.command).await? {
        Some(first) => Ok(Some(first)),
        // It expired in between: whoever sends it so late runs it again.
        None => Err(done_already(answer.command)),
    }
}

fn done_already(command: CommandId) -> Failure {
    Failure::Conflict(format!("command:{command}"))
}

/// The first answer to a command.
pub(crate) async fn answered(
    tx: &mut Tx<'_>,
    town: TownId,
    command: CommandId,
) -> Result<Option<Answered>, Failure> {
    let row: Option<(String, String, String, Uuid, Vec<u8>)> =
        one!(tx, ANSWERED, town.as_uuid(), command.as_uuid())?;
    Ok(row.map(|(use_case, requester, target, key, sealed)| Answered {
        command,
        scope: CommandScope { use_case, requester, target },
        key: KeyId::from_uuid(key),
        sealed,
    }))
}

/// Forgets those of long ago.
pub(crate) async fn expire(tx: &mut Tx<'_>, by: &Expire) -> Result<u64, Failure> {
    Ok(run!(tx, EXPIRE, by.town.as_uuid(), microseconds(by.commands_before))?)
}
