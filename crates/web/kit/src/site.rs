//! What every request can reach: the state of the web layer, and the ports of the use cases.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use ipnet::IpNet;
use kernel::{
    context::Ports,
    ports::{Clock, Ids},
};

use crate::{
    cookies::Cookies,
    papers_room::AllRoom,
    security::{DayCounts, DayQuotas, FormKey, RateLimits, Rates},
    slots::Slots,
    towns::TownBook,
};

/// The state of the router. Handlers take `State(site): State<Site>`.
#[derive(Clone)]
pub struct Site {
    ports: Arc<Ports>,
    web_state: WebState,
    slots: Slots,
}

/// What the layers need: clock and ids, towns, settings. A test can make one without any port.
#[derive(Clone)]
pub struct WebState(Arc<Inner>);

struct Inner {
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    towns: TownBook,
    settings: Settings,
    limits: RateLimits,
    day_counts: DayCounts,
    papers_room: AllRoom,
}

/// Settings of the web layer; the binary reads them from its configuration.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Browsers reach us by https: cookies are secure and carry the `__Host-` prefix.
    pub https: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Signs form tokens; the same in every process of an instance.
    pub form_key: FormKey,
    /// The largest body of a form with documents, in bytes.
    pub upload_bytes_max: usize,
    /// The most bytes of documents in requests that run at the same time.
    pub papers_in_flight_bytes_max: usize,
    /// How long a request may take.
    pub timeout: Duration,
    /// Requests per minute and client network.
    pub rates: Rates,
    /// What the guests of one network may leave behind in a day.
    pub day_quotas: DayQuotas,
}

impl Settings {
    /// Settings for a laptop: http, no proxy, generous limits.
    #[must_use]
    pub fn local(form_key: FormKey) -> Self {
        Self {
            https: false,
            trusted_proxies: Vec::new(),
            form_key,
            upload_bytes_max: 64 * 1024 * 1024,
            papers_in_flight_bytes_max: 256 * 1024 * 1024,
            timeout: Duration::from_mins(1),
            rates: Rates::default(),
            day_quotas: DayQuotas::default(),
        }
    }
}

impl Site {
    /// A site in whose slots nothing stands.
    #[must_use]
    pub fn new(ports: Arc<Ports>, towns: TownBook, settings: Settings) -> Self {
        let web_state = WebState::new(Arc::clone(&ports.clock), Arc::clone(&ports.ids), towns, settings);
        Self { ports, web_state, slots: Slots::default() }
    }

    /// The same site with these slots.
    #[must_use]
    pub fn with_slots(self, slots: Slots) -> Self {
        Self { slots, ..self }
    }

    /// What wings add to pages of others.
    #[must_use]
    pub const fn slots(&self) -> &Slots {
        &self.slots
    }

    /// Ports and use cases.
    #[must_use]
    pub fn ports(&self) -> &Ports {
        &self.ports
    }
}

impl WebState {
    /// The state of a site.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, ids: Arc<dyn Ids>, towns: TownBook, settings: Settings) -> Self {
        let limits = RateLimits::new(settings.rates);
        let day_counts = DayCounts::new(settings.day_quotas);
        let papers_room = AllRoom::of(settings.papers_in_flight_bytes_max);
        Self(Arc::new(Inner { clock, ids, towns, settings, limits, day_counts, papers_room }))
    }

    pub(crate) fn papers_room(&self) -> &AllRoom {
        &self.0.papers_room
    }

    /// Where the time of requests is read from.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        self.0.clock.as_ref()
    }

    /// Ids and randomness.
    #[must_use]
    pub fn ids(&self) -> &dyn Ids {
        self.0.ids.as_ref()
    }

    /// Towns by host and short name.
    #[must_use]
    pub fn towns(&self) -> &TownBook {
        &self.0.towns
    }

    /// What the web layer was started with.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Cookies as this site sets them.
    #[must_use]
    pub fn cookies(&self) -> Cookies {
        Cookies { https: self.0.settings.https }
    }

    /// What the guests of each network leave behind, counted.
    #[must_use]
    pub fn day_counts(&self) -> &DayCounts {
        &self.0.day_counts
    }

    /// Requests of each client, counted.
    #[must_use]
    pub fn limits(&self) -> &RateLimits {
        &self.0.limits
    }
}

impl AsRef<WebState> for Site {
    fn as_ref(&self) -> &WebState {
        &self.web_state
    }
}

impl AsRef<WebState> for WebState {
    fn as_ref(&self) -> &WebState {
        self
    }
}

/// The address of the other end of the connection, as the server sees it.
pub type Peer = axum::extract::ConnectInfo<SocketAddr>;
