//! How many requests a client may send: a leaky bucket per class and network, so that one client slows only itself.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use axum::{extract::Request, http::Method};
use jiff::{SignedDuration, Timestamp};

use super::network;
use crate::{request::ClientAddress, site::WebState};

/// The most networks that are remembered; beyond it those that have long been quiet are forgotten.
const NETWORKS_MAX: usize = 100_000;

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

/// The buckets. A bucket holds a minute's worth; what is kept is only the moment at which it would be empty again.
#[derive(Debug)]
pub struct RateLimits {
    rates: Rates,
    empty_at: Mutex<HashMap<(RateClass, IpAddr), Timestamp>>,
}

impl RateLimits {
    /// Counters for these rates.
    #[must_use]
    pub fn new(rates: Rates) -> Self {
        Self { rates, empty_at: Mutex::default() }
    }

    /// Counts a request.
    ///
    /// # Errors
    ///
    /// After how many seconds the client may try again (`Retry-After`).
    pub fn count(&self, class: RateClass, client: IpAddr, now: Timestamp) -> Result<(), u64> {
        let per_minute = match class {
            RateClass::Read => self.rates.reads_per_minute,
            RateClass::Change => self.rates.changes_per_minute,
        };
        let cost = SignedDuration::from_mins(1) / i32::try_from(per_minute.max(1)).unwrap_or(i32::MAX);
        let mut buckets = self.empty_at.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= NETWORKS_MAX {
            buckets.retain(|_, empty_at| *empty_at > now);
        }
        let bucket = buckets.entry((class, network(client))).or_insert(now);
        let filled = (*bucket).max(now).checked_add(cost).unwrap_or(Timestamp::MAX);
        let overflow = filled.duration_since(now) - SignedDuration::from_mins(1);
        if overflow > SignedDuration::ZERO {
            return Err(overflow.as_secs().unsigned_abs() + 1);
        }
        *bucket = filled;
        Ok(())
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
        Some(client) => web_state.limits().count(class, client.0, web_state.clock().now()),
        // Without a connection (in tests) there is nobody to count.
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_bucket_refuses_one_client_only_and_drains() {
        let limits = RateLimits::new(Rates { reads_per_minute: 2, changes_per_minute: 1 });
        let (mine, yours): (IpAddr, IpAddr) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let now: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
        assert_eq!(limits.count(RateClass::Read, mine, now), Ok(()));
        assert_eq!(limits.count(RateClass::Read, mine, now), Ok(()));
        assert_eq!(limits.count(RateClass::Read, mine, now), Err(31));
        assert_eq!(limits.count(RateClass::Change, mine, now), Ok(()), "classes count apart");
        assert_eq!(limits.count(RateClass::Read, yours, now), Ok(()));
        let later = now + SignedDuration::from_secs(30);
        assert_eq!(limits.count(RateClass::Read, mine, later), Ok(()));
    }
}
