//! How much one session may leave behind before anybody has looked at it.

/// What a guest's session, or an account, may keep in drafts. Staff are not bounded by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotas {
    /// Drafts at the same time; at most [`Quotas::DRAFTS_MAX`] count.
    pub drafts: usize,
    /// Bytes of the documents in all of them.
    pub document_bytes: u64,
}

impl Quotas {
    /// No more drafts of an owner are listed.
    pub const DRAFTS_MAX: usize = 50;
}

impl Default for Quotas {
    fn default() -> Self {
        Self { drafts: 20, document_bytes: 200 << 20 }
    }
}
