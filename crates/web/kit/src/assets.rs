//! The built front end: files of `ui/dist` in the binary (read from disk in development), found by Vite's manifest.
//!
//! Names carry a hash of their content, so that browsers keep them for a year.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use rust_embed::{Embed, EmbeddedFile};
use serde::Deserialize;

use crate::routes::{Route, RouteAccess, Routes};

#[derive(Embed)]
#[folder = "../../../ui/dist"]
struct Dist;

/// The front end was never built.
#[derive(Debug, thiserror::Error)]
#[error("front end not built: run make web")]
pub struct NotBuilt;

/// What a page loads: style sheets first, then one script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Addresses of style sheets, in the order of loading.
    pub styles: Vec<String>,
    /// Address of the module script; none if the front end is not built.
    pub script: Option<String>,
}

/// Says whether the front end is there; the binary asks before it serves.
///
/// # Errors
///
/// [`NotBuilt`] if the manifest is missing or names no portal.
pub fn check() -> Result<(), NotBuilt> {
    if entry("portal").script.is_some() { Ok(()) } else { Err(NotBuilt) }
}

/// What the pages of this part of the site (`portal`, `desk`) load. Empty if the front end is not built.
#[must_use]
pub fn entry(part: &str) -> Entry {
    let Some(manifest) = manifest() else { return Entry::default() };
    let name = format!("src/{part}.ts");
    let mut styles = Vec::new();
    collect_styles(&manifest, &name, &mut styles, &mut BTreeSet::new());
    let script = manifest.get(&name).map(|chunk| format!("/{}", chunk.file));
    Entry { styles, script }
}

/// Where the files of the front end are.
const FILES: Route = Route { name: "Assets", pattern: "/assets/{*name}" };
const FAVICON: Route = Route { name: "Favicon", pattern: "/favicon.svg" };

/// The routes of the files, for everybody and of no town.
#[must_use]
pub fn routes<S: Clone + Send + Sync + 'static>() -> Routes<S> {
    let routes = Routes::for_everybody();
    routes.get(FILES, RouteAccess::Everyone, serve).get(FAVICON, RouteAccess::Everyone, favicon)
}

/// Answers `/assets/{*name}`: precompressed where the browser takes it, for a year.
async fn serve(address: Uri, headers: HeaderMap) -> Response {
    let path = address.path().trim_start_matches('/');
    let Some(plain) = Dist::get(path) else { return StatusCode::NOT_FOUND.into_response() };
    let kind = plain.metadata.mimetype().to_owned();
    let accepts_brotli = headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.split(',').any(|coding| coding.trim().split(';').next() == Some("br")));
    match Dist::get(&format!("{path}.br")) {
        Some(packed) if accepts_brotli => answer(packed, &kind, Some("br")),
        _ => answer(plain, &kind, None),
    }
}

/// Answers `/favicon.svg`: the mark.
async fn favicon() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")], MARK)
}

/// The mark alone, with its own colours: no page styles it.
const MARK: &str = include_str!("../templates/svg/favicon.svg");

type Manifest = BTreeMap<String, Chunk>;

#[derive(Debug, Deserialize)]
struct Chunk {
    file: String,
    #[serde(default)]
    css: Vec<String>,
    #[serde(default)]
    imports: Vec<String>,
}

fn manifest() -> Option<Manifest> {
    serde_json::from_slice(&Dist::get("manifest.json")?.data).ok()
}

/// Style sheets of a chunk and of everything that it imports, imports first: shared rules come before own ones.
fn collect_styles(manifest: &Manifest, name: &str, styles: &mut Vec<String>, seen: &mut BTreeSet<String>) {
    let Some(chunk) = manifest.get(name) else { return };
    if !seen.insert(name.to_owned()) {
        return;
    }
    for import in &chunk.imports {
        collect_styles(manifest, import, styles, seen);
    }
    styles.extend(chunk.css.iter().map(|css| format!("/{css}")));
}

fn answer(file: EmbeddedFile, kind: &str, coding: Option<&'static str>) -> Response {
    let mut response = file.data.into_owned().into_response();
    let headers = response.headers_mut();
    if let Ok(kind) = kind.parse() {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::VARY, header::HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, header::HeaderValue::from_static(coding));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_of_imported_chunks_come_first_and_once() {
        let manifest: Manifest = serde_json::from_str(
            r#"{"src/desk.ts":{"file":"d.js","css":["d.css"],"imports":["_s.js","_t.js"]},
                "_t.js":{"file":"t.js","imports":["_s.js"]},"_s.js":{"file":"s.js","css":["s.css"]}}"#,
        )
        .unwrap();
        let mut styles = Vec::new();
        collect_styles(&manifest, "src/desk.ts", &mut styles, &mut BTreeSet::new());
        assert_eq!(styles, ["/s.css", "/d.css"]);
    }
}
