//! Our own packs, embedded in the binary: the demo's services, and what towns take a copy of.

use rust_embed::RustEmbed;
use service::pack::Files;

#[derive(RustEmbed)]
#[folder = "../../packs"]
struct Embedded;

/// The names of our packs, in order.
pub(crate) fn names() -> Vec<String> {
    let mut names: Vec<String> =
        Embedded::iter().filter_map(|path| Some(path.split_once('/')?.0.to_owned())).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The files of a pack by their paths within; none of an unknown pack.
pub(crate) fn files(name: &str) -> Files {
    let prefix = format!("{name}/");
    let inner =
        |path: &str| Some((path.strip_prefix(&prefix)?.to_owned(), Embedded::get(path)?.data.into_owned()));
    Embedded::iter().filter_map(|path| inner(&path)).collect()
}
