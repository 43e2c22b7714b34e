//! What a command leaves behind: JSON on standard output, one sentence on standard error, an exit code.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use serde::Serialize;

/// How a complaint on standard error begins.
pub(crate) const COMPLAINT: &str = "gangway: ";
/// The longest sentence on standard error, in characters.
const SENTENCE_MAX: usize = 600;

/// What a command that did its work has to say.
#[derive(Debug)]
pub(crate) struct Answer {
    /// For standard output, without the last line break.
    text: String,
    /// What the check has found, as a sentence; none if it found nothing.
    found: Option<String>,
}

/// Why a command did not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Unreadable or malformed input.
    Input(String),
    /// Called wrongly.
    Call(String),
    /// Readable, but there is no answer to it.
    Finding(String),
    /// The environment failed: disk, network, database, keys.
    Environment(String),
}

impl Answer {
    /// Done, nothing to complain about.
    pub(crate) fn done(answer: &impl Serialize) -> Result<Self, Failure> {
        let text = serde_json::to_string_pretty(answer).map_err(Failure::environment)?;
        Ok(Self { text, found: None })
    }

    /// Read and checked; the check has found something unless `found` is none.
    pub(crate) fn checked(answer: &impl Serialize, found: Option<String>) -> Result<Self, Failure> {
        Ok(Self { found, ..Self::done(answer)? })
    }

    /// What another process of this program has answered.
    pub(crate) fn passed_on(text: String, found: Option<String>) -> Self {
        Self { text, found }
    }

    /// Text for standard output as it is: help, and formats that write themselves.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), found: None }
    }
}

impl Failure {
    /// The environment failed, with the whole chain of causes.
    pub(crate) fn environment(error: impl Into<anyhow::Error>) -> Self {
        Self::Environment(chain(&error.into()))
    }

    /// What another process of this program has failed with; none for a code that means no failure.
    pub(crate) fn passed_on(code: i32, sentence: String) -> Option<Self> {
        match code {
            1 => Some(Self::Input(sentence)),
            2 => Some(Self::Call(sentence)),
            3 => Some(Self::Finding(sentence)),
            4 => Some(Self::Environment(sentence)),
            _ => None,
        }
    }

    const fn code(&self) -> u8 {
        match self {
            Self::Input(_) => 1,
            Self::Call(_) => 2,
            Self::Finding(_) => 3,
            Self::Environment(_) => 4,
        }
    }

    pub(crate) fn sentence(&self) -> &str {
        match self {
            Self::Input(text) | Self::Call(text) | Self::Finding(text) | Self::Environment(text) => text,
        }
    }
}

/// An error with its causes in one line. Libraries like to end with the text of their cause; it is told once.
pub(crate) fn chain(error: &anyhow::Error) -> String {
    let mut told = String::new();
    for part in error.chain().map(ToString::to_string).filter(|part| !part.is_empty()) {
        if told.is_empty() {
            told = part;
        } else if !told.ends_with(&part) {
            told = format!("{told}: {part}");
        }
    }
    told
}

/// Prints one line of JSON at once, while the process goes on.
pub(crate) fn announce(answer: &impl Serialize) -> Result<(), Failure> {
    let line = serde_json::to_string(answer).map_err(Failure::environment)?;
    say(io::stdout(), &line).map_err(|error| Failure::Environment(unwritable(&error)))
}

/// Tells people something on standard error, as it stands.
pub(crate) fn tell(text: &str) {
    let _unwritable = say(io::stderr(), text);
}

/// Prints what there is to print and says how the process ends.
pub(crate) fn finish(outcome: Result<Answer, Failure>) -> ExitCode {
    match outcome {
        Ok(answer) => {
            if let Err(error) = say(io::stdout(), &answer.text) {
                // Whoever reads our output may stop reading; that is their choice and no failure.
                if error.kind() == io::ErrorKind::BrokenPipe {
                    return ExitCode::SUCCESS;
                }
                let failure = Failure::Environment(unwritable(&error));
                complain(failure.sentence());
                return ExitCode::from(failure.code());
            }
            let Some(found) = answer.found else { return ExitCode::SUCCESS };
            complain(&found);
            ExitCode::from(3)
        }
        Err(failure) => {
            complain(failure.sentence());
            ExitCode::from(failure.code())
        }
    }
}

fn unwritable(error: &io::Error) -> String {
    format!("cannot write to standard output: {error}")
}

fn complain(text: &str) {
    // When standard error cannot be written, the exit code still tells.
    let _unwritable = say(io::stderr(), &format!("{COMPLAINT}{}", sentence(text)));
}

fn say(mut to: impl Write, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    to.write_all(text.as_bytes())?;
    to.write_all(b"\n")?;
    to.flush()
}

/// One line without control characters, so that hostile input cannot write into the operator's terminal.
fn sentence(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut line: String = words
        .join(" ")
        .chars()
        .map(|letter| if letter.is_control() { '\u{fffd}' } else { letter })
        .take(SENTENCE_MAX)
        .collect();
    if !line.ends_with(['.', '!', '?']) {
        line.push('.');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_told_once() {
        let error =
            anyhow::anyhow!("no such port").context("the address: no such port").context("no database");
        assert_eq!(chain(&error), "no database: the address: no such port");
    }

    #[test]
    fn a_sentence_is_one_line_with_an_end() {
        assert_eq!(sentence("cannot read\n  the\tfile"), "cannot read the file.");
        assert_eq!(sentence("run `gangway migrate` first."), "run `gangway migrate` first.");
        assert_eq!(sentence("\u{1b}[2Jgone"), "\u{fffd}[2Jgone.");
        assert_eq!(sentence(&"x".repeat(5_000)).chars().count(), SENTENCE_MAX + 1);
    }
}
