//! File names: kept as people know them, without what could do harm.

use super::FileKind;

/// The longest name in characters, ending included.
const CHARACTERS_MAX: usize = 120;

/// Names that Windows keeps for devices, whatever their ending.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Makes a name safe to store, to show and to offer for download. Gives the usual ending unless a fitting one is
/// there already. Without a usable name it is «Unterlage».
pub(super) fn safe(declared: &str, kind: FileKind) -> String {
    let base = declared.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = base.chars().filter_map(harmless).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let (stem, extension) = split(&clean, kind);
    let stem = stem.trim_matches(|sign: char| sign == '.' || sign.is_whitespace());
    let room = CHARACTERS_MAX - extension.chars().count() - 1;
    let stem: String = stem.chars().take(room).collect();
    let stem = match stem.trim_end() {
        "" => "Unterlage".to_owned(),
        name if is_reserved(name) => format!("_{name}"),
        name => name.to_owned(),
    };
    format!("{stem}.{extension}")
}

/// Splits off an ending that is one; «Anlage 3.2» keeps its number.
fn split(name: &str, kind: FileKind) -> (&str, String) {
    let usual = kind.extensions().first().copied().unwrap_or("bin").to_owned();
    let Some((stem, ending)) = name.rsplit_once('.') else { return (name, usual) };
    let lower = ending.to_lowercase();
    if kind.extensions().contains(&lower.as_str()) {
        return (stem, ending.to_owned());
    }
    let looks_like_ending = (2..=5).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && ending.bytes().any(|byte| byte.is_ascii_alphabetic());
    if looks_like_ending { (stem, usual) } else { (name, usual) }
}

fn harmless(sign: char) -> Option<char> {
    match sign {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' | '%' | ';' => Some('_'),
        // Direction marks could make «gpj.exe» look like «exe.jpg»; joiners and marks of order are invisible.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{61c}'
        | '\u{ad}' => None,
        _ if sign.is_control() => None,
        _ => Some(sign),
    }
}

fn is_reserved(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = ["com", "lpt"].iter().any(|device| {
        first
            .strip_prefix(device)
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
    });
    RESERVED.contains(&first.as_str()) || numbered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_could_do_harm() {
        for (declared, expected) in [
            ("Grundriß & Lage (neu).pdf", "Grundriß & Lage (neu).pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("..\\..\\boot.ini", "boot.pdf"),
            ("a\u{202e}fdp.exe", "afdp.pdf"),
            ("zeile\r\nSet-Cookie: x.pdf", "zeileSet-Cookie_ x.pdf"),
            ("CON", "_CON.pdf"),
            ("com1.pdf", "_com1.pdf"),
            ("Anlage 3.2", "Anlage 3.2.pdf"),
            ("foto.jpg.pdf", "foto.jpg.pdf"),
            ("", "Unterlage.pdf"),
            ("...", "Unterlage.pdf"),
            ("\u{0}", "Unterlage.pdf"),
            (".pdf", "Unterlage.pdf"),
            ("a<b>|?.PDF", "a_b___.PDF"),
        ] {
            assert_eq!(safe(declared, FileKind::Pdf), expected, "{declared:?}");
        }
        let long = safe(&"ü".repeat(500), FileKind::Jpeg);
        assert_eq!(long.chars().count(), CHARACTERS_MAX);
    }
}
