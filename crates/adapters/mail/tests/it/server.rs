//! A real mail server for the tests: `aiosmtpd` on a free port of the loopback.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
};

/// Accepts mail and prints it as JSON lines; refuses «gone@» for good and «busy@» for now. Ends when its standard
/// input is closed.
const SERVER: &str = r#"
import asyncio, json, ssl, sys
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
    tls = None
    if len(sys.argv) > 1:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(sys.argv[1] + "/chain.pem", sys.argv[1] + "/key.pem")
    make = lambda: SMTP(Recorder(), hostname="mail.example", loop=loop)
    server = await loop.create_server(make, "127.0.0.1", 0, ssl=tls)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)

asyncio.run(serve())
"#;

/// An authority, and a certificate from it for the server at 127.0.0.1, into a folder.
const CERTIFICATES: &str = r#"
import datetime, ipaddress, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

def named(name):
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])

now = datetime.datetime.now(datetime.timezone.utc)
ours, theirs = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
def certificate(name, key, authority, extension):
    made = x509.CertificateBuilder().subject_name(named(name)).issuer_name(named("Authority of the town"))
    made = made.public_key(key.public_key()).serial_number(x509.random_serial_number())
    made = made.not_valid_before(now - datetime.timedelta(hours=1)).not_valid_after(now + datetime.timedelta(days=1))
    made = made.add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    if extension:
        made = made.add_extension(extension, critical=False)
    return made.sign(ours, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

at = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
folder = sys.argv[1]
open(folder + "/authority.pem", "wb").write(certificate("Authority of the town", ours, True, None))
open(folder + "/chain.pem", "wb").write(certificate("mail.example", theirs, False, at))
open(folder + "/key.pem", "wb").write(theirs.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
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
pub(crate) fn start() -> Option<Server> {
    Some(run(&python()?, &[]))
}

/// Starts a server that speaks TLS from the first byte, and lays the certificate of its authority into the folder, as
/// `authority.pem`.
pub(crate) fn start_with_tls(folder: &Path) -> Option<Server> {
    let (python, folder) = (python()?, folder.to_str().unwrap());
    let made = Command::new(&python).args(["-c", CERTIFICATES, folder]).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Some(run(&python, &[folder]))
}

#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn python() -> Option<PathBuf> {
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
    Some(python)
}

fn run(python: &Path, arguments: &[&str]) -> Server {
    let mut command = Command::new(python);
    let command = command.args(["-c", SERVER]).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let input = child.stdin.take();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    let port = line.trim().parse().unwrap();
    Server { child, input, output, port }
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
