//! The commands: one file each. This module reads the call and hands it on.

mod client;
mod day;
mod demo;
mod department;
mod form;
mod job;
mod journal;
mod key;
mod language;
mod law;
mod migrate;
mod pack;
mod paper;
mod refusal;
mod role;
mod serve;
pub(crate) mod target;
pub(crate) mod town;
mod user;
mod vault;

use std::ffi::{OsStr, OsString};

use access::{Access, InstanceOperator};
use admin::Administrator;
use clap::{
    Parser, Subcommand,
    error::{ContextKind, ContextValue, ErrorKind},
};
use ids::CommandId;
use kernel::context::Ports;

use crate::{
    answer::{Answer, Failure},
    confined,
};

/// The bridge between residents and their town hall.
#[derive(Debug, Parser)]
#[command(name = "gangway", version, propagate_version = true)]
struct Call {
    /// Carries out the command within the limits for foreign files; the program calls itself so.
    #[arg(long, hide = true)]
    within_limits: bool,
    #[command(subcommand)]
    command: Command,
}

/// The word for [`Call::within_limits`].
const WITHIN_LIMITS: &str = "--within-limits";

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a demo town and serves it.
    Demo(demo::Args),
    /// Serves the towns of an instance.
    Serve(serve::Args),
    /// Brings the database to the newest schema.
    Migrate(migrate::Args),
    /// Keys of the instance.
    #[command(subcommand)]
    Key(key::Command),
    /// Towns.
    #[command(subcommand)]
    Town(town::Command),
    /// Departments of a town.
    #[command(subcommand)]
    Department(department::Command),
    /// Staff of a town.
    #[command(subcommand)]
    User(user::Command),
    /// Who may do what.
    #[command(subcommand)]
    Role(role::Command),
    /// Programs that use the HTTP interface.
    #[command(subcommand)]
    Client(client::Command),
    /// The journal.
    #[command(subcommand)]
    Journal(journal::Command),
    /// Jobs that were given up.
    #[command(subcommand)]
    Job(job::Command),
    /// Documents.
    #[command(subcommand)]
    Paper(paper::Command),
    /// The vault: papers that no row names.
    #[command(subcommand)]
    Vault(vault::Command),
    /// Forms: what is asked.
    #[command(subcommand)]
    Form(form::Command),
    /// The law: when a decision counts.
    #[command(subcommand)]
    Law(law::Command),
    /// Packs: services as folders of readable files.
    #[command(subcommand)]
    Pack(pack::Command),
}

/// Reads the call and runs the command.
pub(crate) fn run(words: impl IntoIterator<Item = OsString>) -> Result<Answer, Failure> {
    let words: Vec<OsString> = words.into_iter().collect();
    match Call::try_parse_from(&words) {
        Ok(call) if call.within_limits => confined::enter().and_then(|()| dispatch(call.command)),
        Ok(call) if reads_foreign_files(&call.command) => {
            let own = [OsStr::new(WITHIN_LIMITS)].into_iter();
            confined::repeat(own.chain(words.iter().skip(1).map(OsString::as_os_str)))
        }
        Ok(call) => dispatch(call.command),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Ok(Answer::text(error.to_string().trim_end()))
            }
            _ => Err(Failure::Call(wrong_call(&error))),
        },
    }
}

fn dispatch(command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Demo(args) => demo::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Migrate(args) => migrate::run(&args),
        Command::Key(command) => key::run(command),
        Command::Town(command) => town::run(command),
        Command::Department(command) => department::run(command),
        Command::User(command) => user::run(command),
        Command::Role(command) => role::run(command),
        Command::Client(command) => client::run(command),
        Command::Journal(command) => journal::run(command),
        Command::Job(command) => job::run(command),
        Command::Paper(command) => paper::run(command),
        Command::Vault(command) => vault::run(command),
        Command::Form(command) => form::run(command),
        Command::Law(command) => law::run(command),
        Command::Pack(command) => pack::run(command),
    }
}

/// Whether a command hands a file that others made to a parser that others made.
const fn reads_foreign_files(command: &Command) -> bool {
    match command {
        Command::Paper(paper::Command::Verify(_)) | Command::Form(form::Command::Import(_)) => true,
        Command::Demo(_)
        | Command::Serve(_)
        | Command::Migrate(_)
        | Command::Key(_)
        | Command::Town(_)
        | Command::Department(_)
        | Command::User(_)
        | Command::Role(_)
        | Command::Client(_)
        | Command::Journal(_)
        | Command::Job(_)
        | Command::Vault(_)
        | Command::Form(_)
        | Command::Law(_)
        | Command::Pack(_) => false,
    }
}

/// Whoever calls a command acts as the operator of the instance.
pub(crate) fn operator() -> Administrator<'static> {
    static OPERATOR: InstanceOperator = InstanceOperator::on_the_server();
    Administrator::Operator(&OPERATOR)
}

/// The policies alone: what looks at the journal, or at keys, needs no ports.
pub(crate) fn policies() -> Result<Access, Failure> {
    Access::new().map_err(Failure::environment)
}

/// A fresh command id: each call of a command is a request of its own.
pub(crate) fn new_command(ports: &Ports) -> CommandId {
    CommandId::from_uuid(ports.ids.next())
}

/// What is wrong with the call, in one sentence.
fn wrong_call(error: &clap::Error) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return "a command is missing; `gangway --help` lists them".to_owned();
    }
    let rendered = error.to_string();
    let lines = rendered.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines =
        lines.take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more information"));
    // A tip is a second thought, so it stands apart from what is wrong.
    let (tips, words): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("tip:"));
    let told = words.join(" ");
    let told = told.strip_prefix("error: ").unwrap_or(&told);
    let tips = tips.into_iter().map(|tip| format!(" ({})", tip.trim_start_matches("tip:").trim()));
    match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(name)) => {
            format!("there is no command «{name}»; `--help` lists what there is")
        }
        _ => format!("{told}{}", tips.collect::<String>()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_calls_are_well_formed() {
        Call::command().debug_assert();
    }

    #[test]
    fn a_wrong_call_is_told_in_one_sentence() {
        let told = |words: &[&str]| match run(words.iter().map(OsString::from)) {
            Err(Failure::Call(text)) => text,
            other => panic!("{other:?}"),
        };
        insta::assert_snapshot!(
            [
                told(&["gangway"]),
                told(&["gangway", "paint"]),
                told(&["gangway", "form"]),
                told(&["gangway", "form", "check"]),
                told(&["gangway", "form", "check", "--loud", "a.json"]),
                told(&[
                    "gangway",
                    "law",
                    "announce",
                    "--way",
                    "pigeon",
                    "--land",
                    "SH",
                    "--on",
                    "2026-11-23"
                ]),
                told(&["gangway", "law", "announce", "--way", "post", "--land", "SH", "--on", "23.11.2026"]),
            ]
            .join("\n")
        );
    }
}
