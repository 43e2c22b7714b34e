//! A real mail server for the tests: `aiosmtpd` on a free port of the loopback.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, ChildStdin, Command, Stdio},
};

/// Accepts mail and prints it as JSON lines; refuses «gone@» for good and «busy@» for now. Ends when its standard
/// input is closed.
const SERVER: &str = r#"
import asyncio, json, sys
from aiosmtpd.smtp import SMTP

class Recorder:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone@"):
            return f"550 5.1.1 <{address}>: no such mailbox"
        if address.startswith("busy@"):
            return f"450 4.2.1 <{address}>: mailbox busy"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        print(json.dumps({"to": envelope.rcpt_tos, "content": envelope.content.decode()}), flush=True)
        return "250 2.0.0 taken as 4711"

async def serve():
    loop = asyncio.get_running_loop()
    make = lambda: SMTP(Recorder(), hostname="mail.example", loop=loop)
    server = await loop.create_server(make, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)

asyncio.run(serve())
"#;

/// A running server.
pub(crate) struct Server {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<std::process::ChildStdout>,
    pub(crate) port: u16,
}

#[expect(clippy::disallowed_methods, reason = "tests find their tools through the environment")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Starts a server, or none after a message if the tests' Python is missing.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
pub(crate) fn start() -> Option<Server> {
    let folder = environment("GANGWAY_VENV")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(environment("HOME")?).join(".cache/gangway/venv")))?;
    let python = folder.join("bin/python3");
    if !python.is_file() {
        let message = "Python with aiosmtpd is missing; install it with: \
                       python3 -m venv DIR && DIR/bin/pip install -r scripts/python-requirements.txt";
        assert!(environment("GANGWAY_TOOLS").as_deref() != Some("required"), "{message}");
        eprintln!("skipped: {message}");
        return None;
    }
    let mut command = Command::new(python);
    let command = command.args(["-c", SERVER]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let input = child.stdin.take();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    let port = line.trim().parse().unwrap();
    Some(Server { child, input, output, port })
}

impl Server {
    /// The next mail that it took.
    pub(crate) fn next_mail(&mut self) -> serde_json::Value {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.child.wait();
    }
}
