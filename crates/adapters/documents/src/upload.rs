//! Documents that people hand in: what they are is decided by their content, never by their name.
//!
//! It refuses what a browser could run (HTML, SVG, scripts), what carries programs (macros), and what nobody can
//! open (locked by a password, cut off, empty). It does not look for scripts inside PDFs: forms of authorities carry
//! them, and viewers keep them from the system. The sentences for people are the pages' matter.

mod archive;
mod bytes;
mod content;
mod kind;
mod name;
mod pdf;
mod picture;

use kernel::ports::{Inspected, Inspector, UploadRefused, UploadRules};
use kind::FileKind;

/// Looks at uploads. It needs nothing and remembers nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct ContentInspector;

impl Inspector for ContentInspector {
    fn inspect(&self, bytes: &[u8], name: &str, rules: &UploadRules) -> Result<Inspected, UploadRefused> {
        if bytes.is_empty() {
            return Err(UploadRefused::Empty);
        }
        let size = bytes.len() as u64;
        if size > rules.bytes_max {
            return Err(UploadRefused::TooLarge { bytes: size, bytes_max: rules.bytes_max });
        }
        let wrong = || UploadRefused::WrongType { found: content::description(bytes).to_owned() };
        let kind = match content::kind_of(bytes) {
            Some(kind) => kind,
            None if content::hides_pdf(bytes) => return Err(UploadRefused::Damaged),
            None => return Err(wrong()),
        };
        if !rules.media_types.iter().any(|allowed| allowed == kind.media_type()) {
            return Err(wrong());
        }
        content::check(kind, bytes)?;
        Ok(Inspected { media_type: kind.media_type().to_owned(), name: name::safe(name, kind) })
    }
}

#[cfg(test)]
mod tests;
