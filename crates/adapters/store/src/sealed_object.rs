//! Objects of the vault, sealed and opened chunk by chunk. The format stands in `docs/formats/objects.md`, the reasons in
//! `docs/decisions/0025-objects-are-sealed-in-chunks.md`.

use aes_gcm::{
    Aes256Gcm,
    aead::{
        Payload,
        stream::{DecryptorBE32, EncryptorBE32, Nonce, StreamBE32},
    },
};
use ids::KeyId;
use kernel::ports::{KeyError, ObjectOpener, ObjectSealer, SealContext};

use crate::seal::{DoesNotOpen, SecretKey, bound};

/// The first byte of an object; what is sealed as a whole begins with 1.
const FORMAT: u8 = 2;
const SALT_BYTES: usize = 32;
const HEADER_BYTES: usize = 1 + SALT_BYTES;
/// Plain bytes of every chunk but the last.
const CHUNK_BYTES: usize = 65_536;
const TAG_BYTES: usize = 16;

/// Seals one object.
pub(crate) struct Sealer {
    key: KeyId,
    bound: Vec<u8>,
    /// Gone once it was given out.
    header: Vec<u8>,
    chunks: EncryptorBE32<Aes256Gcm>,
    cutter: Cutter,
}

impl Sealer {
    /// `salt` is random, drawn for this object alone.
    pub(crate) fn new(
        key: KeyId,
        secret: &SecretKey,
        seal_context: &SealContext<'_>,
        salt: [u8; SALT_BYTES],
    ) -> Self {
        let bound = object_bound(seal_context);
        let header = [&[FORMAT], salt.as_slice()].concat();
        let chunks = EncryptorBE32::from_aead(secret.object_key(&salt, &bound).cipher(), &no_prefix());
        Self { key, bound, header, chunks, cutter: Cutter::new(CHUNK_BYTES) }
    }
}

impl ObjectSealer for Sealer {
    fn push(&mut self, plain: &[u8]) -> Result<Vec<u8>, KeyError> {
        let mut sealed = std::mem::take(&mut self.header);
        let (chunks, aad) = (&mut self.chunks, self.bound.as_slice());
        let seal = |msg: &[u8]| {
            sealed.append(&mut chunks.encrypt_next(Payload { msg, aad })?);
            Ok(())
        };
        let pushed: Result<(), aes_gcm::Error> = self.cutter.push(plain, seal);
        pushed.map_err(|_too_long| KeyError::DoesNotOpen(self.key))?;
        Ok(sealed)
    }

    fn finish(self: Box<Self>) -> Result<Vec<u8>, KeyError> {
        let mut sealed = self.header;
        let last = Payload { msg: &self.cutter.waiting, aad: &self.bound };
        let last = self.chunks.encrypt_last(last).map_err(|_too_long| KeyError::DoesNotOpen(self.key))?;
        sealed.extend_from_slice(&last);
        Ok(sealed)
    }
}

/// Opens one object.
pub(crate) struct Opener {
    key: KeyId,
    secret: SecretKey,
    bound: Vec<u8>,
    header: Vec<u8>,
    /// Here once the header is.
    chunks: Option<DecryptorBE32<Aes256Gcm>>,
    cutter: Cutter,
}

impl Opener {
    pub(crate) fn new(key: KeyId, secret: SecretKey, seal_context: &SealContext<'_>) -> Self {
        let cutter = Cutter::new(CHUNK_BYTES + TAG_BYTES);
        Self { key, secret, bound: object_bound(seal_context), header: Vec::new(), chunks: None, cutter }
    }

    /// Takes what belongs to the header and gives back what follows it.
    fn take_header<'a>(&mut self, sealed: &'a [u8]) -> Result<&'a [u8], DoesNotOpen> {
        let missing = HEADER_BYTES.saturating_sub(self.header.len());
        let (head, rest) = sealed.split_at_checked(missing).unwrap_or((sealed, &[]));
        self.header.extend_from_slice(head);
        if self.chunks.is_none() && self.header.len() == HEADER_BYTES {
            let (format, salt) = self.header.split_first().ok_or(DoesNotOpen)?;
            if *format != FORMAT {
                return Err(DoesNotOpen);
            }
            let cipher = self.secret.object_key(salt, &self.bound).cipher();
            self.chunks = Some(DecryptorBE32::from_aead(cipher, &no_prefix()));
        }
        Ok(rest)
    }

    fn open(&mut self, sealed: &[u8]) -> Result<Vec<u8>, DoesNotOpen> {
        let body = self.take_header(sealed)?;
        let mut plain = Vec::new();
        let Some(chunks) = &mut self.chunks else { return Ok(plain) };
        let aad = self.bound.as_slice();
        let open = |msg: &[u8]| {
            plain.append(&mut chunks.decrypt_next(Payload { msg, aad })?);
            Ok(())
        };
        let opened: Result<(), aes_gcm::Error> = self.cutter.push(body, open);
        opened.map_err(|_wrong| DoesNotOpen)?;
        Ok(plain)
    }
}

impl ObjectOpener for Opener {
    fn push(&mut self, sealed: &[u8]) -> Result<Vec<u8>, KeyError> {
        self.open(sealed).map_err(|DoesNotOpen| KeyError::DoesNotOpen(self.key))
    }

    fn finish(self: Box<Self>) -> Result<Vec<u8>, KeyError> {
        let last = Payload { msg: &self.cutter.waiting, aad: &self.bound };
        let chunks = self.chunks.ok_or(KeyError::DoesNotOpen(self.key))?;
        chunks.decrypt_last(last).map_err(|_wrong| KeyError::DoesNotOpen(self.key))
    }
}

/// What an object is bound to: its format and its place. It goes into the key and, as associated data, into each chunk.
fn object_bound(seal_context: &SealContext<'_>) -> Vec<u8> {
    [b"gangway object".as_slice(), &[FORMAT], &bound(seal_context)].concat()
}

/// Each object has a key of its own, so its nonces are told apart by the number of the chunk and the mark of the end alone.
fn no_prefix() -> Nonce<Aes256Gcm, StreamBE32<Aes256Gcm>> {
    Nonce::<Aes256Gcm, StreamBE32<Aes256Gcm>>::default()
}

/// Cuts what comes into pieces of one size. A piece is passed on only when more follow it; the last one waits for the end.
struct Cutter {
    size: usize,
    waiting: Vec<u8>,
}

impl Cutter {
    const fn new(size: usize) -> Self {
        Self { size, waiting: Vec::new() }
    }

    fn push<E>(
        &mut self,
        mut bytes: &[u8],
        mut pass_on: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut room = self.size.saturating_sub(self.waiting.len());
        while let Some((head, rest)) = bytes.split_at_checked(room).filter(|(_, rest)| !rest.is_empty()) {
            self.waiting.extend_from_slice(head);
            pass_on(&self.waiting)?;
            self.waiting.clear();
            (bytes, room) = (rest, self.size);
        }
        self.waiting.extend_from_slice(bytes);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
