//! Job workers: take the next job that is due, one after the other.

use std::{sync::Arc, time::Duration};

use app::{house::House, jobs::run_next};
use tokio::{runtime::Handle, task::JoinSet};

use super::stop::Stop;
use crate::answer::chain;

/// How long a worker rests when nothing is due.
const REST: Duration = Duration::from_millis(500);

/// How long it rests when the queue itself cannot be reached.
const LONG_REST: Duration = Duration::from_secs(5);

/// Starts a worker on a thread of its own: jobs set letters and seal them, and must not slow down requests.
pub(super) fn start(workers: &mut JoinSet<()>, house: Arc<House>, stop: Stop) {
    let runtime = Handle::current();
    workers.spawn_blocking(move || runtime.block_on(work(house, stop)));
}

/// Works until it is time to stop; a job that has begun is seen through.
async fn work(house: Arc<House>, stop: Stop) {
    let mut rest = Duration::ZERO;
    while !stop.within(rest).await {
        rest = match run_next(&house).await {
            Ok(true) => Duration::ZERO,
            Ok(false) => REST,
            Err(error) => {
                tracing::error!(error = %chain(&error.into()), "the queue of jobs cannot be reached");
                LONG_REST
            }
        };
    }
}
