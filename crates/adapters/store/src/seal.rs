//! Sealing as a whole: AES-256-GCM with a random nonce, bound to the place of what is sealed. For what rows hold; objects of
//! the vault are sealed in chunks (`sealed_object`).

use aes_gcm::{
    Aes256Gcm, KeyInit as _, Nonce,
    aead::{Aead as _, Payload},
};
use hmac::{Hmac, Mac as _};
use kernel::ports::SealContext;
use sha2::Sha256;
use zeroize::Zeroizing;

/// The first byte of everything sealed: how to read the rest (12 bytes of nonce, then text and tag).
const FORMAT: u8 = 1;
const NONCE_BYTES: usize = 12;

/// A key in clear; overwritten when it goes.
#[derive(Clone)]
pub(crate) struct SecretKey(Zeroizing<[u8; 32]>);

/// What was sealed does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DoesNotOpen;

impl SecretKey {
    pub(crate) const fn new(bytes: Zeroizing<[u8; 32]>) -> Self {
        Self(bytes)
    }

    /// Seals with the first bytes of `random` as nonce.
    pub(crate) fn seal(&self, random: &[u8; 32], bound: &[u8], plain: &[u8]) -> Result<Vec<u8>, DoesNotOpen> {
        let (nonce, _) = random.split_first_chunk::<NONCE_BYTES>().ok_or(DoesNotOpen)?;
        let payload = Payload { msg: plain, aad: bound };
        let text =
            self.cipher().encrypt(Nonce::from_slice(nonce), payload).map_err(|_too_long| DoesNotOpen)?;
        let mut sealed = Vec::with_capacity(1 + NONCE_BYTES + text.len());
        sealed.push(FORMAT);
        sealed.extend_from_slice(nonce);
        sealed.extend_from_slice(&text);
        Ok(sealed)
    }

    /// Opens what was sealed for the same place.
    pub(crate) fn open(&self, bound: &[u8], sealed: &[u8]) -> Result<Vec<u8>, DoesNotOpen> {
        let (format, rest) = sealed.split_first().ok_or(DoesNotOpen)?;
        let (nonce, text) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(DoesNotOpen)?;
        if *format != FORMAT {
            return Err(DoesNotOpen);
        }
        let payload = Payload { msg: text, aad: bound };
        self.cipher().decrypt(Nonce::from_slice(nonce), payload).map_err(|_wrong| DoesNotOpen)
    }

    /// Opens another key that was sealed with this one.
    pub(crate) fn open_key(&self, bound: &[u8], sealed: &[u8]) -> Result<Self, DoesNotOpen> {
        let plain = Zeroizing::new(self.open(bound, sealed)?);
        let bytes = <[u8; 32]>::try_from(plain.as_slice()).map_err(|_wrong_size| DoesNotOpen)?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    /// Seals another key with this one.
    pub(crate) fn seal_key(
        &self,
        random: &[u8; 32],
        bound: &[u8],
        key: &Self,
    ) -> Result<Vec<u8>, DoesNotOpen> {
        self.seal(random, bound, key.0.as_slice())
    }

    /// Tells this key from others without giving it away.
    pub(crate) fn check(&self) -> [u8; 8] {
        let hash = self.keyed_hash(&[b"gangway check value"]);
        let mut check = [0; 8];
        check.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        check
    }

    /// A key of its own for one purpose.
    pub(crate) fn derive(&self, purpose: &[u8]) -> Self {
        Self(Zeroizing::new(self.keyed_hash(&[b"gangway derived key", purpose])))
    }

    /// HMAC-SHA256 over parts, each with its length before it.
    pub(crate) fn keyed_hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        let lengths: Vec<[u8; 8]> = parts.iter().map(|part| (part.len() as u64).to_be_bytes()).collect();
        let parts = lengths.iter().zip(parts).flat_map(|(length, part)| [length.as_slice(), part]);
        hmac(self.0.as_slice(), &parts.collect::<Vec<_>>())
    }

