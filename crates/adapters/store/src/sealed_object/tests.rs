//! What opens and what does not: any size, any change, any other place.

use ids::{TownId, Uuid};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::*;

fn secret(byte: u8) -> SecretKey {
    SecretKey::new(Zeroizing::new([byte; 32]))
}

fn id() -> KeyId {
    KeyId::from_uuid(Uuid::from_u128(5))
}

fn seal_context() -> SealContext<'static> {
    SealContext {
        town: TownId::from_uuid(Uuid::from_u128(1)),
        kind: "paper",
        subject: Uuid::from_u128(2),
        seq: 0,
    }
}

/// Bytes that differ from chunk to chunk.
fn text(length: usize) -> Vec<u8> {
    (0..length).map(|index| u8::try_from((index / 251 + index) % 256).unwrap()).collect()
}

fn seal(plain: &[u8], piece: usize) -> Vec<u8> {
    let mut sealer = Box::new(Sealer::new(id(), &secret(7), &seal_context(), [9; 32]));
    let mut sealed = Vec::new();
    for piece in plain.chunks(piece) {
        sealed.extend(sealer.push(piece).unwrap());
        assert!(sealer.cutter.waiting.len() <= CHUNK_BYTES);
    }
    sealed.extend(sealer.finish().unwrap());
    sealed
}

/// What was handed out, and whether it was the whole.
fn open_at(key: u8, seal_context: &SealContext<'_>, sealed: &[u8], piece: usize) -> (Vec<u8>, bool) {
    let mut opener = Box::new(Opener::new(id(), secret(key), seal_context));
    let mut plain = Vec::new();
    for piece in sealed.chunks(piece) {
        match opener.push(piece) {
            Ok(opened) => plain.extend(opened),
            Err(_) => return (plain, false),
        }
        assert!(opener.cutter.waiting.len() <= CHUNK_BYTES + TAG_BYTES);
    }
    match opener.finish() {
        Ok(last) => ([plain, last].concat(), true),
        Err(_) => (plain, false),
    }
}

fn open(sealed: &[u8]) -> (Vec<u8>, bool) {
    open_at(7, &seal_context(), sealed, 10_000)
}

/// Nothing but genuine bytes from the beginning, and not as if they were all.
fn assert_refused(plain: &[u8], changed: &[u8]) {
    let (opened, is_whole) = open(changed);
    assert!(!is_whole, "{} bytes were taken as whole", changed.len());
    assert!(plain.starts_with(&opened) && opened.len() % CHUNK_BYTES == 0);
}

/// Pinned: what is sealed today must open in ten years. Both were computed by another program, from `docs/formats/objects.md`.
#[test]
fn what_is_sealed_keeps_its_form() {
    let sealed = seal(b"Antrag", 6);
    insta::assert_snapshot!(hex::encode(&sealed), @"020909090909090909090909090909090909090909090909090909090909090909098403ad4ca99846879819e338106cbc4f8313132eb8");
    let sealed = seal(&text(CHUNK_BYTES + 1), 1_000);
    assert_eq!(sealed.len(), HEADER_BYTES + CHUNK_BYTES + 1 + 2 * TAG_BYTES);
    insta::assert_snapshot!(hex::encode(Sha256::digest(&sealed)), @"7becd1e05bba60df04a185c61c33f19039b28f7df90e865b9209b0bcace974f8");
}

#[test]
fn nothing_seals_and_opens_too() {
    let sealed = seal(b"", 1);
    assert_eq!(sealed.len(), HEADER_BYTES + TAG_BYTES);
    assert_eq!(open(&sealed), (Vec::new(), true));
}

/// Every byte of a small object, and every cut.
#[test]
fn no_byte_can_be_changed_or_missing() {
    let sealed = seal(b"Antrag", 6);
    for index in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[index] ^= 1;
        assert_refused(b"Antrag", &changed);
        assert_refused(b"Antrag", &sealed[..index]);
    }
    assert_refused(b"Antrag", &[sealed.as_slice(), &[0]].concat());
}

#[test]
fn it_opens_nowhere_else() {
    let sealed = seal(b"Antrag", 6);
    let elsewhere = [
        SealContext { town: TownId::from_uuid(Uuid::from_u128(9)), ..seal_context() },
        SealContext { kind: "draft", ..seal_context() },
        SealContext { subject: Uuid::from_u128(9), ..seal_context() },
        SealContext { seq: 4, ..seal_context() },
    ];
    for other in elsewhere {
        assert_eq!(open_at(7, &other, &sealed, 100), (Vec::new(), false), "{other:?}");
    }
    assert_eq!(open_at(8, &seal_context(), &sealed, 100), (Vec::new(), false));
    let whole = secret(7).seal(&[9; 32], &bound(&seal_context()), &text(100)).unwrap();
    assert_eq!(open(&whole), (Vec::new(), false), "what rows hold is no object");
    assert!(secret(7).open(&bound(&seal_context()), &sealed).is_err(), "and an object is nothing for a row");
}

