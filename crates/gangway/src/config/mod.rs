//! Configuration: one typed section per file, with defaults, units and a sentence for each setting.
//!
//! Read once, from a TOML file and from variables of the environment that begin with `GANGWAY_` and part section and
//! setting by two underscores: `GANGWAY_STORE__POSTGRES`. The environment wins. Refuses what it does not know: a
//! mistyped setting is an error, never silence. `docs/configuration.md` is generated from these types.

mod keys;
mod limits;
mod listen;
mod log;
mod mail;
mod proxies;
mod public;
#[cfg(test)]
mod reference;
mod store;

use std::path::{Path, PathBuf};

use figment::{
    Figment,
    providers::{Env, Format as _, Toml},
};
use serde::{Deserialize, Serialize};

pub(crate) use self::{
    keys::Keys,
    limits::Limits,
    listen::Listen,
    log::{Log, LogFormat},
    mail::{Encryption, Mail},
    proxies::Proxies,
    public::{Protocol, PublicAddress},
    store::Store,
};
use crate::{answer::Failure, input};

/// Most bytes of a configuration file.
const FILE_BYTES_MAX: usize = 256 * 1024;

/// The whole configuration.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    pub(crate) listen: Listen,
    pub(crate) public: PublicAddress,
    pub(crate) store: Store,
    pub(crate) keys: Keys,
    pub(crate) mail: Mail,
    pub(crate) proxies: Proxies,
    pub(crate) limits: Limits,
    pub(crate) log: Log,
}

impl Config {
    /// Reads the file and the environment. Paths in the file are taken from the file's own folder.
    ///
    /// # Errors
    ///
    /// [`Failure::Input`] names the setting that cannot be taken.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let text = input::text(path, FILE_BYTES_MAX)?;
        if Figment::from(Toml::string(&text)).find_value("keys.instance_value").is_ok() {
            let told =
                "keys.instance_value belongs into the environment, not into a file that is copied around";
            return Err(Failure::Input(format!("{}: {told}", path.display())));
        }
        // Variables without a section are no settings: others may begin with our name too.
        let environment = Env::prefixed("GANGWAY_").filter(|name| name.as_str().contains("__")).split("__");
        let variables: Vec<String> = environment.iter().map(|(name, _)| name.into_string()).collect();
        let sources = Figment::new().merge(Toml::string(&text)).merge(environment);
        let mut config: Self =
            sources.extract().map_err(|error| Failure::Input(refusal(path, &variables, &error)))?;
        config.take_paths_from(path.parent().unwrap_or(Path::new(".")));
        config.check().map_err(|reason| Failure::Input(format!("{}: {reason}", path.display())))?;
        Ok(config)
    }

    /// The configuration of a data folder that needs no file: the demo's, and `--data DIR`.
    pub(crate) fn of_folder(folder: &Path) -> Self {
        let mut config = Self::default();
        config.store.folder = Some(folder.to_owned());
        config.keys.instance = Some(folder.join("keys/instance.key"));
        config.keys.checkpoint = Some(folder.join("keys/checkpoint.key"));
        config
    }

    fn check(&self) -> Result<(), String> {
        self.store.check()?;
        self.mail.check()
    }

    fn take_paths_from(&mut self, folder: &Path) {
        let paths = [
            &mut self.store.folder,
            &mut self.store.vault,
            &mut self.keys.instance,
            &mut self.keys.checkpoint,
            &mut self.keys.seals,
            &mut self.mail.password_file,
        ];
        for path in paths.into_iter().flatten() {
            if path.is_relative() {
                *path = folder.join(&*path);
            }
        }
    }

    /// The folder of everything that Gangway writes beside the database: by default `/var/lib/gangway`.
    fn base(&self) -> PathBuf {
        self.store.folder.clone().unwrap_or_else(|| PathBuf::from("/var/lib/gangway"))
    }

    /// Where the vault lies.
    pub(crate) fn vault(&self) -> PathBuf {
        self.store.vault.clone().unwrap_or_else(|| self.base().join("vault"))
    }

    /// Where the instance key lies, unless the environment carries it.
    pub(crate) fn instance_key(&self) -> PathBuf {
        self.keys.instance.clone().unwrap_or_else(|| self.base().join("keys/instance.key"))
    }

    /// Where the checkpoint key lies.
    pub(crate) fn checkpoint_key(&self) -> PathBuf {
        self.keys.checkpoint.clone().unwrap_or_else(|| self.base().join("keys/checkpoint.key"))
    }

    /// Where the seals of the towns lie.
    pub(crate) fn seals(&self) -> PathBuf {
        self.keys.seals.clone().unwrap_or_else(|| self.base().join("seals"))
    }
}

/// What is wrong, and where: in a variable, if the setting comes from one, since the environment wins.
fn refusal(path: &Path, variables: &[String], error: &figment::Error) -> String {
    let setting = error.path.join(".");
    let within = format!("{setting}.");
    let named = variables.iter().find(|name| **name == setting || name.starts_with(&within));
    if let Some(name) = named.filter(|_| !setting.is_empty()) {
        let variable = name.replace('.', "__").to_uppercase();
        return format!("the variable GANGWAY_{variable} cannot be taken: {}", error.kind);
    }
    let place = if setting.is_empty() { String::new() } else { format!(" at {setting}") };
    format!("{} cannot be taken{place}: {}", path.display(), error.kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gangway.toml");
        std::fs::write(&path, text).unwrap();
        Config::read(&path).map_err(|failure| match failure {
            Failure::Input(told) => told.replace(&folder.path().display().to_string(), "DIR"),
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn a_small_file_is_enough() {
        let config = read("[store]\nfolder = 'data'\n").unwrap();
        assert!(config.store.folder.unwrap().ends_with("data"));
        assert_eq!(config.listen.address.to_string(), "127.0.0.1:8080");
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        let told: Vec<String> = [
            "[store]\nfolder = 7",
            "[store",
            "[stoer]\nfolder = 'x'",
            "[store]\nfolder = 'x'\nvalt = 'y'",
            "",
            "[store]\npostgres = 'postgres://db/gangway'",
            "[store]\nfolder = 'x'\n[listen]\naddress = 'here'",
            "[store]\nfolder = 'x'\n[mail]\nuser = 'gangway'",
            "[store]\nfolder = 'x'\n[keys]\ninstance_value = 'aa'",
        ]
        .into_iter()
        .map(|text| read(text).unwrap_err())
        .collect();
        insta::assert_snapshot!(told.join("\n"));
    }
}
