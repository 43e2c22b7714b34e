//! A page: one template, one typed context; and how it becomes HTML in the reader's language.

use std::any::Any;

use askama::{Template, Values};
use locale::Language;

/// A page with everything that it shows.
///
/// One struct per template; its samples stand beside it, in a module that the product does not contain.
pub trait Page: Template {
    /// The page as HTML.
    ///
    /// # Errors
    ///
    /// If the template fails; with valid contexts it does not.
    fn html(&self, render_context: &RenderContext) -> askama::Result<String> {
        self.render_with_values(render_context)
    }
}

impl<T: Template> Page for T {}

/// Where and for whom a page is rendered. Filters and links read it, so that no part needs to carry it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderContext {
    /// The reader's language.
    pub language: Language,
    /// What stands before every path of the town: empty in production (one host per town), `/t/foerdestadt` in the demo.
    pub base: Base,
    /// The path (with query) of the page itself, for the language switch to come back to.
    pub path: PathHere,
}

/// What stands before every path of a town.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Base(pub String);

/// The path of the page that is shown, below the base.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PathHere(pub String);

impl RenderContext {
    /// A page at the root of its host.
    #[must_use]
    pub fn root(language: Language) -> Self {
        Self { language, base: Base::default(), path: PathHere("/".to_owned()) }
    }
}

impl Values for RenderContext {
    fn get_value<'a>(&'a self, key: &str) -> Option<&'a dyn Any> {
        match key {
            LANGUAGE => Some(&self.language),
            BASE => Some(&self.base),
            PATH => Some(&self.path),
            _ => None,
        }
    }
}

const LANGUAGE: &str = "language";
const BASE: &str = "base";
const PATH: &str = "path";

/// The reader's language, for filters.
///
/// # Errors
///
/// If no [`RenderContext`] was given, as when a part is rendered alone.
pub fn language(values: &dyn Values) -> askama::Result<Language> {
    askama::get_value::<Language>(values, LANGUAGE).copied()
}

/// The town's base path, for links. Without a place (in unit tests of single parts) there is none.
pub(crate) fn base(values: &dyn Values) -> &str {
    askama::get_value::<Base>(values, BASE).map_or("", |base| &base.0)
}

/// The path of the page that is shown.
pub(crate) fn path_here(values: &dyn Values) -> &str {
    askama::get_value::<PathHere>(values, PATH).map_or("/", |path| &path.0)
}
