//! Forms that nobody can complete: what is demanded, and can be given by no answer.
//!
//! Only what can be shown is told: rules that are not understood may hold. So whatever stands here stops everybody.

mod kinds;
mod solver;

use crate::{
    compile::{FormProblem, Node, PROBLEMS_MAX, Revision, compile},
    format::Form,
};

/// Compiles a form that is to be published: as [`compile`], and somebody can complete it.
///
/// # Errors
///
/// All problems found, as [`compile`]; beside them the demands that no answer meets, each with its place.
pub fn compile_completable(form: Form) -> Result<Revision, Vec<FormProblem>> {
    let revision = compile(form)?;
    let mut problems: Vec<FormProblem> = revision
        .nodes
        .iter()
        .filter(|node| is_demanded(node))
        .filter_map(|node| kinds::unanswerable(&revision, node))
        .collect();
    problems.extend(solver::contradictions(&revision));
    problems.truncate(PROBLEMS_MAX);
    if problems.is_empty() { Ok(revision) } else { Err(problems) }
}

/// Whether a question must be answered where it is asked, always or under a condition.
fn is_demanded(node: &Node) -> bool {
    node.question().is_some_and(|question| question.required)
        || node.question().is_some() && node.required_if.is_some()
}