    /// The key of one object, from its salt and what it is bound to (RFC 5869, SHA-256).
    pub(crate) fn object_key(&self, salt: &[u8], info: &[u8]) -> Self {
        Self(hkdf(self.0.as_slice(), salt, info))
    }

    pub(crate) fn cipher(&self) -> Aes256Gcm {
        Aes256Gcm::new(self.0.as_slice().into())
    }
}

/// HKDF-SHA256 for one block of output: extract, then the first round of expand.
fn hkdf(secret: &[u8], salt: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let extracted = Zeroizing::new(hmac(salt, &[secret]));
    Zeroizing::new(hmac(extracted.as_slice(), &[info, &[1]]))
}

/// HMAC-SHA256 over the parts as if they were one.
fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = <Hmac<Sha256> as hmac::Mac>::new_from_slice(key).expect("a key of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// The place as bytes to bind: town, subject and number have a fixed size, the kind comes last.
pub(crate) fn bound(seal_context: &SealContext<'_>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(40 + seal_context.kind.len());
    bytes.extend_from_slice(seal_context.town.as_uuid().as_bytes());
    bytes.extend_from_slice(seal_context.subject.as_bytes());
    bytes.extend_from_slice(&seal_context.seq.to_be_bytes());
    bytes.extend_from_slice(seal_context.kind.as_bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use ids::{TownId, Uuid};

    use super::*;

    fn key(byte: u8) -> SecretKey {
        SecretKey::new(Zeroizing::new([byte; 32]))
    }

    fn seal_context() -> SealContext<'static> {
        SealContext {
            town: TownId::from_uuid(Uuid::from_u128(1)),
            kind: "event",
            subject: Uuid::from_u128(2),
            seq: 3,
        }
    }

    /// Pinned: what is sealed today must open in ten years.
    #[test]
    fn what_is_sealed_keeps_its_form() {
        let sealed = key(7).seal(&[9; 32], &bound(&seal_context()), b"Antrag").unwrap();
        insta::assert_snapshot!(hex::encode(&sealed), @"0109090909090909090909090966ebf0e6df970dd2dd7ad0d6669b0e19b36ea1f75b7e");
        assert_eq!(key(7).open(&bound(&seal_context()), &sealed).unwrap(), b"Antrag");
    }

    #[test]
    fn it_opens_nowhere_else() {
        let sealed = key(7).seal(&[9; 32], &bound(&seal_context()), b"Antrag").unwrap();
        let elsewhere = [
            SealContext { town: TownId::from_uuid(Uuid::from_u128(9)), ..seal_context() },
            SealContext { kind: "draft", ..seal_context() },
            SealContext { subject: Uuid::from_u128(9), ..seal_context() },
            SealContext { seq: 4, ..seal_context() },
        ];
        for other in elsewhere {
            assert_eq!(key(7).open(&bound(&other), &sealed), Err(DoesNotOpen));
        }
        assert_eq!(key(8).open(&bound(&seal_context()), &sealed), Err(DoesNotOpen));
        for index in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[index] ^= 1;
            assert_eq!(key(7).open(&bound(&seal_context()), &changed), Err(DoesNotOpen), "byte {index}");
            assert_eq!(
                key(7).open(&bound(&seal_context()), &sealed[..index]),
                Err(DoesNotOpen),
                "cut at {index}"
            );
        }
    }

    /// RFC 5869, appendix A.1, its first block.
    #[test]
    fn hkdf_is_that_of_the_rfc() {
        let (salt, info): (Vec<u8>, Vec<u8>) = ((0..=0x0c).collect(), (0xf0..=0xf9).collect());
        let okm = hkdf(&[0x0b; 22], &salt, &info);
        assert_eq!(
            hex::encode(okm.as_slice()),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
        );
    }

    #[test]
    fn purposes_do_not_mix() {
        assert_ne!(key(7).keyed_hash(&[b"ab", b"c"]), key(7).keyed_hash(&[b"a", b"bc"]));
        assert_ne!(key(7).check(), key(8).check());
    }
}
