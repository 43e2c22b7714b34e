//! Objects that no row names: found, put into the trash, taken out of it again, removed after a month.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    str::FromStr as _,
    sync::Arc,
};

use async_trait::async_trait;
use ids::{SyncPointId, TownId};
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use kernel::ports::{ObjectName, VaultError, VaultSurvey, WholeVault};
use tokio::task::spawn_blocking;

use super::{FolderVault, Inner, TEMP, entries, gone, if_there, refused};

/// What no row names is kept this long: its commit may still come.
const ORPHAN_AGE: SignedDuration = SignedDuration::from_hours(24);
/// The folder of a town for what no row names any more, a folder a day within.
const TRASH: &str = "trash";
/// The folder of a town for the points that the database remembers too, an empty file each.
const SYNC: &str = "sync";

impl Inner {
    fn survey(&self, town: TownId, named: &HashSet<ObjectName>, now: Timestamp) -> io::Result<VaultSurvey> {
        let mut survey = VaultSurvey::default();
        for aisle in self.aisles(town)? {
            for object in entries(&aisle)? {
                survey.objects += 1;
                let Some(name) = name_of(&object) else { continue };
                if !named.contains(&name) && is_old(&object.path(), now)? {
                    survey.unnamed.push(name);
                }
            }
        }
        self.remove_abandoned(town, now)?;
        Ok(survey)
    }

    /// What processes that were killed have left half written: it never had a name.
    fn remove_abandoned(&self, town: TownId, now: Timestamp) -> io::Result<()> {
        for draft in entries(&self.folder(town).join(TEMP))? {
            if is_old(&draft.path(), now)? {
                if_there(fs::remove_file(draft.path()))?;
            }
        }
        Ok(())
    }

    fn discard(&self, town: TownId, names: &[ObjectName], now: Timestamp) -> io::Result<u64> {
        let trash = self.trash(town).join(now.to_zoned(TimeZone::UTC).date().to_string());
        let mut discarded = 0;
        for name in names {
            let path = self.path(town, *name);
            if !is_old(&path, now)? {
                continue;
            }
            if discarded == 0 {
                self.make_known(&trash)?;
            }
            let moved = if_there(self.disk.rename(&path, &trash.join(name.to_string())))?;
            discarded += u64::from(moved.is_some());
        }
        if discarded > 0 {
            self.disk.flush_folder(&trash)?;
        }
        Ok(discarded)
    }

    fn restore(&self, town: TownId, named: &HashSet<ObjectName>) -> io::Result<u64> {
        let mut restored = 0;
        for day in entries(&self.trash(town))? {
            for object in entries(&day.path())? {
                let Some(name) = name_of(&object).filter(|name| named.contains(name)) else { continue };
                let path = self.path(town, name);
                let aisle = path.parent().unwrap_or(&self.root);
                self.make_known(aisle)?;
                self.disk.rename(&object.path(), &path)?;
                self.disk.flush_folder(aisle)?;
                restored += 1;
            }
        }
        Ok(restored)
    }

    fn empty_trash(&self, town: TownId, before: Timestamp) -> io::Result<u64> {
        let before = before.to_zoned(TimeZone::UTC).date();
        let mut removed = 0;
        for day in entries(&self.trash(town))? {
            let date = day.file_name().to_str().and_then(|name| Date::from_str(name).ok());
            if date.is_some_and(|date| date < before) {
                for object in entries(&day.path())? {
                    removed += u64::from(if_there(fs::remove_file(object.path()))?.is_some());
                }
                if_there(fs::remove_dir(day.path()))?;
            }
        }
        Ok(removed)
    }

    /// Where an object lies in the trash, if it does.
    pub(super) fn in_trash(&self, town: TownId, name: ObjectName) -> io::Result<Option<PathBuf>> {
        let days = entries(&self.trash(town))?.into_iter();
        Ok(days.map(|day| day.path().join(name.to_string())).find(|path| path.is_file()))
    }

