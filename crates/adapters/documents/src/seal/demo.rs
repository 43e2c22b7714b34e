//! The identity of a demo town: a root of its own and a seal below it, both marked «nur zur Demonstration».

use std::{str::FromStr, time::Duration};

use der::{EncodePem, pem::LineEnding};
use jiff::Timestamp;
use p256::{
    ecdsa::{DerSignature, SigningKey},
    pkcs8::EncodePrivateKey,
};
use sha2::{Digest, Sha256};
use x509_cert::{
    Certificate,
    builder::{Builder, CertificateBuilder, Profile},
    name::Name,
    serial_number::SerialNumber,
    spki::SubjectPublicKeyInfoOwned,
    time::{Time, Validity},
};

use super::SealError;

const VALID_FOR: Duration = Duration::from_hours(24 * 365 * 5);
const ROOT: &str = "CN=Gangway Vorführ-Wurzel,OU=nur zur Demonstration,O=Gangway,C=DE";
const SEAL: &str = "CN=Gangway Vorführsiegel,OU=nur zur Demonstration,O=Gangway Vorführsiegel,C=DE";

/// A key and its chain, both PEM. The key of the root is not kept.
#[derive(Clone, PartialEq, Eq)]
pub struct DemoIdentity {
    /// The key of the seal (PKCS#8).
    pub key_pem: String,
    /// The sealing certificate, then the root.
    pub chain_pem: String,
}

impl std::fmt::Debug for DemoIdentity {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("DemoIdentity").finish_non_exhaustive()
    }
}

/// Makes the identity of a demo town, valid for five years from `now`. `seed` is 32 bytes of good randomness; the
/// same seed and time give the same identity.
///
/// # Errors
///
/// [`SealError::Demo`] if a structure cannot be encoded; with a time between 1970 and 2044 that does not happen.
pub fn demo_identity(seed: &[u8; 32], now: Timestamp) -> Result<DemoIdentity, SealError> {
    let root_key = derive_key(seed, b"root")?;
    let seal_key = derive_key(seed, b"seal")?;
    let root_name = name(ROOT)?;
    let root = certificate(Profile::Root, seed, now, &root_name, &root_key, &root_key)?;
    let profile =
        Profile::Leaf { issuer: root_name, enable_key_agreement: false, enable_key_encipherment: false };
    let seal = certificate(profile, seed, now, &name(SEAL)?, &seal_key, &root_key)?;
    let key_pem = seal_key.to_pkcs8_pem(LineEnding::LF).map_err(demo_error)?.to_string();
    let chain_pem = format!(
        "{}{}",
        seal.to_pem(LineEnding::LF).map_err(demo_error)?,
        root.to_pem(LineEnding::LF).map_err(demo_error)?
    );
    Ok(DemoIdentity { key_pem, chain_pem })
}

fn derive_key(seed: &[u8; 32], purpose: &[u8]) -> Result<SigningKey, SealError> {
    let bytes = Sha256::new().chain_update(seed).chain_update(purpose).finalize();
    SigningKey::from_bytes(&bytes).map_err(demo_error)
}

fn certificate(
    profile: Profile,
    seed: &[u8; 32],
    now: Timestamp,
    subject: &Name,
    key: &SigningKey,
    issuer_key: &SigningKey,
) -> Result<Certificate, SealError> {
    let serial = Sha256::new().chain_update(seed).chain_update(subject.to_string()).finalize();
    let mut serial: Vec<u8> = serial.iter().copied().take(16).collect();
    if let Some(first) = serial.first_mut() {
        // A serial number is positive and keeps its length.
        *first = (*first & 0x3f) | 0x40;
    }
    let start = Duration::from_secs(u64::try_from(now.as_second()).map_err(demo_error)?);
    let validity = Validity { not_before: time(start)?, not_after: time(start + VALID_FOR)? };
    let key = SubjectPublicKeyInfoOwned::from_key(*key.verifying_key()).map_err(demo_error)?;
    let serial = SerialNumber::new(&serial).map_err(demo_error)?;
    let builder = CertificateBuilder::new(profile, serial, validity, subject.clone(), key, issuer_key)
        .map_err(demo_error)?;
    builder.build::<DerSignature>().map_err(demo_error)
}

fn name(text: &str) -> Result<Name, SealError> {
    Name::from_str(text).map_err(demo_error)
}

fn time(since_epoch: Duration) -> Result<Time, SealError> {
    Ok(Time::UtcTime(der::asn1::UtcTime::from_unix_duration(since_epoch).map_err(demo_error)?))
}

fn demo_error(error: impl std::fmt::Display) -> SealError {
    SealError::Demo(error.to_string())
}
