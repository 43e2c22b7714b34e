//! Job workers: take the next job that is due, one after the other.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Duration,
};

use kernel::{context::Ports, jobs::run_next};
use tokio::{runtime::Handle, task::JoinSet};

use super::stop::Stop;
use crate::{answer::chain, jobs::RUNNERS};

/// How long a worker rests when nothing is due.
const REST: Duration = Duration::from_millis(500);

/// How long it rests when the queue itself cannot be reached.
const LONG_REST: Duration = Duration::from_secs(5);

/// Starts a worker on a thread of its own: jobs set letters and seal them, and must not slow down requests.
pub(super) fn start(workers: &mut JoinSet<()>, ports: Arc<Ports>, stop: Stop) {
    let runtime = Handle::current();
    workers.spawn_blocking(move || work(&runtime, &ports, &stop));
}

/// Works until it is time to stop; a job that has begun is seen through.
fn work(runtime: &Handle, ports: &Ports, stop: &Stop) {
    let mut rest = Duration::ZERO;
    while !runtime.block_on(stop.within(rest)) {
        rest = next(runtime, ports);
    }
}

/// Does the next job; says how long to rest then. A job that panics takes no worker with it: it runs again when its lease
/// is over, until it has had its tries.
fn next(runtime: &Handle, ports: &Ports) -> Duration {
    match catch_unwind(AssertUnwindSafe(|| runtime.block_on(run_next(ports, &RUNNERS)))) {
        Ok(Ok(true)) => Duration::ZERO,
        Ok(Ok(false)) => REST,
        Ok(Err(error)) => {
            tracing::error!(error = %chain(&error.into()), "the queue of jobs cannot be reached");
            LONG_REST
        }
        Err(_panic) => {
            // What the panic says may quote what was being worked on; the panic hook has its place.
            tracing::error!("a job panicked");
            REST
        }
    }
}