/// Chunks in another order, twice, left out, or from another object of the same place and key.
#[test]
fn chunks_stay_where_they_were() {
    let plain = text(3 * CHUNK_BYTES + 5);
    let sealed = seal(&plain, CHUNK_BYTES);
    let (header, body) = sealed.split_at(HEADER_BYTES);
    let chunks: Vec<&[u8]> = body.chunks(CHUNK_BYTES + TAG_BYTES).collect();
    let of = |order: &[usize]| {
        let chunks: Vec<&[u8]> = order.iter().map(|index| chunks[*index]).collect();
        [header, &chunks.concat()].concat()
    };
    assert_eq!(open(&of(&[0, 1, 2, 3])), (plain.clone(), true));
    let wrong: [&[usize]; 9] = [
        &[1, 0, 2, 3],
        &[0, 2, 1, 3],
        &[0, 1, 3],
        &[0, 1, 1, 3],
        &[0, 1, 2],
        &[0],
        &[3],
        &[0, 1, 2, 3, 3],
        &[0, 1, 2, 3, 0],
    ];
    for order in wrong {
        assert_refused(&plain, &of(order));
    }
    let mut other = Box::new(Sealer::new(id(), &secret(7), &seal_context(), [8; 32]));
    let other = [other.push(&plain).unwrap(), other.finish().unwrap()].concat();
    let (others_header, others_body) = other.split_at(HEADER_BYTES);
    assert_refused(&plain, &[header, others_body].concat());
    assert_refused(&plain, &[others_header, body].concat());
}

/// The same bytes are sealed under another key each time, so that no nonce meets a key twice.
#[test]
fn each_object_has_a_key_of_its_own() {
    let keys = [
        secret(7).object_key(&[1; 32], &object_bound(&seal_context())),
        secret(7).object_key(&[2; 32], &object_bound(&seal_context())),
        secret(8).object_key(&[1; 32], &object_bound(&seal_context())),
        // Should a salt ever be drawn twice.
        secret(7).object_key(
            &[1; 32],
            &object_bound(&SealContext { subject: Uuid::from_u128(3), ..seal_context() }),
        ),
        secret(7),
    ];
    let checks: std::collections::BTreeSet<[u8; 8]> = keys.iter().map(SecretKey::check).collect();
    assert_eq!(checks.len(), keys.len());
}

/// A size within two bytes of a border between chunks, or any other.
fn size() -> impl Strategy<Value = usize> {
    let at_border =
        (0..4_usize, 0..5_usize).prop_map(|(chunks, off)| (chunks * CHUNK_BYTES + off).saturating_sub(2));
    prop_oneof![3 => at_border, 1 => 0..3 * CHUNK_BYTES]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_size_opens_again(size in size(), pieces in (1..200_000_usize, 1..200_000_usize)) {
        let plain = text(size);
        let sealed = seal(&plain, pieces.0);
        let chunks = size.div_ceil(CHUNK_BYTES).max(1);
        prop_assert_eq!(sealed.len(), HEADER_BYTES + size + chunks * TAG_BYTES);
        prop_assert_eq!(open_at(7, &seal_context(), &sealed, pieces.1), (plain, true));
    }

    #[test]
    fn any_change_is_refused(
        size in size(),
        at in any::<prop::sample::Index>(),
        bit in 0..8_u8,
        more in prop::collection::vec(any::<u8>(), 1..100),
    ) {
        let plain = text(size);
        let sealed = seal(&plain, CHUNK_BYTES);
        let at = at.index(sealed.len());
        let mut flipped = sealed.clone();
        flipped[at] ^= 1 << bit;
        assert_refused(&plain, &flipped);
        assert_refused(&plain, &sealed[..at]);
        assert_refused(&plain, &[sealed.as_slice(), &more].concat());
        let (before, after) = sealed.split_at(at);
        assert_refused(&plain, &[before, &more, after].concat());
    }

    /// The most tempting place to cut: between two chunks.
    #[test]
    fn a_cut_between_chunks_is_refused(size in CHUNK_BYTES + 1..4 * CHUNK_BYTES, keep in 1..4_usize) {
        let plain = text(size);
        let sealed = seal(&plain, CHUNK_BYTES);
        let cut = HEADER_BYTES + keep * (CHUNK_BYTES + TAG_BYTES);
        if cut < sealed.len() {
            assert_refused(&plain, &sealed[..cut]);
        }
    }
}
