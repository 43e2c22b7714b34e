//! Open files: each connection is one, and the system bounds how many a process may have.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Files beside connections: the database, papers, the vault, mail, the log.
const OTHERS: u64 = 1_024;

/// Takes as many as the connections need, as far as the system allows it; says so where that is less.
pub(super) fn allow(connections_max: usize) {
    let needed = u64::try_from(connections_max).unwrap_or(u64::MAX).saturating_add(OTHERS);
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_none_or(|current| current >= needed) {
        return;
    }
    let most = limit.maximum.map_or(needed, |maximum| maximum.min(needed));
    let raised = setrlimit(Resource::Nofile, Rlimit { current: Some(most), maximum: limit.maximum });
    if raised.is_err() || most < needed {
        tracing::warn!(
            needed,
            allowed = most,
            "fewer files may be open than limits.connections_max needs; raise LimitNOFILE or lower the setting"
        );
    }
}
