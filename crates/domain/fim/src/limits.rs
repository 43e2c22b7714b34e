//! What the import reads at most.

/// Bytes of one file.
pub(super) const FILE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// XML elements within elements.
pub(super) const XML_DEPTH_MAX: usize = 128;
/// XML nodes of one file.
pub(super) const XML_NODES_MAX: u32 = 2_000_000;
/// Code list files.
pub(super) const CODE_LISTS_MAX: usize = 2_000;
/// Messages of each sort in a report.
pub(super) const MESSAGES_MAX: usize = 10_000;
/// Characters of a text in a rule.
pub(super) const LITERAL_MAX: usize = 2_000;
/// Characters of a text that is taken over.
pub(super) const TEXT_MAX: usize = 20_000;
