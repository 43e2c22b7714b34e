//! Judging one seal: are the covered bytes those that the key in the certificate signed?

use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{SignedData, SignerIdentifier, SignerInfo},
};
use const_oid::{ObjectIdentifier, db::rfc5911};
use der::{Decode, Encode, asn1::OctetString};
use jiff::Timestamp;
use p256::ecdsa::{DerSignature, signature::Verifier};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;

use super::{Intactness, SealFound, dictionary, scan::Place};
use crate::seal::{
    certificate::{self, ECDSA_SHA256, Facts},
    cms::{SHA256, SIGNING_CERTIFICATE_V2, SigningCertificateV2},
};

const CERTIFICATES_MAX: usize = 16;

/// What keeps a seal from being sound.
type Objection = Intactness;

/// Judges the seal at a place.
pub(super) fn judge(file: &[u8], place: &Place) -> SealFound {
    let object = file.get(place.object.clone()).unwrap_or_default();
    let time = dictionary::time(object);
    let mut found = SealFound {
        signer: String::new(),
        time,
        reason: dictionary::reason(object),
        covers_whole_file: place.end == file.len(),
        intact: Intactness::Intact,
        kind: None,
        certificate_valid_then: false,
        chain: Vec::new(),
    };
    if let Err(objection) = read(file, place).and_then(|seal| check(file, place, &seal, &mut found)) {
        found.intact = objection;
    }
    found
}

/// The parts of a seal, read but not yet believed.
struct Seal {
    info: SignerInfo,
    certificates: Vec<Certificate>,
}

fn read(file: &[u8], place: &Place) -> Result<Seal, Objection> {
    let signature =
        signature_bytes(file, place).ok_or(Intactness::Changed("the place of the signature is damaged"))?;
    let damaged = Intactness::Changed("the signature is damaged");
    let content = ContentInfo::from_der(&signature).map_err(|_error| damaged.clone())?;
    let data: SignedData = content.content.decode_as().map_err(|_error| damaged.clone())?;
    // What was written by the rules reads back to the same bytes; anything else was touched.
    let same = content.to_der().is_ok_and(|bytes| bytes == signature);
    let shaped = content.content_type == rfc5911::ID_SIGNED_DATA
        && data.version == CmsVersion::V1
        && data.encap_content_info.econtent_type == rfc5911::ID_DATA
        && data.encap_content_info.econtent.is_none();
    let mut infos = data.signer_infos.0.into_vec().into_iter();
    let (Some(info), None, true, true) = (infos.next(), infos.next(), same, shaped) else {
        return Err(damaged);
    };
    let version = match info.sid {
        SignerIdentifier::IssuerAndSerialNumber(_) => CmsVersion::V1,
        SignerIdentifier::SubjectKeyIdentifier(_) => CmsVersion::V3,
    };
    let digests_match = data.digest_algorithms.iter().all(|algorithm| *algorithm == info.digest_alg);
    if info.version != version || !digests_match || data.digest_algorithms.len() != 1 {
        return Err(damaged);
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
    Ok(Seal { info, certificates })
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

fn check(file: &[u8], place: &Place, seal: &Seal, found: &mut SealFound) -> Result<(), Objection> {
    let leaf = seal
        .certificates
        .iter()
        .find(|certificate| names(&seal.info.sid, certificate))
        .ok_or(Intactness::Changed("the sealing certificate is missing"))?;
    describe(leaf, found);
    found.chain = chain(leaf, &seal.certificates)?;
    if seal.info.digest_alg.oid != SHA256 || seal.info.signature_algorithm.oid != ECDSA_SHA256 {
        return Err(Intactness::Unknown("the seal does not use ECDSA with SHA-256"));
    }
    let key = certificate::verifying_key(leaf)
        .ok_or(Intactness::Unknown("the key of the certificate is not on the curve P-256"))?;
    let attributes =
        seal.info.signed_attrs.as_ref().ok_or(Intactness::Changed("the seal has no attributes"))?;
    let signed = attributes.to_der().map_err(|_error| Intactness::Changed("the attributes are damaged"))?;
    let signature = DerSignature::from_bytes(seal.info.signature.as_bytes());
    if !signature.is_ok_and(|signature| key.verify(&signed, &signature).is_ok()) {
        return Err(Intactness::Changed("the signature does not fit the certificate"));
    }
    if attribute::<OctetString>(&seal.info, rfc5911::ID_MESSAGE_DIGEST).as_ref().map(OctetString::as_bytes)
        != Some(digest(file, place).as_slice())
    {
        return Err(Intactness::Changed("the document was changed after it was sealed"));
    }
    let bound = attribute::<SigningCertificateV2>(&seal.info, SIGNING_CERTIFICATE_V2);
    binds(bound.as_ref(), leaf, &seal.certificates)
        .then_some(())
        .ok_or(Intactness::Changed("the seal belongs to another certificate"))
}

fn describe(leaf: &Certificate, found: &mut SealFound) {
    let facts = Facts::of(leaf);
    let within = |time: Timestamp| facts.valid_from <= time && time <= facts.valid_until;
    found.certificate_valid_then = found.time.is_some_and(within);
    found.signer = facts.owner;
    found.kind = Some(facts.kind);
}

/// Follows the issuers as far as the file has them. A certificate that belongs to nobody was put in or changed.
fn chain(leaf: &Certificate, all: &[Certificate]) -> Result<Vec<String>, Objection> {
    let mut links = vec![leaf];
    while let Some(last) = links.last().copied() {
        let parent = all
            .iter()
            .find(|candidate| !links.contains(candidate) && certificate::may_be_issued_by(last, candidate));
        match parent {
            Some(parent) => links.push(parent),
            None => break,
        }
    }
    let root = links.last().copied().unwrap_or(leaf);
    let is_self_issued = root.tbs_certificate.issuer == root.tbs_certificate.subject;
    if links.len() != all.len() || (is_self_issued && !certificate::may_be_issued_by(root, root)) {
        return Err(Intactness::Changed("the certificates are no chain"));
    }
    Ok(links.iter().map(|link| link.tbs_certificate.subject.to_string()).collect())
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

fn digest(file: &[u8], place: &Place) -> Vec<u8> {
    let mut digest = Sha256::new();
    digest.update(file.get(..place.gap.start).unwrap_or_default());
    digest.update(file.get(place.gap.end..place.end).unwrap_or_default());
    digest.finalize().to_vec()
}

/// The only value of the only attribute of a kind.
fn attribute<T: for<'a> Decode<'a>>(info: &SignerInfo, id: ObjectIdentifier) -> Option<T> {
    let mut found = info.signed_attrs.as_ref()?.iter().filter(|attribute| attribute.oid == id);
    let (Some(attribute), None) = (found.next(), found.next()) else { return None };
    let mut values = attribute.values.iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    T::from_der(&value.to_der().ok()?).ok()
}

/// Whether the signed list begins with the sealing certificate and, if it goes on, names every other one.
fn binds(bound: Option<&SigningCertificateV2>, leaf: &Certificate, all: &[Certificate]) -> bool {
    let Some(bound) = bound else { return false };
    let digest =
        |certificate: &Certificate| certificate.to_der().map(|bytes| Sha256::digest(bytes).to_vec()).ok();
    let named = |certificate: &Certificate| {
        let digest = digest(certificate);
        bound.certificates.iter().any(|listed| Some(listed.digest.as_bytes()) == digest.as_deref())
    };
    let first = bound.certificates.first().map(|listed| listed.digest.as_bytes().to_vec());
    first.is_some() && first == digest(leaf) && (bound.certificates.len() == 1 || all.iter().all(named))
}
