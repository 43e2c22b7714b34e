//! Registered clients of the HTTP interface. Authoritative.

use ids::{ClientId, ServiceId, TownId, Uuid};
use kernel::rows::ClientRow;

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, one, run},
    failure::Failure,
};

const PUT: &str = "-- a client
INSERT INTO client (town_id, client_id, name, token, service_id, expires_at_us)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (town_id, client_id) DO UPDATE
SET
    name = excluded.name,
    token = excluded.token,
    service_id = excluded.service_id,
    expires_at_us = excluded.expires_at_us";

const DELETE: &str = "-- a client goes
DELETE FROM client
WHERE town_id = $1
    AND client_id = $2";

const BY_TOKEN: &str = "-- a client by token
SELECT
    client_id,
    name,
    service_id,
    expires_at_us
FROM client
WHERE town_id = $1
    AND token = $2";

const NAME: &str = "-- the name of a client
SELECT name
FROM client
WHERE town_id = $1
    AND client_id = $2";

#[derive(sqlx::FromRow)]
struct Record {
    client_id: Uuid,
    name: String,
    service_id: Option<Uuid>,
    expires_at_us: i64,
}

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &ClientRow) -> Result<(), Failure> {
    let (client, service) = (row.client.as_uuid(), row.service.map(ServiceId::as_uuid));
    let (name, expires) = (row.name.as_str(), microseconds(row.expires_at));
    run!(tx, PUT, row.town.as_uuid(), client, name, row.token.as_slice(), service, expires)?;
    Ok(())
}

/// Removes a client, and its token with it.
pub(crate) async fn delete(tx: &mut Tx<'_>, town: TownId, client: ClientId) -> Result<(), Failure> {
    run!(tx, DELETE, town.as_uuid(), client.as_uuid())?;
    Ok(())
}

/// A client by its token's hash, whether it has expired or not.
pub(crate) async fn by_token(
    tx: &mut Tx<'_>,
    town: TownId,
    token: [u8; 32],
) -> Result<Option<ClientRow>, Failure> {
    let record: Option<Record> = one!(tx, BY_TOKEN, town.as_uuid(), token.as_slice())?;
    let Some(record) = record else { return Ok(None) };
    let place = RowRef { table: "client", row: &record.client_id };
    Ok(Some(ClientRow {
        town,
        client: ClientId::from_uuid(record.client_id),
        token,
        service: record.service_id.map(ServiceId::from_uuid),
        expires_at: place.time("expires_at_us", record.expires_at_us)?,
        name: record.name,
    }))
}

/// The name of a client, unless it was revoked.
pub(crate) async fn name_of(
    tx: &mut Tx<'_>,
    town: TownId,
    client: ClientId,
) -> Result<Option<String>, Failure> {
    let found: Option<(String,)> = one!(tx, NAME, town.as_uuid(), client.as_uuid())?;
    Ok(found.map(|(name,)| name))
}
