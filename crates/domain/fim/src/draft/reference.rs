//! How a rule at one place names another: shadowing and repetition as the compiler of forms sees them.

use super::{Content, Draft, NodeIndex};

/// A name for a node, as seen from a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Named {
    pub(in super::super) text: String,
}

impl Draft {
    /// The FEEL name of a node for a rule in this group (`None` is the form itself); `None` if there is no plain one,
    /// because another node hides it or a repeated group lies in between.
    pub(in super::super) fn reference(&self, from: Option<NodeIndex>, target: NodeIndex) -> Option<Named> {
        let above = self.above(target);
        let mut scope = from;
        let mut passed = Vec::new();
        // Outward to the first group around both; the form itself is around everything.
        while let Some(index) = scope {
            if above.contains(&index) {
                break;
            }
            passed.push(index);
            scope = self.node(index)?.parent;
        }
        let below = above
            .iter()
            .position(|index| Some(*index) == scope)
            .map_or(above.as_slice(), |at| above.get(..at).unwrap_or_default());
        if below.iter().any(|index| self.node(*index).is_some_and(super::DraftNode::is_repeated)) {
            return None;
        }
        let mut keys: Vec<&str> =
            below.iter().rev().filter_map(|index| Some(self.node(*index)?.key())).collect();
        keys.push(self.node(target)?.key());
        let first = *keys.first()?;
        let hidden = passed.iter().any(|index| self.has_name(*index, first));
        (!hidden).then(|| Named { text: keys.join(".") })
    }

    /// The groups around a node, innermost first.
    pub(in super::super) fn above(&self, node: NodeIndex) -> Vec<NodeIndex> {
        let mut above = Vec::new();
        let mut at = self.node(node).and_then(|node| node.parent);
        while let Some(index) = at {
            above.push(index);
            at = self.node(index).and_then(|node| node.parent);
        }
        above
    }

    /// The children of a group, or the top elements.
    pub(in super::super) fn children(&self, group: Option<NodeIndex>) -> &[NodeIndex] {
        match group {
            Some(group) => self.node(group).map_or(&[], |node| node.children.as_slice()),
            None => &self.top,
        }
    }

    /// Whether a rule in this group finds the name in it: beside it, or in rows also in the plain groups below.
    fn has_name(&self, group: NodeIndex, name: &str) -> bool {
        let children = self.children(Some(group));
        if children.iter().any(|child| self.node(*child).is_some_and(|node| node.key() == name)) {
            return true;
        }
        self.node(group).is_some_and(super::DraftNode::is_repeated)
            && children.iter().any(|child| self.has_name_below(*child, name))
    }

    fn has_name_below(&self, index: NodeIndex, name: &str) -> bool {
        let plain =
            self.node(index).filter(|node| matches!(node.content, Content::Group(_)) && !node.is_repeated());
        plain.is_some_and(|node| {
            node.children.iter().any(|child| {
                self.node(*child)
                    .is_some_and(|node| matches!(node.content, Content::Question(_)) && node.key() == name)
                    || self.has_name_below(*child, name)
            })
        })
    }
}
