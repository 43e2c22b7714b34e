//! The seals of the towns as the operator keeps them: one folder per town with key and chain, for the owner alone.

use std::{
    collections::HashMap,
    error::Error,
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use async_trait::async_trait;
use demo::SealKeeping;
use documents::{DemoIdentity, SealRing, Sealer};
use ids::TownId;
use kernel::rows::TownRow;
use tokio::sync::Mutex;

use crate::answer::Failure;

/// Most bytes of a key or chain.
pub(crate) const PEM_BYTES_MAX: usize = 64 * 1024;

const KEY: &str = "key.pem";
const CHAIN: &str = "chain.pem";

/// Key and chain of a seal, both PEM, checked together.
pub(crate) struct SealFiles {
    key: String,
    chain: String,
    sealer: Sealer,
}

/// The folder with the seals of all towns.
pub(crate) struct SealFolder {
    root: PathBuf,
    ring: Arc<SealRing>,
    /// When the key that is in use was written.
    loaded: Mutex<HashMap<TownId, SystemTime>>,
}

impl SealFiles {
    /// Checks that key and chain belong together and may seal.
    pub(crate) fn check(key: String, chain: String) -> Result<Self, Failure> {
        let sealer = Sealer::from_pem(&key, &chain).map_err(|error| Failure::Input(error.to_string()))?;
        Ok(Self { key, chain, sealer })
    }

    /// The subject of the sealing certificate.
    pub(crate) fn subject(&self) -> String {
        self.sealer.info().chain.first().cloned().unwrap_or_default()
    }

    /// Whether the certificate carries the qualified statements.
    pub(crate) fn is_qualified(&self) -> bool {
        self.sealer.info().is_qualified()
    }
}

impl SealFolder {
    pub(crate) fn new(root: PathBuf, ring: Arc<SealRing>) -> Self {
        Self { root, ring, loaded: Mutex::default() }
    }

    /// Loads the seals that are new or were changed since the last time.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] names the first seal that cannot be used; the others are loaded.
    pub(crate) async fn load(&self, towns: &[TownRow]) -> Result<(), Failure> {
        let mut first = Ok(());
        for town in towns {
            if let Err(failure) = self.load_one(town).await
                && first.is_ok()
            {
                first = Err(failure);
            }
        }
        first
    }

    async fn load_one(&self, town: &TownRow) -> Result<(), Failure> {
        let folder = self.root.join(&town.slug);
        let key = folder.join(KEY);
        let changed = match fs::metadata(&key) {
            Ok(found) if found.permissions().mode() & 0o077 != 0 => {
                let told =
                    format!("the seal key {} is readable for others; set its mode to 0600", key.display());
                return Err(Failure::Environment(told));
            }
            Ok(found) => found.modified().map_err(|error| unusable(&key, &error))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(unusable(&key, &error)),
        };
        let mut loaded = self.loaded.lock().await;
        if loaded.get(&town.town) == Some(&changed) {
            return Ok(());
        }
        let chain = folder.join(CHAIN);
        let key_text = fs::read_to_string(&key).map_err(|error| unusable(&key, &error))?;
        let chain_text = fs::read_to_string(&chain).map_err(|error| unusable(&chain, &error))?;
        let sealer = Sealer::from_pem(&key_text, &chain_text).map_err(|error| {
            Failure::Environment(format!("the seal of «{}» cannot be used: {error}", town.slug))
        })?;
        self.ring.set(town.town, sealer, None).await;
        loaded.insert(town.town, changed);
        Ok(())
    }

    /// Keeps the seal of a town; the chain first, so that a key never lies beside the chain of another.
    pub(crate) fn keep(&self, town: &TownRow, files: &SealFiles) -> Result<(), Failure> {
        let folder = self.root.join(&town.slug);
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&folder);
        made.map_err(|error| unusable(&folder, &error))?;
        for (name, text) in [(CHAIN, &files.chain), (KEY, &files.key)] {
            replace(&folder, name, text).map_err(|error| unusable(&folder.join(name), &error))?;
        }
        Ok(())
    }
}

#[async_trait]
impl SealKeeping for SealFolder {
    async fn keep(&self, town: &TownRow, seal: &DemoIdentity) -> Result<(), Box<dyn Error + Send + Sync>> {
        let told = |failure: Failure| failure.sentence().to_owned();
        let files = SealFiles::check(seal.key_pem.clone(), seal.chain_pem.clone()).map_err(told)?;
        Self::keep(self, town, &files).map_err(told)?;
        Ok(self.load(std::slice::from_ref(town)).await.map_err(told)?)
    }
}

/// Writes a file of mode 0600 in place of the one before, flushed together with its folder.
fn replace(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    let fresh = folder.join(format!("{name}.new"));
    match fs::remove_file(&fresh) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&fresh)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&fresh, folder.join(name))?;
    File::open(folder)?.sync_all()
}

fn unusable(path: &Path, error: &io::Error) -> Failure {
    Failure::Environment(format!("{} cannot be used: {error}", path.display()))
}
