//! An instance for a test: configuration, keys, database and a town, all by the commands themselves.

use std::{ffi::OsStr, path::PathBuf};

use serde_json::Value;

use crate::call::{Called, Folder, checkout, command};

/// The settings of a town, as an operator writes them.
pub(crate) const SETTINGS: &str = include_str!("settings.toml");

/// An instance in a folder of its own.
pub(crate) struct Instance {
    pub(crate) folder: Folder,
    /// Variables that the commands find beside nothing else.
    environment: Vec<(&'static str, String)>,
}

impl Instance {
    /// Configured, not yet migrated, without keys.
    pub(crate) fn bare() -> Self {
        Self::configured("[store]\nfolder = 'data'\n", Vec::new())
    }

    pub(crate) fn configured(text: &str, environment: Vec<(&'static str, String)>) -> Self {
        let folder = Folder::new();
        folder.write("gangway.toml", format!("{text}\n[mail]\nhost = 'mail.foerdestadt.example'\n"));
        folder.write("settings.toml", SETTINGS);
        Self { folder, environment }
    }

    /// With keys and database.
    pub(crate) fn ready() -> Self {
        let instance = Self::bare();
        instance.make_ready();
        instance
    }

    pub(crate) fn make_ready(&self) {
        self.call(&["key", "make"]).done();
        self.call(&["migrate"]).done();
    }

    /// With the town `foerdestadt` and the department `gruenflaechen`.
    pub(crate) fn with_town() -> Self {
        let instance = Self::ready();
        instance.add_town();
        instance
    }

    pub(crate) fn add_town(&self) {
        let settings = self.path("settings.toml");
        let words = ["town", "add", "--slug", "foerdestadt", "--name", "Fördestadt"];
        let more = ["--host", "Antraege.Foerdestadt.example", "--settings", settings.to_str().unwrap()];
        self.call(&[&words[..], &more[..]].concat()).done();
        self.in_town(&["department", "set"], &["--slug", "gruenflaechen", "--name", "Grünflächenamt"]).done();
    }

    /// The configuration file.
    pub(crate) fn config(&self) -> PathBuf {
        self.path("gangway.toml")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Calls a command with `--config`.
    pub(crate) fn call(&self, words: &[&str]) -> Called {
        self.call_with(words, &[])
    }

    /// Calls a command of the town.
    pub(crate) fn in_town(&self, words: &[&str], more: &[&str]) -> Called {
        self.call_with(words, &[&["--town", "foerdestadt"], more].concat())
    }

    fn call_with(&self, words: &[&str], more: &[&str]) -> Called {
        let config = self.config();
        let target: [&OsStr; 2] = ["--config".as_ref(), config.as_os_str()];
        let mut command = command();
        command.envs(self.environment.iter().map(|(name, value)| (*name, value)));
        Called::from(command.args(words).args(target).args(more).output().unwrap())
    }

    /// What `town show` says.
    pub(crate) fn town(&self) -> Value {
        self.in_town(&["town", "show"], &[]).done()
    }

    /// A sentence without what differs from run to run.
    pub(crate) fn hide(&self, text: &str) -> String {
        self.folder.hide(text)
    }
}

/// One of our packs.
pub(crate) fn pack(name: &str) -> String {
    checkout().join("packs").join(name).to_str().unwrap().to_owned()
}
