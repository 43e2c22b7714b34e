//! The signature fields of a PDF's last revision: what a reader's program would show as its seals.
//!
//! Bytes that look like a seal are one only if a field names them; otherwise anybody could lay a signature of their
//! own loosely into a file.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, xref::XrefEntry};

/// The most fields that are looked at; forms of authorities have some hundred.
const FIELDS_MAX: usize = 10_000;

/// A field that is signed.
#[derive(Debug)]
pub(super) struct SignedField {
    /// Where the object of its signature begins.
    pub(super) offset: usize,
    /// The dictionary of its signature.
    pub(super) signature: Dictionary,
}

/// The signed fields; none if the structure of the file cannot be read as it is written.
pub(super) fn signed(file: &[u8]) -> Option<Vec<SignedField>> {
    let document = Document::load_mem(file).ok()?;
    // A repaired table is a guess: another program may read another document.
    if document.xref_recovery.is_some() {
        return None;
    }
    let Ok(form) = document.catalog().ok()?.get_deref(b"AcroForm", &document) else {
        return Some(Vec::new());
    };
    let fields = form.as_dict().ok()?.get_deref(b"Fields", &document).ok()?.as_array().ok()?;
    let signatures = signatures(&document, fields)?;
    signatures.into_iter().map(|id| signed_field(&document, id)).collect()
}

/// The objects that are values of signature fields, each once; none beyond the bound or if a value is no object.
fn signatures(document: &Document, fields: &[Object]) -> Option<BTreeSet<ObjectId>> {
    let mut seen = BTreeSet::new();
    let mut found = BTreeSet::new();
    // The kind of a field is inherited by the fields below it.
    let mut open: Vec<(&Object, bool)> = fields.iter().map(|field| (field, false)).collect();
    while let Some((object, inherits)) = open.pop() {
        if let Object::Reference(id) = object
            && !seen.insert(*id)
        {
            continue;
        }
        if seen.len() > FIELDS_MAX {
            return None;
        }
        let Ok(field) = document.dereference(object).and_then(|(_, object)| object.as_dict()) else {
            continue;
        };
        let kind = field.get_deref(b"FT", document).and_then(Object::as_name);
        let is_signature = kind.map_or(inherits, |kind| kind == b"Sig");
        if is_signature && let Ok(value) = field.get(b"V") {
            found.insert(value.as_reference().ok()?);
        }
        if let Ok(kids) = field.get_deref(b"Kids", document).and_then(Object::as_array) {
            open.extend(kids.iter().map(|kid| (kid, is_signature)));
        }
    }
    Some(found)
}

fn signed_field(document: &Document, id: ObjectId) -> Option<SignedField> {
    let Some(XrefEntry::Normal { offset, .. }) = document.reference_table.get(id.0) else { return None };
    let signature = document.get_dictionary(id).ok()?.clone();
    Some(SignedField { offset: usize::try_from(*offset).ok()?, signature })
}
