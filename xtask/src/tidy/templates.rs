//! Templates that a strict content security policy lets live: no inline style, no inline script, nothing evaluated.

use super::{Checkout, File, Finding};

/// Attributes whose value a browser or htmx would run or apply inline.
const ATTRIBUTES: &[(&str, &str)] = &[
    (" style=", "no inline style: give it a class"),
    ("hx-on", "no inline script: htmx would evaluate it"),
    ("hx-live", "no inline script: htmx would evaluate it"),
    ("=\"js:", "no inline script: htmx would evaluate it"),
    ("=\"javascript:", "no script in an address"),
    // htmx takes `<hx-partial>` out of an answer before it becomes part of a page.
    (" hx-", "write `data-hx-`, so that the page stays valid HTML"),
];

/// Every such attribute, every event handler and every script without source.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let templates = checkout.with_ending(".html").filter(|file| file.path.starts_with("crates/"));
    templates.flat_map(offences_of).collect()
}

fn offences_of(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in file.lines() {
        // An attribute may open its line.
        let line = format!(" {}", line.trim_start());
        let is_partial = line.contains("<hx-partial");
        let hits = ATTRIBUTES
            .iter()
            .filter(|(attribute, _)| line.contains(attribute) && !(is_partial && *attribute == " hx-"));
        findings.extend(hits.map(|(_, advice)| Finding::error(&file.path, number, *advice)));
        if has_event_handler(&line) {
            findings.push(Finding::error(&file.path, number, "no inline event handler: listen in `ui/src`"));
        }
        if line.contains("<script") && !line.contains(" src=") && !line.contains("application/json") {
            findings.push(Finding::error(&file.path, number, "no inline script: put it into `ui/src`"));
        }
        if has_trigger_filter(&line) {
            findings.push(Finding::error(
                &file.path,
                number,
                "no filter in a trigger: htmx would evaluate it",
            ));
        }
    }
    findings
}

/// ` onclick=` and its kin: `on`, letters, `="`.
fn has_event_handler(line: &str) -> bool {
    line.match_indices(" on").any(|(at, found)| {
        let rest = line.get(at + found.len()..).unwrap_or_default();
        let name: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        !name.is_empty() && rest.get(name.len()..).is_some_and(|after| after.starts_with("=\""))
    })
}

fn has_trigger_filter(line: &str) -> bool {
    let value = line.split("data-hx-trigger=\"").nth(1).and_then(|rest| rest.split('"').next());
    value.is_some_and(|value| value.contains('['))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> usize {
        check(&Checkout::of(&[("crates/web/templates/a.html", line)])).len()
    }

    #[test]
    fn what_the_policy_would_block_is_found() {
        for bad in [
            "<p style=\"color: red\">",
            "style=\"color: red\"",
            "<button onclick=\"go()\">",
            "<form data-hx-on:submit=\"go()\">",
            "<hx-partial hx-target=\"#a\" style=\"color: red\">",
            "<form hx-post=\"/drafts\">",
            "<form data-hx-vals=\"js:{a: 1}\">",
            "<script>go()</script>",
            "<a href=\"javascript:go()\">",
            "<input data-hx-trigger=\"keyup[ctrlKey]\">",
        ] {
            assert_eq!(found(bad), 1, "{bad}");
        }
    }

    #[test]
    fn what_it_allows_is_fine() {
        for good in [
            "<script src=\"/assets/portal.js\" defer></script>",
            "<form data-hx-post=\"/drafts\" data-hx-trigger=\"change, input changed delay:600ms\">",
            "<p class=\"kern-body\">Stil one=two</p>",
            "<hx-partial hx-target=\"#questions\">",
        ] {
            assert_eq!(found(good), 0, "{good}");
        }
    }
}
