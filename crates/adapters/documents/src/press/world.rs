//! What the typesetter may see: the template, the data of one letter, its logo, the fonts. Nothing else exists.

use std::fmt;

use typst::{
    Feature, Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_kit::fonts::{self, FontStore};

const TEMPLATE: &str = include_str!("../../template/letter.typ");
const FIRA_SANS: [&[u8]; 2] =
    [include_bytes!("../../fonts/FiraSans-Regular.ttf"), include_bytes!("../../fonts/FiraSans-SemiBold.ttf")];

/// What all letters share: library, fonts, template.
pub(super) struct Workshop {
    library: LazyHash<Library>,
    fonts: FontStore,
    template: Source,
    data: FileId,
    logos: [FileId; 2],
}

/// One letter on the desk.
pub(super) struct Desk<'a> {
    workshop: &'a Workshop,
    data: Bytes,
    logo: Option<Bytes>,
}

impl Workshop {
    pub(super) fn new() -> Self {
        let mut store = FontStore::new();
        for bytes in FIRA_SANS {
            for font in Font::iter(Bytes::new(bytes)) {
                let info = font.info().clone();
                store.push((font, info));
            }
        }
        // Fira Sans has Latin, Greek and Cyrillic; what a name may hold beyond that comes from these.
        store.extend(fonts::embedded());
        let features = [Feature::A11yExtras].into_iter().collect();
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            fonts: store,
            template: Source::new(file("/main.typ"), TEMPLATE.to_owned()),
            data: file("/data.json"),
            logos: [file(crate::sheet::LOGO_SVG), file(crate::sheet::LOGO_PNG)],
        }
    }

    pub(super) fn book(&self) -> &FontBook {
        self.fonts.book()
    }
}

impl fmt::Debug for Workshop {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Workshop").finish_non_exhaustive()
    }
}

impl<'a> Desk<'a> {
    pub(super) fn new(workshop: &'a Workshop, data: Vec<u8>, logo: Option<Vec<u8>>) -> Self {
        Self { workshop, data: Bytes::new(data), logo: logo.map(Bytes::new) }
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.workshop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.workshop.fonts.book()
    }

    fn main(&self) -> FileId {
        self.workshop.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.workshop.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match &self.logo {
            _ if id == self.workshop.data => Ok(self.data.clone()),
            Some(logo) if self.workshop.logos.contains(&id) => Ok(logo.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.workshop.fonts.font(index)
    }

    /// No clock: the letter's date is data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A file's number. The typesetter never forgets one, so only these fixed paths are ever named.
#[expect(clippy::expect_used, reason = "the four paths are constants and valid")]
fn file(path: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).expect("a valid constant path")).intern()
}
