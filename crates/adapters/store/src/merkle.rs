//! The Merkle root over heads: one hash that stands for all of them.

use ids::Uuid;

use crate::chain::Parts;

/// The head of a stream as it stands under a checkpoint, whatever the stream is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leaf {
    pub(crate) stream: Uuid,
    /// The number of its last event.
    pub(crate) seq: u64,
    /// The hash of its last event.
    pub(crate) hash: [u8; 32],
}

/// The root over heads in the order given. One that has no partner on its level moves up unchanged; leaves and nodes are
/// hashed differently, so that no node passes for a leaf. No heads, no root.
pub(crate) fn root(heads: &[Leaf]) -> Option<[u8; 32]> {
    let mut level: Vec<[u8; 32]> = heads.iter().map(leaf).collect();
    while level.len() > 1 {
        level = level.chunks(2).filter_map(parent).collect();
    }
    level.first().copied()
}

fn leaf(head: &Leaf) -> [u8; 32] {
    let mut hash = Parts::new(b"gangway leaf 1");
    hash.part(head.stream.as_bytes());
    hash.part(&head.seq.to_be_bytes());
    hash.part(&head.hash);
    hash.finish()
}

fn parent(pair: &[[u8; 32]]) -> Option<[u8; 32]> {
    match pair {
        [left, right] => {
            let mut hash = Parts::new(b"gangway node 1");
            hash.part(left);
            hash.part(right);
            Some(hash.finish())
        }
        [single] => Some(*single),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn heads(count: u8) -> Vec<Leaf> {
        let head = |number: u8| Leaf {
            stream: Uuid::from_u128(u128::from(number)),
            seq: u64::from(number) + 1,
            hash: [number; 32],
        };
        (0..count).map(head).collect()
    }

    #[test]
    fn nothing_has_no_root() {
        assert_eq!(root(&[]), None);
    }

    proptest! {
        #[test]
        fn every_head_counts(count in 1_u8..40, which in any::<prop::sample::Index>()) {
            let all = heads(count);
            let mut other = all.clone();
            let changed = which.index(all.len());
            other[changed].hash[31] ^= 1;
            prop_assert_ne!(root(&all), root(&other));
            other.remove(changed);
            prop_assert_ne!(root(&all), root(&other));
        }
    }
}
