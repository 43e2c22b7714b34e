//! `gangway department set`.

use ::town::Contact;
use admin::towns::{DepartmentSet, set_department};
use clap::Args as ClapArgs;
use kernel::context::TownContext;
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::{new_command, operator, target::Target, town},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Short name of the town.
    #[arg(long, value_name = "TOWN")]
    town: String,
    /// Short name of the department, as packs name it.
    #[arg(long)]
    slug: String,
    /// Its name, for example «Grünflächenamt».
    #[arg(long)]
    name: String,
    /// Telephone.
    #[arg(long, default_value_t)]
    phone: String,
    /// E-mail address.
    #[arg(long, default_value_t)]
    email: String,
    /// Street and number, if other than the town hall.
    #[arg(long, default_value_t)]
    street: String,
    /// Room or floor.
    #[arg(long, default_value_t)]
    room: String,
}

/// What `department set` answers.
#[derive(Debug, Serialize)]
struct Set {
    department: ids::DepartmentId,
    slug: String,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let town = town::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        let contact = Contact {
            phone: args.phone.clone(),
            email: args.email.clone(),
            street: args.street.clone(),
            room: args.room.clone(),
        };
        let set = DepartmentSet { slug: args.slug.clone(), name: args.name.clone(), contact };
        let department = set_department(ctx, new_command(ports), operator(), set).await?;
        Answer::done(&Set { department, slug: args.slug.clone() })
    })
}
