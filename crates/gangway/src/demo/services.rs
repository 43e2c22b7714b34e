//! The services of the demo: our own packs.

use admin::towns::publish_pack;
use kernel::house::TownContext;
use service::pack::{self, Pack};
use town::By;

use crate::{answer::Failure, command::new_command, packs};

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
    pub(super) fn read() -> Result<Self, Failure> {
        Ok(Self { trees: read(TREES)?, stopping: read(STOPPING)? })
    }

    pub(super) fn trees_department(&self) -> &str {
        &self.trees.service.department
    }

    pub(super) fn stopping_department(&self) -> &str {
        &self.stopping.service.department
    }

    /// Publishes them.
    pub(super) async fn publish(self, ctx: TownContext<'_>) -> Result<(), Failure> {
        publish_pack(ctx, new_command(ctx.house), By::Operator, self.trees).await?;
        publish_pack(ctx, new_command(ctx.house), By::Operator, self.stopping).await?;
        Ok(())
    }
}

fn read(name: &str) -> Result<Pack, Failure> {
    let files = packs::files(name);
    let broken = |told: String| Failure::Environment(format!("the embedded pack «{name}» is broken: {told}"));
    let pack = Pack::read(&files).map_err(|malformed| broken(malformed.to_string()))?;
    if pack::check(&pack, &files).is_clean() {
        Ok(pack)
    } else {
        Err(broken("its own check finds problems".to_owned()))
    }
}
