//! Whom a reader trusts: certificates of issuers that they bring along.

use jiff::Timestamp;
use x509_cert::Certificate;

use crate::seal::{
    SealError,
    certificate::{self, Facts},
};

/// Issuers that a reader trusts.
#[derive(Debug, Clone)]
pub struct TrustedIssuers(Vec<Certificate>);

/// What is known about the trustworthiness of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Nobody said whom to trust.
    NotJudged,
    /// It comes from a trusted issuer.
    Trusted,
    /// It comes from none.
    Untrusted,
}

impl TrustedIssuers {
    /// Reads PEM blocks «CERTIFICATE».
    ///
    /// # Errors
    ///
    /// [`SealError::Certificates`] if one cannot be read or there is none.
    pub fn from_pem(text: &str) -> Result<Self, SealError> {
        certificate::read_chain(text).map(Self).ok_or(SealError::Certificates)
    }

    /// Whether a trusted issuer stands at the end of the links, the sealing certificate first. Each signature must
    /// have been computed here, each issuer be allowed to issue and valid at the time of the seal.
    pub(super) fn vouch_for(&self, links: &[&Certificate], time: Option<Timestamp>) -> bool {
        let Some(time) = time else { return false };
        let issued = |child: &Certificate, parent: &Certificate| {
            let facts = Facts::of(parent);
            child.tbs_certificate.issuer == parent.tbs_certificate.subject
                && certificate::is_issuer(parent)
                && certificate::signature_holds(child, parent) == Some(true)
                && (facts.valid_from..=facts.valid_until).contains(&time)
        };
        for (index, link) in links.iter().enumerate() {
            if self.0.contains(link) || self.0.iter().any(|issuer| issued(link, issuer)) {
                return true;
            }
            match links.get(index + 1) {
                Some(parent) if issued(link, parent) => {}
                _ => return false,
            }
        }
        false
    }
}
