//! CONTRIBUTING.md tells the truth: what a recipe lists exists, and the list is not longer than its goal.
//!
//! A recipe is a section `## Add a …` with its goal in the form `(at most 5 files)`; its list has one path a line, in backticks
//! at the beginning.

use super::{Checkout, File, Finding};

const PATH: &str = "CONTRIBUTING.md";
const HEADING: &str = "## Add a";

/// Every recipe without goal or list, every path that does not exist, every list that is too long.
pub(crate) fn check(checkout: &Checkout) -> Vec<Finding> {
    let Some(file) = checkout.file(PATH) else { return Vec::new() };
    let recipes = recipes_of(file);
    if recipes.is_empty() {
        return vec![Finding::error(PATH, 0, format!("has no recipe («{HEADING} …»)"))];
    }
    recipes.iter().flat_map(|recipe| offences_of(checkout, recipe)).collect()
}

/// A section that says how to add something.
struct Recipe<'a> {
    line: usize,
    goal: Option<usize>,
    /// The paths of its list, each with its line.
    paths: Vec<(usize, &'a str)>,
}

fn recipes_of(file: &File) -> Vec<Recipe<'_>> {
    let mut recipes: Vec<Recipe<'_>> = Vec::new();
    let mut is_inside = false;
    for (line, text) in file.lines() {
        if text.starts_with("## ") {
            is_inside = text.starts_with(HEADING);
            recipes.extend(is_inside.then(|| Recipe { line, goal: None, paths: Vec::new() }));
        }
        let Some(recipe) = recipes.last_mut().filter(|_| is_inside) else { continue };
        recipe.goal = recipe.goal.or_else(|| goal_in(text));
        recipe.paths.extend(path_in(text).map(|path| (line, path)));
    }
    recipes
}

/// `5` from «(at most 5 files)».
fn goal_in(text: &str) -> Option<usize> {
    let (number, rest) = text.split_once("(at most ")?.1.split_once(' ')?;
    rest.starts_with("file").then(|| number.parse().ok()).flatten()
}

/// The path at the beginning of an item: "- `docs/glossary.md`: the word", or "1. `…`".
fn path_in(text: &str) -> Option<&str> {
    let (mark, rest) = text.trim_start().split_once(" `")?;
    let is_item = mark == "-" || mark.strip_suffix('.').is_some_and(|number| number.parse::<u8>().is_ok());
    is_item.then(|| rest.split_once('`')).flatten().map(|(path, _)| path)
}

fn offences_of(checkout: &Checkout, recipe: &Recipe<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = recipe
        .paths
        .iter()
        .filter(|(_, path)| !exists(checkout, path))
        .map(|(line, path)| Finding::error(PATH, *line, format!("`{path}` does not exist")))
        .collect();
    let listed = recipe.paths.len();
    let text = match recipe.goal {
        None => "a recipe without goal: say «(at most 5 files)»".to_owned(),
        Some(_) if listed == 0 => "a recipe without a list of files".to_owned(),
        Some(goal) if listed > goal => {
            format!("lists {listed} files, its goal is {goal}: make the change smaller, not the list")
        }
        Some(_) => return findings,
    };
    findings.push(Finding::error(PATH, recipe.line, text));
    findings
}

/// A file, or a folder in which there are some.
fn exists(checkout: &Checkout, path: &str) -> bool {
    let folder = format!("{}/", path.trim_end_matches('/'));
    checkout.paths.iter().any(|known| known == path || known.starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &str) -> Vec<String> {
        let files = [(PATH, page), ("crates/domain/case/src/event.rs", ""), ("docs/formats/events.md", "")];
        check(&Checkout::of(&files)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_recipe_that_holds_is_fine() {
        let page = "# Contributing\n\nSee `no/path.md`.\n\n## Add an event (at most 2 files)\n\n\
                    - `crates/domain/case/src/event.rs`: the variant\n1. `docs/formats/events.md`: its format\n\n\
                    ## Ask\n\n- `nowhere.md`\n";
        assert_eq!(found(page), Vec::<String>::new());
    }

    #[test]
    fn the_goal_may_stand_below_the_heading() {
        let page = "## Add a table\n\nGoal (at most 1 file):\n\n- `crates/domain/case`\n";
        assert_eq!(found(page), Vec::<String>::new());
    }

    #[test]
    fn a_path_that_is_gone_is_found() {
        let told = found("## Add a job (at most 3 files)\n\n- `crates/gone.rs`\n");
        assert_eq!(told, ["CONTRIBUTING.md:3: `crates/gone.rs` does not exist"]);
    }

    #[test]
    fn a_list_over_its_goal_is_found() {
        let page = "## Add a role (at most 1 files)\n- `docs/formats/events.md`\n- `crates/domain/case/src/event.rs`\n";
        assert_eq!(found(page).len(), 1);
    }

    #[test]
    fn a_recipe_without_goal_or_list_is_found() {
        assert_eq!(found("## Add a page\n- `docs/formats/events.md`\n").len(), 1);
        assert_eq!(found("## Add a page (at most 2 files)\n").len(), 1);
        assert_eq!(found("# Contributing\n").len(), 1);
    }

    #[test]
    fn without_the_page_there_is_nothing_to_check() {
        assert_eq!(check(&Checkout::default()), []);
    }
}
