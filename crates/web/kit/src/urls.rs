//! Addresses as types: one struct per page or action, so that a link, a redirect and a route can never disagree.
//!
//! `urls!` makes the struct, its route pattern and its path from one line. The same struct is extracted by `address::Path`
//! (it derives `Deserialize`), so that a handler receives what a link was made of.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::routes::Route;

pub mod api;
pub mod desk;
pub mod portal;

/// What is escaped within one segment of a path or one value of a query (RFC 3986).
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'/')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// An address below a town's base.
pub trait Url {
    /// The path, with a leading slash, escaped.
    fn path(&self) -> String;

    /// The address as a value, to carry in a context or to add a query to.
    fn href(&self) -> Href {
        Href(self.path())
    }
}

/// An address that a route can be registered for.
pub trait Pattern: Url {
    /// The pattern of the route, for example `/cases/{case}`.
    const PATTERN: &'static str;

    /// The name of the type, for example `Case`.
    const NAME: &'static str;

    /// Name and pattern, to register a route with.
    const ROUTE: Route = Route { name: Self::NAME, pattern: Self::PATTERN };
}

/// An address that was made from a [`Url`], perhaps with a query. Contexts carry it; templates write it with `|href`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Href(String);

impl Href {
    /// The same address with one query parameter more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.0.push(if self.0.contains('?') { '&' } else { '?' });
        self.0.push_str(&escape(name));
        self.0.push('=');
        self.0.push_str(&escape(&value.to_string()));
        self
    }

    /// The same address, pointing to a part of the page. Comes last.
    #[must_use]
    pub fn at(mut self, id: &str) -> Self {
        self.0.push('#');
        self.0.push_str(&escape(id));
        self
    }
}

impl Url for Href {
    fn path(&self) -> String {
        self.0.clone()
    }
}

impl<U: Url + ?Sized> Url for &U {
    fn path(&self) -> String {
        (**self).path()
    }
}

/// Escapes one segment or value.
#[must_use]
pub fn escape(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Makes address structs: `urls! { /// A case. Case = "cases" / (case: CaseId); }`.
macro_rules! urls {
    ($($(#[$doc:meta])* $name:ident = $first:tt $(/ $rest:tt)* ;)+) => { $(
        $crate::urls::urls!(@collect [$(#[$doc])*] $name [] [] [] $first $($rest)*);
    )+ };
    (@collect $docs:tt $name:ident [$($field:tt)*] [$($pattern:tt)*] [$($segment:tt)*] $text:literal $($rest:tt)*) => {
        $crate::urls::urls!(@collect $docs $name [$($field)*] [$($pattern)* "/", $text,] [$($segment)* (text $text)] $($rest)*);
    };
    (@collect $docs:tt $name:ident [$($field:tt)*] [$($pattern:tt)*] [$($segment:tt)*] ($key:ident : $type:ty) $($rest:tt)*) => {
        $crate::urls::urls!(@collect $docs $name
            [$($field)* ($key $type)] [$($pattern)* "/{", stringify!($key), "}",] [$($segment)* (field $key)] $($rest)*);
    };
    (@collect [$(#[$doc:meta])*] $name:ident [] [$($pattern:tt)*] [$($segment:tt)*]) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name;
        $crate::urls::urls!(@impls $name [$($pattern)*] [$($segment)*]);
    };
    (@collect [$(#[$doc:meta])*] $name:ident [$(($key:ident $type:ty))+] [$($pattern:tt)*] [$($segment:tt)*]) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
        pub struct $name {
            $(/** A part of the path. */ pub $key: $type,)+
        }
        $crate::urls::urls!(@impls $name [$($pattern)*] [$($segment)*]);
    };
    (@impls $name:ident [$($pattern:tt)*] [$(($kind:ident $value:tt))*]) => {
        impl $crate::urls::Url for $name {
            fn path(&self) -> String {
                let mut path = String::new();
                $(path.push('/'); $crate::urls::urls!(@push $kind path self $value);)*
                path
            }
        }
        impl $crate::urls::Pattern for $name {
            const PATTERN: &'static str = concat!($($pattern)*);
            const NAME: &'static str = stringify!($name);
        }
    };
    (@push text $path:ident $self:ident $text:literal) => { $path.push_str($text); };
    (@push field $path:ident $self:ident $key:ident) => { $path.push_str(&$crate::urls::escape(&$self.$key.to_string())); };
}
pub(crate) use urls;

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro makes addresses that every wing can reach")]
mod tests {
    use super::*;

    urls! {
        /// A page with a field.
        Document = "cases" / (case: String) / "papers" / (name: String);
        /// The first page of a host.
        Root = "";
    }

    #[test]
    fn pattern_and_path_come_from_one_line() {
        assert_eq!(Document::PATTERN, "/cases/{case}/papers/{name}");
        let document = Document { case: "B-2026-0417".to_owned(), name: "a b/ü?.pdf".to_owned() };
        assert_eq!(document.path(), "/cases/B-2026-0417/papers/a%20b%2F%C3%BC%3F.pdf");
        assert_eq!(Root.path(), "/");
        assert_eq!(Root::PATTERN, "/");
    }

    #[test]
    fn a_query_is_escaped() {
        let href = Root.href().with("q", "Bäume & Parks").with("page", 2).at("list");
        assert_eq!(href.path(), "/?q=B%C3%A4ume%20%26%20Parks&page=2#list");
    }
}
