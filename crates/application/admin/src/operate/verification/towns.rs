//! A town: its directory, programs and passwords, keys, accounts and the numbers of its cases.

use std::collections::{BTreeMap, BTreeSet};

use ids::{KeyId, StaffId};
use jiff::Timestamp;
use kernel::{
    context::TownContext,
    error::UseCaseError,
    ports::{KeyError, SealContext},
    row_seals::SealedRow as _,
    rows::{ClientRow, CredentialRow, Finding, KeyRow, SeriesRow, StaffState, StreamId},
};
use sign_in::account_check::is_found_by_its_address;
use town::{StaffEvent, TownEvent, TownState};

use super::{Numbered, finding, readable, rebuild, registers};
use crate::towns::{TownFile, read_town};

/// The tables of the directory hold what the streams of the town and of its services give.
pub(super) async fn directory(ctx: TownContext<'_>) -> Result<Vec<Finding>, UseCaseError> {
    match readable(rebuild::directory_rows(ctx).await)? {
        Some(given) => {
            let found = registers::compare_directory(ctx, &given).await?;
            Ok(found.into_iter().map(Finding::from).collect())
        }
        None => {
            let reason = "its own events or those of a service do not open, so its rows were not compared";
            Ok(vec![finding(ctx.town, StreamId::Town(ctx.town), reason)])
        }
    }
}

/// Each program and each password is one that the town's stream speaks of, as it was sealed.
pub(super) async fn programs_and_passwords(ctx: TownContext<'_>) -> Result<Vec<Finding>, UseCaseError> {
    let Some(file) = readable(read_town(ctx).await)? else { return Ok(Vec::new()) };
    let mut found = clients(ctx, &file.state).await?;
    found.extend(credentials(ctx, &file).await?);
    Ok(found)
}

async fn clients(ctx: TownContext<'_>, state: &TownState) -> Result<Vec<Finding>, UseCaseError> {
    let mut rows: BTreeMap<_, ClientRow> =
        ctx.ports.store.clients(ctx.town).await?.into_iter().map(|row| (row.client, row)).collect();
    let mut found = Vec::new();
    let mut wrong = |client, reason: &str| {
        found.push(finding(ctx.town, "client", format!("the program {client} {reason}")));
    };
    for (client, known) in &state.clients {
        let Some(row) = rows.remove(client) else {
            wrong(*client, "has no row");
            continue;
        };
        let until = known.expires_at.as_microsecond();
        let same = row.name == known.name && row.service == known.service;
        if !same || row.expires_at.as_microsecond() != until {
            wrong(*client, "has a row that says something else than the journal");
        } else if !row.is_genuine(&*ctx.ports.keyring).await? {
            wrong(*client, "has another token than it was given");
        }
    }
    for client in rows.into_keys() {
        wrong(client, "has a row, and the journal does not know it or says that it was revoked");
    }
    Ok(found)
}

async fn credentials(ctx: TownContext<'_>, file: &TownFile) -> Result<Vec<Finding>, UseCaseError> {
    let mut rows: BTreeMap<StaffId, CredentialRow> =
        ctx.ports.store.credentials(ctx.town).await?.into_iter().map(|row| (row.person, row)).collect();
    let set = passwords_set(file);
    let mut found = Vec::new();
    let mut wrong = |person, reason: &str| {
        found.push(finding(ctx.town, "credential", format!("the password of {person} {reason}")));
    };
    let active = file.state.staff.iter().filter(|(_, member)| member.state == StaffState::Active);
    for (person, _) in active {
        match rows.remove(person) {
            None => wrong(*person, "is missing"),
            Some(row) if !row.is_genuine(&*ctx.ports.keyring).await? => wrong(*person, "was replaced"),
            Some(row) if set.get(person) != Some(&row.set_at) => {
                wrong(*person, "is not the one that was set last");
            }
            Some(_) => {}
        }
    }
    for person in rows.into_keys() {
        wrong(person, "is there, and the journal says that nobody signs in with it");
    }
    Ok(found)
}

/// When each person has set a password last.
fn passwords_set(file: &TownFile) -> BTreeMap<StaffId, Timestamp> {
    let sets = file.history.entries.iter().filter_map(|entry| match &entry.event {
        TownEvent::Staff(StaffEvent::PersonJoined { person } | StaffEvent::PasswordReset { person }) => {
            Some((*person, entry.at))
        }
        _ => None,
    });
    sets.collect()
}

