//! Connections: HTTP/1.1 over TCP, as it comes from the proxy that ends TLS, until it is time to stop.
//!
//! `axum::serve` waits for the head of a request for ever, and its builder cannot be reached; so the loop is our own.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, extract::ConnectInfo, serve::Listener};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use tower::ServiceExt as _;

use super::stop::Stop;

/// How long the head of a request may be on its way, counted from the end of the one before: whoever sends it drop by drop
/// holds a connection no longer. Longer than proxies keep a connection that rests (nginx: 60 s), so that none of them sends
/// into one that is just being closed.
pub(super) const HEAD_MAX: Duration = Duration::from_secs(75);

/// Said on a connection beyond the limit.
const TOO_MANY: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n\
    Content-Type: text/plain; charset=utf-8\r\nContent-Length: 43\r\n\r\ntoo many connections; come back in a while\n";

/// How long and how many.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// How long the head of a request may be on its way.
    pub(super) head_max: Duration,
    /// The most connections at the same time.
    pub(super) connections_max: usize,
}

/// Serves until it is time to stop; requests that run are answered. Who comes beyond the limit is asked to come back.
pub(super) async fn serve(mut listener: TcpListener, router: Router, bounds: Bounds, stop: Stop) {
    let places = Arc::new(Semaphore::new(bounds.connections_max.min(Semaphore::MAX_PERMITS)));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(bounds.head_max);
    let open = GracefulShutdown::new();
    loop {
        let (stream, peer): (TcpStream, SocketAddr) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = stop.wait() => break,
        };
        let Ok(place) = Arc::clone(&places).try_acquire_owned() else {
            // Nobody waits for somebody who does not listen.
            let _told = stream.try_write(TOO_MANY);
            metrics::counter!("gangway_connections_refused_total").increment(1);
            continue;
        };
        let router = router.clone();
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request)
        });
        let connection = open.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke off");
            }
            drop(place);
        });
    }
    drop(listener);
    open.shutdown().await;
}

#[cfg(test)]
mod tests {
    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        sync::watch,
        time::timeout,
    };

    use super::*;

    /// Longer than anything here takes, shorter than anybody waits.
    const PATIENCE: Duration = Duration::from_secs(20);

    async fn begin(head_max: Duration) -> (SocketAddr, watch::Sender<bool>, tokio::task::JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (tell, stop) = Stop::when_told();
        let whose = async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.ip().to_string();
        let router = Router::new().route("/", get(whose));
        let bounds = Bounds { head_max, connections_max: 2 };
        (address, tell, tokio::spawn(serve(listener, router, bounds, stop)))
    }

    /// What comes until the connection is closed.
    async fn rest(stream: &mut TcpStream) -> String {
        let mut bytes = Vec::new();
        timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.expect("it is closed").unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[tokio::test]
    async fn whoever_sends_a_head_drop_by_drop_is_not_waited_for() {
        let (address, _tell, _serving) = begin(Duration::from_millis(200)).await;
        for begun in ["", "GET / HTTP/1.1\r\nHost: x\r\n"] {
            let mut stream = TcpStream::connect(address).await.unwrap();
            stream.write_all(begun.as_bytes()).await.unwrap();
            assert_eq!(rest(&mut stream).await, "", "{begun:?}");
        }
    }

    #[tokio::test]
    async fn whoever_asks_in_time_is_answered_and_may_ask_again() {
        let (address, _tell, _serving) = begin(PATIENCE).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
        assert_eq!(rest(&mut stream).await.matches("127.0.0.1").count(), 2);
    }

    #[tokio::test]
    async fn whoever_comes_beyond_the_limit_is_asked_to_come_back() {
        let (address, _tell, _serving) = begin(PATIENCE).await;
        let mut held = Vec::new();
        for _ in 0..2 {
            let mut stream = TcpStream::connect(address).await.unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
            let mut bytes = [0_u8; 15];
            stream.read_exact(&mut bytes).await.unwrap();
            held.push(stream);
        }
        let refused = rest(&mut TcpStream::connect(address).await.unwrap()).await;
        let (head, body) = refused.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 503 ") && head.contains("Retry-After: 5"), "{head}");
        assert!(head.contains(&format!("Content-Length: {}", body.len())), "{refused}");
        drop(held);
        // A place becomes free when the server has seen the end of a connection.
        let again = async {
            loop {
                let mut stream = TcpStream::connect(address).await.unwrap();
                stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
                if rest(&mut stream).await.starts_with("HTTP/1.1 200 ") {
                    return;
                }
            }
        };
        timeout(PATIENCE, again).await.expect("there is room again");
    }

    #[tokio::test]
    async fn a_connection_that_rests_does_not_hold_up_the_end() {
        let (address, tell, serving) = begin(PATIENCE).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        let mut bytes = [0_u8; 15];
        stream.read_exact(&mut bytes).await.unwrap();
        assert_eq!(&bytes, b"HTTP/1.1 200 OK");
        tell.send_replace(true);
        timeout(PATIENCE, serving).await.expect("it ends").unwrap();
    }
}
