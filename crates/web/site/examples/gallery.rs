//! Serves every sample of every page on loopback, to look at them: `cargo run -p site --example gallery`, then open the address.

use std::{error::Error, fmt::Write as _};

use axum::{
    Router,
    http::header,
    response::Html,
    routing::{get, post},
};
use locale::Language;

#[path = "../tests/it/samples.rs"]
mod samples;

/// The policy of the product, so that the gallery shows what it forbids.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; frame-src 'self'; object-src 'self'";

#[tokio::main]
#[expect(clippy::print_stdout, reason = "the gallery tells where it listens")]
async fn main() -> Result<(), Box<dyn Error>> {
    kit::assets::check()?;
    let mut list =
        String::from("<!DOCTYPE html><html lang=\"en\"><title>Gallery</title><h1>Gallery</h1><ul>");
    let mut router = Router::new().merge(kit::assets::routes().build().0);
    for sample in samples::all()? {
        let name = sample.name();
        write!(list, "<li><a href=\"/gallery/{name}\">{name}</a></li>")?;
        let html = sample.html;
        let page = get(|| async move { ([(header::CONTENT_SECURITY_POLICY, POLICY)], Html(html)) });
        router = router.route(&format!("/gallery/{name}"), page);
    }
    let saved = portal::samples::autosaved(Language::German)?;
    let router =
        router.route("/applications/{draft}/steps/{step}/autosave", post(|| async move { Html(saved) }));
    let router = router.route("/gallery", get(|| async move { Html(list) }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8092").await?;
    println!("http://127.0.0.1:8092/gallery");
    axum::serve(listener, router).await?;
    Ok(())
}
