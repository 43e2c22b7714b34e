//! Judging one seal: the digest of its ranges, its signature, its certificate, and whether they belong together.
//!
//! «Changed» is said only where something was computed and does not fit. What is not understood is not judged.

use const_oid::{ObjectIdentifier, db::rfc5911};
use der::{Encode, asn1::OctetString};
use jiff::Timestamp;
use x509_cert::{Certificate, time::Time};

use super::{
    Intactness, SealFound, Trust, TrustedIssuers, cms::Seal, dictionary, fields::Structure, scan::Place,
};
use crate::seal::{
    certificate::{self, Facts},
    cms::{CertificateDigest, SHA256, SIGNING_CERTIFICATE_V2, SigningCertificateV2},
    methods::{Signed, hash_of},
};

/// What keeps a seal from being sound.
type Objection = Intactness;

/// Judges the seal at a place by what the structure of the document says of it.
pub(super) fn judge(
    file: &[u8],
    place: &Place,
    structure: Option<&Structure>,
    trusted: Option<&TrustedIssuers>,
) -> SealFound {
    let field = structure.and_then(|structure| structure.field_at(file, place));
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
    let is_loose = field.is_none() && structure.is_some_and(Structure::names_all_its_seals);
    let is_foreign = field.is_some_and(|field| !dictionary::is_detached_cms(&field.signature));
    let checked = if is_loose {
        Err(Intactness::Changed("no signature field of the document names this signature"))
    } else if is_foreign {
        Err(Intactness::Unknown("this kind of signature is not known"))
    } else {
        let by_bytes =
            Seal::read(file, place).and_then(|seal| check(file, place, &seal, trusted, &mut found));
        let is_known = field.is_some() && structure.is_some_and(|structure| !structure.is_repaired);
        let unread = Intactness::Unknown("the structure of the document cannot be read as it is written");
        by_bytes.and(if is_known { Ok(()) } else { Err(unread) })
    };
    if let Err(objection) = checked {
        found.intact = objection;
    }
    found
}

fn check(
    file: &[u8],
    place: &Place,
    seal: &Seal,
    trusted: Option<&TrustedIssuers>,
    found: &mut SealFound,
) -> Result<(), Objection> {
    let leaf = seal.leaf();
    if let Some(leaf) = leaf {
        describe(leaf, seal, found);
    }
    let ranges = place.ranges(file).ok_or(Intactness::Unknown("the ranges cannot be read"))?;
    check_digest(&ranges, seal)?;
    let leaf = leaf.ok_or(Intactness::Unknown("the sealing certificate is not in the file"))?;
    let links = chain(leaf, &seal.certificates);
    found.chain = links.iter().map(|link| link.tbs_certificate.subject.to_string()).collect();
    check_signature(&ranges, leaf, seal)?;
    check_binding(leaf, seal)?;
    check_root(&links)?;
    if let Some(trusted) = trusted {
        let vouched = trusted.vouch_for(&links, found.time);
        found.trust = if vouched { Trust::Trusted } else { Trust::Untrusted };
    }
    Ok(())
}

/// Whatever the method of signing: bytes of another digest are other bytes. A seal without attributes states none.
fn check_digest(ranges: &[&[u8]], seal: &Seal) -> Result<(), Objection> {
    let digest = hash_of(seal.info.digest_alg.oid, ranges)
        .ok_or(Intactness::Unknown("the seal does not use a digest of the family SHA-2"))?;
    if seal.info.signed_attrs.is_none() {
        return Ok(());
    }
    let stated = seal
        .attribute::<OctetString>(rfc5911::ID_MESSAGE_DIGEST)
        .ok_or(Intactness::Unknown("the seal does not state the digest of the document"))?;
    if stated.as_bytes() == digest {
        Ok(())
    } else {
        Err(Intactness::Changed("the document was changed after it was sealed"))
    }
}

