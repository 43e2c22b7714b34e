//! An instance: the store, the keys and all ports, opened as the configuration says.

use std::sync::Arc;

use access::Access;
use documents::{ContentInspector, LetterPress, SealRing};
use kernel::{
    as_of::Courses,
    catalogue::Catalogue,
    context::Ports,
    ports::{Clock, Links, Mailer},
    quotas::Quotas,
};
use site::links::Addresses;
use store::{Keyring, Location, OpenError, Store};

use super::{
    RandomIds, SealFolder, SystemClock, key_files, mail,
    passwords::Argon2id,
    vault::{self, Pairing},
};
use crate::{
    answer::Failure,
    config::{Config, Protocol},
};

/// How many letters are set at the same time.
const LETTERS_AT_ONCE: usize = 2;

/// Everything that is open.
pub(crate) struct Instance {
    /// Every port.
    pub(crate) ports: Arc<Ports>,
    /// The store behind it, for what only operators do.
    pub(crate) store: Store,
    /// The seals of the towns.
    pub(crate) seals: Arc<SealFolder>,
}

/// What an instance has of the world around it.
struct Outside {
    clock: Arc<dyn Clock>,
    mailer: Arc<dyn Mailer>,
    links: Arc<dyn Links>,
}

/// Where the store lies.
pub(crate) fn location(config: &Config) -> Result<Location, Failure> {
    match (&config.store.postgres, &config.store.folder) {
        (Some(url), _) => Ok(Location::Postgres { url: url.clone(), connections: config.store.connections }),
        (None, Some(folder)) => Ok(Location::Sqlite { folder: folder.clone() }),
        (None, None) => Err(Failure::Input("set store.folder or store.postgres".to_owned())),
    }
}

impl Instance {
    /// Opens everything but the way to the mail server: commands leave mails to the jobs of the server.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`]: migrations are pending, a key is wrong, the database is not there, the folder is in use.
    pub(crate) async fn open(config: &Config) -> Result<Self, Failure> {
        let links = Arc::new(addresses(config));
        Self::open_with(config, Arc::new(SystemClock), Arc::new(mail::NoMailer), links).await
    }

    /// Opens everything, the way to the mail server included: its password is read only here.
    ///
    /// # Errors
    ///
    /// As [`Instance::open`], and [`Failure::Input`] if the password cannot be read.
    pub(crate) async fn open_to_serve(config: &Config) -> Result<Self, Failure> {
        let clock = Arc::new(SystemClock);
        let mailer = mail::mailer(&config.mail, clock.clone())?;
        Self::open_with(config, clock, mailer, Arc::new(addresses(config))).await
    }

    /// Opens everything only to read: on SQLite also while another process serves. Nothing is sent.
    ///
    /// # Errors
    ///
    /// As [`Instance::open`].
    pub(crate) async fn open_to_read(config: &Config) -> Result<Self, Failure> {
        let store = open_store_to_read(config).await?.map_err(Failure::environment)?;
        Self::of_store_to_read(config, store).await?.with_seals().await
    }

    /// Everything around a store that is open to read. The seals of the towns are left where they are.
    ///
    /// # Errors
    ///
    /// As [`Instance::open`].
    pub(crate) async fn of_store_to_read(config: &Config, store: Store) -> Result<Self, Failure> {
        let (clock, mailer) = (Arc::new(SystemClock), Arc::new(mail::NoMailer));
        let outside = Outside { clock, mailer, links: Arc::new(addresses(config)) };
        Self::build_ports(config, store, outside, Pairing::Known).await
    }

    /// Opens everything, with a clock, a mailer and links of one's own: the demo.
    ///
    /// # Errors
    ///
    /// As [`Instance::open`].
    pub(crate) async fn open_with(
        config: &Config,
        clock: Arc<dyn Clock>,
        mailer: Arc<dyn Mailer>,
        links: Arc<dyn Links>,
    ) -> Result<Self, Failure> {
        let store = open_store(config).await?;
        let outside = Outside { clock, mailer, links };
        Self::build_ports(config, store, outside, Pairing::MayBegin).await?.with_seals().await
    }

    /// The same, with the seals of its towns loaded.
    async fn with_seals(self) -> Result<Self, Failure> {
        let towns = self.ports.store.towns().await.map_err(Failure::environment)?;
        self.seals.load(&towns).await?;
        Ok(self)
    }

    async fn build_ports(
        config: &Config,
        store: Store,
        outside: Outside,
        pairing: Pairing,
    ) -> Result<Self, Failure> {
        let Outside { clock, mailer, links } = outside;
        let ids = Arc::new(RandomIds);
        let instance_key = key_files::read_instance(config)?;
        let keyring =
            Keyring::open(store.clone(), instance_key, ids.clone()).await.map_err(Failure::environment)?;
        let vault = vault::of_database(config, &store, pairing).await?;
        let ring = Arc::new(SealRing::default());
        let seals = Arc::new(SealFolder::new(config.seals(), Arc::clone(&ring)));
        let ports = Ports {
            store: Arc::new(store.clone()),
            vault: Arc::new(vault),
            keyring: Arc::new(keyring),
            clock,
            ids,
            mailer,
            press: Arc::new(LetterPress::new(LETTERS_AT_ONCE)),
            sealer: ring,
            inspector: Arc::new(ContentInspector),
            links,
            passwords: Arc::new(Argon2id::new().map_err(Failure::environment)?),
            access: Arc::new(Access::new().map_err(Failure::environment)?),
            catalogue: Catalogue::default(),
            courses: Courses::default(),
            quotas: Quotas {
                drafts: config.limits.drafts_per_session,
                document_bytes: config.limits.document_bytes_per_session,
            },
        };
        Ok(Self { ports: Arc::new(ports), store, seals })
    }

    /// Ends it: what is queued is written first.
    pub(crate) async fn close(self) {
        self.store.close().await;
    }
}

/// The addresses that stand in mails, as the configuration says.
fn addresses(config: &Config) -> Addresses {
    let protocol = match config.public.protocol {
        Protocol::Https => "https",
        Protocol::Http => "http",
    };
    Addresses::of_hosts(protocol, config.public.port)
}

/// Opens the store alone: enough to verify, which needs no key that opens anything.
pub(crate) async fn open_store(config: &Config) -> Result<Store, Failure> {
    try_open_store(config).await?.map_err(Failure::environment)
}

/// The same. What the store itself refuses with is for the caller to tell.
pub(crate) async fn try_open_store(config: &Config) -> Result<Result<Store, OpenError>, Failure> {
    let checkpoint_key = key_files::read_checkpoint(config)?;
    Ok(Store::open(&location(config)?, checkpoint_key).await)
}

/// Opens the store alone, only to read it. What the store itself refuses with is for the caller to tell.
pub(crate) async fn open_store_to_read(config: &Config) -> Result<Result<Store, OpenError>, Failure> {
    let checkpoint_key = key_files::read_checkpoint(config)?;
    Ok(Store::open_to_read(&location(config)?, checkpoint_key).await)
}