/// Each data key opens or is destroyed, and what was destroyed is listed: by the town's stream, where it was a case's.
pub(super) async fn keys(ctx: TownContext<'_>) -> Result<Vec<Finding>, UseCaseError> {
    let told = readable(read_town(ctx).await)?.map(|file| file.state.destroyed).unwrap_or_default();
    let listed: BTreeMap<KeyId, Timestamp> =
        ctx.ports.store.destroyed_keys(ctx.town).await?.into_iter().collect();
    let mut found = Vec::new();
    let mut last = None;
    loop {
        let page = ctx.ports.store.keys(ctx.town, last).await?;
        let Some(end) = page.last() else { break };
        last = Some(end.key);
        for row in page {
            if let Some(reason) = key_fault(ctx, &row, (&told, &listed)).await? {
                found.push(finding(ctx.town, "data_key", format!("the key {} {reason}", row.key)));
            }
        }
    }
    for key in told.iter().filter(|key| !listed.contains_key(key)) {
        let reason = format!("the key {key}, which the journal says was destroyed, is not listed");
        found.push(finding(ctx.town, "destroyed_key", reason));
    }
    for (table, key) in ctx.ports.store.rows_of_destroyed_keys(ctx.town).await? {
        found.push(finding(ctx.town, table, format!("a row was sealed under {key}, which is destroyed")));
    }
    Ok(found)
}

async fn key_fault(
    ctx: TownContext<'_>,
    row: &KeyRow,
    (told, listed): (&BTreeSet<KeyId>, &BTreeMap<KeyId, Timestamp>),
) -> Result<Option<&'static str>, UseCaseError> {
    match (row.destroyed_at, listed.get(&row.key)) {
        (Some(at), Some(then)) if at == *then => return Ok(None),
        (Some(_), _) => return Ok(Some("is destroyed, and not listed as destroyed then")),
        (None, Some(_)) => return Ok(Some("is listed as destroyed, and is still there")),
        (None, None) if told.contains(&row.key) => {
            return Ok(Some("was destroyed, as the journal says, and is still there"));
        }
        (None, None) => {}
    }
    let place = SealContext { town: ctx.town, kind: "data-key", subject: row.key.as_uuid(), seq: 0 };
    match ctx.ports.keyring.object_opener(row.key, place).await {
        // It opens; or it was destroyed or forgotten since its row was read.
        Ok(_) | Err(KeyError::Destroyed(_) | KeyError::Unknown(_)) => Ok(None),
        Err(KeyError::Unavailable(cause)) => Err(KeyError::Unavailable(cause).into()),
        Err(_) => Ok(Some("does not open")),
    }
}

/// Each account is found under its own address.
pub(super) async fn accounts(ctx: TownContext<'_>) -> Result<Vec<Finding>, UseCaseError> {
    let mut found = Vec::new();
    let mut last = None;
    loop {
        let page = ctx.ports.store.accounts(ctx.town, last).await?;
        let Some(end) = page.last() else { return Ok(found) };
        last = Some(end.account);
        for row in page {
            let reason = match readable(is_found_by_its_address(ctx, &row).await)? {
                Some(true) => continue,
                Some(false) => "is found under the address of somebody else",
                None => "does not open",
            };
            found.push(finding(ctx.town, "account", format!("the account {} {reason}", row.account)));
        }
    }
}

/// No row names a case that has no stream.
pub(super) async fn stray_rows(ctx: TownContext<'_>) -> Result<Vec<Finding>, UseCaseError> {
    let stray = ctx.ports.store.rows_without_case(ctx.town).await?.into_iter();
    Ok(stray.map(|(table, case)| registers::stray_row(ctx.town, table, case).into()).collect())
}

/// Series have no gaps: each number belongs to a case, and the last one is the one that was taken last. `before` was read before
/// the cases were counted, for others may file meanwhile.
pub(super) async fn series(
    ctx: TownContext<'_>,
    before: &[SeriesRow],
    numbered: &Numbered,
) -> Result<Vec<Finding>, UseCaseError> {
    let after = ctx.ports.store.series(ctx.town).await?;
    let found = |reason: String| finding(ctx.town, "number_series", reason);
    let last = |of: &(String, i16)| {
        let of = after.iter().find(|row| (row.series.as_str(), row.year) == (of.0.as_str(), of.1));
        of.map_or(0, |row| row.last)
    };
    let short = numbered.series.iter().filter(|(of, (_, highest))| last(of) < *highest);
    let mut wrong: Vec<Finding> = short
        .map(|(of, (_, highest))| {
            let (series, year, last) = (&of.0, of.1, last(of));
            found(format!("{series}-{year} ends with {last}, and a case has the number {highest}"))
        })
        .collect();
    let mut unexplained = 0;
    for SeriesRow { series, year, last } in before {
        let count = numbered.series.get(&(series.clone(), *year)).map_or(0, |(count, _)| *count);
        unexplained += last.saturating_sub(count);
    }
    if let Some(missing) = unexplained.checked_sub(numbered.deleted).filter(|missing| *missing > 0) {
        wrong.push(found(format!("{missing} number(s) were taken by cases that are not there")));
    }
    Ok(wrong)
}
