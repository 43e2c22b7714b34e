//! How values are shown to people: «3. November 2026», «70,00 €», a masked IBAN.

mod answer;

pub use self::answer::answer;

/// An IBAN of which only the last four characters are shown.
#[must_use]
pub fn iban_masked(iban: &str) -> String {
    let country: String = iban.chars().take(2).collect();
    let tail: Vec<char> = iban.chars().rev().take(4).collect();
    format!("{country}•• •••• {}", tail.into_iter().rev().collect::<String>())
}

/// A media type as people name it: `PDF`.
#[must_use]
pub fn media_type(media_type: &str) -> String {
    match media_type {
        "application/pdf" => "PDF",
        "image/jpeg" => "JPEG",
        "image/png" => "PNG",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "DOCX",
        "text/plain" => "TXT",
        other => other.rsplit('/').next().unwrap_or(other),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_iban_shows_its_country_and_its_end() {
        assert_eq!(iban_masked("DE89370400440532013000"), "DE•• •••• 3000");
    }
}
