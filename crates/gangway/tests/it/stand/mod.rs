//! A whole house for tests: the real store on either engine, the real vault, keys, letters, seals and faces, two towns with
//! staff in every role and both packs. Only the clock, the outbox and the disk can be steered.

mod browser;
mod engine;
mod life;
mod outside;
mod programs;
pub(crate) mod served;
mod tales;
mod town;

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

use ::site::faces::router;
use access::Access;
use app::{
    catalogue::Catalogue,
    house::{House, TownContext},
    ports::Clock as _,
    rows::{CaseFilter, CaseQuery, CaseRow, CaseSort},
};
use axum::Router;
use ids::{CommandId, TownId};
use jiff::Timestamp;
use kit::{
    security::{FormKey, Rates},
    site::{Ground, Settings, Site},
    towns::{Prefix, Town, TownBook},
};
use paper::{ContentInspector, LetterPress, SealRing};
use store::{CheckpointKey, FolderVault, InstanceKey, Keyring, Location, Store, migrate};
use tempfile::TempDir;

pub(crate) use self::{
    browser::{Browser, Seen},
    engine::{Database, Engine},
    outside::{MailServer, SetClock, TestIds, TightDisk},
    programs::{SKETCH, answers_for_a_zone},
    tales::Resident,
    town::{Colleague, Place, STAFF},
};

/// Where every request of a test comes from.
pub(crate) const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// Runs each test on both engines; the second is left out, with a message, where no server is named.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            use $crate::stand::{Engine, Stand};
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    let stand = Stand::on(Engine::Sqlite).await;
                    super::$name(&stand).await;
                    stand.end().await;
                }
            )+
        }

        mod postgres {
            use $crate::stand::{Engine, Stand};
            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    let Some(engine) = Engine::postgres() else { return };
                    let stand = Stand::on(engine).await;
                    super::$name(&stand).await;
                    stand.end().await;
                }
            )+
        }
    };
}
pub(crate) use on_both;

/// A house with two towns.
pub(crate) struct Stand {
    pub(crate) house: Arc<House>,
    pub(crate) store: Store,
    pub(crate) clock: Arc<SetClock>,
    pub(crate) mails: Arc<MailServer>,
    pub(crate) disk: Arc<TightDisk>,
    pub(crate) site: Site,
    /// Here cases are filed.
    pub(crate) town: Place,
    /// Here nobody knows of them.
    pub(crate) elsewhere: Place,
    pub(crate) folder: TempDir,
    router: Router,
    database: Option<Database>,
}

impl Stand {
    /// Sets everything up.
    pub(crate) async fn on(engine: Engine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (location, database) = engine.place(folder.path()).await;
        let clock = Arc::new(SetClock::at("2026-11-24T09:00:00Z"));
        let mails = MailServer::open(&folder.path().join("outbox"), clock.clone()).await;
        let disk = Arc::new(TightDisk::default());
        let store = open_store(&location, folder.path()).await;
        let house = Arc::new(furnish(&store, folder.path(), &clock, &mails, &disk).await);
        let seals = Arc::new(SealRing::default());
        let house = Arc::new(House { sealer: seals.clone(), ..Arc::into_inner(house).unwrap() });
        let town = town::found(&house, &seals, "foerdestadt", "Fördestadt").await;
        let elsewhere = town::found(&house, &seals, "nachbarstadt", "Nachbarstadt").await;
        let site = site(&house).await;
        let router = router(site.clone(), Router::new());
        Self { house, store, clock, mails, disk, site, town, elsewhere, folder, router, database }
    }

    /// Shows the towns as they are set now, which a server does by itself after a while.
    pub(crate) async fn show_towns_anew(&self) {
        let ground: &Ground = self.site.as_ref();
        ground.towns().replace(towns(&self.house).await);
    }

    /// Takes everything down again.
    pub(crate) async fn end(self) {
        self.store.close().await;
        drop(self.router);
        if let Some(database) = self.database {
            database.drop().await;
        }
    }

    /// A town, now.
    pub(crate) fn ctx(&self, town: TownId) -> TownContext<'_> {
        TownContext { house: &self.house, town, now: self.now() }
    }

    /// What the clock shows.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A fresh command.
    pub(crate) fn command(&self) -> CommandId {
        CommandId::from_uuid(self.house.ids.next())
    }

    /// Does what is due now.
    pub(crate) async fn drain(&self) {
        while app::jobs::run_next(&self.house).await.unwrap() {}
    }

    /// Every case of the first town.
    pub(crate) async fn cases(&self) -> Vec<CaseRow> {
        let mut cases = Vec::new();
        for filter in [CaseFilter::Open, CaseFilter::Done] {
            let query = CaseQuery {
                town: self.town.town,
                departments: None,
                filter,
                narrowed: Vec::new(),
                service: None,
                search: None,
                sort: CaseSort::FiledNewest,
                after: None,
                limit: 1_000,
                reader: ids::PersonId::from_uuid(ids::Uuid::nil()),
            };
            let page = self.house.store.cases(&query).await.unwrap();
            cases.extend(page.rows.into_iter().map(|(row, _)| row));
        }
        cases
    }

    /// The kinds of all events of a stream, in order.
    pub(crate) async fn kinds(&self, town: TownId, stream: app::rows::StreamId) -> Vec<String> {
        let events = self.house.store.events(town, stream, 0).await.unwrap();
        events.into_iter().map(|event| event.kind).collect()
    }
}

async fn open_store(location: &Location, folder: &std::path::Path) -> Store {
    migrate(location).await.unwrap();
    let key = CheckpointKey::create(&folder.join("checkpoint.key"), [7; 32]).unwrap();
    Store::open(location, key).await.unwrap()
}

async fn furnish(
    store: &Store,
    folder: &std::path::Path,
    clock: &Arc<SetClock>,
    mails: &Arc<MailServer>,
    disk: &Arc<TightDisk>,
) -> House {
    let ids = Arc::new(TestIds);
    let instance = InstanceKey::create(&folder.join("instance.key"), [9; 32]).unwrap();
    House {
        store: Arc::new(store.clone()),
        vault: Arc::new(FolderVault::on(folder.join("vault"), disk.clone())),
        keyring: Arc::new(Keyring::open(store.clone(), instance, ids.clone()).await.unwrap()),
        clock: clock.clone(),
        ids,
        mailer: mails.clone(),
        press: Arc::new(LetterPress::new(2)),
        sealer: Arc::new(SealRing::default()),
        inspector: Arc::new(ContentInspector),
        links: Arc::new(outside::TestLinks),
        passwords: Arc::new(outside::QuickPasswords),
        access: Arc::new(Access::new().unwrap()),
        catalogue: Catalogue::default(),
    }
}

/// The site of the real faces: one host per town, no limits that a test could run into.
async fn site(house: &Arc<House>) -> Site {
    let rates = Rates { reads_per_minute: 1_000_000, changes_per_minute: 1_000_000 };
    let settings = Settings { rates, ..Settings::local(FormKey::new([3; 32])) };
    Site::new(Arc::clone(house), TownBook::new(towns(house).await, Prefix::Off), settings)
}

/// The towns as pages show them.
async fn towns(house: &House) -> Vec<Town> {
    let rows = house.store.towns().await.unwrap();
    let shown = |row| Town::from_row(row, &app::town::Settings::of_row(row).unwrap(), 2026);
    rows.iter().map(shown).collect()
}
