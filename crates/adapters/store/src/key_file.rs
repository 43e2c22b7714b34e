//! Files that hold one secret of 32 bytes: written once, readable for their owner alone, never overwritten.

use std::{
    fs::{File, OpenOptions},
    io::{self, Read as _, Write as _},
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

/// A key file is never longer.
const BYTES_MAX: u64 = 1_000;

/// Why a key file cannot be used.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum KeyFileError {
    /// It exists: what it wraps would be lost with it.
    #[error("the key file {0} exists already and is never overwritten")]
    Exists(PathBuf),
    /// It cannot be read or written.
    #[error("the key file {0} cannot be used")]
    Io(PathBuf, #[source] io::Error),
    /// Others may read it.
    #[error("the key file {0} is readable for others; set its mode to 0600")]
    Open(PathBuf),
    /// It holds something else.
    #[error("the file {path} does not hold what its first line should say: «{title}»")]
    Malformed {
        path: PathBuf,
        /// What was expected.
        title: &'static str,
    },
    /// The value in the environment is no key.
    #[error("the key in the environment is not 64 hexadecimal digits")]
    MalformedValue,
}

/// Writes a new file, flushed together with its folder.
pub(crate) fn create(path: &Path, title: &str, secret: &[u8; 32]) -> Result<(), KeyFileError> {
    let refused = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => KeyFileError::Exists(path.to_owned()),
        _ => KeyFileError::Io(path.to_owned(), error),
    };
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(refused)?;
    let text = Zeroizing::new(format!("{title}\n{}\n", *Zeroizing::new(hex::encode(secret))));
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(refused)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(refused)
}

/// Reads a file that [`create`] wrote.
pub(crate) fn read(path: &Path, title: &'static str) -> Result<Zeroizing<[u8; 32]>, KeyFileError> {
    let refused = |error| KeyFileError::Io(path.to_owned(), error);
    let file = File::open(path).map_err(refused)?;
    if file.metadata().map_err(refused)?.permissions().mode() & 0o077 != 0 {
        return Err(KeyFileError::Open(path.to_owned()));
    }
    let mut text = Zeroizing::new(String::new());
    file.take(BYTES_MAX).read_to_string(&mut text).map_err(refused)?;
    let secret = text.split_once('\n').filter(|(first, _)| *first == title).map(|(_, rest)| rest.trim());
    let secret = secret.and_then(parse);
    secret.ok_or_else(|| KeyFileError::Malformed { path: path.to_owned(), title })
}

/// A secret as 64 hexadecimal digits.
pub(crate) fn parse(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let mut secret = Zeroizing::new([0_u8; 32]);
    hex::decode_to_slice(text.trim(), secret.as_mut_slice()).ok()?;
    Some(secret)
}
