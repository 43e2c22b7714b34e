//! From a form to a [`Revision`]: limits, keys, names, types and order, with every mistake and its place.

mod check;
mod graph;
mod marking;
mod names;
mod problem;
mod revision;
mod rules;
mod tree;

pub(crate) use self::revision::{
    Content, Derived, Frame, FrameId, Input, Node, NodeId, ROOT, Rule, Source, StepNode, Unit,
};
pub(crate) use self::tree::options;
pub use self::{problem::FormProblem, revision::Revision};
use crate::format::Form;

/// Most problems that are reported at once.
pub const PROBLEMS_MAX: usize = 200;

/// Compiles a form.
///
/// # Errors
///
/// All problems found, at least one and at most [`PROBLEMS_MAX`], each with its place. Rules are looked at only once
/// keys and limits are in order.
pub fn compile(form: Form) -> Result<Revision, Vec<FormProblem>> {
    let problems = check::check(&form);
    if !problems.is_empty() {
        return Err(bounded(problems));
    }
    let mut tree = tree::Tree::build(&form);
    let mut problems = tree.take_problems();
    let derived = rules::compile(&form, &mut tree, &mut problems);
    if !problems.is_empty() {
        return Err(bounded(problems));
    }
    let schedule = graph::order(&tree, &derived).map_err(bounded)?;
    let tree::Tree { nodes, frames, steps, .. } = tree;
    let markings = marking::markings(&nodes, &steps, &derived, &schedule);
    Ok(Revision { form, nodes, frames, steps, schedule, derived, markings })
}

fn bounded(mut problems: Vec<FormProblem>) -> Vec<FormProblem> {
    problems.truncate(PROBLEMS_MAX);
    problems
}
