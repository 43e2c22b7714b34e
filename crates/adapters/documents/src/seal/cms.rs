//! The signature itself: `SignedData` of RFC 5652 with the attributes that `PAdES` B-B asks for.
//!
//! Legal source: ETSI EN 319 142-1, 6.3: `signing-certificate-v2` is signed, `signing-time` is not present (the
//! dictionary's /M holds it), the certificates are inside.

use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{
        CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
    },
};
use const_oid::{ObjectIdentifier, db::rfc5911};
use der::{
    Encode, Sequence,
    asn1::{Any, OctetString, SetOfVec},
};
use p256::ecdsa::{DerSignature, SigningKey, signature::Signer as _};
use sha2::{Digest, Sha256};
use x509_cert::{
    Certificate,
    attr::{Attribute, Attributes},
    spki::AlgorithmIdentifierOwned,
};

use super::{SealError, certificate::ECDSA_SHA256};

pub(crate) const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
pub(crate) const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

/// A key with its chain, the sealing certificate first.
pub(super) struct Signer<'a> {
    pub(super) key: &'a SigningKey,
    pub(super) chain: &'a [Certificate],
}

/// RFC 5035: which certificate the key belongs to, so that none can be put in its place. The first is the sealing
/// one; the others bind the rest of the chain, whose top nothing else in the file would protect.
#[derive(Sequence)]
pub(crate) struct SigningCertificateV2 {
    pub(crate) certificates: Vec<CertificateDigest>,
    /// Policies; we name none and judge none.
    #[asn1(optional = "true")]
    pub(crate) policies: Option<Any>,
}

/// `ESSCertIDv2` of RFC 5035. We leave out what may be left out; others write it.
#[derive(Sequence)]
pub(crate) struct CertificateDigest {
    /// None stands for SHA-256.
    #[asn1(optional = "true")]
    pub(crate) algorithm: Option<AlgorithmIdentifierOwned>,
    pub(crate) digest: OctetString,
    /// Issuer and number of the same certificate; the digest says it all.
    #[asn1(optional = "true")]
    pub(crate) issuer_serial: Option<Any>,
}

impl Signer<'_> {
    /// Signs the digest of the file's ranges.
    pub(super) fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, SealError> {
        let leaf = self.chain.first().ok_or(SealError::Certificates)?;
        let attributes = attributes(digest, self.chain)?;
        let signature: DerSignature = self.key.try_sign(&attributes.to_der()?)?;
        let info = signer_info(leaf, attributes, &signature)?;
        let certificates =
            self.chain.iter().cloned().map(CertificateChoices::Certificate).collect::<Vec<_>>();
        let data = SignedData {
            version: CmsVersion::V1,
            digest_algorithms: SetOfVec::try_from(vec![algorithm(SHA256)])?,
            encap_content_info: EncapsulatedContentInfo { econtent_type: rfc5911::ID_DATA, econtent: None },
            certificates: Some(CertificateSet(SetOfVec::try_from(certificates)?)),
            crls: None,
            signer_infos: SignerInfos(SetOfVec::try_from(vec![info])?),
        };
        let content =
            ContentInfo { content_type: rfc5911::ID_SIGNED_DATA, content: Any::encode_from(&data)? };
        Ok(content.to_der()?)
    }

    /// An upper bound for the length of [`Signer::sign`]: the certificates and what is around them.
    pub(super) fn length_max(&self) -> Result<usize, SealError> {
        let mut length = 1_024;
        for certificate in self.chain {
            length += usize::try_from(certificate.encoded_len()?).unwrap_or(usize::MAX / 16);
        }
        Ok(length)
    }
}

fn attributes(digest: &[u8], chain: &[Certificate]) -> Result<Attributes, SealError> {
    let mut certificates = Vec::with_capacity(chain.len());
    for certificate in chain {
        let digest = Sha256::digest(certificate.to_der()?);
        let digest = OctetString::new(digest.to_vec())?;
        certificates.push(CertificateDigest { algorithm: None, digest, issuer_serial: None });
    }
    let attributes = vec![
        attribute(rfc5911::ID_CONTENT_TYPE, &rfc5911::ID_DATA)?,
        attribute(rfc5911::ID_MESSAGE_DIGEST, &OctetString::new(digest)?)?,
        attribute(SIGNING_CERTIFICATE_V2, &SigningCertificateV2 { certificates, policies: None })?,
    ];
    Ok(SetOfVec::try_from(attributes)?)
}

fn attribute<T: Encode + der::Tagged + der::EncodeValue>(
    id: ObjectIdentifier,
    value: &T,
) -> Result<Attribute, SealError> {
    Ok(Attribute { oid: id, values: SetOfVec::try_from(vec![Any::encode_from(value)?])? })
}

fn signer_info(
    leaf: &Certificate,
    attributes: Attributes,
    signature: &DerSignature,
) -> Result<SignerInfo, SealError> {
    let body = &leaf.tbs_certificate;
    Ok(SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: body.issuer.clone(),
            serial_number: body.serial_number.clone(),
        }),
        digest_alg: algorithm(SHA256),
        signed_attrs: Some(attributes),
        signature_algorithm: algorithm(ECDSA_SHA256),
        signature: OctetString::new(signature.as_bytes())?,
        unsigned_attrs: None,
    })
}

fn algorithm(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid, parameters: None }
}
