//! Reading X.509 certificates: who, until when, what for, and whether the qualified statements are there.

use const_oid::ObjectIdentifier;
use der::{
    Decode, DecodePem, Encode, Sequence,
    asn1::{Any, OctetString},
};
use jiff::Timestamp;
use p256::ecdsa::VerifyingKey;
use x509_cert::{
    Certificate,
    ext::pkix::{BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier},
    name::Name,
    time::Time,
};

use super::{SealKind, methods::Signed};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const UNIT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.11");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
const SUBJECT_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const EC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
pub(crate) const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// qcStatements, RFC 3739.
const QC_STATEMENTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.1.3");
/// id-etsi-qcs-QcCompliance: a qualified certificate.
const QC_COMPLIANCE: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.1");
/// id-etsi-qcs-QcSSCD: the key lies in a qualified device.
const QC_DEVICE: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.4");
/// id-etsi-qcs-QcType, and its value for electronic seals.
const QC_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.6");
const QC_TYPE_SEAL: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.1862.1.6.2");

/// The organisational unit by which a demo certificate shows itself.
pub(crate) const DEMONSTRATION: &str = "nur zur Demonstration";

/// What Gangway wants to know of a certificate.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(crate) owner: String,
    pub(crate) valid_from: Timestamp,
    pub(crate) valid_until: Timestamp,
    pub(crate) may_sign: bool,
    pub(crate) kind: SealKind,
}

impl Facts {
    pub(crate) fn of(certificate: &Certificate) -> Self {
        let body = &certificate.tbs_certificate;
        let owner = attribute(&body.subject, ORGANISATION).or_else(|| attribute(&body.subject, COMMON_NAME));
        Self {
            owner: owner.unwrap_or_else(|| body.subject.to_string()),
            valid_from: instant(body.validity.not_before),
            valid_until: instant(body.validity.not_after),
            may_sign: may_sign(certificate),
            kind: kind(certificate),
        }
    }
}

#[derive(Sequence)]
struct Statement {
    id: ObjectIdentifier,
    #[asn1(optional = "true")]
    info: Option<Any>,
}

/// The PEM blocks «CERTIFICATE» of a text; none if one of them cannot be read or there is none.
pub(crate) fn read_chain(text: &str) -> Option<Vec<Certificate>> {
    const END: &str = "-----END CERTIFICATE-----";
    let blocks = text.split("-----BEGIN CERTIFICATE-----").skip(1);
    let chain: Option<Vec<Certificate>> = blocks
        .map(|block| {
            let body = block.split(END).next()?;
            Certificate::from_pem(format!("-----BEGIN CERTIFICATE-----{body}{END}\n")).ok()
        })
        .collect();
    chain.filter(|chain| !chain.is_empty())
}

/// The public key, if it is one on P-256.
pub(crate) fn verifying_key(certificate: &Certificate) -> Option<VerifyingKey> {
    let info = &certificate.tbs_certificate.subject_public_key_info;
    if info.algorithm.oid != EC_KEY {
        return None;
    }
    VerifyingKey::from_sec1_bytes(info.subject_public_key.raw_bytes()).ok()
}

/// Whether a certificate names its issuer and, where we can compute that, bears its signature.
pub(crate) fn may_be_issued_by(child: &Certificate, parent: &Certificate) -> bool {
    child.tbs_certificate.issuer == parent.tbs_certificate.subject
        && signature_holds(child, parent) != Some(false)
}

/// Whether the parent's key signed the child; none for keys and methods that are not known.
pub(crate) fn signature_holds(child: &Certificate, parent: &Certificate) -> Option<bool> {
    let body = child.tbs_certificate.to_der().ok()?;
    let signed = Signed {
        algorithm: &child.signature_algorithm,
        digest: None,
        parts: &[&body],
        signature: child.signature.raw_bytes(),
    };
    signed.is_by(&parent.tbs_certificate.subject_public_key_info).ok()
}

/// Whether the certificate may issue others (RFC 5280, 4.2.1.9).
pub(crate) fn is_issuer(certificate: &Certificate) -> bool {
    let constraints = extension(certificate, BASIC_CONSTRAINTS)
        .and_then(|value| BasicConstraints::from_der(value.as_bytes()).ok());
    constraints.is_some_and(|constraints| constraints.ca)
}

/// The subject key identifier, by which a signature may name its certificate.
pub(crate) fn subject_key_identifier(certificate: &Certificate) -> Option<SubjectKeyIdentifier> {
    SubjectKeyIdentifier::from_der(extension(certificate, SUBJECT_KEY_IDENTIFIER)?.as_bytes()).ok()
}

