//! Regular expressions as the standard writes them, for the library that runs them.

/// A pattern as XML Schema writes it, in the notation of the crate `regex`: a class that is taken out of another, `[A-Z-[OI]]`, is
/// written `[A-Z--[OI]]` there, where one hyphen would join both.
///
/// Source: XML Schema 1.1 part 2, appendix G, production `charClassSub`.
#[must_use]
pub fn in_our_notation(pattern: &str) -> String {
    let mut written = String::with_capacity(pattern.len());
    let mut depth = 0_usize;
    let mut signs = pattern.chars().peekable();
    while let Some(sign) = signs.next() {
        written.push(sign);
        match sign {
            '\\' => written.extend(signs.next()),
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '-' if depth > 0 && signs.peek() == Some(&'[') && !written.ends_with("--") => written.push('-'),
            _ => {}
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::in_our_notation;

    #[test]
    fn a_class_is_taken_out_of_another() {
        for (standard, ours) in [
            ("[A-Z-[OI]]", "[A-Z--[OI]]"),
            ("^[a-z-[aeiou]]+$", "^[a-z--[aeiou]]+$"),
            ("[A-Z--[OI]]", "[A-Z--[OI]]"),
            ("[0-9]-[0-9]", "[0-9]-[0-9]"),
            (r"\[a-[b]", r"\[a-[b]"),
            (r"[a\-[b]]", r"[a\-[b]]"),
            ("[a-z-[b-y-[m]]]", "[a-z--[b-y--[m]]]"),
        ] {
            assert_eq!(in_our_notation(standard), ours);
        }
    }
}
