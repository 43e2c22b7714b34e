//! Looking at uploads: what a file is by its content, never by its name.

/// What a place for uploads takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadRules {
    /// Media types, for example `application/pdf`.
    pub media_types: Vec<String>,
    /// Most bytes of one file.
    pub bytes_max: u64,
}

/// A file that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// By content.
    pub media_type: String,
    /// The given name without anything that could harm, with the extension that fits the content.
    pub name: String,
}

/// Why a file is refused; the page has a sentence for each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UploadRefused {
    /// Zero bytes.
    #[error("the file is empty")]
    Empty,
    /// More than the rules allow.
    #[error("the file has {bytes} bytes, {bytes_max} are allowed")]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The most that is taken.
        bytes_max: u64,
    },
    /// Of a type that this place does not take.
    #[error("the file is {found}, which is not taken here")]
    WrongType {
        /// What it is, as far as it can be told.
        found: String,
    },
    /// Looks like one type and is another as well, or cannot be opened.
    #[error("the file is damaged or not what it seems")]
    Damaged,
    /// Claims more pixels than whoever opens it can hold.
    #[error("the picture claims too many pixels")]
    TooManyPixels,
    /// Needs a password.
    #[error("the file is locked with a password")]
    Locked,
}

/// Tells what uploads are.
pub trait Inspector: Send + Sync {
    /// Looks at a file.
    ///
    /// # Errors
    ///
    /// [`UploadRefused`] says why it is not taken.
    fn inspect(&self, bytes: &[u8], name: &str, rules: &UploadRules) -> Result<Inspected, UploadRefused>;
}
