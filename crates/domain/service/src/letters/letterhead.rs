//! Who writes: the head and foot of a town's letters.

/// The head and foot of a town's letters, as the town set them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    /// The authority: «Stadt Fördestadt».
    pub authority: String,
    /// Lines below it, at most three: the head of the authority, the department.
    pub lines: Vec<String>,
    /// The sender's line above the address: «Stadt Fördestadt · Grünflächenamt · 24900 Fördestadt».
    pub sender: String,
    /// Columns at the foot of each page, at most four with four lines each.
    pub footer: Vec<Vec<String>>,
    /// The town's colour as red, green, blue; it must be readable on white.
    pub brand: [u8; 3],
    /// A coat of arms or logo.
    pub logo: Option<Logo>,
}

/// A picture in the letterhead, set 17 mm high.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// What the bytes are.
    pub format: LogoFormat,
    /// The picture, at most 1 MiB.
    pub bytes: Vec<u8>,
    /// What it shows, for people who do not see it.
    pub alternative: String,
}

/// The formats a logo may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoFormat {
    /// Vector graphics; references to other files are not followed.
    Svg,
    /// Pixels.
    Png,
}
