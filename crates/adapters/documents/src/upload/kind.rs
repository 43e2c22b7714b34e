//! The kinds of files that a form may ask for.

/// A kind of file. What is not here is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum FileKind {
    /// PDF, not encrypted.
    Pdf,
    /// JPEG pictures.
    Jpeg,
    /// PNG pictures.
    Png,
    /// WebP pictures.
    Webp,
    /// TIFF pictures, as scanners make them.
    Tiff,
    /// HEIC pictures, as telephones make them.
    Heic,
    /// Word documents without macros.
    Docx,
    /// Excel tables without macros.
    Xlsx,
    /// Texts of the Open Document Format.
    Odt,
    /// Tables of the Open Document Format.
    Ods,
    /// Plain text in UTF-8.
    PlainText,
}

impl FileKind {
    /// The media type with which it is stored and served.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Tiff => "image/tiff",
            Self::Heic => "image/heic",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::PlainText => "text/plain",
        }
    }

    /// The endings of file names, the usual one first.
    pub(super) fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Tiff => &["tif", "tiff"],
            Self::Heic => &["heic", "heif"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::PlainText => &["txt"],
        }
    }
}
