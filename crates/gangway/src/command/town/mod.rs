//! `gangway town …`: setting up towns.

mod add;
mod example;
mod find;
mod missing;
mod set;
mod settings;
mod show;

use clap::Subcommand;

pub(crate) use self::find::{department, person, service, town};
use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Sets up a town.
    Add(add::Args),
    /// Changes a town: name, hosts, settings, colours, seal.
    Set(Box<set::Args>),
    /// Prints the settings of a town as an example to begin with: every one that there is.
    Example,
    /// Shows a town: settings, departments, services, people, clients, seal.
    Show(show::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Add(args) => add::run(&args),
        Command::Set(args) => set::run(&args),
        Command::Example => Ok(example::run()),
        Command::Show(args) => show::run(&args),
    }
}
