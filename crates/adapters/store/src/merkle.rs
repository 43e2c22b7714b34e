//! The Merkle root over heads: one hash that stands for all of them.

use kernel::commit::Head;

use crate::chain::Parts;

/// The root over heads in the order given. One that has no partner on its level moves up unchanged; leaves and nodes are
/// hashed differently, so that no node passes for a leaf. No heads, no root.
pub(crate) fn root(heads: &[Head]) -> Option<[u8; 32]> {
    let mut level: Vec<[u8; 32]> = heads.iter().map(leaf).collect();
    while level.len() > 1 {
        level = level.chunks(2).filter_map(parent).collect();
    }
    level.first().copied()
}

fn leaf(head: &Head) -> [u8; 32] {
    let mut hash = Parts::new(b"gangway leaf 1");
    hash.part(head.stream.as_uuid().as_bytes());
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
    use ids::{CaseId, Uuid};
    use kernel::rows::StreamId;
    use proptest::prelude::*;

    use super::*;

    fn heads(count: u8) -> Vec<Head> {
        let head = |number: u8| Head {
            stream: StreamId::Case(CaseId::from_uuid(Uuid::from_u128(u128::from(number)))),
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
