//! A whole instance for tests: every port with what stands behind it, and two towns with staff in every role and both packs.

mod build;
mod doubles;
mod settings;
mod staff;
mod town;

use std::{
    collections::BTreeSet,
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

use access::InstanceOperator;
use admin::Administrator;
use documents::SealRing;
use ids::{CaseId, CommandId, StaffId, TownId, Uuid};
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date};
use kernel::{
    context::{Ports, TownContext},
    jobs::Runners,
    ports::Clock as _,
    rows::{CaseFilter, CaseQuery, CaseRow, CaseSort, StreamId},
};
use store::{CheckpointKey, InstanceKey, Location, Store};
use tempfile::TempDir;

use self::build::{Steered, build, build_around, open_store};
pub use self::{
    doubles::{CheapPasswords, FixedClock, MailServer, TestDisk, TestLinks},
    settings::settings,
    staff::{PASSWORD, STAFF, StaffMember},
    town::TestTown,
};
use crate::{Database, Engine};

/// The jobs of every area, as the program runs them.
pub static RUNNERS: Runners = Runners {
    sign_in: &sign_in::jobs::Jobs,
    cases: &cases::jobs::Jobs,
    filing: &filing::jobs::Jobs,
    casework: &casework::jobs::Jobs,
    admin: &admin::jobs::Jobs,
};

/// Where every request of a test comes from.
pub const CLIENT_ADDRESS: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// When a test begins.
const BEGINNING: &str = "2026-11-24T09:00:00Z";

/// The operator of the instance, who has set everything up.
pub fn operator() -> Administrator<'static> {
    static OPERATOR: InstanceOperator = InstanceOperator::on_the_server();
    Administrator::Operator(&OPERATOR)
}

/// An instance with two towns.
pub struct Harness {
    /// Every port.
    pub ports: Arc<Ports>,
    /// The store behind its port, for what only operators do.
    pub store: Store,
    /// Stands still until it is set.
    pub clock: Arc<FixedClock>,
    /// Takes the mails; it can be away.
    pub mails: Arc<MailServer>,
    /// The disk under the vault; it can be full.
    pub disk: Arc<TestDisk>,
    /// Here cases are filed.
    pub town: TestTown,
    /// Here nobody knows of them.
    pub other_town: TestTown,
    /// The data folder; on PostgreSQL it holds keys and vault only.
    pub folder: TempDir,
    location: Location,
    #[cfg(feature = "site")]
    pages: crate::site::Pages,
    /// Dropped after the store was closed.
    _database: Option<Database>,
}

impl Harness {
    /// Sets everything up.
    pub async fn on(engine: Engine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (location, database) = engine.location(folder.path());
        let clock = Arc::new(FixedClock::at(BEGINNING));
        let mails = MailServer::open(&folder.path().join("outbox"), clock.clone()).await;
        let (disk, seals) = (Arc::new(TestDisk::default()), Arc::new(SealRing::default()));
        let steered = Steered { clock, mails, disk, seals };
        let store = open_store(&location, folder.path()).await;
        let ports = Arc::new(build(&store, folder.path(), &steered).await);
        let town = town::found(&ports, &steered.seals, "foerdestadt", "Fördestadt").await;
        let other_town = town::found(&ports, &steered.seals, "nachbarstadt", "Nachbarstadt").await;
        #[cfg(feature = "site")]
        let pages = crate::site::Pages::of(&ports).await;
        let Steered { clock, mails, disk, .. } = steered;
        Self {
            ports,
            store,
            clock,
            mails,
            disk,
            town,
            other_town,
            folder,
            location,
            #[cfg(feature = "site")]
            pages,
            _database: database,
        }
    }

    /// Takes everything down again.
    pub async fn end(self) {
        self.store.close().await;
    }

    #[cfg(feature = "site")]
    pub(crate) const fn pages(&self) -> &crate::site::Pages {
        &self.pages
    }

    /// Runs statements beside the store, as a tamperer would; says how many rows the last one concerned.
    pub async fn tamper(&self, sql: &str) -> u64 {
        store::tamper(&self.location, sql).await.unwrap()
    }

    /// Copies the rows of tables aside.
    pub async fn keep_rows(&self, tables: &BTreeSet<String>) {
        store::keep_rows(&self.location, tables).await.unwrap();
    }

    /// Puts the rows that were kept in place of those that are there.
    pub async fn put_back(&self, tables: impl IntoIterator<Item = &String>) {
        store::put_back(&self.location, tables).await.unwrap();
    }

    /// The store opened once more, only to read, and the instance key: as another process would.
    pub async fn opened_anew(&self) -> (Store, InstanceKey) {
        let location = match &self.location {
            Location::Postgres { url, .. } => Location::Postgres { url: url.clone(), connections: 2 },
            folder @ Location::Sqlite { .. } => folder.clone(),
        };
        let key = CheckpointKey::read(&self.folder.path().join("checkpoint.key")).unwrap();
        let store = Store::open_to_read(&location, key).await.unwrap();
        (store, InstanceKey::read(&self.folder.path().join("instance.key")).unwrap())
    }

    /// Every port around such a store.
    pub async fn ports_of(&self, store: &Store, instance: InstanceKey) -> Ports {
        let (clock, mails, disk) = (self.clock.clone(), self.mails.clone(), self.disk.clone());
        let steered = Steered { clock, mails, disk, seals: Arc::new(SealRing::default()) };
        build_around(store, self.folder.path(), instance, &steered).await
    }

    /// A town, now.
    pub fn ctx(&self, town: TownId) -> TownContext<'_> {
        TownContext { ports: &self.ports, town, now: self.now() }
    }

    /// What the clock shows.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A fresh command.
    pub fn command(&self) -> CommandId {
        CommandId::from_uuid(self.ports.ids.next())
    }

    /// Does what is due now.
    pub async fn run_due_jobs(&self) {
        kernel::jobs::run_due(&self.ports, &RUNNERS).await.unwrap();
    }

    /// Every case of the first town.
    pub async fn cases(&self) -> Vec<CaseRow> {
        let mut cases = Vec::new();
        for filter in [CaseFilter::Open, CaseFilter::Done] {
            let query = CaseQuery {
                town: self.town.id,
                departments: None,
                filter,
                narrowed: Vec::new(),
                service: None,
                search: None,
                sort: CaseSort::FiledNewest,
                after: None,
                limit: 1_000,
                reader: StaffId::from_uuid(Uuid::nil()),
            };
            let page = self.ports.store.cases(&query).await.unwrap();
            cases.extend(page.rows.into_iter().map(|(row, _)| row));
        }
        cases
    }

    /// The kinds of all events of a stream, in order.
    pub async fn kinds(&self, town: TownId, stream: StreamId) -> Vec<String> {
        let events = self.ports.store.events(town, stream, 0).await.unwrap();
        events.into_iter().map(|event| event.kind).collect()
    }

    /// The newest event of a case: what somebody who acts on it has seen.
    pub async fn newest_event(&self, town: TownId, case: CaseId) -> u64 {
        let events = self.ports.store.events(town, StreamId::Case(case), 0).await.unwrap();
        events.last().unwrap().seq
    }

    /// Today in the towns, and so many days.
    pub fn day(&self, ahead: i64) -> Date {
        locale::civil_day(self.now()).checked_add(ahead.days()).unwrap()
    }

    /// Days go by, and what is due is done on its day.
    pub async fn days_go_by(&self, days: i64) {
        for _ in 0..days {
            self.clock.advance(SignedDuration::from_hours(24));
            admin::jobs::enqueue_standing(&self.ports).await.unwrap();
            self.run_due_jobs().await;
        }
    }
}
