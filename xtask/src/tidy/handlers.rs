//! A handler takes the request apart, calls one use case and answers: forty lines, no rules.
//!
//! A handler is a function that axum calls: one with an extractor among its arguments, or one that stands in a table of routes.

use std::collections::BTreeSet;

use super::{Checkout, File, Finding, source};

const LINES_MAX: usize = 40;
const EXTRACTORS: [&str; 8] =
    ["State(", "Path(", "Query(", "Form(", "Json(", "Extension(", ": Multipart", ": Request,"];
/// What registers a handler; the last argument is its name.
const OPENINGS: [&str; 7] = ["get(", "post(", "put(", "patch(", "delete(", "on(", "routes!("];

/// Every handler of the web crates that is too long.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let web = checkout.with_ending(".rs").filter(|file| file.path.starts_with("crates/web/"));
    let web: Vec<&File> = web.collect();
    let registered: BTreeSet<String> = web.iter().flat_map(|file| registered_in(file)).collect();
    web.iter().flat_map(|file| offences_of(file, &registered)).collect()
}

fn offences_of(file: &File, registered: &BTreeSet<String>) -> Vec<Finding> {
    let functions = source::functions(file.product_lines());
    let long = functions.into_iter().filter(|function| {
        let extracts = EXTRACTORS.iter().any(|extractor| function.signature.contains(extractor));
        let is_handler = function.signature.contains("async fn ")
            && (extracts || registered.contains(&qualified(file, function.name)));
        is_handler && function.body_lines > LINES_MAX
    });
    let text = |lines: usize| {
        format!("a handler of {lines} lines, {LINES_MAX} is the most: rules belong into a use case")
    };
    long.map(|function| Finding::error(&file.path, function.line, text(function.body_lines))).collect()
}

/// `cases::show` for the function `show` in `cases.rs`.
fn qualified(file: &File, name: &str) -> String {
    let path = file.path.trim_end_matches("/mod.rs").trim_end_matches(".rs");
    format!("{}::{name}", path.rsplit('/').next().unwrap_or_default())
}

/// The handlers that a file registers, each with its module; one without is the file's own.
fn registered_in(file: &File) -> Vec<String> {
    let openings = OPENINGS.iter().flat_map(|opening| {
        file.text
            .match_indices(opening)
            .filter_map(|(at, found)| arguments(file.text.get(at + found.len()..)?))
    });
    let last =
        openings.filter_map(|arguments| arguments.trim_end_matches([' ', '\n', ',']).rsplit(',').next());
    let parts = last.map(|path| path.trim().rsplit("::").take(2).collect::<Vec<_>>());
    let names = parts.filter_map(|parts| match *parts {
        [name, module] => Some(format!("{module}::{name}")),
        [name] => Some(qualified(file, name)),
        _ => None,
    });
    names.collect()
}

/// What stands up to the closing parenthesis.
fn arguments(rest: &str) -> Option<&str> {
    let mut open = 1_usize;
    let end = rest.find(|c: char| {
        match c {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        open == 0
    })?;
    rest.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handler(signature: &str, lines: usize) -> String {
        format!("async fn show(\n    {signature},\n) -> Answer {{\n{}}}\n", "    a();\n".repeat(lines))
    }

    fn found(files: &[(&str, &str)]) -> usize {
        check(&Checkout::of(files)).len()
    }

    #[test]
    fn a_long_handler_is_found_by_its_extractor() {
        let of = |lines| handler("State(state): State<WebState>", lines);
        assert_eq!(found(&[("crates/web/desk/src/cases.rs", &of(40))]), 0);
        assert_eq!(found(&[("crates/web/desk/src/cases.rs", &of(41))]), 1);
        assert_eq!(found(&[("crates/demo/src/cases.rs", &of(41))]), 0);
    }

    #[test]
    fn a_long_handler_is_found_by_its_registration() {
        let long = handler("staff: StaffSession", 41);
        let cases = ("crates/web/desk/src/cases.rs", long.as_str());
        assert_eq!(found(&[cases]), 0);
        for routes in [
            "routes.get(desk::Case::ROUTE, READING, cases::show)",
            "routes.post(\n    desk::Case::ROUTE,\n    Leaves::Event(\"case.closed\"),\n    super::cases::show,\n)",
            "router.routes(routes!(cases::show))",
        ] {
            assert_eq!(found(&[cases, ("crates/web/desk/src/routes.rs", routes)]), 1, "{routes}");
        }
        let other = ("crates/web/desk/src/routes.rs", "routes.get(desk::Queue::ROUTE, queues::show)");
        assert_eq!(found(&[cases, other]), 0);
        let own = format!("fn routes() {{ get(show) }}\n{long}");
        assert_eq!(found(&[("crates/web/desk/src/cases.rs", &own)]), 1);
    }
}
