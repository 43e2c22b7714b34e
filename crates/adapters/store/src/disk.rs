//! The few things that the vault does to a disk, so that a test can count the flushes and fill the disk.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};

/// A disk, or something that watches one.
pub trait Disk: Send + Sync {
    /// Makes a folder; one that exists is fine.
    ///
    /// # Errors
    ///
    /// Whatever the disk says.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes an empty file.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::AlreadyExists`] if there is one of this name, else whatever the disk says.
    fn create(&self, path: &Path) -> io::Result<File>;

    /// Writes to the end of a file; not yet flushed.
    ///
    /// # Errors
    ///
    /// Whatever the disk says; then the bytes may be there in part.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()>;

    /// Flushes the content of a file.
    ///
    /// # Errors
    ///
    /// Whatever the disk says.
    fn flush_file(&self, file: &File) -> io::Result<()>;

    /// Moves a file to its place, over whatever is there.
    ///
    /// # Errors
    ///
    /// Whatever the disk says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Flushes a folder: which names it holds.
    ///
    /// # Errors
    ///
    /// Whatever the disk says.
    fn flush_folder(&self, path: &Path) -> io::Result<()>;
}

/// The disk of this machine. What it makes is for its owner alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalDisk;

impl Disk for LocalDisk {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        File::options().create_new(true).write(true).mode(0o600).open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn flush_file(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn flush_folder(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }
}
