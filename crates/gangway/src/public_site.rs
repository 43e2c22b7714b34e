//! The pages over this instance: portal, desk and HTTP interface with the towns and settings that they need.

use std::{sync::Arc, time::Duration};

use axum::Router;
use kernel::{ports::Clock, rows::TownRow};
use kit::{
    security::{DayQuotas, FormKey, Rates},
    site::{self, Site},
    towns::{Prefix, Town, TownBook},
};
use store::InstanceKey;

use crate::{
    answer::{Failure, chain},
    config::{Config, Protocol},
    serve::Refresh,
    wiring::Instance,
};

/// Everything that answers requests of people and programs.
pub(crate) struct PublicSite {
    site: Site,
    book: TownBook,
    clock: Arc<dyn Clock>,
}

impl PublicSite {
    /// The pages of a real instance: one host per town.
    ///
    /// # Errors
    ///
    /// [`Failure`] if a setting cannot be used or the towns cannot be read.
    pub(crate) async fn of_instance(
        instance: &Instance,
        config: &Config,
        key: &InstanceKey,
    ) -> Result<Self, Failure> {
        Self::new(instance, settings(config, key)?, Prefix::Off).await
    }

    /// The pages of the demo: one host, a prefix per town, no TLS.
    ///
    /// # Errors
    ///
    /// As [`PublicSite::of_instance`].
    pub(crate) async fn of_demo(
        instance: &Instance,
        config: &Config,
        key: &InstanceKey,
    ) -> Result<Self, Failure> {
        let settings = site::Settings { https: false, ..settings(config, key)? };
        Self::new(instance, settings, Prefix::On).await
    }

    async fn new(instance: &Instance, settings: site::Settings, prefix: Prefix) -> Result<Self, Failure> {
        kit::assets::check().map_err(Failure::environment)?;
        let book = TownBook::new(Vec::new(), prefix);
        let site = Site::new(Arc::clone(&instance.ports), book.clone(), settings).with_slots(::site::slots());
        let public_site = Self { site, book, clock: Arc::clone(&instance.ports.clock) };
        public_site.refresh()(&instance.ports.store.towns().await?);
        Ok(public_site)
    }

    /// The router; `beside` are routes that belong to no town.
    pub(crate) fn router(&self, beside: Router<Site>) -> Router {
        ::site::routes::router(self.site.clone(), beside)
    }

    /// Takes towns as they are now.
    pub(crate) fn refresh(&self) -> Refresh {
        let (book, clock) = (self.book.clone(), Arc::clone(&self.clock));
        Arc::new(move |rows: &[TownRow]| {
            let year = locale::civil_day(clock.now()).year();
            book.replace(rows.iter().filter_map(|row| town(row, year)).collect());
        })
    }
}

/// A town whose settings cannot be read is not served; the others are.
fn town(row: &TownRow, year: i16) -> Option<Town> {
    match kernel::settings::of_row(row) {
        Ok(settings) => Some(Town::from_row(row, &settings, year)),
        Err(error) => {
            tracing::error!(town.id = %row.town, error = %chain(&error.into()), "the settings of a town cannot be read");
            None
        }
    }
}

fn settings(config: &Config, key: &InstanceKey) -> Result<site::Settings, Failure> {
    let trusted = config.proxies.trusted.iter().map(|text| network(text));
    Ok(site::Settings {
        https: config.public.protocol == Protocol::Https,
        trusted_proxies: trusted.collect::<Result<_, _>>()?,
        form_key: FormKey::new(key.derived("form tokens")),
        upload_bytes_max: config.limits.upload_bytes_max,
        papers_in_flight_bytes_max: config.limits.papers_in_flight_bytes_max,
        timeout: Duration::from_secs(config.limits.request_seconds),
        rates: Rates {
            reads_per_minute: config.limits.reads_per_minute,
            changes_per_minute: config.limits.changes_per_minute,
        },
        day_quotas: DayQuotas {
            drafts: config.limits.drafts_per_day,
            document_bytes: config.limits.document_bytes_per_day,
        },
    })
}

/// An address or a network.
fn network(text: &str) -> Result<ipnet::IpNet, Failure> {
    let single = || text.parse::<std::net::IpAddr>().map(ipnet::IpNet::from);
    text.parse().or_else(|_no_network| single()).map_err(|_no_address| {
        Failure::Input(format!("proxies.trusted: «{text}» is neither an address nor a network"))
    })
}
