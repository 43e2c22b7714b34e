//! A pack as a folder on disk.

use std::path::Path;

use service::pack::{FILE_BYTES_MAX, FILES_MAX, Files, Pack};

use crate::{
    answer::Failure,
    input::{self, FolderLimits},
};

const LIMITS: FolderLimits =
    FolderLimits { files_max: FILES_MAX, bytes_max: FILE_BYTES_MAX, depth_max: 4, ending: None };

/// Reads the files of a pack and the pack itself.
pub(super) fn read(folder: &Path) -> Result<(Pack, Files), Failure> {
    let files: Files = input::folder(folder, LIMITS)?.into_iter().collect();
    let pack = Pack::read(&files)
        .map_err(|malformed| Failure::Input(format!("{} is no pack: {malformed}", folder.display())))?;
    Ok((pack, files))
}
