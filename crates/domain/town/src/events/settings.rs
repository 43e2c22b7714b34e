//! The town itself: set up, changed, given a seal.

use access::ActorRef;
use serde::{Deserialize, Serialize};
use versions::EventFormat as _;

use crate::{SealState, Settings, Town, TownFoldError, TownState};

/// What happened to the town itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum SettingsEvent {
    /// The town was set up.
    TownCreated {
        /// Short name in addresses.
        slug: String,
        name: String,
        hosts: Vec<String>,
        settings: Box<Settings>,
        /// By whom.
        by: ActorRef,
    },
    /// Name, hosts or settings were changed; all of them as they are now.
    SettingsChanged {
        name: String,
        hosts: Vec<String>,
        settings: Box<Settings>,
        /// By whom.
        by: ActorRef,
    },
    /// The seal key was set.
    SealSet {
        /// Subject of the certificate.
        subject: String,
        /// Whether the certificate carries the qualified statements.
        qualified: bool,
        /// By whom.
        by: ActorRef,
    },
}

versions::event_kinds! {
    SettingsEvent {
        TownCreated = "town_created";
        SettingsChanged = "settings_changed";
        SealSet = "seal_set";
    }
}

impl SettingsEvent {
    /// # Errors
    ///
    /// [`TownFoldError::Missing`] if settings change before there is a town.
    pub(crate) fn fold(&self, state: &mut TownState) -> Result<(), TownFoldError> {
        match self {
            Self::TownCreated { slug, name, hosts, settings, by: _ } => {
                state.town = Some(Town {
                    slug: slug.clone(),
                    name: name.clone(),
                    hosts: hosts.clone(),
                    settings: Settings::clone(settings),
                });
            }
            Self::SettingsChanged { name, hosts, settings, by: _ } => {
                let town =
                    state.town.as_mut().ok_or_else(|| TownFoldError::missing(self.kind(), "the town"))?;
                town.name.clone_from(name);
                town.hosts.clone_from(hosts);
                town.settings.clone_from(settings);
            }
            Self::SealSet { subject, qualified, by: _ } => {
                state.seal = Some(SealState { subject: subject.clone(), qualified: *qualified });
            }
        }
        Ok(())
    }
}
