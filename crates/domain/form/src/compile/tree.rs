//! The flat table of positions, before its rules are compiled.

use super::{Content, FormProblem, Frame, FrameId, Node, NodeId, ROOT, StepNode, check::place};
use crate::{
    format::{Choice, Element, Form, Group, Kind, Step},
    read::Pattern,
};

/// Nodes, frames and steps of a form whose keys and limits are in order.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
    pub(crate) frames: Vec<Frame>,
    pub(crate) steps: Vec<StepNode>,
    problems: Vec<FormProblem>,
}

impl Tree {
    pub(super) fn build(form: &Form) -> Self {
        let mut tree = Self { frames: vec![Frame { outer: ROOT, group: None }], ..Self::default() };
        for (index, step) in form.steps.iter().enumerate() {
            let around = Around { step: index, frame: ROOT, parent: None };
            let children = tree.elements(form, &format!("steps[{index}]"), &step.elements, around);
            let step = Step { elements: Vec::new(), ..step.clone() };
            tree.steps.push(StepNode { step, children, visible_if: None });
        }
        tree
    }

    pub(super) fn take_problems(&mut self) -> Vec<FormProblem> {
        std::mem::take(&mut self.problems)
    }

    pub(super) fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// All top elements, of all steps.
    pub(super) fn top(&self) -> impl Iterator<Item = NodeId> {
        self.steps.iter().flat_map(|step| step.children.iter().copied())
    }

    fn elements(&mut self, form: &Form, path: &str, elements: &[Element], around: Around) -> Vec<NodeId> {
        elements
            .iter()
            .enumerate()
            .map(|(index, element)| self.element(form, &place(path, index, element), element, around))
            .collect()
    }

    fn element(&mut self, form: &Form, place: &str, element: &Element, around: Around) -> NodeId {
        let id = self.nodes.len();
        let (content, pattern, codes) = match element {
            Element::Group(group) => (self.group(id, group, around), None, Vec::new()),
            Element::Question(question) => {
                (Content::Question(question.clone()), pattern(&question.kind), codes(form, &question.kind))
            }
            Element::Note(note) => (Content::Note(note.clone()), None, Vec::new()),
        };
        self.nodes.push(Node {
            content,
            parent: around.parent,
            step: around.step,
            frame: around.frame,
            children: Vec::new(),
            place: place.to_owned(),
            visible_if: None,
            required_if: None,
            value: None,
            checks: Vec::new(),
            pattern,
            codes,
        });
        if let Element::Group(group) = element {
            let frame = self.node(id).map_or(ROOT, Node::inner_frame);
            let inside = Around { frame, parent: Some(id), ..around };
            let children = self.elements(form, place, &group.elements, inside);
            if let Some(node) = self.nodes.get_mut(id) {
                node.children = children;
            }
        }
        id
    }

    fn group(&mut self, id: NodeId, group: &Group, around: Around) -> Content {
        let inner = group.repeat.as_ref().map(|_| {
            self.frames.push(Frame { outer: around.frame, group: Some(id) });
            self.frames.len() - 1
        });
        Content::Group { group: Box::new(Group { elements: Vec::new(), ..group.clone() }), inner }
    }
}

/// Where an element is put.
#[derive(Clone, Copy)]
struct Around {
    step: usize,
    frame: FrameId,
    parent: Option<NodeId>,
}

fn pattern(kind: &Kind) -> Option<Pattern> {
    match kind {
        // That it compiles was checked before.
        Kind::ShortText(limits) | Kind::LongText(limits) => Pattern::compile(limits.pattern.as_deref()?).ok(),
        _ => None,
    }
}

fn codes(form: &Form, kind: &Kind) -> Vec<String> {
    let mut codes: Vec<String> = options(form, kind).iter().map(|option| option.code.clone()).collect();
    codes.sort_unstable();
    codes
}

/// The options of a question of this kind, inline or from its code list.
pub(crate) fn options<'a>(form: &'a Form, kind: &'a Kind) -> &'a [Choice] {
    let (options, list) = match kind {
        Kind::OneOf(choices) => (&choices.options, &choices.code_list),
        Kind::SeveralOf(choices) => (&choices.options, &choices.code_list),
        _ => return &[],
    };
    let listed = list.as_ref().and_then(|list| form.code_lists.get(list));
    listed.map_or(options.as_slice(), |list| list.entries.as_slice())
}
