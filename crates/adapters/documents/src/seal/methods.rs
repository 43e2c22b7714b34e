//! The methods of signing that can be checked: ECDSA on P-256, P-384 and P-521, RSA with PKCS #1 v1.5 and with PSS,
//! each with a digest of the family SHA-2.
//!
//! Legal source: ETSI TS 119 312 names these for seals; what is weaker or not known is not judged.

use const_oid::{
    ObjectIdentifier,
    db::{rfc5912, rfc5912::ID_SHA_256},
};
use der::{
    Decode, Sequence,
    asn1::{Uint, UintRef},
};
use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
use ring::signature::{self as rsa, RsaParameters, UnparsedPublicKey};
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

const RSA_BITS: std::ops::RangeInclusive<usize> = 2_048..=8_192;

/// What was signed, how, and the signature.
pub(crate) struct Signed<'a> {
    pub(crate) algorithm: &'a AlgorithmIdentifierOwned,
    /// The digest, where the algorithm does not name it.
    pub(crate) digest: Option<ObjectIdentifier>,
    /// The signed bytes, in parts.
    pub(crate) parts: &'a [&'a [u8]],
    pub(crate) signature: &'a [u8],
}

enum Scheme {
    Ecdsa,
    Pkcs1,
    Pss,
}

/// The parameters of RSASSA-PSS (RFC 4055, 3.1); what is left out stands for SHA-1.
#[derive(Sequence)]
struct PssParameters {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    hash: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    mask: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    salt: Option<Uint>,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    trailer: Option<Uint>,
}

#[derive(Sequence)]
struct RsaKey<'a> {
    modulus: UintRef<'a>,
    exponent: UintRef<'a>,
}