/// The signature stands over the attributes, or over the document itself where there are none (RFC 5652, 5.4).
fn check_signature(ranges: &[&[u8]], leaf: &Certificate, seal: &Seal) -> Result<(), Objection> {
    let info = &seal.info;
    let attributes = info.signed_attrs.as_ref().map(Encode::to_der).transpose();
    let attributes =
        attributes.map_err(|_error| Intactness::Unknown("the attributes of the seal cannot be read"))?;
    let own = attributes.as_deref().map(|bytes| [bytes]);
    let signed = Signed {
        algorithm: &info.signature_algorithm,
        digest: Some(info.digest_alg.oid),
        parts: own.as_ref().map_or(ranges, <[&[u8]; 1]>::as_slice),
        signature: info.signature.as_bytes(),
    };
    match signed.is_by(&leaf.tbs_certificate.subject_public_key_info) {
        Ok(true) => Ok(()),
        Ok(false) if own.is_some() => Err(Intactness::Changed("the signature does not fit the certificate")),
        Ok(false) => {
            Err(Intactness::Changed("the document or its signature was changed after it was sealed"))
        }
        Err(unknown) => Err(Intactness::Unknown(unknown)),
    }
}

/// What the certificate and the seal say about themselves.
fn describe(leaf: &Certificate, seal: &Seal, found: &mut SealFound) {
    let facts = Facts::of(leaf);
    let stated = || seal.attribute::<Time>(rfc5911::ID_SIGNING_TIME).map(certificate::instant);
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

/// The signed list begins with the sealing certificate and, if it goes on, names every other one (RFC 5035).
fn check_binding(leaf: &Certificate, seal: &Seal) -> Result<(), Objection> {
    if !seal.has_attribute(SIGNING_CERTIFICATE_V2) {
        return check_issuer(leaf, seal);
    }
    let foreign = Intactness::Changed("the seal belongs to another certificate");
    let bound = seal.attribute::<SigningCertificateV2>(SIGNING_CERTIFICATE_V2);
    let listed = bound.map(|bound| bound.certificates).filter(|listed| !listed.is_empty());
    let listed =
        listed.ok_or(Intactness::Unknown("the seal names its certificate in a way that is not known"))?;
    let is_known = |entry: &CertificateDigest| hash_of(digest_method(entry), &[]).is_some();
    if !listed.iter().all(is_known) {
        return Err(Intactness::Unknown("the seal names its certificate by a digest that is not known"));
    }
    let first = listed.first().is_some_and(|entry| is_digest_of(entry, leaf));
    let named = |certificate: &Certificate| listed.iter().any(|entry| is_digest_of(entry, certificate));
    let bound = first && (listed.len() == 1 || seal.certificates.iter().all(named));
    if bound { Ok(()) } else { Err(foreign) }
}

/// A seal that names no certificate under its signature binds nothing but the key: the certificate must then be
/// what its issuer signed, where the file brings the issuer along.
fn check_issuer(leaf: &Certificate, seal: &Seal) -> Result<(), Objection> {
    let body = &leaf.tbs_certificate;
    let issuers = seal.certificates.iter().filter(|other| other.tbs_certificate.subject == body.issuer);
    let judged: Vec<Option<bool>> =
        issuers.map(|issuer| certificate::signature_holds(leaf, issuer)).collect();
    if judged.is_empty() || judged.iter().any(|holds| *holds != Some(false)) {
        Ok(())
    } else {
        Err(Intactness::Changed("the certificate is not what its issuer signed"))
    }
}

fn digest_method(entry: &CertificateDigest) -> ObjectIdentifier {
    entry.algorithm.as_ref().map_or(SHA256, |algorithm| algorithm.oid)
}

fn is_digest_of(entry: &CertificateDigest, certificate: &Certificate) -> bool {
    let bytes = certificate.to_der().unwrap_or_default();
    hash_of(digest_method(entry), &[&bytes]).is_some_and(|digest| entry.digest.as_bytes() == digest)
}
