//! Registered clients of the HTTP interface. Authoritative.

use ids::{ClientId, ServiceId, TownId, Uuid};
use kernel::rows::ClientRow;

use crate::{
    columns::{RowRef, microseconds},
    db::{Tx, all, one, run},
    failure::Failure,
};

const PUT: &str = "-- a client
INSERT INTO client (town_id, client_id, name, token, service_id, expires_at_us, seal)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (town_id, client_id) DO UPDATE
SET
    name = excluded.name,
    token = excluded.token,
    service_id = excluded.service_id,
    expires_at_us = excluded.expires_at_us,
    seal = excluded.seal";

const DELETE: &str = "-- a client goes
DELETE FROM client
WHERE town_id = $1
    AND client_id = $2";

/// Reads clients of a town: the name of the statement, then which.
macro_rules! select {
    ($name:literal $(, $rest:literal)*) => {
        concat!(
            "-- ",
            $name,
            "
SELECT
    client_id,
    name,
    token,
    service_id,
    expires_at_us,
    seal
FROM client
WHERE town_id = $1"
            $(, $rest)*
        )
    };
}

const BY_TOKEN: &str = select!("a client by token", "\n    AND token = $2");

const OF_TOWN: &str = select!("clients of a town", "\nORDER BY client_id");

const NAME: &str = "-- the name of a client
SELECT name
FROM client
WHERE town_id = $1
    AND client_id = $2";

#[derive(sqlx::FromRow)]
struct Record {
    client_id: Uuid,
    name: String,
    token: Vec<u8>,
    service_id: Option<Uuid>,
    expires_at_us: i64,
    seal: Vec<u8>,
}

impl Record {
    fn read(self, town: TownId) -> Result<ClientRow, Failure> {
        let place = RowRef { table: "client", row: &self.client_id };
        Ok(ClientRow {
            town,
            client: ClientId::from_uuid(self.client_id),
            token: place.bytes("token", &self.token)?,
            service: self.service_id.map(ServiceId::from_uuid),
            expires_at: place.time("expires_at_us", self.expires_at_us)?,
            seal: place.bytes("seal", &self.seal)?,
            name: self.name,
        })
    }
}

/// Inserts or replaces.
pub(crate) async fn put(tx: &mut Tx<'_>, row: &ClientRow) -> Result<(), Failure> {
    let (client, service) = (row.client.as_uuid(), row.service.map(ServiceId::as_uuid));
    let (name, expires) = (row.name.as_str(), microseconds(row.expires_at));
    let (token, seal) = (row.token.as_slice(), row.seal.as_slice());
    run!(tx, PUT, row.town.as_uuid(), client, name, token, service, expires, seal)?;
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
    record.map(|record| record.read(town)).transpose()
}

/// All clients of a town, expired ones too.
pub(crate) async fn of_town(tx: &mut Tx<'_>, town: TownId) -> Result<Vec<ClientRow>, Failure> {
    let records: Vec<Record> = all!(tx, OF_TOWN, town.as_uuid())?;
    records.into_iter().map(|record| record.read(town)).collect()
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
