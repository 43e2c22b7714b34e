//! Reading the signature that stands in the gap of a seal: CMS (RFC 5652), as PDF wants it.
//!
//! Whatever is built in another way is not understood, and that alone says nothing about the document.

use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{SignedData, SignerIdentifier, SignerInfo},
};
use const_oid::{ObjectIdentifier, db::rfc5911};
use der::{Decode, Encode, asn1::Any};
use x509_cert::{Certificate, spki::AlgorithmIdentifierOwned};

use super::{Intactness, scan::Place};
use crate::seal::certificate;

const CERTIFICATES_MAX: usize = 16;

/// The parts of a seal, read but not yet believed.
pub(super) struct Seal {
    pub(super) info: SignerInfo,
    pub(super) certificates: Vec<Certificate>,
}

impl Seal {
    /// The seal at a place.
    ///
    /// # Errors
    ///
    /// [`Intactness::Unknown`] for everything that is built in another way.
    pub(super) fn read(file: &[u8], place: &Place) -> Result<Self, Intactness> {
        let signature = signature_bytes(file, place)
            .ok_or(Intactness::Unknown("the place of the signature cannot be read"))?;
        let unread =
            |_error: der::Error| Intactness::Unknown("the signature is built in a way that is not known");
        let content = ContentInfo::from_der(&signature).map_err(unread)?;
        let data: SignedData = content.content.decode_as().map_err(unread)?;
        // What was written by the rules reads back to the same bytes; anything else was touched, or written by others.
        if content.to_der().is_ok_and(|bytes| bytes != signature) {
            return Err(Intactness::Unknown(
                "the signature is not written in the distinguished encoding (DER)",
            ));
        }
        if content.content_type != rfc5911::ID_SIGNED_DATA {
            return Err(Intactness::Unknown("what stands in the place of the signature is none"));
        }
        Self::of(data)
    }

    fn of(data: SignedData) -> Result<Self, Intactness> {
        let mut infos = data.signer_infos.0.into_vec().into_iter();
        let (Some(info), None) = (infos.next(), infos.next()) else {
            return Err(Intactness::Unknown("not exactly one signer stands in the signature"));
        };
        let content = &data.encap_content_info;
        if content.econtent_type != rfc5911::ID_DATA || content.econtent.is_some() {
            return Err(Intactness::Unknown("the signature brings a content of its own"));
        }
        let digests_match =
            data.digest_algorithms.iter().all(|listed| is_same_digest(listed, &info.digest_alg));
        if !has_known_versions(data.version, &info) || !digests_match || data.digest_algorithms.len() != 1 {
            return Err(Intactness::Unknown("the signature is built in a way that is not known"));
        }
        let choices = data.certificates.map(|set| set.0.into_vec()).unwrap_or_default();
        let certificates: Vec<Certificate> = choices
            .into_iter()
            .filter_map(|choice| match choice {
                CertificateChoices::Certificate(certificate) => Some(certificate),
                CertificateChoices::Other(_) => None,
            })
            .take(CERTIFICATES_MAX)
            .collect();
        Ok(Self { info, certificates })
    }

    /// The certificate that the signature names as its own.
    pub(super) fn leaf(&self) -> Option<&Certificate> {
        self.certificates.iter().find(|certificate| names(&self.info.sid, certificate))
    }

    /// The only value of the only signed attribute of a kind.
    pub(super) fn attribute<T: for<'a> Decode<'a>>(&self, id: ObjectIdentifier) -> Option<T> {
        let mut found = self.info.signed_attrs.as_ref()?.iter().filter(|attribute| attribute.oid == id);
        let (Some(attribute), None) = (found.next(), found.next()) else { return None };
        let mut values = attribute.values.iter();
        let (Some(value), None) = (values.next(), values.next()) else { return None };
        T::from_der(&value.to_der().ok()?).ok()
    }

    /// Whether there is a signed attribute of a kind, readable or not.
    pub(super) fn has_attribute(&self, id: ObjectIdentifier) -> bool {
        let mut attributes = self.info.signed_attrs.iter().flat_map(|attributes| attributes.iter());
        attributes.any(|attribute| attribute.oid == id)
    }
}

/// RFC 5652, 5.1 and 5.3: the versions follow from how the signer is named. Many leave the outer one at 1.
fn has_known_versions(outer: CmsVersion, info: &SignerInfo) -> bool {
    match info.sid {
        SignerIdentifier::IssuerAndSerialNumber(_) => {
            outer == CmsVersion::V1 && info.version == CmsVersion::V1
        }
        SignerIdentifier::SubjectKeyIdentifier(_) => {
            matches!(outer, CmsVersion::V1 | CmsVersion::V3)
                && matches!(info.version, CmsVersion::V1 | CmsVersion::V3)
        }
    }
}

/// The DER out of the gap: `<hex>`, in one case of letters, filled up with zeros.
fn signature_bytes(file: &[u8], place: &Place) -> Option<Vec<u8>> {
    if !file.get(..place.gap.start)?.trim_ascii_end().ends_with(b"/Contents") {
        return None;
    }
    let gap = file.get(place.gap.clone())?;
    let digits = gap.strip_prefix(b"<")?.strip_suffix(b">")?;
    let lower = digits.iter().any(u8::is_ascii_lowercase);
    let upper = digits.iter().any(u8::is_ascii_uppercase);
    let bytes = hex::decode(digits).ok().filter(|_| !(lower && upper))?;
    let length = der_length(&bytes)?;
    let (signature, filling) = bytes.split_at_checked(length)?;
    filling.iter().all(|byte| *byte == 0).then(|| signature.to_vec())
}

/// The length of the element at the start, its header included.
fn der_length(bytes: &[u8]) -> Option<usize> {
    let mut reader = der::SliceReader::new(bytes).ok()?;
    let header = der::Header::decode(&mut reader).ok()?;
    let value = usize::try_from(header.length).ok()?;
    usize::try_from(header.encoded_len().ok()?).ok()?.checked_add(value)
}

/// Absent parameters and NULL mean the same (RFC 5754, 2).
fn is_same_digest(one: &AlgorithmIdentifierOwned, other: &AlgorithmIdentifierOwned) -> bool {
    let is_bare =
        |algorithm: &AlgorithmIdentifierOwned| algorithm.parameters.as_ref().is_none_or(Any::is_null);
    one.oid == other.oid && is_bare(one) && is_bare(other)
}

fn names(sid: &SignerIdentifier, certificate: &Certificate) -> bool {
    let body = &certificate.tbs_certificate;
    match sid {
        SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber { issuer, serial_number }) => {
            *issuer == body.issuer && *serial_number == body.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(id) => {
            certificate::subject_key_identifier(certificate).is_some_and(|own| own == *id)
        }
    }
}
