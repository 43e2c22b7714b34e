//! What happens from time to time: standing jobs, seals and towns that were changed by a command, gauges.

use std::{sync::Arc, time::Duration};

use admin::jobs::{enqueue_checkpoints, enqueue_standing};
use jiff::Timestamp;
use kernel::{
    context::Ports,
    rows::{JobClass, JobQueue},
};

use super::{Refresh, stop::Stop};
use crate::{answer::chain, wiring::SealFolder};

/// How often changes that commands made are looked for.
const EVERY: Duration = Duration::from_secs(15);

/// The standing jobs are put into the queue every so many rounds: once an hour.
const STANDING_ROUNDS: u32 = 240;

/// What happened is put under a checkpoint every so many rounds: twice a minute.
const CHECKPOINT_ROUNDS: u32 = 2;

/// Runs until it is time to stop.
pub(super) async fn run(ports: Arc<Ports>, seals: Arc<SealFolder>, refresh: Refresh, stop: Stop) {
    let mut round = 0_u32;
    loop {
        if round.is_multiple_of(STANDING_ROUNDS)
            && let Err(error) = enqueue_standing(&ports).await
        {
            tracing::error!(error = %chain(&error.into()), "the standing jobs cannot be enqueued");
        }
        if round.is_multiple_of(CHECKPOINT_ROUNDS)
            && let Err(error) = enqueue_checkpoints(&ports).await
        {
            tracing::error!(error = %chain(&error.into()), "the checkpoints cannot be enqueued");
        }
        look(&ports, &seals, &refresh).await;
        round = round.wrapping_add(1);
        if stop.within(EVERY).await {
            return;
        }
    }
}

async fn look(ports: &Ports, seals: &SealFolder, refresh: &Refresh) {
    match ports.store.towns().await {
        Ok(towns) => {
            refresh(&towns);
            if let Err(failure) = seals.load(&towns).await {
                tracing::error!(error = failure.sentence(), "a seal cannot be used");
            }
        }
        Err(error) => tracing::error!(error = %chain(&error.into()), "the towns cannot be read"),
    }
    match ports.store.job_queues().await {
        Ok(queues) => tell_queues(&queues, ports.clock.now()),
        Err(error) => tracing::error!(error = %chain(&error.into()), "the jobs cannot be counted"),
    }
    if let Some((busy, idle)) = ports.store.connections() {
        metrics::gauge!("gangway_database_connections", "state" => "busy").set(f64::from(busy));
        metrics::gauge!("gangway_database_connections", "state" => "idle").set(f64::from(idle));
    }
}

/// A class without jobs is told as empty, not left at what it was.
fn tell_queues(queues: &[JobQueue], now: Timestamp) {
    for class in JobClass::ALL.map(JobClass::name) {
        let queue = queues.iter().find(|queue| queue.class == class);
        let late =
            queue.and_then(|queue| queue.first_due).map_or(0.0, |due| now.duration_since(due).as_secs_f64());
        let (waiting, dead) = queue.map_or((0, 0), |queue| (queue.waiting, queue.dead));
        metrics::gauge!("gangway_jobs_waiting", "class" => class).set(as_gauge(waiting));
        metrics::gauge!("gangway_jobs_dead", "class" => class).set(as_gauge(dead));
        metrics::gauge!("gangway_jobs_oldest_seconds", "class" => class).set(late.max(0.0));
    }
}

/// A count as a gauge shows it.
fn as_gauge(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
