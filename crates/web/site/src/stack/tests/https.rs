//! What a site says that is reached by https.

use axum::http::header;
use kit::site::Settings;

use super::{ask, get, key, site, site_with};

#[tokio::test]
async fn whoever_came_by_https_is_kept_to_it() {
    let https = site_with(Settings { https: true, ..Settings::local(key()) });
    for path in ["/", "/no/such/page", "/assets/no-such-file.js"] {
        let (_, headers, _) = ask(&https, get(path)).await;
        assert_eq!(headers[header::STRICT_TRANSPORT_SECURITY], "max-age=31536000", "{path}");
        let (_, headers, _) = ask(&site(), get(path)).await;
        assert!(!headers.contains_key(header::STRICT_TRANSPORT_SECURITY), "browsers would lock the demo out");
    }
}
