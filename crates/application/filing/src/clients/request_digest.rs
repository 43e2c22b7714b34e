//! What a client asks to have filed, as a digest: tells a repeat from another application under the same key.
//!
//! The content decides, not the bytes: a program that was interrupted writes its request anew, and may order the fields of
//! the answers otherwise. Refused for that, it would take a new key and file a second time.

use case::{Contact, DeliveryChoice, Digest};
use ids::DocumentId;
use kernel::error::UseCaseError;
use locale::Language;
use serde::Serialize;
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use crate::clients::ClientFiling;

/// Everything that a client decides. The moment of a consent is that of the request, and so another one in each repeat.
#[derive(Serialize)]
struct RequestContent<'a> {
    service: &'a str,
    revision: u32,
    answers: Json,
    documents: &'a [DocumentId],
    email: Option<&'a str>,
    language: Language,
    consent: Option<&'a str>,
}

/// The digest of a filing.
///
/// # Errors
///
/// [`UseCaseError::Internal`] if it cannot be written down.
pub(crate) fn digest(filing: &ClientFiling) -> Result<Digest, UseCaseError> {
    // No field is left out unseen: a new one does not compile before it is decided on here.
    let ClientFiling { service, revision, answers, documents, contact, delivery } = filing;
    let Contact { email, postal: _, language } = contact;
    let mut answers = answers.clone();
    answers.sort_all_objects();
    let content = RequestContent {
        service,
        revision: *revision,
        answers,
        documents,
        email: email.as_ref().map(|email| email.address.as_str()),
        language: *language,
        consent: match delivery {
            DeliveryChoice::Portal { consent } => Some(consent.text_version.as_str()),
            DeliveryChoice::Post => None,
        },
    };
    let json =
        serde_json::to_vec(&content).map_err(|error| UseCaseError::internal("write down a filing", error))?;
    Ok(Digest::from_bytes(Sha256::digest(json).into()))
}
