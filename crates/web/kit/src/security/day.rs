//! What the guests of one network may leave behind in a day: drafts, and bytes of documents.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use ipnet::IpNet;

use super::networks;

/// How long it is counted, from a network's first draft or document on.
const DAY: Duration = Duration::from_hours(24);

/// The most networks that are remembered; who is new beyond that shares one count with all others who are.
const NETWORKS_MAX: usize = 100_000;

/// Quiet networks are looked for at most this often.
const CLEANED_EVERY: Duration = Duration::from_mins(1);

/// What one network may leave behind in a day.
#[derive(Debug, Clone, Copy)]
pub struct DayQuotas {
    /// Drafts that are begun.
    pub drafts: u32,
    /// Bytes of documents that are brought.
    pub document_bytes: u64,
}

impl Default for DayQuotas {
    fn default() -> Self {
        Self { drafts: 100, document_bytes: 1 << 30 }
    }
}

/// The counts of this process, on a clock that only goes forward.
#[derive(Debug)]
pub struct DayCounts {
    quotas: DayQuotas,
    began: Instant,
    counts: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    /// By network; `None` for those who are new when no more are remembered.
    of: HashMap<Option<IpNet>, Count>,
    cleaned_at: Duration,
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    since: Duration,
    drafts: u64,
    document_bytes: u64,
}

impl DayCounts {
    /// Counts for these quotas.
    #[must_use]
    pub fn new(quotas: DayQuotas) -> Self {
        Self { quotas, began: Instant::now(), counts: Mutex::default() }
    }

    /// Counts a draft that is begun.
    ///
    /// # Errors
    ///
    /// After how many seconds another one may be begun from there.
    pub fn draft(&self, client: IpAddr) -> Result<(), u64> {
        self.add(client, (1, 0), self.began.elapsed())
    }

    /// Counts bytes of documents.
    ///
    /// # Errors
    ///
    /// After how many seconds more may be brought from there.
    pub fn document_bytes(&self, client: IpAddr, bytes: u64) -> Result<(), u64> {
        self.add(client, (0, bytes), self.began.elapsed())
    }

    fn add(&self, client: IpAddr, (drafts, bytes): (u64, u64), now: Duration) -> Result<(), u64> {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.clean(now);
        let mut grown = Vec::new();
        for (network, share) in networks(client) {
            let key = counts.key(network);
            let before = counts.of.get(&key).copied().filter(|count| !count.is_over(now));
            let mut count = before.unwrap_or(Count { since: now, ..Count::default() });
            count.drafts = count.drafts.saturating_add(drafts);
            count.document_bytes = count.document_bytes.saturating_add(bytes);
            let share = u64::from(share);
            if count.drafts > u64::from(self.quotas.drafts).saturating_mul(share)
                || count.document_bytes > self.quotas.document_bytes.saturating_mul(share)
            {
                return Err((count.since + DAY).saturating_sub(now).as_secs() + 1);
            }
            grown.push((key, count));
        }
        counts.of.extend(grown);
        Ok(())
    }
}

impl Count {
    fn is_over(&self, now: Duration) -> bool {
        now.saturating_sub(self.since) >= DAY
    }
}

impl Counts {
    fn clean(&mut self, now: Duration) {
        if self.of.len() >= NETWORKS_MAX && now.saturating_sub(self.cleaned_at) >= CLEANED_EVERY {
            self.of.retain(|_, count| !count.is_over(now));
            self.cleaned_at = now;
        }
    }

    fn key(&self, network: IpNet) -> Option<IpNet> {
        let is_remembered = self.of.len() < NETWORKS_MAX || self.of.contains_key(&Some(network));
        is_remembered.then_some(network)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_leaves_so_much_behind_in_a_day() {
        let counts = DayCounts::new(DayQuotas { drafts: 2, document_bytes: 100 });
        let (mine, yours): (IpAddr, IpAddr) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let hour = Duration::from_hours(1);
        let draft = |client, now| counts.add(client, (1, 0), now);
        assert_eq!(draft(mine, hour), Ok(()));
        assert_eq!(draft(mine, hour * 2), Ok(()));
        assert_eq!(draft(mine, hour * 3), Err(22 * 3_600 + 1));
        assert_eq!(draft(yours, hour * 3), Ok(()));
        assert_eq!(counts.add(mine, (0, 100), hour * 3), Ok(()));
        assert!(counts.add(mine, (0, 1), hour * 3).is_err());
        assert_eq!(draft(mine, hour * 25), Ok(()), "another day");
        assert_eq!(counts.add(mine, (0, 100), hour * 25), Ok(()));
    }
}
