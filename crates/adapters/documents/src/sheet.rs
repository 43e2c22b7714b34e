//! What the template reads: a letter, taken apart into a frame and a sequence of parts.
//!
//! These types are the wire between Rust and `template/letter.typ` and nothing else; they are never stored.

mod compose;
mod parts;

pub(crate) use compose::{LOGO_PNG, LOGO_SVG, sheet};

use serde::Serialize;

/// Everything on the sheets of one letter, as `/data.json`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Sheet {
    pub(crate) lang: &'static str,
    pub(crate) region: &'static str,
    pub(crate) title: String,
    pub(crate) author: String,
    pub(crate) date: Date,
    pub(crate) brand: String,
    pub(crate) head: Head,
    pub(crate) window: Window,
    pub(crate) info: Vec<Row>,
    pub(crate) running: Vec<String>,
    pub(crate) footer: Vec<Vec<String>>,
    pub(crate) words: Words,
    pub(crate) subject: String,
    pub(crate) salutation: String,
    pub(crate) parts: Vec<Part>,
    pub(crate) closing: End,
    pub(crate) seal: Option<String>,
    pub(crate) enclosures: Vec<String>,
    pub(crate) attachment: Option<Attachment>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Date {
    pub(crate) year: i16,
    pub(crate) month: i8,
    pub(crate) day: i8,
}

#[derive(Debug, Serialize)]
pub(crate) struct Head {
    pub(crate) name: String,
    pub(crate) lines: Vec<String>,
    pub(crate) logo: Option<LogoFile>,
}

#[derive(Debug, Serialize)]
pub(crate) struct LogoFile {
    pub(crate) file: &'static str,
    pub(crate) alt: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Window {
    pub(crate) sender: String,
    pub(crate) lines: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) value: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct Words {
    pub(crate) page: &'static str,
    pub(crate) of: &'static str,
    pub(crate) enclosures: &'static str,
}

#[derive(Debug, Serialize)]
pub(crate) struct End {
    pub(crate) greeting: Vec<String>,
    pub(crate) name: String,
    pub(crate) role: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Attachment {
    pub(crate) name: &'static str,
    pub(crate) media_type: &'static str,
    pub(crate) description: &'static str,
    pub(crate) text: String,
}

/// One part of the running text.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Part {
    Heading { level: u8, text: String },
    Paragraph { runs: Vec<Stretch> },
    Bullets { items: Vec<Vec<Stretch>> },
    Numbers { items: Vec<Vec<Stretch>> },
    Payment { rows: Vec<Row>, code: String, alt: String, caption: &'static str },
    Table { header: [&'static str; 2], rows: Vec<Row> },
}

/// A run of words in one weight.
#[derive(Debug, Serialize)]
pub(crate) struct Stretch {
    pub(crate) text: String,
    pub(crate) bold: bool,
}
