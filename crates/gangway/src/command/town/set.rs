//! `gangway town set`.

use std::path::PathBuf;

use admin::towns::{self, TownChange, change_town};
use clap::Args as ClapArgs;
use kernel::{context::TownContext, rows::TownRow};
use serde::Serialize;
use town::{HostName, SealState, Settings};

use super::{find, missing::Missing, settings};
use crate::{
    answer::{Answer, Failure},
    command::{new_command, operator, target::Target},
    input,
    wiring::{Instance, SEAL_BYTES_MAX, SealFiles},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Short name of the town.
    #[arg(long, value_name = "TOWN")]
    town: String,
    /// Its name.
    #[arg(long)]
    name: Option<String>,
    /// A host name that leads to it; may be given more than once and replaces all before.
    #[arg(long = "host", value_name = "HOST")]
    hosts: Vec<HostName>,
    /// Settings to change, as TOML; what the file does not name stays.
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// The notice on remedies for services that bring none, as TOML: `version`, `de`, optionally `en` and `months`. A
    /// version that was set stays as it is.
    #[arg(long, value_name = "FILE")]
    remedies: Option<PathBuf>,
    /// Hue of the town's colour in degrees, 0 to 359.
    #[arg(long)]
    hue: Option<u16>,
    /// Chroma of the town's colour in thousandths, 0 to 200.
    #[arg(long)]
    chroma: Option<u16>,
    /// The key of the seal: EC P-256, PKCS#8, PEM.
    #[arg(long, value_name = "FILE", requires = "seal_chain")]
    seal_key: Option<PathBuf>,
    /// The certificates of the seal, PEM, the sealing one first.
    #[arg(long, value_name = "FILE", requires = "seal_key")]
    seal_chain: Option<PathBuf>,
}

/// What `town set` answers.
#[derive(Debug, Serialize)]
struct Set {
    town: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    seal: Option<Seal>,
    /// What the law asks for and the settings still do not say.
    missing: Vec<Missing>,
}

#[derive(Debug, Clone, Serialize)]
struct Seal {
    subject: String,
    qualified: bool,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    if !args.change_something() {
        return Err(Failure::Call(
            "there is nothing to set; `gangway town set --help` lists what can be set".to_owned(),
        ));
    }
    let seal = read_seal(args)?;
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let town = find::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        let missing = Missing::of(&change(ctx, args, &town).await?);
        let seal = match seal {
            Some(files) => Some(set_seal(ctx, instance, &town, &files).await?),
            None => None,
        };
        Answer::done(&Set { town: town.slug, seal, missing })
    })
}

impl Args {
    fn change_something(&self) -> bool {
        self.name.is_some()
            || !self.hosts.is_empty()
            || self.settings.is_some()
            || self.remedies.is_some()
            || self.hue.is_some()
            || self.chroma.is_some()
            || self.seal_key.is_some()
    }
}

fn read_seal(args: &Args) -> Result<Option<SealFiles>, Failure> {
    let (Some(key), Some(chain)) = (&args.seal_key, &args.seal_chain) else { return Ok(None) };
    SealFiles::check(input::text(key, SEAL_BYTES_MAX)?, input::text(chain, SEAL_BYTES_MAX)?).map(Some)
}

/// Changes name, hosts and settings; the settings as they are now.
async fn change(ctx: TownContext<'_>, args: &Args, town: &TownRow) -> Result<Settings, Failure> {
    let before = kernel::settings::of_row(town)?;
    let mut wanted = match &args.settings {
        Some(path) => settings::merged(path, &before, settings::read_part(path)?)?,
        None => before,
    };
    if let Some(path) = &args.remedies {
        let set = wanted.set_remedies(settings::read_remedies(path)?);
        set.map_err(|problem| Failure::Call(problem.to_string()))?;
    }
    wanted.branding.hue = args.hue.unwrap_or(wanted.branding.hue);
    wanted.branding.chroma = args.chroma.unwrap_or(wanted.branding.chroma);
    wanted.check().map_err(|problem| Failure::Call(problem.to_string()))?;
    let change = TownChange {
        name: args.name.clone(),
        hosts: Some(args.hosts.clone()).filter(|hosts| !hosts.is_empty()),
        settings: Some(wanted.clone()),
    };
    change_town(ctx, new_command(ctx.ports), operator(), change).await?;
    Ok(wanted)
}

/// Keeps the files first: an event that names a seal which is nowhere would be wrong, a seal without its event is not
/// yet in use.
async fn set_seal(
    ctx: TownContext<'_>,
    instance: &Instance,
    town: &TownRow,
    files: &SealFiles,
) -> Result<Seal, Failure> {
    let seal = Seal { subject: files.subject(), qualified: files.is_qualified() };
    instance.seals.keep(town, files)?;
    let set = SealState { subject: seal.subject.clone(), qualified: seal.qualified };
    towns::set_seal(ctx, new_command(ctx.ports), operator(), set).await?;
    Ok(seal)
}
