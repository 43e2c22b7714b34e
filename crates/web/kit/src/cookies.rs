//! Cookies as we set them: `HttpOnly`, `SameSite=Lax`, for the whole host; over https with the `__Host-` prefix and `Secure`.

use axum::http::{HeaderMap, HeaderValue, header};

/// How this site sets cookies.
#[derive(Debug, Clone, Copy)]
pub struct Cookies {
    /// Browsers reach us by https.
    pub https: bool,
}

/// The cookies that we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CookieName {
    /// A resident's session; ends with its row on the server.
    Resident,
    /// A member of staff's session.
    Staff,
    /// The secret behind form tokens.
    Form,
    /// The chosen language.
    Language,
    /// What a one-time code was asked for, until it is entered.
    PendingCode,
    /// The token of the invitation whose link was followed, until its password is set.
    Invitation,
    /// The token of the link by which somebody objects to another address, until they do.
    AddressObjection,
}

impl CookieName {
    const fn base(self) -> &'static str {
        match self {
            Self::Resident => "gw-resident",
            Self::Staff => "gw-staff",
            Self::Form => "gw-form",
            Self::Language => "gw-language",
            Self::PendingCode => "gw-asked",
            Self::Invitation => "gw-invitation",
            Self::AddressObjection => "gw-objection",
        }
    }

    /// How long browsers keep it, in seconds; none until they close. The server decides on sessions, not this.
    const fn seconds(self) -> Option<u32> {
        match self {
            Self::Resident | Self::Form => Some(31 * 24 * 3600),
            Self::Staff => None,
            Self::Language => Some(365 * 24 * 3600),
            Self::PendingCode | Self::Invitation | Self::AddressObjection => Some(30 * 60),
        }
    }
}

impl Cookies {
    /// The value of a cookie.
    #[must_use]
    pub fn read(self, headers: &HeaderMap, name: CookieName) -> Option<String> {
        let wanted = self.full_name(name);
        let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(key, _)| *key == wanted).map(|(_, value)| value.to_owned())
    }

    /// The `Set-Cookie` line that sets a cookie. None if the value is no cookie value (letters, digits, `-_.~`).
    #[must_use]
    pub fn set(self, name: CookieName, value: &str) -> Option<HeaderValue> {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.~".contains(letter);
        if !value.chars().all(plain) {
            return None;
        }
        let age = name.seconds().map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        self.line(name, value, &age)
    }

    /// The `Set-Cookie` line that removes a cookie.
    #[must_use]
    pub fn clear(self, name: CookieName) -> Option<HeaderValue> {
        self.line(name, "", "; Max-Age=0")
    }

    fn line(self, name: CookieName, value: &str, age: &str) -> Option<HeaderValue> {
        let secure = if self.https { "; Secure" } else { "" };
        let line = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", self.full_name(name));
        HeaderValue::from_str(&line).ok()
    }

    fn full_name(self, name: CookieName) -> String {
        let prefix = if self.https { "__Host-" } else { "" };
        format!("{prefix}{}", name.base())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_https_a_cookie_is_bound_to_the_host() {
        let line = Cookies { https: true }.set(CookieName::Staff, "abc").unwrap();
        assert_eq!(line, "__Host-gw-staff=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
    }

    #[test]
    fn a_value_that_would_break_the_line_is_refused() {
        assert_eq!(Cookies { https: false }.set(CookieName::Staff, "a; Domain=evil"), None);
    }

    #[test]
    fn reading_finds_the_whole_name_only() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("xgw-staff=1; gw-staff=2"));
        assert_eq!(Cookies { https: false }.read(&headers, CookieName::Staff).as_deref(), Some("2"));
        assert_eq!(Cookies { https: true }.read(&headers, CookieName::Staff), None);
    }
}
