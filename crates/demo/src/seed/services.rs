//! The services of the demo: our own packs.

use admin::services::publish_pack;
use kernel::context::TownContext;
use service::pack::{self, Files, Pack};

use super::{new_command, operator};
use crate::error::DemoError;

/// Short name of the Baumfällgenehmigung.
pub(super) const TREES: &str = "baumfaellgenehmigung";
/// Short name of the Haltverbotszone.
pub(super) const STOPPING: &str = "haltverbotszone";

/// Our packs.
pub(super) struct Packs {
    trees: Pack,
    stopping: Pack,
}

impl Packs {
    /// Reads and checks them.
    pub(super) fn read(files_of: fn(&str) -> Files) -> Result<Self, DemoError> {
        let read = |name: &str| read(name, &files_of(name));
        Ok(Self { trees: read(TREES)?, stopping: read(STOPPING)? })
    }

    pub(super) fn trees_department(&self) -> &str {
        &self.trees.service.department
    }

    pub(super) fn stopping_department(&self) -> &str {
        &self.stopping.service.department
    }

    /// Publishes them.
    pub(super) async fn publish(self, ctx: TownContext<'_>) -> Result<(), DemoError> {
        publish_pack(ctx, new_command(ctx.ports), operator(), self.trees).await?;
        publish_pack(ctx, new_command(ctx.ports), operator(), self.stopping).await?;
        Ok(())
    }
}

fn read(name: &str, files: &Files) -> Result<Pack, DemoError> {
    let broken = |told: String| DemoError::Broken(format!("the embedded pack «{name}» is broken: {told}"));
    let pack = Pack::read(files).map_err(|malformed| broken(malformed.to_string()))?;
    if pack::check(&pack, files).is_clean() {
        Ok(pack)
    } else {
        Err(broken("its own check finds problems".to_owned()))
    }
}
