//! The vault: flushed before the name is known, compared when read, swept when nobody names it.

use std::{
    fs::File,
    io,
    os::fd::AsRawFd as _,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use ids::{TownId, Uuid};

use kernel::ports::{ObjectName, Vault as _, VaultError};
use store::{Disk, FolderVault, LocalDisk};

/// Does what the disk does, writes down each step, and refuses the step it is told to.
#[derive(Default)]
struct Watched {
    steps: Mutex<Vec<String>>,
    refuse: Mutex<Option<(&'static str, io::ErrorKind)>>,
    root: PathBuf,
}

impl Watched {
    fn step(&self, name: &'static str, path: &Path) -> io::Result<()> {
        let path = path.strip_prefix(&self.root).unwrap_or(path).display().to_string();
        self.steps.lock().unwrap().push(format!("{name} {path}"));
        match *self.refuse.lock().unwrap() {
            Some((step, kind)) if step == name => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn taken(&self) -> Vec<String> {
        std::mem::take(&mut self.steps.lock().unwrap())
    }
}

impl Disk for Watched {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step("make", path).and_then(|()| LocalDisk.make_folder(path))
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        self.step("create", path).and_then(|()| LocalDisk.create(path))
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        self.step("write", &path_of(file)).and_then(|()| LocalDisk.write(file, bytes))
    }

    fn flush_file(&self, file: &File) -> io::Result<()> {
        self.step("flush file", &path_of(file)).and_then(|()| LocalDisk.flush_file(file))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("name", to).and_then(|()| LocalDisk.rename(from, to))
    }

    fn flush_folder(&self, path: &Path) -> io::Result<()> {
        self.step("flush folder", path).and_then(|()| LocalDisk.flush_folder(path))
    }
}

/// Where an open file lies.
fn path_of(file: &File) -> PathBuf {
    std::fs::read_link(format!("/proc/self/fd/{}", file.as_raw_fd())).unwrap()
}

fn town() -> TownId {
    TownId::from_uuid(Uuid::from_u128(0x42))
}

fn vault() -> (tempfile::TempDir, Arc<Watched>, FolderVault) {
    let folder = tempfile::tempdir().unwrap();
    let disk = Arc::new(Watched { root: folder.path().to_owned(), ..Watched::default() });
    let vault = FolderVault::on(folder.path().join("vault"), Arc::clone(&disk) as Arc<dyn Disk>);
    (folder, disk, vault)
}

fn path(folder: &tempfile::TempDir, name: ObjectName) -> PathBuf {
    let hash = name.to_string();
    folder.path().join("vault").join(town().to_string()).join(hash.get(..2).unwrap()).join(hash)
}

/// The order is the point: content before name, name before answer.
#[tokio::test]
async fn content_and_folder_are_flushed_before_the_answer() {
    let (folder, disk, vault) = vault();
    vault.keep(town(), b"first").await.unwrap();
    disk.taken();
    let name = vault.keep(town(), b"first").await.unwrap();
    assert_eq!(std::fs::read(path(&folder, name)).unwrap(), b"first");
    let (id, hash) = (town(), name.to_string());
    let temp = format!("vault/{id}/temp/{}.1", std::process::id());
    let aisle = format!("vault/{id}/{}", hash.get(..2).unwrap());
    let expected = [
        format!("create {temp}"),
        format!("write {temp}"),
        format!("flush file {temp}"),
        format!("name {aisle}/{hash}"),
        format!("flush folder {aisle}"),
    ];
    assert_eq!(disk.taken(), expected);
}

/// A folder that was just made is itself a name in its parent.
#[tokio::test]
async fn new_folders_are_flushed_into_their_parents() {
    let (_folder, disk, vault) = vault();
    vault.keep(town(), b"first").await.unwrap();
    let steps = disk.taken();
    for parent in [format!("vault/{}", town()), "vault".to_owned(), String::new()] {
        assert!(steps.contains(&format!("flush folder {parent}")), "{parent}: {steps:?}");
    }
}

#[tokio::test]
async fn what_the_disk_refuses_is_not_kept() {
    let (folder, disk, vault) = vault();
    for step in ["create", "write", "flush file", "name", "flush folder"] {
        *disk.refuse.lock().unwrap() = Some((step, io::ErrorKind::StorageFull));
        assert!(matches!(vault.keep(town(), step.as_bytes()).await, Err(VaultError::Full)), "{step}");
        *disk.refuse.lock().unwrap() = Some((step, io::ErrorKind::Other));
        assert!(
            matches!(vault.keep(town(), step.as_bytes()).await, Err(VaultError::Unavailable(_))),
            "{step}"
        );
    }
    let temp = folder.path().join("vault").join(town().to_string()).join("temp");
    assert_eq!(std::fs::read_dir(temp).unwrap().count(), 0, "nothing half written stays");
}

/// Writing may go wrong after a while, be given up, or be killed.
#[tokio::test]
async fn what_is_not_kept_leaves_nothing() {
    let (folder, disk, vault) = vault();
    let temp = folder.path().join("vault").join(town().to_string()).join("temp");
    let count = || std::fs::read_dir(&temp).unwrap().count();
    let mut writer = vault.begin(town()).await.unwrap();
    writer.write(b"first".to_vec()).await.unwrap();
    assert_eq!(count(), 1);
    drop(writer);
    assert_eq!(count(), 0, "given up");

    let mut writer = vault.begin(town()).await.unwrap();
    writer.write(b"first".to_vec()).await.unwrap();
    *disk.refuse.lock().unwrap() = Some(("write", io::ErrorKind::StorageFull));
    assert!(matches!(writer.write(b"second".to_vec()).await, Err(VaultError::Full)));
    *disk.refuse.lock().unwrap() = None;
    assert_eq!(count(), 0, "refused");
    assert!(matches!(writer.write(b"third".to_vec()).await, Err(VaultError::Unavailable(_))), "it has a gap");
    assert!(matches!(writer.keep().await, Err(VaultError::Unavailable(_))));

    // A process of the same number was killed while it wrote, or writes into the same folder from another machine.
    let left = temp.join(format!("{}.3", std::process::id()));
    std::fs::write(&left, b"not ours").unwrap();
    for bytes in [b"a", b"b"] {
        let name = vault.keep(town(), bytes).await.unwrap();
        assert_eq!(vault.read(town(), name).await.unwrap(), bytes);
    }
    assert_eq!(std::fs::read(left).unwrap(), b"not ours");
}

/// The end of an object is only told if it is the right one, and no failure is followed by an end.
#[tokio::test]
async fn an_end_is_told_only_of_a_whole_object() {
    let (folder, _, vault) = vault();
    let bytes = vec![7; 200_000];
    let name = vault.keep(town(), &bytes).await.unwrap();
    vault.verify(town(), name).await.unwrap();
    for cut in [0, 65_536, 131_072, 199_999] {
        std::fs::write(path(&folder, name), &bytes[..cut]).unwrap();
        let mut reader = vault.open(town(), name).await.unwrap();
        let mut read = 0;
        let end = loop {
            match reader.next().await {
                Ok(Some(piece)) => read += piece.len(),
                Ok(None) => panic!("{cut} bytes were told to be all"),
                Err(error) => break error,
            }
        };
        assert_eq!(read, cut);
        assert!(matches!(end, VaultError::Damaged(it) if it == name), "{end}");
        assert!(matches!(reader.next().await, Err(VaultError::Unavailable(_))), "it does not end well later");
        assert!(matches!(vault.verify(town(), name).await, Err(VaultError::Damaged(_))));
    }
}

#[tokio::test]
async fn damage_is_noticed_and_healed_by_keeping_again() {
    let (folder, _, vault) = vault();
    let name = vault.keep(town(), b"sealed").await.unwrap();
    assert_eq!(vault.read(town(), name).await.unwrap(), b"sealed");
    std::fs::write(path(&folder, name), b"seale_").unwrap();
    assert!(matches!(vault.read(town(), name).await, Err(VaultError::Damaged(it)) if it == name));
    assert_eq!(vault.keep(town(), b"sealed").await.unwrap(), name);
    assert_eq!(vault.read(town(), name).await.unwrap(), b"sealed");
    let other = TownId::from_uuid(Uuid::from_u128(0x43));
    assert!(matches!(vault.read(other, name).await, Err(VaultError::Missing(_))), "towns do not share");
}