    fn sync_points(&self, town: TownId) -> io::Result<Vec<SyncPointId>> {
        let files = entries(&self.sync(town))?.into_iter();
        Ok(files.filter_map(|file| file.file_name().to_str()?.parse().ok()).collect())
    }

    fn add_sync_point(&self, town: TownId, point: SyncPointId) -> io::Result<()> {
        let folder = self.sync(town);
        self.make_known(&folder)?;
        self.disk.flush_file(&self.disk.create(&folder.join(point.to_string()))?)?;
        self.disk.flush_folder(&folder)
    }

    fn remove_sync_points(&self, town: TownId, points: &[SyncPointId]) -> io::Result<()> {
        let folder = self.sync(town);
        for point in points {
            if_there(fs::remove_file(folder.join(point.to_string())))?;
        }
        self.disk.flush_folder(&folder)
    }

    /// The folders of a town that hold objects.
    fn aisles(&self, town: TownId) -> io::Result<Vec<PathBuf>> {
        let folders = entries(&self.folder(town))?.into_iter().map(|entry| entry.path());
        let is_aisle =
            |path: &PathBuf| path.is_dir() && [TEMP, TRASH, SYNC].iter().all(|other| !path.ends_with(other));
        Ok(folders.filter(is_aisle).collect())
    }

    fn trash(&self, town: TownId) -> PathBuf {
        self.folder(town).join(TRASH)
    }

    fn sync(&self, town: TownId) -> PathBuf {
        self.folder(town).join(SYNC)
    }
}

/// The name that a file has, if it is that of an object.
fn name_of(object: &fs::DirEntry) -> Option<ObjectName> {
    object.file_name().to_str()?.parse().ok()
}

/// What has just got its name is no longer there under the old one, and not old either.
fn is_old(path: &Path, now: Timestamp) -> io::Result<bool> {
    let Some(metadata) = if_there(fs::metadata(path))? else { return Ok(false) };
    let written = Timestamp::try_from(metadata.modified()?).map_err(io::Error::other)?;
    Ok(now.duration_since(written) > ORPHAN_AGE)
}

impl FolderVault {
    /// Does this where waiting is allowed.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner) -> io::Result<T> + Send + 'static,
    ) -> Result<T, VaultError> {
        let vault = Arc::clone(&self.0);
        let done = spawn_blocking(move || {
            vault.check()?;
            work(&vault).map_err(refused)
        });
        done.await.unwrap_or_else(gone)
    }
}

#[async_trait]
impl WholeVault for FolderVault {
    async fn check(&self) -> Result<(), VaultError> {
        self.blocking(|_vault| Ok(())).await
    }

    async fn survey(
        &self,
        town: TownId,
        named: &[ObjectName],
        now: Timestamp,
    ) -> Result<VaultSurvey, VaultError> {
        let named = named.iter().copied().collect();
        self.blocking(move |vault| vault.survey(town, &named, now)).await
    }

    async fn discard(&self, town: TownId, names: &[ObjectName], now: Timestamp) -> Result<u64, VaultError> {
        let names = names.to_owned();
        self.blocking(move |vault| vault.discard(town, &names, now)).await
    }

    async fn restore(&self, town: TownId, named: &[ObjectName]) -> Result<u64, VaultError> {
        let named = named.iter().copied().collect();
        self.blocking(move |vault| vault.restore(town, &named)).await
    }

    async fn empty_trash(&self, town: TownId, before: Timestamp) -> Result<u64, VaultError> {
        self.blocking(move |vault| vault.empty_trash(town, before)).await
    }

    async fn sync_points(&self, town: TownId) -> Result<Vec<SyncPointId>, VaultError> {
        self.blocking(move |vault| vault.sync_points(town)).await
    }

    async fn add_sync_point(&self, town: TownId, point: SyncPointId) -> Result<(), VaultError> {
        self.blocking(move |vault| vault.add_sync_point(town, point)).await
    }

    async fn remove_sync_points(&self, town: TownId, points: &[SyncPointId]) -> Result<(), VaultError> {
        let points = points.to_owned();
        self.blocking(move |vault| vault.remove_sync_points(town, &points)).await
    }
}
