//! What our content policy forbids, and what html-validate would find too late.

use regex::Regex;

use crate::tree::files;

#[test]
fn no_template_needs_inline_styles_or_scripts() {
    let forbidden = [
        (r"\sstyle\s*=", "inline style"),
        (r"\son[a-z]+\s*=", "inline event handler"),
        (r"hx-on\b|hx-live\b|\bjs:|javascript:", "script in an attribute"),
        (r#"hx-trigger="[^"]*\["#, "trigger filter"),
        (r"<style\b", "style element"),
        (r"<script(?![^>]*\bsrc=)", "script without src"),
        (r"\|\s*safe\b", "text that is not escaped"),
    ];
    for (path, text) in files("templates", ".html") {
        for (pattern, what) in forbidden {
            let hit = find(pattern, &text);
            assert!(hit.is_none(), "{}: {what}: {}", path.display(), hit.unwrap_or_default());
        }
    }
}

#[test]
fn every_button_says_its_type() {
    let button = Regex::new(r"<button\b[^>]*>").unwrap();
    for (path, text) in files("templates", ".html") {
        for tag in button.find_iter(&text) {
            assert!(tag.as_str().contains(" type=\""), "{}: {}", path.display(), tag.as_str());
        }
    }
}

#[test]
fn every_form_that_posts_is_guarded() {
    let form = Regex::new(r#"(?s)<form\b[^>]*method="post".*?</form>"#).unwrap();
    for (path, text) in files("templates", ".html") {
        for tag in form.find_iter(&text) {
            assert!(tag.as_str().contains("csrf"), "{}: a form without its CSRF fields", path.display());
        }
    }
}

/// The first hit with a little context. The one look-ahead that we need is done by hand: our engine has none.
fn find(pattern: &str, text: &str) -> Option<String> {
    if let Some(element) = pattern.strip_suffix(r"(?![^>]*\bsrc=)") {
        let tag = Regex::new(&format!("{element}[^>]*>")).unwrap();
        return tag
            .find_iter(text)
            .find(|tag| !tag.as_str().contains(" src="))
            .map(|tag| tag.as_str().to_owned());
    }
    Regex::new(pattern).unwrap().find(text).map(|hit| hit.as_str().to_owned())
}
