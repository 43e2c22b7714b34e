//! The real server as a process: set up by its own commands, started, killed, started again.

use std::{net::SocketAddr, process::Stdio, time::Duration};

use serde_json::Value;
use store::Location;
use testing::{Database, Engine, harness::settings};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
    process::{Child, Command},
    time::timeout,
};

use crate::call::{Called, Folder, checkout, gangway};

/// How long a server may take until it answers, and a request until it is answered.
const PATIENCE: Duration = Duration::from_mins(1);

/// An instance that was set up by commands.
pub(crate) struct Instance {
    pub(crate) folder: Folder,
    pub(crate) config: String,
    database: Option<Database>,
}

/// A server that runs.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// What it printed when it began to answer.
    pub(crate) welcome: Value,
}

/// An answer over a real connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

impl Instance {
    /// Sets up an instance with one town and one service, as an operator would.
    pub(crate) fn on(engine: Engine) -> Self {
        let folder = Folder::new();
        let (store, database) = match engine {
            Engine::Sqlite => (String::new(), None),
            Engine::Postgres(server) => {
                let database = Database::create(server);
                (format!("postgres = '{}'\n", database.url), Some(database))
            }
        };
        // Port 9 is where mails go to be thrown away: nobody answers there.
        let text = format!(
            "[listen]\naddress = '127.0.0.1:0'\n[store]\nfolder = 'data'\n{store}\
             [mail]\nhost = '127.0.0.1'\nport = 9\nencryption = 'none'\n\
             [limits]\nchanges_per_minute = 1000000\nreads_per_minute = 1000000\n[log]\nfilter = 'error'\n"
        );
        let config = folder.write("gangway.toml", text).display().to_string();
        let instance = Self { folder, config, database };
        instance.set_up();
        instance
    }

    fn set_up(&self) {
        let settings = toml::to_string(&settings("Fördestadt", "foerdestadt")).unwrap();
        let settings = self.folder.write("town.toml", settings).display().to_string();
        self.call(&["key", "make"]).done();
        self.call(&["migrate"]).done();
        let town = ["town", "add", "--slug", "foerdestadt", "--name", "Fördestadt", "--settings", &settings];
        self.call(&town).done();
        let department = ["department", "set", "--town", "foerdestadt", "--slug", "strassenverkehr"];
        self.call(&[&department[..], &["--name", "Straßenverkehrsbehörde"]].concat()).done();
        let pack = checkout().join("packs/haltverbotszone").display().to_string();
        self.call(&["pack", "install", &pack, "--town", "foerdestadt"]).done();
    }

    /// Calls a command on this instance.
    pub(crate) fn call(&self, words: &[&str]) -> Called {
        gangway([words, &["--config", &self.config]].concat())
    }

    /// A token for a program.
    pub(crate) fn token(&self) -> String {
        let added = self.call(&["client", "add", "--town", "foerdestadt", "--name", "Formularserver"]).done();
        added["token"].as_str().unwrap().to_owned()
    }

    /// Where its store lies.
    pub(crate) fn location(&self) -> Location {
        match &self.database {
            Some(database) => Location::Postgres { url: database.url.clone(), connections: 4 },
            None => Location::Sqlite { folder: self.folder.path().join("data") },
        }
    }

    /// Starts the server.
    pub(crate) async fn serve(&self) -> Server {
        Server::start(&["serve", "--config", &self.config]).await
    }
}

impl Server {
    /// Starts the binary with these words and waits until it answers.
    pub(crate) async fn start(words: &[&str]) -> Self {
        let mut child = spawn(words);
        let stdout = child.stdout.take().unwrap();
        let line = timeout(PATIENCE, BufReader::new(stdout).lines().next_line()).await;
        let Some(line) = line.expect("it answers in time").unwrap() else {
            let mut told = String::new();
            child.stderr.take().unwrap().read_to_string(&mut told).await.unwrap();
            panic!("the server ended before it answered: {told}");
        };
        let welcome: Value = serde_json::from_str(&line).unwrap();
        let address = welcome["listening"].as_str().map_or_else(
            || {
                // The demo tells its pages instead.
                let portal = welcome["portal"].as_str().unwrap();
                let host = portal.split('/').nth(2).unwrap();
                host.replace("localhost", "127.0.0.1")
            },
            str::to_owned,
        );
        Self { child, address: address.parse().unwrap(), welcome }
    }

    /// The most memory that it ever held, in bytes.
    pub(crate) fn memory_peak(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id().unwrap())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
    }

    /// Kills it as `kill -9` does.
    pub(crate) async fn kill(mut self) {
        self.child.start_kill().unwrap();
        let status = self.child.wait().await.unwrap();
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(9), "{status:?}");
    }

    /// Asks it to end, and waits until it has.
    pub(crate) async fn stop(mut self) {
        let pid = self.child.id().unwrap().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().await.unwrap().success());
        let status = timeout(PATIENCE, self.child.wait()).await.expect("it ends in time").unwrap();
        assert!(status.success(), "{status:?}");
    }
}

/// The binary, about to do this.
pub(crate) fn spawn(words: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gangway"));
    command.env_clear().args(words).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.kill_on_drop(true).spawn().unwrap()
}

/// One request over a connection of its own; an error if the connection broke before the whole answer was there.
pub(crate) async fn request(address: SocketAddr, head: &str, body: &[u8]) -> std::io::Result<Answer> {
    let exchange = async {
        let mut stream = TcpStream::connect(address).await?;
        let length = body.len();
        let head =
            format!("{head}\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(body).await?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await?;
        parse(&bytes).ok_or_else(|| std::io::Error::from(std::io::ErrorKind::UnexpectedEof))
    };
    timeout(PATIENCE, exchange).await.expect("an answer in time")
}

/// None unless the answer is whole.
fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?.to_ascii_lowercase();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let length: usize =
        head.lines().find_map(|line| line.strip_prefix("content-length: "))?.trim().parse().ok()?;
    let body = bytes[end + 4..].to_vec();
    (body.len() == length).then_some(Answer { status, body })
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }
}
