//! What each feature of a dependency is there for: a name that our sources have because of it, or a reason where it has none.
//!
//! One row for each feature that a manifest asks for, in the order of the manifest.

/// Why a feature is there.
pub(super) enum Use {
    /// One of these stands in the sources of a crate that names the dependency.
    Named(&'static [&'static str]),
    /// It changes how things are done without a name of its own: this is why.
    Unnamed(&'static str),
}

use Use::{Named, Unnamed};

/// Dependency, feature, what uses it.
pub(super) const USES: &[(&str, &str, Use)] = &[
    ("serde", "derive", Named(&["Serialize", "Deserialize"])),
    ("uuid", "serde", Named(&["serde(transparent)"])),
    ("uuid", "v7", Named(&["now_v7"])),
    ("jiff", "std", Unnamed("its errors are errors of the standard library")),
    ("jiff", "serde", Unnamed("formats derive over dates and moments")),
    ("jiff", "static", Named(&["tz::get!"])),
    ("rust_decimal", "std", Unnamed("its errors are errors of the standard library")),
    ("rust_decimal", "serde-str", Unnamed("amounts stand in formats as text, never as a float")),
    ("secrecy", "serde", Named(&["SecretString"])),
    ("sqlx", "runtime-tokio", Unnamed("connections run on the runtime of the binary")),
    ("sqlx", "sqlite", Named(&["Sqlite"])),
    ("sqlx", "postgres", Named(&["Postgres", "PgPool"])),
    ("sqlx", "derive", Named(&["sqlx::FromRow"])),
    ("sqlx", "json", Named(&["types::Json"])),
    ("sqlx", "uuid", Named(&["Uuid"])),
    ("sqlx", "tls-rustls-ring", Unnamed("a database on another machine is reached by TLS")),
    ("aes-gcm", "stream", Named(&["stream::"])),
    ("sha2", "oid", Named(&["CertificateBuilder"])),
    ("typst-kit", "embedded-fonts", Named(&["fonts::embedded"])),
    ("x509-cert", "builder", Named(&["CertificateBuilder"])),
    ("der", "derive", Named(&["derive(Sequence"])),
    ("der", "alloc", Named(&["to_der("])),
    ("der", "oid", Named(&["ObjectIdentifier"])),
    ("p256", "ecdsa", Named(&["ecdsa::"])),
    ("p256", "pem", Named(&["pkcs8_pem("])),
    ("p256", "pkcs8", Named(&["pkcs8::"])),
    ("tokio", "rt-multi-thread", Named(&["new_multi_thread", "tokio::main", "multi_thread"])),
    ("tokio", "macros", Named(&["tokio::test", "tokio::select!"])),
    ("tokio", "sync", Named(&["sync::"])),
    ("tokio", "time", Named(&["tokio::time", "time::timeout"])),
    ("tokio", "net", Named(&["TcpListener"])),
    ("tokio", "signal", Named(&["signal::unix"])),
    ("tokio", "fs", Named(&["tokio::fs", "tokio::{fs"])),
    ("tokio", "process", Named(&["tokio::process", "process::Command", "process::{Child"])),
    ("tokio", "io-util", Named(&["AsyncReadExt", "AsyncWriteExt"])),
    ("hyper", "http1", Named(&["conn::http1"])),
    ("hyper", "server", Named(&["server::conn"])),
    ("hyper-util", "tokio", Named(&["TokioIo"])),
    ("hyper-util", "http1", Named(&["GracefulShutdown"])),
    ("hyper-util", "server-graceful", Named(&["GracefulShutdown"])),
    ("axum", "multipart", Named(&["Multipart"])),
    ("tower", "util", Named(&["ServiceExt"])),
    ("tower-http", "compression-gzip", Named(&["CompressionLayer"])),
    ("tower-http", "compression-br", Named(&["CompressionLayer"])),
    ("tower-http", "catch-panic", Named(&["CatchPanicLayer"])),
    ("rust-embed", "mime-guess", Named(&[".mimetype()"])),
    ("lettre", "builder", Named(&["Message::builder"])),
    ("lettre", "hostname", Unnamed("the relay is greeted with the name of the machine")),
    ("lettre", "smtp-transport", Named(&["SmtpTransport"])),
    ("lettre", "tokio1", Named(&["Tokio1Executor"])),
    ("lettre", "tokio1-rustls", Named(&["TlsParameters"])),
    ("lettre", "ring", Unnamed("the cryptography below TLS")),
    ("lettre", "webpki-roots", Unnamed("the authorities that a relay's certificate may come from")),
    ("lettre", "pool", Unnamed("the connection to the relay is kept between mails")),
    ("clap", "derive", Named(&["Parser"])),
    ("figment", "toml", Named(&["Toml"])),
    ("figment", "env", Named(&["Env::"])),
    ("tracing-subscriber", "env-filter", Named(&["EnvFilter"])),
    ("tracing-subscriber", "json", Named(&[".json()"])),
    ("insta", "json", Named(&["assert_json_snapshot!"])),
    ("proptest", "std", Unnamed("failures are kept in files")),
    ("schemars", "preserve_order", Unnamed("the published schema keeps the order of the format")),
];
