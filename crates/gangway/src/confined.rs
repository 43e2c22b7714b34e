//! A process of its own for commands that hand foreign files to foreign parsers: with limits on memory, processor time,
//! real time and output.
//!
//! A parser may take what it likes there, or break down: the limits end the process, and whoever called is told so in a
//! sentence. Nothing that serves needs it: what is uploaded is told by its bytes alone.

use std::{ffi::OsStr, io, process::Stdio, time::Duration};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _},
    process::Command,
    time::timeout,
};

use crate::{
    answer::{Answer, COMPLAINT, Failure},
    command::target::block_on,
};

/// Room for a file of 64 MiB several times over.
const MEMORY_BYTES_MAX: u64 = 1 << 30;
const PROCESSOR_SECONDS_MAX: u64 = 30;
/// The machine may have other work.
const REAL_TIME_MAX: Duration = Duration::from_mins(1);
/// What is answered: the largest forms have some megabytes.
const OUTPUT_BYTES_MAX: u64 = 64 << 20;
/// One sentence.
const COMPLAINT_BYTES_MAX: u64 = 16 << 10;

const TOO_MUCH: &str = "the file asks for more than 1 GiB of memory or 30 seconds of work, or makes the reader break down; \
    it is damaged, or made to do harm";

/// Takes the limits on, in the process that is to read.
///
/// # Errors
///
/// [`Failure::Environment`] if the system refuses.
pub(crate) fn enter() -> Result<(), Failure> {
    let limits = [
        (Resource::As, MEMORY_BYTES_MAX),
        (Resource::Cpu, PROCESSOR_SECONDS_MAX),
        (Resource::Fsize, OUTPUT_BYTES_MAX),
        // What is in memory then is somebody's file.
        (Resource::Core, 0),
    ];
    for (resource, most) in limits {
        // Nobody may raise what an operator has set lower.
        let most = getrlimit(resource).maximum.map_or(most, |set| set.min(most));
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })
            .map_err(Failure::environment)?;
    }
    Ok(())
}

/// Calls this program with these words in a process of its own and passes on what it answers.
///
/// # Errors
///
/// What the call fails with; [`Failure::Input`] if it does not end within the limits.
pub(crate) fn repeat<'a>(words: impl Iterator<Item = &'a OsStr>) -> Result<Answer, Failure> {
    let program = std::env::current_exe().map_err(Failure::environment)?;
    let mut command = Command::new(program);
    command.args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    block_on(async {
        match timeout(REAL_TIME_MAX, ended(command)).await {
            Ok(ended) => ended.map_err(Failure::environment)?.told(),
            Err(_elapsed) => Err(Failure::Input(TOO_MUCH.to_owned())),
        }
    })
}

/// What a process has left behind.
struct Ended {
    /// None if something ended it.
    code: Option<i32>,
    output: Vec<u8>,
    complaint: Vec<u8>,
}

async fn ended(mut command: Command) -> io::Result<Ended> {
    let mut child = command.spawn()?;
    let output = start_of(child.stdout.take(), OUTPUT_BYTES_MAX);
    let complaint = start_of(child.stderr.take(), COMPLAINT_BYTES_MAX);
    let (output, complaint) = tokio::try_join!(output, complaint)?;
    // Who wrote more than is read hears so and ends.
    let status = child.wait().await?;
    Ok(Ended { code: status.code(), output, complaint })
}

/// At most so many bytes; the pipe is closed then.
async fn start_of(pipe: Option<impl AsyncRead + Unpin>, bytes_max: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        pipe.take(bytes_max).read_to_end(&mut bytes).await?;
    }
    Ok(bytes)
}

impl Ended {
    fn told(self) -> Result<Answer, Failure> {
        let too_much = || Failure::Input(TOO_MUCH.to_owned());
        let whole = u64::try_from(self.output.len()).is_ok_and(|length| length < OUTPUT_BYTES_MAX);
        let text = String::from_utf8(self.output).ok().filter(|_| whole).ok_or_else(too_much)?;
        let text = text.trim_end().to_owned();
        let sentence = String::from_utf8_lossy(&self.complaint);
        let sentence = sentence.trim_end().trim_start_matches(COMPLAINT).to_owned();
        match self.code {
            Some(0) => Ok(Answer::passed_on(text, None)),
            Some(3) if !text.is_empty() => Ok(Answer::passed_on(text, Some(sentence))),
            // A parser that breaks down ends the process with another code, or by a signal.
            code => Err(code.and_then(|code| Failure::passed_on(code, sentence)).unwrap_or_else(too_much)),
        }
    }
}
