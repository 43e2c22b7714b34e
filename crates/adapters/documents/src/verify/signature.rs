//! Judging one seal: are the covered bytes those that the key in the certificate signed?

use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{SignedData, SignerIdentifier, SignerInfo},
};
use const_oid::{
    ObjectIdentifier,
    db::{rfc5911, rfc5912},
};
use der::{
    Decode, Encode,
    asn1::{Any, OctetString},
};
use jiff::Timestamp;
use p256::ecdsa::{DerSignature, signature::Verifier};
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::{Certificate, spki::AlgorithmIdentifierOwned, time::Time};

use super::{Intactness, SealFound, Trust, TrustedIssuers, dictionary, fields::SignedField, scan::Place};
use crate::seal::{
    certificate::{self, ECDSA_SHA256, Facts},
    cms::{CertificateDigest, SHA256, SIGNING_CERTIFICATE_V2, SigningCertificateV2},
};

const CERTIFICATES_MAX: usize = 16;

/// What keeps a seal from being sound.
type Objection = Intactness;

/// Judges the seal at a place; `field` is the signed field that names it.
pub(super) fn judge(
    file: &[u8],
    place: &Place,
    field: Option<&SignedField>,
    trusted: Option<&TrustedIssuers>,
) -> SealFound {
    let mut found = SealFound {
        signer: String::new(),
        time: field.and_then(|field| dictionary::time(&field.signature)),
        reason: field.and_then(|field| dictionary::reason(&field.signature)),
        covers_whole_file: place.end == file.len(),
        intact: Intactness::Intact,
        kind: None,
        certificate_valid_then: false,
        trust: Trust::NotJudged,
        chain: Vec::new(),
    };
    let checked = match field {
        None => Err(Intactness::Changed("no signature field of the document names this signature")),
        Some(field) if !dictionary::is_detached_cms(&field.signature) => {
            Err(Intactness::Unknown("this kind of signature is not known"))
        }
        Some(_) => read(file, place).and_then(|seal| check(file, place, &seal, trusted, &mut found)),
    };
    if let Err(objection) = checked {
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
    // What was written by the rules reads back to the same bytes; anything else was touched, or written by others.
    if content.to_der().is_ok_and(|bytes| bytes != signature) {
        return Err(Intactness::Unknown("the signature is not written in the distinguished encoding (DER)"));
    }
    let mut infos = data.signer_infos.0.into_vec().into_iter();
    let (Some(info), None) = (infos.next(), infos.next()) else { return Err(damaged) };
    let version = match info.sid {
        SignerIdentifier::IssuerAndSerialNumber(_) => CmsVersion::V1,
        SignerIdentifier::SubjectKeyIdentifier(_) => CmsVersion::V3,
    };
    let shaped = content.content_type == rfc5911::ID_SIGNED_DATA
        && data.version == version
        && data.encap_content_info.econtent_type == rfc5911::ID_DATA
        && data.encap_content_info.econtent.is_none();
    let digests_match = data.digest_algorithms.iter().all(|listed| is_same_digest(listed, &info.digest_alg));
    if !shaped || info.version != version || !digests_match || data.digest_algorithms.len() != 1 {
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

/// Absent parameters and NULL mean the same (RFC 5754, 2).
fn is_same_digest(one: &AlgorithmIdentifierOwned, other: &AlgorithmIdentifierOwned) -> bool {
    let is_bare =
        |algorithm: &AlgorithmIdentifierOwned| algorithm.parameters.as_ref().is_none_or(Any::is_null);
    one.oid == other.oid && is_bare(one) && is_bare(other)
}

fn check(
    file: &[u8],
    place: &Place,
    seal: &Seal,
    trusted: Option<&TrustedIssuers>,
    found: &mut SealFound,
) -> Result<(), Objection> {
    let info = &seal.info;
    let leaf = seal
        .certificates
        .iter()
        .find(|certificate| names(&info.sid, certificate))
        .ok_or(Intactness::Changed("the sealing certificate is missing"))?;
    describe(leaf, info, found);
    let links = chain(leaf, &seal.certificates);
    found.chain = links.iter().map(|link| link.tbs_certificate.subject.to_string()).collect();
    // Whatever the method: bytes of another digest are other bytes.
    let digest = digest(file, place, info.digest_alg.oid)
        .ok_or(Intactness::Unknown("the seal does not use a digest of the family SHA-2"))?;
    if attribute::<OctetString>(info, rfc5911::ID_MESSAGE_DIGEST).as_ref().map(OctetString::as_bytes)
        != Some(digest.as_slice())
    {
        return Err(Intactness::Changed("the document was changed after it was sealed"));
    }
    check_signature(leaf, info)?;
    check_binding(leaf, seal)?;
    check_root(&links)?;
    if let Some(trusted) = trusted {
        let vouched = trusted.vouch_for(&links, found.time);
        found.trust = if vouched { Trust::Trusted } else { Trust::Untrusted };
    }
    Ok(())
}

fn check_signature(leaf: &Certificate, info: &SignerInfo) -> Result<(), Objection> {
    if info.digest_alg.oid != SHA256 || info.signature_algorithm.oid != ECDSA_SHA256 {
        return Err(Intactness::Unknown("the seal does not use ECDSA with SHA-256"));
    }
    let key = certificate::verifying_key(leaf).ok_or(if certificate::claims_p256(leaf) {
        Intactness::Changed("the key of the certificate is damaged")
    } else {
        Intactness::Unknown("the key of the certificate is not on the curve P-256")
    })?;
    let attributes = info.signed_attrs.as_ref().ok_or(Intactness::Changed("the seal has no attributes"))?;
    let signed = attributes.to_der().map_err(|_error| Intactness::Changed("the attributes are damaged"))?;
    let signature = DerSignature::from_bytes(info.signature.as_bytes());
    if signature.is_ok_and(|signature| key.verify(&signed, &signature).is_ok()) {
        Ok(())
    } else {
        Err(Intactness::Changed("the signature does not fit the certificate"))
    }
}

/// What the certificate and the seal say about themselves.
fn describe(leaf: &Certificate, info: &SignerInfo, found: &mut SealFound) {
    let facts = Facts::of(leaf);
    let stated = || attribute::<Time>(info, rfc5911::ID_SIGNING_TIME).map(certificate::instant);
    found.time = found.time.or_else(stated);
    let within = |time: Timestamp| facts.valid_from <= time && time <= facts.valid_until;
    found.certificate_valid_then = found.time.is_some_and(within);
    found.signer = facts.owner;
    found.kind = Some(facts.kind);
}

/// Follows the issuers as far as the file has them, the sealing certificate first. Others may bring more
/// certificates along; they mean nothing.
fn chain<'a>(leaf: &'a Certificate, all: &'a [Certificate]) -> Vec<&'a Certificate> {
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
    links
}

/// A root that claims to have issued itself must have done so.
fn check_root(links: &[&Certificate]) -> Result<(), Objection> {
    let Some(root) = links.last() else { return Ok(()) };
    let is_self_issued = root.tbs_certificate.issuer == root.tbs_certificate.subject;
    if is_self_issued && !certificate::may_be_issued_by(root, root) {
        return Err(Intactness::Changed("the certificates are no chain"));
    }
    Ok(())
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

/// The digest of the ranges; none for a method that is not known.
fn digest(file: &[u8], place: &Place, method: ObjectIdentifier) -> Option<Vec<u8>> {
    let before = file.get(..place.gap.start)?;
    let after = file.get(place.gap.end..place.end)?;
    hash(method, &[before, after])
}

fn hash(method: ObjectIdentifier, parts: &[&[u8]]) -> Option<Vec<u8>> {
    fn of<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
        let mut digest = D::new();
        for part in parts {
            digest.update(part);
        }
        digest.finalize().to_vec()
    }
    match method {
        SHA256 => Some(of::<Sha256>(parts)),
        rfc5912::ID_SHA_384 => Some(of::<Sha384>(parts)),
        rfc5912::ID_SHA_512 => Some(of::<Sha512>(parts)),
        _ => None,
    }
}

/// The only value of the only attribute of a kind.
fn attribute<T: for<'a> Decode<'a>>(info: &SignerInfo, id: ObjectIdentifier) -> Option<T> {
    let mut found = info.signed_attrs.as_ref()?.iter().filter(|attribute| attribute.oid == id);
    let (Some(attribute), None) = (found.next(), found.next()) else { return None };
    let mut values = attribute.values.iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    T::from_der(&value.to_der().ok()?).ok()
}

/// The signed list begins with the sealing certificate and, if it goes on, names every other one (RFC 5035).
fn check_binding(leaf: &Certificate, seal: &Seal) -> Result<(), Objection> {
    let has_list = |info: &SignerInfo| {
        let mut attributes = info.signed_attrs.iter().flat_map(|attributes| attributes.iter());
        attributes.any(|attribute| attribute.oid == SIGNING_CERTIFICATE_V2)
    };
    if !has_list(&seal.info) {
        return Err(Intactness::Unknown("the seal does not say by digest to which certificate it belongs"));
    }
    let foreign = Intactness::Changed("the seal belongs to another certificate");
    let bound = attribute::<SigningCertificateV2>(&seal.info, SIGNING_CERTIFICATE_V2);
    let listed = bound.map(|bound| bound.certificates).filter(|listed| !listed.is_empty());
    let listed = listed.ok_or(foreign.clone())?;
    let is_known = |entry: &CertificateDigest| hash(digest_method(entry), &[]).is_some();
    if !listed.iter().all(is_known) {
        return Err(Intactness::Unknown("the seal names its certificate by a digest that is not known"));
    }
    let first = listed.first().is_some_and(|entry| is_digest_of(entry, leaf));
    let named = |certificate: &Certificate| listed.iter().any(|entry| is_digest_of(entry, certificate));
    let bound = first && (listed.len() == 1 || seal.certificates.iter().all(named));
    if bound { Ok(()) } else { Err(foreign) }
}

fn digest_method(entry: &CertificateDigest) -> ObjectIdentifier {
    entry.algorithm.as_ref().map_or(SHA256, |algorithm| algorithm.oid)
}

fn is_digest_of(entry: &CertificateDigest, certificate: &Certificate) -> bool {
    let bytes = certificate.to_der().unwrap_or_default();
    hash(digest_method(entry), &[&bytes]).is_some_and(|digest| entry.digest.as_bytes() == digest)
}
