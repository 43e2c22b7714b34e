//! What a change of a town costs before and after the town has published 1,200 revisions. Ends with code 1 if it grows with them.
//!
//! `cargo bench -p testing --features harness --bench town_changes`

#![expect(clippy::print_stdout, reason = "the figures are the result")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "says what it expects by failing")]

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use admin::{
    services::{publish_pack, read_service},
    staff::{RoleName, grant_role, revoke_role},
};
use kernel::{catalogue::offered_as, rows::StreamId};
use testing::{Engine, Harness, block_on, operator};

/// So many services, each with so many revisions.
const SERVICES: u32 = 60;
const REVISIONS: u32 = 20;

/// A role is given and taken so many times; the fastest counts, because other programs disturb the slower ones.
const TIMES: u32 = 10;

/// How many times longer it may take then.
const FACTOR: u32 = 2;

fn main() -> ExitCode {
    let (send, receive) = std::sync::mpsc::channel();
    block_on(async move {
        let harness = Harness::on(Engine::Sqlite).await;
        let before = fastest_grant(&harness).await;
        publish(&harness).await;
        let after = fastest_grant(&harness).await;
        report(&harness, before, after).await;
        harness.end().await;
        send.send(after <= before * FACTOR).unwrap();
    });
    if receive.recv().unwrap() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn fastest_grant(harness: &Harness) -> Duration {
    let (ctx, designer) = (harness.ctx(harness.town.id), harness.town.staff["designer"]);
    let role = || RoleName { role: "publisher".to_owned(), department: None };
    let mut fastest = Duration::MAX;
    for _ in 0..TIMES {
        let began = Instant::now();
        grant_role(ctx, harness.command(), operator(), designer, role()).await.unwrap();
        fastest = fastest.min(began.elapsed());
        revoke_role(ctx, harness.command(), operator(), designer, role()).await.unwrap();
    }
    fastest
}

async fn publish(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let mut pack = offered_as(ctx, "haltverbotszone").await.unwrap().pack.clone();
    for service in 1..=SERVICES {
        pack.service.key = format!("haltverbotszone-{service}");
        for revision in 1..=REVISIONS {
            pack.service.version = revision.to_string();
            publish_pack(ctx, harness.command(), operator(), pack.clone()).await.unwrap();
        }
    }
}

async fn report(harness: &Harness, before: Duration, after: Duration) {
    let ctx = harness.ctx(harness.town.id);
    let own = harness.kinds(ctx.town, StreamId::Town(ctx.town)).await.len();
    let began = Instant::now();
    let mut published = 0;
    for row in harness.ports.store.services(ctx.town).await.unwrap() {
        published += read_service(ctx, row.service).await.unwrap().history.position.seq;
    }
    println!("events of the town's own stream   {own:>8}");
    println!("events of its services            {published:>8}");
    println!("giving a role, before             {before:>8.1?}");
    println!("giving a role, after              {after:>8.1?}");
    println!("reading all that was published    {:>8.1?}", began.elapsed());
}
