//! Addresses of pages, for mails and letters.

use ids::TownId;
use kernel::ports::{Links, Page};

use crate::config::{Config, Protocol};

/// Makes addresses from the town's first host; in the demo from one host and a prefix per town.
#[derive(Debug, Clone)]
pub(crate) struct Addresses {
    protocol: &'static str,
    port: Option<u16>,
    /// The one host of the demo, with its port.
    demo_host: Option<String>,
}

impl Addresses {
    /// Addresses as the configuration says.
    pub(crate) fn of(config: &Config) -> Self {
        let protocol = match config.public.protocol {
            Protocol::Https => "https",
            Protocol::Http => "http",
        };
        Self { protocol, port: config.public.port, demo_host: None }
    }

    /// Addresses of the demo: every town below one host.
    pub(crate) fn of_demo(host: String) -> Self {
        Self { protocol: "http", port: None, demo_host: Some(host) }
    }

    /// What stands before every path of a town.
    pub(crate) fn base(&self, hosts: &[String], slug: &str) -> String {
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
        let base = self.base(hosts, slug);
        match page {
            Page::Start => format!("{base}/"),
            Page::MyCases => format!("{base}/cases"),
            Page::OpenCase => format!("{base}/open"),
            Page::Desk => format!("{base}/desk"),
            Page::Invitation(token) => format!("{base}/desk/invitations/{token}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_host_is_the_address() {
        let town = TownId::from_uuid(ids::Uuid::from_u128(1));
        let hosts = ["antraege.foerdestadt.example".to_owned()];
        let mut config = Config::default();
        let address =
            |config: &Config| Addresses::of(config).address(town, &hosts, "foerdestadt", &Page::MyCases);
        assert_eq!(address(&config), "https://antraege.foerdestadt.example/cases");
        config.public.port = Some(8443);
        assert_eq!(address(&config), "https://antraege.foerdestadt.example:8443/cases");
        let demo = Addresses::of_demo("localhost:8080".to_owned());
        assert_eq!(
            demo.address(town, &hosts, "foerdestadt", &Page::Start),
            "http://localhost:8080/t/foerdestadt/"
        );
    }
}
