//! Every port in one place, and the contexts in which people use it.

use std::{ops::Deref, sync::Arc};

use access::{Access, Action, Resource, SignedIn};
use ids::{AccountId, CaseId, ClientId, CommandId, ServiceId, TownId, Uuid};
use jiff::Timestamp;
use town::ActorRef;

use crate::{
    as_of::Courses,
    catalogue::Catalogue,
    commands::{Intent, Requester},
    error::UseCaseError,
    ports::{Clock, Ids, Inspector, Keyring, Links, Mailer, Passwords, Press, Sealer, Store, WholeVault},
    quotas::Quotas,
};

/// Everything that use cases reach the outside with.
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Ports {
    /// Journal, registers, drafts, jobs.
    pub store: Arc<dyn Store>,
    /// Sealed files.
    pub vault: Arc<dyn WholeVault>,
    /// Keys.
    pub keyring: Arc<dyn Keyring>,
    pub clock: Arc<dyn Clock>,
    /// Ids and randomness.
    pub ids: Arc<dyn Ids>,
    /// Mail.
    pub mailer: Arc<dyn Mailer>,
    /// Letters.
    pub press: Arc<dyn Press>,
    /// Seals.
    pub sealer: Arc<dyn Sealer>,
    /// Uploads.
    pub inspector: Arc<dyn Inspector>,
    /// Addresses for mails.
    pub links: Arc<dyn Links>,
    /// Password hashing.
    pub passwords: Arc<dyn Passwords>,
    /// Policies.
    pub access: Arc<Access>,
    /// Published services, compiled once.
    pub catalogue: Catalogue,
    /// What towns and departments were called before.
    pub courses: Courses,
    /// What a session may leave behind.
    pub quotas: Quotas,
}

/// How a resident came in, and so what is theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum SessionKind {
    /// Somebody with a browser: owns the drafts of this session.
    Guest {
        /// Keyed hash of the session's secret.
        secret: [u8; 32],
    },
    /// A guest who has opened one case by number and access code.
    OneCase {
        case: CaseId,
        /// Keyed hash of the session's secret.
        secret: [u8; 32],
    },
    /// Somebody with an account by e-mail.
    Account { account: AccountId },
}

/// A resident's request.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ResidentContext<'a> {
    /// Every port.
    pub ports: &'a Ports,
    pub town: TownId,
    pub session_kind: SessionKind,
    /// The moment of the request.
    pub now: Timestamp,
}

/// A member of staff's request.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct StaffContext<'a> {
    /// Every port.
    pub ports: &'a Ports,
    pub town: TownId,
    /// Proves that a person is signed in.
    pub signed_in: &'a SignedIn,
    /// The moment of the request.
    pub now: Timestamp,
}

/// A registered client's request.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ClientContext<'a> {
    /// Every port.
    pub ports: &'a Ports,
    pub town: TownId,
    pub client: ClientId,
    /// Only this service.
    pub service: Option<ServiceId>,
    /// The moment of the request.
    pub now: Timestamp,
}

/// A job's or the command line's work in a town.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct TownContext<'a> {
    /// Every port.
    pub ports: &'a Ports,
    pub town: TownId,
    /// The moment.
    pub now: Timestamp,
}

/// A request that changes something: a context with the command by which a repeat is known. Whoever only reads has none.
#[derive(Clone, Copy)]
pub struct Changing<C> {
    context: C,
    /// The id that the page or the program gave the request.
    pub command: CommandId,
}

impl<C> Changing<C> {
    /// A request with this command.
    pub const fn new(context: C, command: CommandId) -> Self {
        Self { context, command }
    }
}

impl<C: Copy> Changing<C> {
    /// One of several things that one request changes, each by a commit of its own: its command is made from the request's and from
    /// what it is about, so that a repeat is known for each of them.
    #[must_use]
    pub fn part(&self, about: Uuid) -> Self {
        let mixed = self.command.as_uuid().as_u128() ^ about.as_u128();
        Self { context: self.context, command: CommandId::from_uuid(Uuid::from_u128(mixed)) }
    }
}

impl<C: Asking> Changing<C> {
    /// The request as this use case takes it.
    pub fn intent(&self, use_case: &'static str) -> Intent {
        Intent { command: self.command, requester: self.context.requester(), use_case }
    }
}

impl<C> Deref for Changing<C> {
    type Target = C;

    fn deref(&self) -> &C {
        &self.context
    }
}

/// A context that knows who asks.
pub trait Asking {
    /// Who asks.
    fn requester(&self) -> Requester;
}

impl Asking for StaffContext<'_> {
    fn requester(&self) -> Requester {
        Requester::Staff(self.signed_in.person())
    }
}

impl Asking for ResidentContext<'_> {
    fn requester(&self) -> Requester {
        match self.session_kind {
            SessionKind::Account { account } => Requester::Account(account),
            SessionKind::Guest { secret } | SessionKind::OneCase { secret, .. } => Requester::Session(secret),
        }
    }
}

impl Asking for ClientContext<'_> {
    fn requester(&self) -> Requester {
        Requester::Client(self.client)
    }
}

impl StaffContext<'_> {
    /// Refuses unless the person may do this.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::NotFound`] if the person may not even know of the thing, [`UseCaseError::Forbidden`] otherwise.
    pub fn must(&self, action: Action, resource: &Resource) -> Result<(), UseCaseError> {
        if self.may(action, resource) {
            return Ok(());
        }
        let hidden = match resource {
            Resource::Case(_) => !self.may(Action::SeeCase, resource),
            other => other.town() != self.signed_in.town(),
        };
        if hidden { Err(UseCaseError::NotFound) } else { Err(UseCaseError::Forbidden { action }) }
    }

    /// Whether the person may do this; for showing or leaving out a button.
    #[must_use]
    pub fn may(&self, action: Action, resource: &Resource) -> bool {
        self.ports.access.may(self.signed_in, action, resource).allowed
    }

    /// The same town and moment without a person, for what needs none.
    #[must_use]
    pub const fn in_town(&self) -> TownContext<'_> {
        TownContext { ports: self.ports, town: self.town, now: self.now }
    }

    /// The person as events of the town name them.
    #[must_use]
    pub fn by(&self) -> ActorRef {
        ActorRef::Person { id: self.signed_in.person(), name: self.signed_in.name().to_owned() }
    }
}

impl<'a> ResidentContext<'a> {
    /// The same town and moment without a person, for what needs none.
    #[must_use]
    pub const fn in_town(self) -> TownContext<'a> {
        TownContext { ports: self.ports, town: self.town, now: self.now }
    }
}
