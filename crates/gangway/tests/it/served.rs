//! A serving process: started, asked over HTTP, ended as an operating system ends it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

use serde_json::Value;

/// A process that serves; killed when the test is over, whatever happened.
pub(crate) struct Served {
    child: Child,
    /// What it printed as soon as it answered.
    pub(crate) announced: Value,
    pub(crate) address: String,
}

/// An answer over HTTP.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Served {
    /// Starts a command that announces itself with one line of JSON.
    pub(crate) fn start(mut command: Command, address: impl Fn(&Value) -> String) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        if line.is_empty() {
            let mut told = String::new();
            child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
            panic!("the server ended before it answered: {told}");
        }
        let announced = serde_json::from_str(&line).unwrap();
        let address = address(&announced);
        Self { child, announced, address }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    /// A request as it stands on the wire.
    pub(crate) fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    /// A form posted from our own page, without fields.
    pub(crate) fn post(&self, path: &str) -> Answer {
        let fields = "Sec-Fetch-Site: same-origin\r\nContent-Length: 0\r\nConnection: close";
        self.ask(&format!("POST {path} HTTP/1.1\r\nHost: {}\r\n{fields}\r\n\r\n", self.address))
    }

    /// Ends it with SIGTERM; what it told on standard error.
    pub(crate) fn end_and_read_log(mut self) -> String {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let mut told = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        told
    }

    /// Ends it with SIGTERM; the exit code.
    pub(crate) fn end(mut self) -> i32 {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It has ended already if the test went well.
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}
