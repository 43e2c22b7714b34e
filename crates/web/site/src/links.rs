//! Addresses of pages in mails and letters, made of the same types as links and routes: they cannot disagree.

use ids::TownId;
use kernel::ports::{Links, Page};
use kit::urls::{Url as _, desk, portal};

/// Makes addresses from the town's first host; in the demo from one host and a prefix per town.
#[derive(Debug, Clone)]
pub struct Addresses {
    protocol: &'static str,
    port: Option<u16>,
    /// The one host of the demo, with its port.
    demo_host: Option<String>,
}

impl Addresses {
    /// Each town at its own hosts.
    #[must_use]
    pub const fn of_hosts(protocol: &'static str, port: Option<u16>) -> Self {
        Self { protocol, port, demo_host: None }
    }

    /// Every town below one host, with its port: the demo.
    #[must_use]
    pub const fn below(host: String) -> Self {
        Self { protocol: "http", port: None, demo_host: Some(host) }
    }

    /// What stands before every path of a town.
    fn base(&self, hosts: &[String], slug: &str) -> String {
        let protocol = self.protocol;
        match (&self.demo_host, hosts.first(), self.port) {
            (Some(host), _, _) => format!("{protocol}://{host}/t/{slug}"),
            (None, Some(host), Some(port)) => format!("{protocol}://{host}:{port}"),
            (None, Some(host), None) => format!("{protocol}://{host}"),
            // A town without a host has no pages yet; the short name tells at least which town was meant.
            (None, None, _) => format!("{protocol}://{slug}.invalid"),
        }
    }
}

impl Links for Addresses {
    fn address(&self, _town: TownId, hosts: &[String], slug: &str, page: &Page) -> String {
        format!("{}{}", self.base(hosts, slug), path(page))
    }
}

/// Where a page is below its town's base.
fn path(page: &Page) -> String {
    match page {
        Page::Start => portal::Start.path(),
        Page::MyCases => portal::Cases.path(),
        Page::OpenCase => portal::OpenCase.path(),
        Page::AddressObjection(token) => portal::AddressObjectionLink { token: token.clone() }.path(),
        Page::Desk => desk::Home.path(),
        Page::Invitation(token) => desk::InvitationLink { token: token.clone() }.path(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_host_is_the_address() {
        let town = TownId::from_uuid(ids::Uuid::from_u128(1));
        let hosts = ["antraege.foerdestadt.example".to_owned()];
        let address = |addresses: Addresses, page| addresses.address(town, &hosts, "foerdestadt", &page);
        let https = Addresses::of_hosts("https", None);
        assert_eq!(address(https, Page::MyCases), "https://antraege.foerdestadt.example/cases");
        let with_port = Addresses::of_hosts("https", Some(8443));
        assert_eq!(address(with_port, Page::MyCases), "https://antraege.foerdestadt.example:8443/cases");
        let demo = Addresses::below("localhost:8080".to_owned());
        assert_eq!(address(demo, Page::Start), "http://localhost:8080/t/foerdestadt/");
    }

    #[test]
    fn a_secret_in_an_address_is_escaped() {
        assert_eq!(path(&Page::Invitation("a/b".to_owned())), "/desk/invitations/a%2Fb");
    }
}
