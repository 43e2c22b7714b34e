//! Room for the papers of requests that run: all of them together take a bounded part of the memory, whoever sends them.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{problem::WebError, site::WebState};

/// Room is counted in pieces of this many bytes.
const PIECE_BYTES: usize = 1_024;

/// All the room of this process.
#[derive(Debug, Clone)]
pub(crate) struct AllRoom(Arc<Semaphore>);

/// What papers of one request take; it is free again when this is dropped.
#[derive(Debug)]
pub struct PapersRoom(OwnedSemaphorePermit);

impl AllRoom {
    pub(crate) fn of(bytes: usize) -> Self {
        Self(Arc::new(Semaphore::new((bytes / PIECE_BYTES).min(Semaphore::MAX_PERMITS))))
    }
}

impl PapersRoom {
    /// Takes room for so many bytes more.
    ///
    /// # Errors
    ///
    /// [`WebError::Unavailable`] if others have taken it all. Nobody waits with a part of it: all could wait for each other.
    pub fn take(web_state: &WebState, bytes: usize, room: &mut Option<Self>) -> Result<(), WebError> {
        let full = || WebError::Unavailable("all room for papers that come in is taken".to_owned());
        let pieces = u32::try_from(bytes.div_ceil(PIECE_BYTES)).map_err(|_too_many| full())?;
        let all = Arc::clone(&web_state.papers_room().0);
        let taken = all.try_acquire_many_owned(pieces).map_err(|_none_left| full())?;
        match room {
            Some(room) => room.0.merge(taken),
            None => *room = Some(Self(taken)),
        }
        Ok(())
    }
}
