//! Whose address a request has: the peer's, or what trusted proxies say of it.

use std::net::IpAddr;

use axum::http::HeaderMap;
use ipnet::IpNet;

/// The client's address: from the right end of `X-Forwarded-For`, the first that is no trusted proxy, and only if the peer is one.
pub fn client_address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    let peer = peer.to_canonical();
    if !is_trusted(&peer) {
        return peer;
    }
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let stated: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let mut believed = peer;
    for text in stated.iter().rev() {
        // What cannot be read was not written by our proxy: the last believed address stands.
        let Ok(address) = text.parse::<IpAddr>() else { break };
        believed = address.to_canonical();
        if !is_trusted(&believed) {
            break;
        }
    }
    believed
}

/// The networks that count as clients, each with how many clients' worth it may send: an IPv4 address; of IPv6 the household, and
/// the larger networks that one customer may have to itself.
pub(super) fn networks(address: IpAddr) -> impl Iterator<Item = (IpNet, u32)> {
    let sizes: &[(u8, u32)] = if address.is_ipv4() { &[(32, 1)] } else { &[(64, 1), (56, 4), (48, 16)] };
    sizes.iter().filter_map(move |&(bits, share)| {
        let network = IpNet::new(address, bits).ok()?;
        Some((network.trunc(), share))
    })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn seen(peer: &str, forwarded: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_str(forwarded).unwrap());
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        client_address(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn a_stranger_cannot_choose_its_address() {
        assert_eq!(seen("203.0.113.9", "198.51.100.1"), "203.0.113.9");
        assert_eq!(
            seen("10.0.0.1", "198.51.100.1, 203.0.113.9"),
            "203.0.113.9",
            "only what our proxy added counts"
        );
    }

    #[test]
    fn chains_of_trusted_proxies_are_followed() {
        assert_eq!(seen("10.0.0.1", "203.0.113.9, 10.0.0.2"), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", "garbage"), "10.0.0.1");
    }
}
