//! The seals of all towns of an instance, as the use cases reach them.

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use ids::TownId;
use jiff::Timestamp;
use kernel::ports::{SealError as PortError, Sealer as SealerPort};
use service::letters::SealNote;
use tokio::sync::RwLock;

use super::{SealError, SealRequest, Sealer};

/// What stands as the reason in each seal.
const REASON: &str = "Elektronisches Siegel der Behörde";

/// The seals of all towns. Reading keys from where a town keeps them is the binary's matter.
#[derive(Debug, Default)]
pub struct SealRing {
    seals: RwLock<HashMap<TownId, TownSeal>>,
}

#[derive(Debug, Clone)]
struct TownSeal {
    sealer: Arc<Sealer>,
    check_at: Option<String>,
}

impl SealRing {
    /// Gives a town its seal, or a new one. `check_at` is where people can check it, without scheme.
    pub async fn set(&self, town: TownId, sealer: Sealer, check_at: Option<String>) {
        self.seals.write().await.insert(town, TownSeal { sealer: Arc::new(sealer), check_at });
    }

    async fn of(&self, town: TownId) -> Result<TownSeal, PortError> {
        self.seals.read().await.get(&town).cloned().ok_or(PortError::NoSeal)
    }
}

#[async_trait]
impl SealerPort for SealRing {
    async fn seal(&self, town: TownId, pdf: &[u8], at: Timestamp) -> Result<Vec<u8>, PortError> {
        let seal = self.of(town).await?;
        let request = SealRequest { reason: REASON.to_owned(), time: at };
        seal.sealer.seal(pdf, &request).map_err(|error| match error {
            SealError::NotValidThen => PortError::Unusable(error.to_string()),
            other => PortError::Failed(Box::new(other)),
        })
    }

    async fn note(&self, town: TownId) -> Result<SealNote, PortError> {
        let seal = self.of(town).await?;
        Ok(seal.sealer.info().note(seal.check_at))
    }
}
