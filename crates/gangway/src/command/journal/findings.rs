//! What a verification has found, as JSON.

use kernel::rows::Finding;
use serde::Serialize;

/// Something that is broken.
#[derive(Debug, Serialize)]
pub(super) struct FindingJson {
    town: ids::TownId,
    stream: String,
    seq: u64,
    reason: String,
}

impl From<Finding> for FindingJson {
    fn from(found: Finding) -> Self {
        Self { town: found.town, stream: found.stream, seq: found.seq, reason: found.reason }
    }
}

/// How much is broken and the first of it, as a sentence; none if nothing is.
pub(super) fn sentence(found: &[Finding]) -> Option<String> {
    let first = found.first()?;
    Some(format!(
        "{} place(s) are broken, the first is {} number {} of town {}: {}",
        found.len(),
        first.stream,
        first.seq,
        first.town,
        first.reason
    ))
}
