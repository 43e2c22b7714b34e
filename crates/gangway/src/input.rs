//! Reading what commands are given: files with a limit, folders with limits.

use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

use crate::answer::Failure;

/// Reads a file of at most `bytes_max` bytes.
///
/// # Errors
///
/// [`Failure::Input`] if it is missing, unreadable or larger.
pub(crate) fn file(path: &Path, bytes_max: usize) -> Result<Vec<u8>, Failure> {
    let unreadable =
        |error: std::io::Error| Failure::Input(format!("cannot read {}: {error}", path.display()));
    let limit = u64::try_from(bytes_max).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() > bytes_max {
        return Err(Failure::Input(format!("{} is larger than {bytes_max} bytes", path.display())));
    }
    Ok(bytes)
}

/// Reads a text file of at most `bytes_max` bytes.
///
/// # Errors
///
/// As [`file`], and if it is not UTF-8.
pub(crate) fn text(path: &Path, bytes_max: usize) -> Result<String, Failure> {
    String::from_utf8(file(path, bytes_max)?)
        .map_err(|error| Failure::Input(format!("{} is not UTF-8: {}", path.display(), error.utf8_error())))
}

/// How much of a folder is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FolderLimits {
    /// Most files.
    pub(crate) files_max: usize,
    /// Most bytes of one file.
    pub(crate) bytes_max: usize,
    /// Folders within folders.
    pub(crate) depth_max: usize,
    /// Which files are meant, in lower case: for example `.xml`; everything else is passed over unread. Without it
    /// everything is meant, and links are refused because they could lead out of the folder.
    pub(crate) ending: Option<&'static str>,
}

/// Reads the files of a folder: names with `/`, sorted.
///
/// # Errors
///
/// [`Failure::Input`] if something cannot be read or is beyond the limits.
pub(crate) fn folder(root: &Path, limits: FolderLimits) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut found = Vec::new();
    collect(root, "", limits.depth_max, limits, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(
    folder: &Path,
    prefix: &str,
    depth: usize,
    limits: FolderLimits,
    found: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), Failure> {
    let unreadable =
        |error: std::io::Error| Failure::Input(format!("cannot read {}: {error}", folder.display()));
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        let name =
            entry.file_name().into_string().map_err(|_raw| not_readable(&path, "its name is not UTF-8"))?;
        let name = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_dir() {
            let Some(depth) = depth.checked_sub(1) else {
                return Err(not_readable(&path, "folders are nested too deeply"));
            };
            collect(&path, &name, depth, limits, found)?;
        } else if limits.ending.is_some_and(|ending| !name.to_lowercase().ends_with(ending)) {
            // Not meant.
        } else if kind.is_file() || limits.ending.is_some() && path.is_file() {
            if found.len() >= limits.files_max {
                return Err(not_readable(folder, &format!("there are more than {} files", limits.files_max)));
            }
            found.push((name, file(&path, limits.bytes_max)?));
        } else {
            return Err(not_readable(&path, "it is neither a file nor a folder"));
        }
    }
    Ok(())
}

fn not_readable(path: &Path, reason: &str) -> Failure {
    Failure::Input(format!("cannot take {}: {reason}", path.display()))
}
