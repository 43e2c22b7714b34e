//! Whether an encrypted PDF opens without a password: the standard handler's check of an empty one
//! (ISO 32000-1, 7.6.3; ISO 32000-2, 7.6.4). Nothing is decrypted.

use cbc::cipher::{BlockModeEncrypt as _, KeyIvInit as _};
use md5::{Digest as _, Md5};
use sha2::{Digest as _, Sha256, Sha384, Sha512};

use super::{
    object::{Dictionary, Object},
    trailer::Encryption,
};

/// What stands for an empty password.
const PADDING: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e,
    0x2e, 0x00, 0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];

/// Whether it does; none if that cannot be told.
pub(super) fn opens_without(encryption: &Encryption) -> Option<bool> {
    let dictionary = &encryption.dictionary;
    // Every other handler wants a certificate or a program of its own.
    if dictionary.get(b"Filter")? != &Object::Name(b"Standard".to_vec()) {
        return Some(false);
    }
    let check = dictionary.string(b"U")?;
    match dictionary.integer(b"R")? {
        2 => {
            let key = file_key(encryption, 2)?;
            Some(rc4(&key, &PADDING) == check.get(..32)?)
        }
        revision @ (3 | 4) => {
            let key = file_key(encryption, revision)?;
            let digest = Md5::new_with_prefix(PADDING).chain_update(&encryption.id).finalize();
            let digest = (0..20_u8).fold(digest.to_vec(), |text, round| {
                rc4(&key.iter().map(|byte| byte ^ round).collect::<Vec<_>>(), &text)
            });
            Some(digest == check.get(..16)?)
        }
        5 => Some(Sha256::digest(check.get(32..40)?).as_slice() == check.get(..32)?),
        6 => Some(hardened(check.get(32..40)?)? == check.get(..32)?),
        _ => None,
    }
}

/// The key that an empty password makes (ISO 32000-1, algorithm 2).
fn file_key(encryption: &Encryption, revision: i64) -> Option<Vec<u8>> {
    let dictionary = &encryption.dictionary;
    // Written as a signed or an unsigned number of 32 bits.
    let permissions = u32::try_from(dictionary.integer(b"P")? & 0xffff_ffff).ok()?;
    let mut digest = Md5::new_with_prefix(PADDING);
    digest.update(dictionary.string(b"O")?.get(..32)?);
    digest.update(permissions.to_le_bytes());
    digest.update(&encryption.id);
    if revision >= 4 && dictionary.get(b"EncryptMetadata") == Some(&Object::Boolean(false)) {
        digest.update([0xff; 4]);
    }
    let length = key_bytes(dictionary, revision);
    let mut key = digest.finalize().to_vec();
    key.truncate(length);
    if revision >= 3 {
        for _ in 0..50 {
            key = Md5::digest(&key).to_vec();
            key.truncate(length);
        }
    }
    Some(key)
}

/// The length of the key; `/Length` counts bits, with some writers bytes.
fn key_bytes(dictionary: &Dictionary, revision: i64) -> usize {
    let stated = dictionary.integer(b"Length").and_then(|length| usize::try_from(length).ok()).unwrap_or(40);
    match (revision, dictionary.integer(b"V")) {
        (2, _) | (_, Some(1)) => 5,
        (4, _) => 16,
        _ if stated < 40 => stated.clamp(5, 16),
        _ => (stated / 8).clamp(5, 16),
    }
}

/// The hash of an empty password with a salt (ISO 32000-2, algorithm 2.B). It ends: a round's last byte is below 256.
fn hardened(salt: &[u8]) -> Option<Vec<u8>> {
    let mut key = Sha256::digest(salt).to_vec();
    for round in 1_u32.. {
        let mut text = key.repeat(64);
        let mut cipher =
            cbc::Encryptor::<aes::Aes128>::new_from_slices(key.get(..16)?, key.get(16..32)?).ok()?;
        for block in text.as_chunks_mut::<16>().0 {
            cipher.encrypt_block(block.into());
        }
        let sum: u32 = text.get(..16)?.iter().map(|byte| u32::from(*byte)).sum();
        key = match sum % 3 {
            0 => Sha256::digest(&text).to_vec(),
            1 => Sha384::digest(&text).to_vec(),
            _ => Sha512::digest(&text).to_vec(),
        };
        if round >= 64 && u32::from(*text.last()?) <= round - 32 {
            break;
        }
    }
    key.truncate(32);
    Some(key)
}

/// RC4, to which old files hold.
fn rc4(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|at| u8::try_from(at).unwrap_or_default());
    let at = |state: &[u8; 256], place: u8| state.get(usize::from(place)).copied().unwrap_or_default();
    let mut other = 0_u8;
    for (place, byte) in (0..=255_u8).zip(key.iter().cycle()) {
        other = other.wrapping_add(at(&state, place)).wrapping_add(*byte);
        state.swap(usize::from(place), usize::from(other));
    }
    let (mut place, mut other) = (0_u8, 0_u8);
    let sign = |byte: &u8| {
        place = place.wrapping_add(1);
        other = other.wrapping_add(at(&state, place));
        state.swap(usize::from(place), usize::from(other));
        byte ^ at(&state, at(&state, place).wrapping_add(at(&state, other)))
    };
    text.iter().map(sign).collect()
}
