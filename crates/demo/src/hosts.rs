//! By which names the demo is reached. Another site could have its own name lead to this machine and then read what stands here, since
//! a browser takes both for one: a name that is not the machine's own is refused.

use axum::{
    extract::Request,
    http::{StatusCode, uri::Authority},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kit::towns::host;

/// Refuses requests for other hosts than `localhost` and addresses in digits.
pub async fn refuse_other_hosts(request: Request, next: Next) -> Response {
    if host(request.headers(), request.uri()).is_some_and(|host| is_own(&host)) {
        return next.run(request).await;
    }
    let told = "The demo answers to localhost and to addresses in digits only, for example http://127.0.0.1:8080/demo\n";
    (StatusCode::MISDIRECTED_REQUEST, told).into_response()
}

fn is_own(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host().to_ascii_lowercase();
    let digits = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost" || name.ends_with(".localhost") || digits.parse::<std::net::IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_somebody_elses_is_refused() {
        for own in [
            "localhost",
            "LOCALHOST:8080",
            "foerdestadt.localhost:8080",
            "127.0.0.1:8080",
            "[::1]:8080",
            "192.0.2.7",
        ] {
            assert!(is_own(own), "{own}");
        }
        for other in [
            "",
            "evil.example",
            "evil.example:8080",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "notlocalhost",
            "a b",
        ] {
            assert!(!is_own(other), "{other}");
        }
    }
}
