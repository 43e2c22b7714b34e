//! How many requests a client may send: a leaky bucket per class and network, so that one client slows only itself.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use axum::{extract::Request, http::Method};
use ipnet::IpNet;

use super::networks;
use crate::{request::ClientAddress, site::WebState};

/// The most networks that are remembered. Beyond it those that have been quiet are forgotten, and who is new then shares one
/// bucket with all others who are.
const NETWORKS_MAX: usize = 100_000;

/// How many clients' worth the bucket of those holds who are new when no more are remembered.
const CROWD_SHARE: u32 = 64;

/// A bucket holds what may be sent in this time.
const BUCKET: Duration = Duration::from_mins(1);

/// Quiet networks are looked for at most this often.
const CLEANED_EVERY: Duration = Duration::from_secs(1);

/// Requests per minute and client network.
#[derive(Debug, Clone, Copy)]
pub struct Rates {
    /// Reading pages and documents.
    pub reads_per_minute: u32,
    /// Sending forms.
    pub changes_per_minute: u32,
}

impl Default for Rates {
    fn default() -> Self {
        Self { reads_per_minute: 1_200, changes_per_minute: 240 }
    }
}

/// What kind of request is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateClass {
    Read,
    Change,
}

/// The buckets. They count on a clock that only goes forward: the machine's own may be set back.
#[derive(Debug)]
pub struct RateLimits {
    rates: Rates,
    began: Instant,
    buckets: Mutex<Buckets>,
}

/// What is kept of each bucket is only when it would be empty again, counted from the beginning.
#[derive(Debug, Default)]
struct Buckets {
    empty_at: HashMap<Key, Duration>,
    cleaned_at: Duration,
}

/// A network, or `None` for those who are new when no more are remembered.
type Key = (RateClass, Option<IpNet>);

impl RateLimits {
    /// Counters for these rates.
    #[must_use]
    pub fn new(rates: Rates) -> Self {
        Self { rates, began: Instant::now(), buckets: Mutex::default() }
    }

    /// Counts a request.
    ///
    /// # Errors
    ///
    /// After how many seconds the client may try again (`Retry-After`).
    pub fn count(&self, class: RateClass, client: IpAddr) -> Result<(), u64> {
        self.count_at(class, client, self.began.elapsed())
    }

    fn count_at(&self, class: RateClass, client: IpAddr, now: Duration) -> Result<(), u64> {
        let per_minute = match class {
            RateClass::Read => self.rates.reads_per_minute,
            RateClass::Change => self.rates.changes_per_minute,
        };
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.clean(now);
        let mut filled = Vec::new();
        for (network, share) in networks(client) {
            let (key, share) = buckets.key(class, network, share);
            let cost = BUCKET / per_minute.saturating_mul(share).max(1);
            let until = buckets.empty_at.get(&key).copied().unwrap_or_default().max(now) + cost;
            if let Some(overflow) = until.checked_sub(now + BUCKET).filter(|overflow| !overflow.is_zero()) {
                return Err(overflow.as_secs() + 1);
            }
            filled.push((key, until));
        }
        // Only a request that is let in counts, in each of its networks.
        buckets.empty_at.extend(filled);
        Ok(())
    }
}

impl Buckets {
    fn clean(&mut self, now: Duration) {
        if self.empty_at.len() >= NETWORKS_MAX && now.saturating_sub(self.cleaned_at) >= CLEANED_EVERY {
            self.empty_at.retain(|_, empty_at| *empty_at > now);
            self.cleaned_at = now;
        }
    }

    /// The bucket of a network, and how many clients' worth it holds.
    fn key(&self, class: RateClass, network: IpNet, share: u32) -> (Key, u32) {
        let key = (class, Some(network));
        if self.empty_at.len() < NETWORKS_MAX || self.empty_at.contains_key(&key) {
            (key, share)
        } else {
            ((class, None), CROWD_SHARE)
        }
    }
}

/// Counts the request against its client.
///
/// # Errors
///
/// After how many seconds the client may try again (`Retry-After`).
pub fn count_request(web_state: &WebState, request: &Request) -> Result<(), u64> {
    let class = match *request.method() {
        Method::GET | Method::HEAD | Method::OPTIONS => RateClass::Read,
        _ => RateClass::Change,
    };
    match request.extensions().get::<ClientAddress>() {
        Some(client) => web_state.limits().count(class, client.0),
        // Without a connection (in tests) there is nobody to count.
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Duration = Duration::from_hours(1);

    fn limits() -> RateLimits {
        RateLimits::new(Rates { reads_per_minute: 2, changes_per_minute: 1 })
    }

    #[test]
    fn a_full_bucket_refuses_one_client_only_and_drains() {
        let limits = limits();
        let (mine, yours): (IpAddr, IpAddr) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        assert_eq!(limits.count_at(RateClass::Read, mine, NOW), Ok(()));
        assert_eq!(limits.count_at(RateClass::Read, mine, NOW), Ok(()));
        assert_eq!(limits.count_at(RateClass::Read, mine, NOW), Err(31));
        assert_eq!(limits.count_at(RateClass::Change, mine, NOW), Ok(()), "classes count apart");
        assert_eq!(limits.count_at(RateClass::Read, yours, NOW), Ok(()));
        let later = NOW + Duration::from_secs(30);
        assert_eq!(limits.count_at(RateClass::Read, mine, later), Ok(()));
    }

    /// Whoever has a large network of IPv6 addresses cannot send from each household in it anew.
    #[test]
    fn larger_networks_are_counted_too() {
        let limits = limits();
        let household = |site: u16, number: u16| -> IpAddr {
            format!("2001:db8:1:{:x}::1", site * 0x100 + number).parse().unwrap()
        };
        let from = |address| limits.count_at(RateClass::Read, address, NOW).is_ok();
        let let_in = (0..64).filter(|number| from(household(0, *number))).count();
        assert_eq!(let_in, 8, "a /56 is worth four clients");
        let let_in = (1..64).flat_map(|site| (0..8).map(move |number| household(site, number)));
        assert_eq!(let_in.filter(|address| from(*address)).count(), 24, "a /48 is worth sixteen");
        assert!(from("2001:db8:2::1".parse().unwrap()), "another one is another client");
    }

    #[test]
    fn no_more_networks_are_remembered_than_there_is_room_for() {
        let limits = limits();
        let addresses = (0..150_000_u32).map(|number| IpAddr::from((0x0a00_0000 + number).to_be_bytes()));
        let let_in =
            addresses.filter(|address| limits.count_at(RateClass::Read, *address, NOW).is_ok()).count();
        assert_eq!(let_in, NETWORKS_MAX + 128, "who is new beyond that shares one bucket");
        assert_eq!(limits.buckets.lock().unwrap().empty_at.len(), NETWORKS_MAX + 1);
        let later = NOW + Duration::from_mins(2);
        assert_eq!(limits.count_at(RateClass::Read, "192.0.2.1".parse().unwrap(), later), Ok(()));
        assert_eq!(limits.buckets.lock().unwrap().empty_at.len(), 1, "the quiet ones are forgotten");
    }
}
