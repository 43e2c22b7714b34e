//! Job workers: each takes the next job of its class that is due, one after the other.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::{Duration, Instant},
};

use kernel::{
    context::Ports,
    error::UseCaseError,
    jobs::{self, LEASE_SECONDS},
    rows::{JobClass, LeasedJob},
};
use tokio::{
    runtime::Handle,
    task::{JoinHandle, JoinSet},
};

use super::stop::Stop;
use crate::{answer::chain, jobs::RUNNERS};

/// How long a worker rests when nothing is due.
const REST: Duration = Duration::from_millis(500);

/// How long it rests when the queue itself cannot be reached.
const LONG_REST: Duration = Duration::from_secs(5);

/// How often a lease is renewed: twice may fail.
const RENEW_EVERY: Duration = Duration::from_secs(LEASE_SECONDS.unsigned_abs() / 3);

/// Starts a worker on a thread of its own: jobs set letters and seal them, and must not slow down requests.
pub(super) fn start(workers: &mut JoinSet<()>, class: JobClass, ports: Arc<Ports>, stop: Stop) {
    let runtime = Handle::current();
    workers.spawn_blocking(move || work(&runtime, class, &ports, &stop));
}

/// Works until it is time to stop; a job that has begun is seen through.
fn work(runtime: &Handle, class: JobClass, ports: &Arc<Ports>, stop: &Stop) {
    let mut rest = Duration::ZERO;
    while !runtime.block_on(stop.within(rest)) {
        rest = next(runtime, class, ports);
    }
}

/// Does the next job of the class; says how long to rest then. A job that panics takes no worker with it: it runs again when its lease
/// is over, until it has had its tries.
fn next(runtime: &Handle, class: JobClass, ports: &Arc<Ports>) -> Duration {
    match catch_unwind(AssertUnwindSafe(|| runtime.block_on(run_next(ports, class)))) {
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

async fn run_next(ports: &Arc<Ports>, class: JobClass) -> Result<bool, UseCaseError> {
    let Some(job) = jobs::take(ports, class).await? else { return Ok(false) };
    let _renewal = Renewal::start(Arc::clone(ports), job.clone(), RENEW_EVERY);
    let began = Instant::now();
    let outcome = jobs::see_through(ports, &RUNNERS, &job).await?;
    let labels = [("class", class.name()), ("outcome", outcome.name())];
    metrics::histogram!("gangway_job_seconds", &labels).record(began.elapsed().as_secs_f64());
    Ok(true)
}

/// Renews a lease in a task of its own, since a job may hold its thread for long. Ends when dropped.
struct Renewal(JoinHandle<()>);

impl Renewal {
    fn start(ports: Arc<Ports>, job: LeasedJob, every: Duration) -> Self {
        Self(tokio::spawn(async move {
            loop {
                tokio::time::sleep(every).await;
                match jobs::renew(&ports, &job).await {
                    Ok(true) => {}
                    Ok(false) => {
                        return tracing::warn!(job.id = %job.job, "somebody else holds this job by now");
                    }
                    Err(error) => tracing::warn!(job.id = %job.job, %error, "a lease could not be renewed"),
                }
            }
        }))
    }
}

impl Drop for Renewal {
    fn drop(&mut self) {
        self.0.abort();
    }
}
