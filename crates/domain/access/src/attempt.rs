//! When somebody who failed to sign in may try again.
//!
//! Failures are counted per subject **and** network: the case number or account that was tried, and the network it was
//! tried from. A stranger's failures therefore delay the stranger, never the person whose case or account it is; a
//! count per subject alone would be a lock-out that anybody could cause. Against guessing from many networks stand the
//! secrets themselves: 80 bits for an access code, argon2id over twelve characters for a password, five tries for a
//! one-time code of the browser that asked for it.

use std::net::{IpAddr, Ipv6Addr};

use jiff::{SignedDuration, Timestamp};

/// So many failures cost nothing: people mistype.
const FREE_FAILURES: u32 = 3;

/// The larger networks of an IPv6 address that failures are counted by as well, by the length of their prefix, with how many cost
/// nothing: a provider gives a customer a /56 or a /48, and who has one may try from each of its /64 as if from another.
const LARGER_NETWORKS: [(u8, u32); 2] = [(56, 12), (48, 48)];

/// The longest time between two tries.
pub const DELAY_MAX: SignedDuration = SignedDuration::from_mins(15);

/// Failures older than this no longer count.
pub const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// From when the same network may try the same subject again, after so many failures in a row, the last at `last`.
///
/// The first ones are free; then the wait doubles from one second up to [`DELAY_MAX`]. A success sets the count back.
#[must_use]
pub fn next_attempt_after(failures: u32, free: u32, last: Timestamp) -> Timestamp {
    let Some(doublings) = failures.checked_sub(free.saturating_add(1)) else { return last };
    let seconds = 1_i64.checked_shl(doublings).filter(|seconds| *seconds > 0).unwrap_or(i64::MAX);
    let delay = SignedDuration::from_secs(seconds).min(DELAY_MAX);
    last.checked_add(delay).unwrap_or(Timestamp::MAX)
}

/// Whether something is still waited for that ends at `until` and lasts no longer than `longest`.
///
/// What ends later than that was written down before the clock was set back: nobody waits for it to catch up.
#[must_use]
pub fn is_running(until: Timestamp, longest: SignedDuration, now: Timestamp) -> bool {
    let left = until.duration_since(now);
    left > SignedDuration::ZERO && left <= longest
}

/// The network that failures are counted by: an IPv4 address, or the /64 of an IPv6 address, which is one household.
///
/// An IPv4 address that is written as IPv6 counts as what it is.
#[must_use]
pub fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => prefix(address, 64),
    }
}

/// All networks that an attempt from this address counts for, each with how many failures cost nothing: [`network`], and of an IPv6
/// address the /56 and the /48 around it.
#[must_use]
pub fn networks(address: IpAddr) -> Vec<(String, u32)> {
    let mut counted = vec![(network(address), FREE_FAILURES)];
    if let IpAddr::V6(address) = address.to_canonical() {
        counted.extend(LARGER_NETWORKS.map(|(length, free)| (prefix(address, length), free)));
    }
    counted
}

fn prefix(address: Ipv6Addr, length: u8) -> String {
    let rest = 128_u32.saturating_sub(length.into());
    format!("{}/{length}", Ipv6Addr::from(u128::from(address) >> rest << rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nobody_waits_for_a_clock_that_was_set_back() {
        let now: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
        assert!(is_running(now + DELAY_MAX, DELAY_MAX, now));
        assert!(!is_running(now, DELAY_MAX, now));
        assert!(!is_running(now + SignedDuration::from_hours(1), DELAY_MAX, now));
    }

    fn wait(failures: u32) -> SignedDuration {
        next_attempt_after(failures, FREE_FAILURES, Timestamp::UNIX_EPOCH)
            .duration_since(Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn waits_double_from_the_fourth_failure_on() {
        let seconds: Vec<i64> = (0..=8).map(|failures| wait(failures).as_secs()).collect();
        assert_eq!(seconds, [0, 0, 0, 0, 1, 2, 4, 8, 16]);
    }

    #[test]
    fn a_household_is_one_network() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:aaaa::1"), "2001:db8:1:2::/64");
        assert_eq!(of("2001:db8:1:2:aaaa::1"), of("2001:db8:1:2::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("192.0.2.7"), "192.0.2.7");
        assert_eq!(of("::ffff:192.0.2.7"), "192.0.2.7");
    }

    #[test]
    fn larger_networks_are_counted_too() {
        let of = |text: &str| networks(text.parse().unwrap());
        let all = ["2001:db8:1:2::/64", "2001:db8:1::/56", "2001:db8:1::/48"];
        let names: Vec<String> = of("2001:db8:1:2:aaaa::1").into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, all);
        assert_eq!(of("2001:db8:1:ffff::1")[2], of("2001:db8:1:2::1")[2]);
        assert_eq!(of("192.0.2.7"), [("192.0.2.7".to_owned(), 3)]);
        assert!(of("2001:db8::1").is_sorted_by_key(|(_, free)| *free));
    }

    proptest! {
        #[test]
        fn waits_grow_and_end(failures in any::<u32>()) {
            prop_assert!(wait(failures) <= wait(failures.saturating_add(1)));
            prop_assert!(wait(failures) <= DELAY_MAX);
        }
    }

    #[test]
    fn the_end_of_time_is_no_panic() {
        assert_eq!(next_attempt_after(100, FREE_FAILURES, Timestamp::MAX), Timestamp::MAX);
    }
}