fn attribute(name: &Name, kind: ObjectIdentifier) -> Option<String> {
    let mut all = name.0.iter().flat_map(|part| part.0.iter());
    let found = all.find(|attribute| attribute.oid == kind)?;
    std::str::from_utf8(found.value.value()).ok().map(str::to_owned)
}

fn extension(certificate: &Certificate, id: ObjectIdentifier) -> Option<&OctetString> {
    let extensions = certificate.tbs_certificate.extensions.as_ref()?;
    extensions.iter().find(|extension| extension.extn_id == id).map(|extension| &extension.extn_value)
}

/// A certificate without a key usage may do everything (RFC 5280, 4.2.1.3).
fn may_sign(certificate: &Certificate) -> bool {
    let Some(value) = extension(certificate, KEY_USAGE) else { return true };
    KeyUsage::from_der(value.as_bytes()).is_ok_and(|usage| {
        usage.0.contains(KeyUsages::DigitalSignature) || usage.0.contains(KeyUsages::NonRepudiation)
    })
}

/// A demo certificate is one, whatever else it claims.
fn kind(certificate: &Certificate) -> SealKind {
    if attribute(&certificate.tbs_certificate.subject, UNIT).as_deref() == Some(DEMONSTRATION) {
        SealKind::Demonstration
    } else if is_qualified(certificate) {
        SealKind::Qualified
    } else {
        SealKind::Plain
    }
}

fn is_qualified(certificate: &Certificate) -> bool {
    let Some(value) = extension(certificate, QC_STATEMENTS) else { return false };
    let Ok(statements) = Vec::<Statement>::from_der(value.as_bytes()) else { return false };
    let has = |id| statements.iter().any(|statement| statement.id == id);
    let for_seals = statements.iter().filter(|statement| statement.id == QC_TYPE).any(|statement| {
        let kinds = statement.info.as_ref().and_then(|info| info.to_der().ok());
        let kinds =
            kinds.and_then(|bytes| Vec::<ObjectIdentifier>::from_der(&bytes).ok()).unwrap_or_default();
        kinds.contains(&QC_TYPE_SEAL)
    });
    has(QC_COMPLIANCE) && has(QC_DEVICE) && for_seals
}

/// X.509 times lie between 1950 and 9999, which a timestamp holds.
pub(crate) fn instant(time: Time) -> Timestamp {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use der::asn1::OctetString;
    use x509_cert::ext::Extension;

    use super::*;
    use crate::seal::demo_identity;

    fn certificate(subject: &str, statements: &[Statement]) -> Certificate {
        let identity = demo_identity(&[1; 32], "2026-11-01T00:00:00Z".parse().unwrap()).unwrap();
        let mut certificate = read_chain(&identity.chain_pem).unwrap().remove(0);
        let body = &mut certificate.tbs_certificate;
        body.subject = Name::from_str(subject).unwrap();
        let value =
            statements.iter().map(|one| Statement { id: one.id, info: one.info.clone() }).collect::<Vec<_>>();
        body.extensions.as_mut().unwrap().push(Extension {
            extn_id: QC_STATEMENTS,
            critical: false,
            extn_value: OctetString::new(value.to_der().unwrap()).unwrap(),
        });
        certificate
    }

    fn statement(id: ObjectIdentifier) -> Statement {
        Statement { id, info: None }
    }

    fn of_type(kind: ObjectIdentifier) -> Statement {
        Statement { id: QC_TYPE, info: Some(Any::encode_from(&vec![kind]).unwrap()) }
    }

    #[test]
    fn qualified_needs_all_three_statements_and_no_demonstration() {
        let signature_type = ObjectIdentifier::new_unwrap("0.4.0.1862.1.6.1");
        let town = "O=Stadt Fördestadt,C=DE";
        let (complies, device) = (|| statement(QC_COMPLIANCE), || statement(QC_DEVICE));
        let whole = [complies(), device(), of_type(QC_TYPE_SEAL)];
        assert_eq!(kind(&certificate(town, &whole)), SealKind::Qualified);
        for part in [
            vec![],
            vec![complies(), device()],
            vec![complies(), of_type(QC_TYPE_SEAL)],
            vec![device(), of_type(QC_TYPE_SEAL)],
            vec![complies(), device(), of_type(signature_type)],
            vec![complies(), device(), statement(QC_TYPE)],
        ] {
            assert_eq!(kind(&certificate(town, &part)), SealKind::Plain);
        }
        let demo = format!("{town},OU={DEMONSTRATION}");
        assert_eq!(kind(&certificate(&demo, &whole)), SealKind::Demonstration);
    }
}
