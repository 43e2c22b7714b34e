//! Connections: HTTP/1.1 over TCP, as it comes from the proxy that ends TLS, until it is time to stop.
//!
//! `axum::serve` waits for the head of a request for ever, and its builder cannot be reached; so the loop is our own.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, extract::ConnectInfo, serve::Listener};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

use super::stop::Stop;

/// How long the head of a request may be on its way, counted from the end of the one before: whoever sends it drop by drop
/// holds a connection no longer. Longer than proxies keep a connection that rests (nginx: 60 s), so that none of them sends
/// into one that is just being closed.
pub(super) const HEAD_MAX: Duration = Duration::from_secs(75);

/// Serves until it is time to stop; requests that run are answered.
pub(super) async fn serve(mut listener: TcpListener, router: Router, head_max: Duration, stop: Stop) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(head_max);
    let open = GracefulShutdown::new();
    loop {
        let (stream, peer): (TcpStream, SocketAddr) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = stop.wait() => break,
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
        (address, tell, tokio::spawn(serve(listener, router, head_max, stop)))
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
