//! What was added to a file after a seal. Only one kind of addition is known to leave the pages alone: data for
//! checking the seals later (ETSI EN 319 142-1, 5.4: the document security store).

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Whether the bytes behind `end` bring data for checking along and touch nothing else.
pub(super) fn are_validation_data(file: &[u8], end: usize) -> bool {
    let Some(sealed) = file.get(..end) else { return false };
    let (Some(before), Some(after)) = (document(sealed), document(file)) else { return false };
    let (Ok(root), Ok(same)) = (root(&before), root(&after)) else { return false };
    // Of what was sealed: whatever was added could name a page as part of its store.
    let stores = stored(&before, root);
    let is_untouched = |id: &ObjectId, object: &Object| {
        let now = after.objects.get(id);
        if *id == root {
            is_other_store_alone(object, now)
        } else {
            stores.contains(id) || now == Some(object)
        }
    };
    let is_extended = after.objects.len() > before.objects.len();
    root == same
        && is_extended
        && before
            .objects
            .iter()
            .filter(|(_, object)| !is_frame(object))
            .all(|(id, object)| is_untouched(id, object))
}

/// The objects of the store: it, its lists, and the certificates and answers that they name.
fn stored(document: &Document, root: ObjectId) -> BTreeSet<ObjectId> {
    let mut found = BTreeSet::new();
    let store = document.get_dictionary(root).and_then(|catalog| catalog.get(b"DSS"));
    let mut open: Vec<&Object> = store.into_iter().collect();
    while let Some(object) = open.pop() {
        match object {
            Object::Reference(id) if found.insert(*id) => open.extend(document.objects.get(id)),
            Object::Array(items) => open.extend(items),
            Object::Dictionary(entries) => open.extend(entries.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found
}

fn document(bytes: &[u8]) -> Option<Document> {
    Document::load_mem(bytes).ok().filter(|document| document.xref_recovery.is_none())
}

fn root(document: &Document) -> lopdf::Result<ObjectId> {
    document.trailer.get(b"Root")?.as_reference()
}

/// Tables and containers of objects; what they hold is compared itself.
fn is_frame(object: &Object) -> bool {
    let kind = object.as_stream().and_then(|stream| stream.dict.get(b"Type")).and_then(Object::as_name);
    kind.is_ok_and(|kind| matches!(kind, b"XRef" | b"ObjStm"))
}

/// Whether two catalogs differ by their store and what comes with it alone, if at all.
fn is_other_store_alone(before: &Object, after: Option<&Object>) -> bool {
    let bare = |object: &Object| -> Option<Dictionary> {
        let mut catalog = object.as_dict().ok()?.clone();
        catalog.remove(b"DSS")?;
        for name in [b"Extensions".as_slice(), b"Version"] {
            catalog.remove(name);
        }
        Some(catalog)
    };
    let mut then = before.as_dict().ok().cloned();
    if let Some(catalog) = &mut then {
        for name in [b"DSS".as_slice(), b"Extensions", b"Version"] {
            catalog.remove(name);
        }
    }
    then.is_some() && then == after.and_then(bare)
}
