//! The name of a host that leads to a town, as it stands in the address bar.

use std::{fmt, str::FromStr};

/// Most characters of a host name.
///
/// Source: RFC 1035, section 2.3.4.
const NAME_CHARACTERS_MAX: usize = 253;

/// Most characters between two dots.
const LABEL_CHARACTERS_MAX: usize = 63;

/// A host name: lower case, without protocol, port and path; a name with umlauts in its `xn--` form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HostName(String);

/// Not a host name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "«{0}» is no host name: give letters a to z, digits and hyphens between dots, without protocol, port and path, \
     for example antraege.foerdestadt.example"
)]
pub struct NoHostName(String);

impl HostName {
    /// The name in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for HostName {
    type Err = NoHostName;

    fn from_str(text: &str) -> Result<Self, NoHostName> {
        let name = text.trim().to_ascii_lowercase();
        if name.len() <= NAME_CHARACTERS_MAX && name.split('.').all(is_label) {
            Ok(Self(name))
        } else {
            Err(NoHostName(text.to_owned()))
        }
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn is_label(label: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=LABEL_CHARACTERS_MAX).contains(&label.len())
        && label.bytes().all(plain)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_names_are_taken_in_lower_case() {
        for (text, name) in [
            ("antraege.foerdestadt.example", "antraege.foerdestadt.example"),
            (" Antraege.Foerdestadt.Example ", "antraege.foerdestadt.example"),
            ("localhost", "localhost"),
            ("xn--frde-5qa.example", "xn--frde-5qa.example"),
        ] {
            assert_eq!(text.parse::<HostName>().unwrap().as_str(), name);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let long = ["a"; 128].join(".");
        let wide = "a".repeat(64);
        for text in [
            "",
            " ",
            "*",
            "*.example",
            "bad host/",
            "a..b",
            ".a",
            "a.",
            "-a.example",
            "a-.example",
            "förde.example",
            "https://a.b/c",
            "a.example:8080",
            "a_b.example",
            "[::1]",
            &long,
            &wide,
        ] {
            assert_eq!(text.parse::<HostName>(), Err(NoHostName(text.to_owned())), "{text}");
        }
    }
}
