//! `gangway form …`: import, check and evaluate forms.

mod check;
mod evaluate;
mod import;
mod problems;

use clap::Subcommand;

use crate::answer::{Answer, Failure};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Turns an XDatenfelder 2 or 3 schema into a form.
    Import(import::Args),
    /// Compiles a form and says what is wrong with it.
    Check(check::Args),
    /// Says what follows from answers: what is visible, required, calculated and wrong.
    Evaluate(evaluate::Args),
}

pub(crate) fn run(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Import(args) => import::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Evaluate(args) => evaluate::run(&args),
    }
}
