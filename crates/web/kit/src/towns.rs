//! Which town a request is for: one host per town in production, a path prefix `/t/{short name}` only in the demo.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Uri, header, uri::PathAndQuery},
    middleware::Next,
    response::Response,
};
use ids::TownId;

use crate::{frame::TownView, page::Base, problem::WebError, request::RequestTrace, site::WebState};

/// A town as the web layer knows it.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct Town {
    pub id: TownId,
    /// Its short name in the demo's paths.
    pub slug: String,
    /// Hosts that lead to it, lower case, without a port.
    pub hosts: Vec<String>,
    /// Its colours.
    pub branding: town::Branding,
    pub view: TownView,
}

/// Whether towns can be reached by a path prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefix {
    /// Only by host.
    Off,
    /// Also by `/t/{short name}`; the demo.
    On,
}

/// All towns. Reading is cheap; the binary replaces the list when a town changes.
#[derive(Debug, Clone)]
pub struct TownBook {
    towns: Arc<RwLock<Index>>,
    prefix: Prefix,
}

/// The towns by what leads to them.
#[derive(Debug, Default)]
struct Index {
    by_host: HashMap<String, Arc<Town>>,
    by_slug: HashMap<String, Arc<Town>>,
}

/// The town of this request, in its extensions.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct CurrentTown {
    pub town: Arc<Town>,
    /// What stands before its paths.
    pub base: Base,
}

impl Town {
    /// A town for the web layer, from its row and settings.
    #[must_use]
    pub fn from_row(row: &kernel::rows::TownRow, settings: &town::Settings, year: i16) -> Self {
        Self {
            id: row.town,
            slug: row.slug.clone(),
            hosts: row.hosts.clone(),
            branding: settings.branding,
            view: TownView::from_settings(row, settings, year),
        }
    }
}

impl TownBook {
    /// A book of these towns.
    #[must_use]
    pub fn new(towns: Vec<Town>, prefix: Prefix) -> Self {
        let book = Self { towns: Arc::default(), prefix };
        book.replace(towns);
        book
    }

    /// Takes these towns from now on. Where two claim a host, the first one has it.
    pub fn replace(&self, towns: Vec<Town>) {
        let mut index = Index::default();
        for town in towns.into_iter().map(Arc::new) {
            for host in &town.hosts {
                index.by_host.entry(host.clone()).or_insert_with(|| Arc::clone(&town));
            }
            index.by_slug.entry(town.slug.clone()).or_insert(town);
        }
        *self.towns.write().unwrap_or_else(PoisonError::into_inner) = index;
    }

    /// The town of a host name.
    #[must_use]
    pub fn by_host(&self, host: &str) -> Option<Arc<Town>> {
        let name = host_name(host).to_ascii_lowercase();
        self.read(|index| index.by_host.get(&name).cloned())
    }

    /// The town with this short name, where prefixes are on.
    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<Arc<Town>> {
        if self.prefix == Prefix::Off {
            return None;
        }
        self.read(|index| index.by_slug.get(slug).cloned())
    }

    fn read<T>(&self, look: impl Fn(&Index) -> T) -> T {
        look(&self.towns.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Finds the town before the router sees the path, and takes the prefix off.
///
/// # Errors
///
/// [`WebError::NotFound`] for a host or short name that leads to no town: another town's things do not exist here.
pub async fn find_town(
    State(web_state): State<WebState>,
    mut request: Request,
    next: Next,
) -> Result<Response, WebError> {
    let (current, path) = locate(&web_state, &request).ok_or(WebError::NotFound)?;
    if let Some(path) = path {
        *request.uri_mut() = path;
    }
    RequestTrace::note_town(request.extensions(), current.town.id);
    request.extensions_mut().insert(current);
    Ok(next.run(request).await)
}

fn locate(web_state: &WebState, request: &Request) -> Option<(CurrentTown, Option<Uri>)> {
    if let Some((slug, rest)) = split_prefix(request.uri().path())
        && let Some(town) = web_state.towns().by_slug(slug)
    {
        let base = Base(format!("/t/{slug}"));
        let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
        let path = PathAndQuery::try_from(format!("{rest}{query}")).ok()?;
        return Some((CurrentTown { town, base }, Some(Uri::from(path))));
    }
    let town = web_state.towns().by_host(&host(request.headers(), request.uri())?)?;
    Some((CurrentTown { town, base: Base::default() }, None))
}

/// `/t/foerdestadt/cases` → (`foerdestadt`, `/cases`).
fn split_prefix(path: &str) -> Option<(&str, &str)> {
    let rest = path.strip_prefix("/t/")?;
    match rest.split_once('/') {
        None => Some((rest, "/")),
        Some((slug, _)) => Some((slug, rest.strip_prefix(slug)?)),
    }
}

/// The host that was asked for, with its port.
pub fn host(headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let header = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    header.or_else(|| uri.authority().map(http::uri::Authority::as_str)).map(str::to_owned)
}

fn host_name(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.chars().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn town(number: u128, slug: &str) -> Town {
        Town {
            id: TownId::from_uuid(ids::Uuid::from_u128(number)),
            slug: slug.to_owned(),
            hosts: vec![format!("{slug}.example")],
            branding: ::town::Branding::default(),
            view: TownView::sample(),
        }
    }

    #[test]
    fn the_port_and_the_case_of_a_host_do_not_matter() {
        let book = TownBook::new(vec![town(1, "foerdestadt")], Prefix::Off);
        assert!(book.by_host("Foerdestadt.Example:8443").is_some());
        assert!(book.by_host("foerdestadt.example.evil").is_none());
        assert!(book.by_slug("foerdestadt").is_none(), "no prefix in production");
    }

    #[test]
    fn no_town_is_cut_off() {
        let towns = (0..3_000).map(|number| town(number, &format!("town-{number}"))).collect();
        let book = TownBook::new(towns, Prefix::On);
        for number in [0, 1_000, 2_999] {
            let id = TownId::from_uuid(ids::Uuid::from_u128(number));
            assert_eq!(book.by_host(&format!("town-{number}.example")).unwrap().id, id);
            assert_eq!(book.by_slug(&format!("town-{number}")).unwrap().id, id);
        }
        book.replace(vec![town(7, "foerdestadt")]);
        assert!(book.by_slug("town-1").is_none(), "a town that is gone leads nowhere");
    }

    #[test]
    fn a_prefix_is_taken_off() {
        assert_eq!(split_prefix("/t/foerdestadt/cases/1"), Some(("foerdestadt", "/cases/1")));
        assert_eq!(split_prefix("/t/foerdestadt"), Some(("foerdestadt", "/")));
        assert_eq!(split_prefix("/t/foerdestadt/"), Some(("foerdestadt", "/")));
        assert_eq!(split_prefix("/cases"), None);
    }
}
