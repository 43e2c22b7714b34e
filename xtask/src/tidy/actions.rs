//! No action is there that nothing asks: what the policies allow and nobody looks at is a promise that does not hold.

use super::{Checkout, File, Finding};

/// Where the actions stand.
const ACTIONS: &str = "crates/domain/access/src/action.rs";

/// The actions that make up lists are asked once for a whole list.
const LISTS: &str = "crates/domain/access/src/scope.rs";

/// Every action that no use case, no list and no route asks for.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let Some(actions) = checkout.file(ACTIONS) else { return Vec::new() };
    let asking: Vec<&File> = checkout.with_ending(".rs").filter(|file| asks(&file.path)).collect();
    let named = actions.lines().filter_map(|(line, text)| Some((line, action_in(text)?)));
    let unasked = named.filter(|(_, name)| !asking.iter().any(|file| is_asked(file, name)));
    let finding = |(line, name)| {
        let text = format!("nothing asks for `{name}`: ask where it is done, or remove it");
        Finding::error(ACTIONS, line, text)
    };
    unasked.map(finding).collect()
}

/// Use cases, lists, and the tables of routes.
fn asks(path: &str) -> bool {
    let is_route = path.starts_with("crates/web/") && path.contains("/src/routes");
    let is_use_case = path.starts_with("crates/application/") && path.contains("/src/");
    is_use_case || is_route || path == LISTS
}

/// `OpenCase` from `OpenCase = "open_case" on Case;`.
fn action_in(line: &str) -> Option<&str> {
    let (name, rest) = line.trim().split_once(" = \"")?;
    let is_action = rest.contains("\" on ") && rest.ends_with(';');
    (is_action && name.chars().all(char::is_alphanumeric)).then_some(name)
}

fn is_asked(file: &File, name: &str) -> bool {
    let asked = format!("Action::{name}");
    file.product_lines().any(|(_, line)| {
        let mut after = line.split(&asked).skip(1);
        let is_code = !line.trim_start().starts_with("//");
        is_code && after.any(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DECLARED: &str =
        "    OpenCase = \"open_case\" on Case;\n    OpenCaseAgain = \"open_again\" on Case;\n";

    fn found(asking: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<(&str, &str)> = asking.iter().copied().chain([(ACTIONS, DECLARED)]).collect();
        check(&Checkout::of(&files)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_action_that_nothing_asks_is_found() {
        let asked = ("crates/application/casework/src/desk.rs", "ctx.must(Action::OpenCaseAgain, &case)?;");
        let told = found(&[asked]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("`OpenCase`"), "{told:?}");
        let comment = ("crates/application/casework/src/a.rs", "// ctx.must(Action::OpenCase)");
        let page = ("crates/web/desk/src/case/view.rs", "open.may(Action::OpenCase)");
        assert_eq!(found(&[asked, comment, page]).len(), 1, "neither a comment nor a button asks");
    }

    #[test]
    fn use_cases_and_routes_ask() {
        let asked = ("crates/application/casework/src/desk.rs", "ctx.must(Action::OpenCaseAgain, &case)?;");
        let route = ("crates/web/desk/src/routes_case.rs", "Staff(Action::OpenCase), cases::show)");
        assert_eq!(found(&[asked, route]), Vec::<String>::new());
    }
}
