//! `gangway town add`.

use std::path::PathBuf;

use admin::towns::{NewTown, create_town};
use clap::Args as ClapArgs;
use serde::Serialize;
use town::HostName;

use super::{missing::Missing, settings};
use crate::{
    answer::{Answer, Failure},
    command::{operator, target::Target},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Short name in commands and addresses: lower case letters, digits and hyphens.
    #[arg(long)]
    slug: String,
    /// Its name, for example «Fördestadt».
    #[arg(long)]
    name: String,
    /// A host name that leads to it; may be given more than once, the first stands in mails.
    #[arg(long = "host", value_name = "HOST")]
    hosts: Vec<HostName>,
    /// Its settings as TOML: Land, letterhead, mail, official texts.
    #[arg(long, value_name = "FILE")]
    settings: PathBuf,
}

/// What `town add` answers.
#[derive(Debug, Serialize)]
struct Added {
    town: ids::TownId,
    slug: String,
    /// What the law asks for and the settings do not say.
    missing: Vec<Missing>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let settings = settings::read(&args.settings)?;
    let missing = Missing::of(&settings);
    let (slug, name, hosts) = (args.slug.clone(), args.name.clone(), args.hosts.clone());
    let new = NewTown { slug, name, hosts, settings };
    args.target.work(async |instance| {
        let town = create_town(&instance.ports, new, operator()).await?;
        Answer::done(&Added { town, slug: args.slug.clone(), missing })
    })
}