impl Signed<'_> {
    /// Whether the key made the signature.
    ///
    /// # Errors
    ///
    /// In English, what about the method or the key is not known.
    pub(crate) fn is_by(&self, key: &SubjectPublicKeyInfoOwned) -> Result<bool, &'static str> {
        let (scheme, hash) = self.method()?;
        match scheme {
            Scheme::Ecdsa => self.is_by_point(key, hash),
            Scheme::Pkcs1 | Scheme::Pss => self.is_by_rsa(key, &scheme, hash),
        }
    }

    fn method(&self) -> Result<(Scheme, ObjectIdentifier), &'static str> {
        let unknown = "the seal uses a method of signing that is not known";
        Ok(match self.algorithm.oid {
            rfc5912::ECDSA_WITH_SHA_256 => (Scheme::Ecdsa, ID_SHA_256),
            rfc5912::ECDSA_WITH_SHA_384 => (Scheme::Ecdsa, rfc5912::ID_SHA_384),
            rfc5912::ECDSA_WITH_SHA_512 => (Scheme::Ecdsa, rfc5912::ID_SHA_512),
            rfc5912::SHA_256_WITH_RSA_ENCRYPTION => (Scheme::Pkcs1, ID_SHA_256),
            rfc5912::SHA_384_WITH_RSA_ENCRYPTION => (Scheme::Pkcs1, rfc5912::ID_SHA_384),
            rfc5912::SHA_512_WITH_RSA_ENCRYPTION => (Scheme::Pkcs1, rfc5912::ID_SHA_512),
            rfc5912::RSA_ENCRYPTION => (Scheme::Pkcs1, self.digest.ok_or(unknown)?),
            rfc5912::ID_RSASSA_PSS => (Scheme::Pss, self.pss_hash().ok_or(unknown)?),
            _ => return Err(unknown),
        })
    }

    /// The digest of PSS where all parameters are the usual ones: mask by the same digest, salt as long as it.
    fn pss_hash(&self) -> Option<ObjectIdentifier> {
        let parameters: PssParameters = self.algorithm.parameters.as_ref()?.decode_as().ok()?;
        let hash = parameters.hash?.oid;
        let mask = parameters.mask.filter(|mask| mask.oid == rfc5912::ID_MGF_1)?;
        let mask_hash: AlgorithmIdentifierOwned = mask.parameters?.decode_as().ok()?;
        let number = |number: Uint| match number.as_bytes() {
            [byte] => Some(usize::from(*byte)),
            _ => None,
        };
        let salt = parameters.salt.and_then(number)?;
        let trailer = parameters.trailer.map_or(Some(1), number);
        let length = hash_of(hash, &[])?.len();
        (mask_hash.oid == hash && salt == length && trailer == Some(1)).then_some(hash)
    }

    fn is_by_rsa(
        &self,
        key: &SubjectPublicKeyInfoOwned,
        scheme: &Scheme,
        hash: ObjectIdentifier,
    ) -> Result<bool, &'static str> {
        let bytes = key.subject_public_key.raw_bytes();
        let is_pss = matches!(scheme, Scheme::Pss);
        let is_fit = key.algorithm.oid == rfc5912::RSA_ENCRYPTION
            || (is_pss && key.algorithm.oid == rfc5912::ID_RSASSA_PSS);
        let parsed = RsaKey::from_der(bytes).ok().filter(|_| is_fit);
        let parsed = parsed.ok_or("the key of the certificate does not fit the method of the seal")?;
        let modulus = parsed.modulus.as_bytes();
        if !RSA_BITS.contains(&(modulus.len() * 8)) || parsed.exponent.as_bytes().len() > 4 {
            return Err("the RSA key of the certificate is too short, or of an unusual size");
        }
        if self.signature.len() != modulus.len() {
            return Err("the signature is not as long as its key");
        }
        let method: &RsaParameters = match (is_pss, hash) {
            (false, ID_SHA_256) => &rsa::RSA_PKCS1_2048_8192_SHA256,
            (false, rfc5912::ID_SHA_384) => &rsa::RSA_PKCS1_2048_8192_SHA384,
            (false, rfc5912::ID_SHA_512) => &rsa::RSA_PKCS1_2048_8192_SHA512,
            (true, ID_SHA_256) => &rsa::RSA_PSS_2048_8192_SHA256,
            (true, rfc5912::ID_SHA_384) => &rsa::RSA_PSS_2048_8192_SHA384,
            (true, rfc5912::ID_SHA_512) => &rsa::RSA_PSS_2048_8192_SHA512,
            _ => return Err("the seal does not use a digest of the family SHA-2"),
        };
        Ok(UnparsedPublicKey::new(method, bytes).verify(&self.parts.concat(), self.signature).is_ok())
    }

    fn is_by_point(
        &self,
        key: &SubjectPublicKeyInfoOwned,
        hash: ObjectIdentifier,
    ) -> Result<bool, &'static str> {
        let unknown = "the key of the certificate is not on a curve that is known";
        let curve = key.algorithm.parameters.as_ref();
        let curve = curve.and_then(|curve| curve.decode_as::<ObjectIdentifier>().ok());
        let curve = curve.filter(|_| key.algorithm.oid == rfc5912::ID_EC_PUBLIC_KEY).ok_or(unknown)?;
        let point = key.subject_public_key.raw_bytes();
        let digest = hash_of(hash, self.parts).ok_or("the seal does not use a digest of the family SHA-2")?;
        macro_rules! is_by {
            ($key:ty, $signature:ty) => {{
                let key = <$key>::from_sec1_bytes(point)
                    .map_err(|_error| "the key of the certificate cannot be read")?;
                let signature = <$signature>::from_der(self.signature);
                signature.is_ok_and(|signature| key.verify_prehash(&digest, &signature).is_ok())
            }};
        }
        match curve {
            rfc5912::SECP_256_R_1 => Ok(is_by!(p256::ecdsa::VerifyingKey, p256::ecdsa::Signature)),
            rfc5912::SECP_384_R_1 => Ok(is_by!(p384::ecdsa::VerifyingKey, p384::ecdsa::Signature)),
            // A digest of less than half the size of the field is no method that anybody uses.
            rfc5912::SECP_521_R_1 if hash != ID_SHA_256 => {
                Ok(is_by!(p521::ecdsa::VerifyingKey, p521::ecdsa::Signature))
            }
            _ => Err(unknown),
        }
    }
}

/// The digest of bytes in parts; none for a method outside the family SHA-2.
pub(crate) fn hash_of(method: ObjectIdentifier, parts: &[&[u8]]) -> Option<Vec<u8>> {
    fn of<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
        let mut digest = D::new();
        for part in parts {
            digest.update(part);
        }
        digest.finalize().to_vec()
    }
    match method {
        ID_SHA_256 => Some(of::<Sha256>(parts)),
        rfc5912::ID_SHA_384 => Some(of::<Sha384>(parts)),
        rfc5912::ID_SHA_512 => Some(of::<Sha512>(parts)),
        _ => None,
    }
}
