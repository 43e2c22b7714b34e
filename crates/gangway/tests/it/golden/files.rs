//! The pinned files, beside the tests.

use std::{collections::BTreeMap, fs, path::PathBuf};

/// Set to `always`, writes what there is now.
const UPDATE: &str = "INSTA_UPDATE";

/// A folder of pinned files.
pub(super) struct Pinned {
    folder: PathBuf,
}

impl Pinned {
    pub(super) fn in_folder(name: &str) -> Self {
        Self { folder: PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name) }
    }

    /// Compares what is written now with the files, by name; or writes the files.
    pub(super) fn assert_written(&self, now: &BTreeMap<String, String>) {
        if is_update() {
            self.write(now);
        }
        let pinned = self.read();
        let mut wrong = Vec::new();
        for (name, text) in now {
            match pinned.get(name) {
                None => wrong.push(format!("{name} is not pinned yet")),
                Some(pinned) if pinned != text => {
                    wrong.push(format!("{name} is written as\n{text}\nand pinned as\n{pinned}"));
                }
                Some(_) => {}
            }
        }
        let told = format!("see with {UPDATE}=always and git diff what has changed");
        assert!(wrong.is_empty(), "{}\n{told}", wrong.join("\n"));
    }

    /// Every file by its name.
    pub(super) fn read(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(&self.folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.insert(name, fs::read_to_string(path).unwrap());
        }
        files
    }

    fn write(&self, now: &BTreeMap<String, String>) {
        fs::create_dir_all(&self.folder).unwrap();
        for (name, text) in now {
            fs::write(self.folder.join(name), text).unwrap();
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "tests are told by the environment what to write anew")]
fn is_update() -> bool {
    std::env::var(UPDATE).is_ok_and(|update| update == "always")
}
