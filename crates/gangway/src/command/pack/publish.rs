//! `gangway pack install DIR` and `gangway pack publish DIR`.

use std::path::PathBuf;

use admin::services::publish_pack;
use clap::Args as ClapArgs;
use kernel::context::TownContext;
use serde::Serialize;
use service::pack;

use super::{check, folder};
use crate::{
    answer::{Answer, Failure},
    command::{new_command, operator, target::Target, town},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The folder of the pack.
    folder: PathBuf,
    #[command(flatten)]
    target: Target,
    /// Short name of the town.
    #[arg(long, value_name = "TOWN")]
    town: String,
}

/// Whether the service is expected to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// Not yet: this installs it.
    New,
    /// Already: this is its next revision.
    Known,
}

/// What both answer.
#[derive(Debug, Serialize)]
struct Published {
    service: ids::ServiceId,
    key: String,
    revision: u32,
    /// Whether this is a new revision; the same content again is none.
    changed: bool,
}

pub(super) fn run(args: &Args, expected: Expected) -> Result<Answer, Failure> {
    let (pack, files) = folder::read(&args.folder)?;
    let checked = pack::check(&pack, &files);
    if let Some(found) = check::sentence(&checked) {
        return check::answer(&pack, checked, found);
    }
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let town = town::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        let key = pack.service.key.clone();
        let before = ports.store.service_by_slug(ctx.town, &key).await?;
        match (expected, &before) {
            (Expected::New, Some(_)) => {
                let told =
                    format!("«{key}» is installed already; `gangway pack publish` makes its next revision");
                return Err(Failure::Call(told));
            }
            (Expected::Known, None) => {
                let told = format!("«{key}» is not installed yet; use `gangway pack install`");
                return Err(Failure::Call(told));
            }
            _ => {}
        }
        let before = before.and_then(|service| service.revision);
        let (service, revision) = publish_pack(ctx, new_command(ports), operator(), pack).await?;
        Answer::done(&Published { service, key, revision, changed: before != Some(revision) })
    })
}
