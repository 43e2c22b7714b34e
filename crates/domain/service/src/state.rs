//! What a service's stream amounts to: which revision is offered, and what may happen to it next.

use access::ActorRef;
use ids::DepartmentId;

use crate::{events::ServiceEvent, pack::Pack};

/// A service as its events leave it; before the first of them there is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServiceState {
    newest: Option<PublishedRevision>,
    offered: bool,
}

/// A revision that was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedRevision {
    /// 1 and up.
    pub number: u32,
    /// The short name that its pack gives the service.
    pub key: String,
    /// The department that owns the service by it.
    pub department: DepartmentId,
    /// SHA-256 of the content, hexadecimal.
    pub hash: String,
}

/// Why an event cannot follow what happened before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ServiceFoldError {
    /// A revision does not count on from the one before.
    #[error("revision {found} was published where {expected} comes next")]
    OutOfOrder {
        /// What comes next.
        expected: u32,
        /// What the event says.
        found: u32,
    },
    /// Nothing is offered that could be withdrawn.
    #[error("a service was withdrawn that was not offered")]
    NotOffered,
}

impl ServiceState {
    /// The revision that was published last, whether it is still offered or not.
    #[must_use]
    pub const fn newest(&self) -> Option<&PublishedRevision> {
        self.newest.as_ref()
    }

    /// The revision on which new drafts are made; none before the first and after a withdrawal.
    #[must_use]
    pub fn offered(&self) -> Option<&PublishedRevision> {
        self.newest.as_ref().filter(|_| self.offered)
    }

    /// The state after one more event.
    ///
    /// # Errors
    ///
    /// [`ServiceFoldError`] if the event cannot follow; the state is then unchanged.
    pub fn fold(&mut self, event: &ServiceEvent) -> Result<(), ServiceFoldError> {
        match event {
            ServiceEvent::RevisionPublished { department, revision, hash, content, .. } => {
                let expected = self.next_number();
                if *revision != expected {
                    return Err(ServiceFoldError::OutOfOrder { expected, found: *revision });
                }
                self.newest = Some(PublishedRevision {
                    number: *revision,
                    key: content.service.key.clone(),
                    department: *department,
                    hash: hash.clone(),
                });
                self.offered = true;
            }
            ServiceEvent::ServiceWithdrawn { .. } if !self.offered => {
                return Err(ServiceFoldError::NotOffered);
            }
            ServiceEvent::ServiceWithdrawn { .. } => self.offered = false,
        }
        Ok(())
    }

    /// Publishes a pack as the next revision; the content that is offered already is none.
    #[must_use]
    pub fn publish(&self, pack: &Pack, department: DepartmentId, by: ActorRef) -> Option<ServiceEvent> {
        let hash = case::Digest::from_bytes(pack.hash()).to_string();
        if self.offered().is_some_and(|revision| revision.hash == hash) {
            return None;
        }
        let revision = self.next_number();
        Some(ServiceEvent::RevisionPublished {
            department,
            revision,
            hash,
            content: Box::new(pack.clone()),
            by,
        })
    }

    /// Takes the service off what the town offers; one that is not offered stays as it is.
    #[must_use]
    pub fn withdraw(&self, by: ActorRef) -> Option<ServiceEvent> {
        self.offered.then_some(ServiceEvent::ServiceWithdrawn { by })
    }

    fn next_number(&self) -> u32 {
        self.newest.as_ref().map_or(0, |revision| revision.number).saturating_add(1)
    }
}
