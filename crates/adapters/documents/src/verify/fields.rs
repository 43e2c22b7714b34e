//! The signature fields of a PDF's last revision: what a reader's program would show as its seals.
//!
//! Bytes that look like a seal are one only if a field names them; otherwise anybody could lay a signature of their
//! own loosely into a file.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, xref::XrefEntry};

use super::scan::Place;

/// The most fields that are looked at; forms of authorities have some hundred.
const FIELDS_MAX: usize = 10_000;

/// What the structure of a document says of its seals.
#[derive(Debug)]
pub(super) struct Structure {
    pub(super) fields: Vec<SignedField>,
    /// The table of objects had to be repaired: a guess, for another program may read another document.
    pub(super) is_repaired: bool,
    /// Where the signatures begin that say which functions a reader's program may offer (ISO 32000-1, 12.8.2.3).
    rights: Vec<usize>,
    /// Whether each signed field names exactly one place of the file.
    are_all_placed: bool,
}

/// A field that is signed.
#[derive(Debug)]
pub(super) struct SignedField {
    /// Where the object of its signature begins.
    offset: usize,
    /// The dictionary of its signature.
    pub(super) signature: Dictionary,
}

impl Structure {
    /// The structure of a file; none if it cannot be read.
    pub(super) fn read(file: &[u8], places: &[Place]) -> Option<Self> {
        let document = Document::load_mem(file).ok()?;
        if document.is_encrypted() || document.was_encrypted() {
            return None;
        }
        let fields = signed(&document)?;
        let is_placed = |field: &SignedField| {
            places.iter().filter(|place| place.belongs_to_object_at(file, field.offset)).count() == 1
        };
        Some(Self {
            are_all_placed: fields.iter().all(is_placed),
            rights: usage_rights(&document),
            is_repaired: document.xref_recovery.is_some(),
            fields,
        })
    }

    /// The signed field that names a place.
    pub(super) fn field_at(&self, file: &[u8], place: &Place) -> Option<&SignedField> {
        self.fields.iter().find(|field| place.belongs_to_object_at(file, field.offset))
    }

    /// Whether the signature at a place seals nothing but gives a reader's program rights.
    pub(super) fn is_usage_right(&self, file: &[u8], place: &Place) -> bool {
        self.rights.iter().any(|offset| place.belongs_to_object_at(file, *offset))
    }

    /// Whether every seal that the structure names was found, so that another one lies there loosely.
    pub(super) fn names_all_its_seals(&self) -> bool {
        self.are_all_placed
    }
}

fn signed(document: &Document) -> Option<Vec<SignedField>> {
    let catalog = document.catalog().ok()?;
    if !catalog.has(b"AcroForm") {
        return Some(Vec::new());
    }
    let form = catalog.get_deref(b"AcroForm", document).ok()?.as_dict().ok()?;
    if !form.has(b"Fields") {
        return Some(Vec::new());
    }
    let fields = form.get_deref(b"Fields", document).ok()?.as_array().ok()?;
    let signatures = signatures(document, fields)?;
    signatures.into_iter().map(|id| signed_field(document, id)).collect()
}

fn usage_rights(document: &Document) -> Vec<usize> {
    let rights = document.catalog().ok().and_then(|catalog| catalog.get_deref(b"Perms", document).ok());
    let rights = rights.and_then(|rights| rights.as_dict().ok());
    let named = |name: &[u8]| rights?.get(name).and_then(Object::as_reference).ok();
    [b"UR3".as_slice(), b"UR"].into_iter().filter_map(named).filter_map(|id| offset(document, id)).collect()
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
    let signature = document.get_dictionary(id).ok()?.clone();
    Some(SignedField { offset: offset(document, id)?, signature })
}

/// Where an object begins in the file; none if it is compressed.
fn offset(document: &Document, id: ObjectId) -> Option<usize> {
    let Some(XrefEntry::Normal { offset, .. }) = document.reference_table.get(id.0) else { return None };
    usize::try_from(*offset).ok()
}
