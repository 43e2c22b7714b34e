//! The wish of the operating system that the process ends, for everybody who waits for it.

use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};

use crate::answer::Failure;

/// Tells when to stop. Clones tell the same.
#[derive(Debug, Clone)]
pub(super) struct Stop(watch::Receiver<bool>);

impl Stop {
    /// Stops at SIGTERM and SIGINT, from now on.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if the signals cannot be heard.
    pub(super) fn on_signal() -> Result<Self, Failure> {
        let mut terminate = signal(SignalKind::terminate()).map_err(Failure::environment)?;
        let mut interrupt = signal(SignalKind::interrupt()).map_err(Failure::environment)?;
        let (tell, told) = watch::channel(false);
        tokio::spawn(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            tracing::info!("asked to end");
            tell.send_replace(true);
            // Kept until everybody has gone: who asks later is told too.
            tell.closed().await;
        });
        Ok(Self(told))
    }

    /// Stops when a test says so.
    #[cfg(test)]
    pub(super) fn when_told() -> (watch::Sender<bool>, Self) {
        let (tell, told) = watch::channel(false);
        (tell, Self(told))
    }

    /// Waits until it is time.
    pub(super) async fn wait(&self) {
        let mut told = self.0.clone();
        // An error means that the teller is gone, and with it the runtime: that is the end as well.
        let _gone = told.wait_for(|stop| *stop).await;
    }

    /// Waits, but no longer than this; whether it is time to stop.
    pub(super) async fn within(&self, time: std::time::Duration) -> bool {
        tokio::time::timeout(time, self.wait()).await.is_ok()
    }
}
