//! The incremental update: a signature field without appearance is appended, then the signature is written into its
//! place. Not a byte of the document before it changes.

use std::ops::Range;

use jiff::Timestamp;
use lopdf::{Dictionary, Document, IncrementalDocument, Object, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::{SealError, SealRequest, cms::Signer};

/// Stands in the `ByteRange` until the real numbers are known; files are shorter than ten digits.
const UNKNOWN: i64 = 9_999_999_999;
/// Annotation flags: print (4) and locked (128).
const PRINT_AND_LOCKED: i64 = 132;
/// Signatures exist, and the file may only grow.
const SIGNED_AND_APPEND_ONLY: i64 = 3;

/// Appends the field and signs everything but the place of the signature.
pub(super) fn append_seal(
    pdf: &[u8],
    request: &SealRequest,
    owner: &str,
    signer: &Signer<'_>,
) -> Result<Vec<u8>, SealError> {
    let base = Document::load_mem(pdf)?;
    if base.catalog()?.has(b"AcroForm") {
        return Err(SealError::AlreadySealed);
    }
    let mut update = IncrementalDocument::create_from(pdf.to_vec(), base);
    add_field(&mut update, request, owner, signer.length_max()?)?;
    let mut bytes = Vec::with_capacity(pdf.len() + 16_384);
    update.save_to(&mut bytes)?;
    sign_in_place(&mut bytes, pdf.len(), signer)?;
    Ok(bytes)
}

fn add_field(
    update: &mut IncrementalDocument,
    request: &SealRequest,
    owner: &str,
    room: usize,
) -> Result<(), SealError> {
    let base = update.get_prev_documents();
    let catalog_id = base.trailer.get(b"Root")?.as_reference()?;
    let page_id = base.page_iter().next().ok_or(SealError::Place)?;
    update.opt_clone_object_to_new_document(catalog_id)?;
    update.opt_clone_object_to_new_document(page_id)?;

    let new = &mut update.new_document;
    let signature_id = new.add_object(signature(request, owner, room));
    let appearance_id = new.add_object(empty_appearance());
    let widget_id = new.add_object(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => Object::string_literal("Siegel"),
        "TU" => text(&format!("Elektronisches Siegel: {owner}")),
        "F" => PRINT_AND_LOCKED,
        // Without extent and beside the page: nothing to see, nothing that a tagged page would have to explain.
        "Rect" => vec![(-1).into(), (-1).into(), (-1).into(), (-1).into()],
        "P" => page_id,
        "V" => signature_id,
        "AP" => dictionary! { "N" => appearance_id },
    });
    let form = dictionary! { "Fields" => vec![widget_id.into()], "SigFlags" => SIGNED_AND_APPEND_ONLY };
    new.get_object_mut(catalog_id)?.as_dict_mut()?.set("AcroForm", form);
    let page = new.get_object_mut(page_id)?.as_dict_mut()?;
    let mut annotations = page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
    annotations.push(widget_id.into());
    page.set("Annots", annotations);
    page.set("Tabs", "S");
    Ok(())
}

fn signature(request: &SealRequest, owner: &str, room: usize) -> Dictionary {
    dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => vec![0.into(), UNKNOWN.into(), UNKNOWN.into(), UNKNOWN.into()],
        "Contents" => Object::String(vec![0; room], StringFormat::Hexadecimal),
        "M" => Object::string_literal(pdf_time(request.time)),
        "Name" => text(owner),
        "Reason" => text(&request.reason),
    }
}

/// Strict readers miss an appearance even where there is nothing to see.
fn empty_appearance() -> Stream {
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), 0.into(), 0.into()],
    };
    Stream::new(form, Vec::new())
}

/// A text string of ISO 32000-1, 7.9.2.2: UTF-16 with byte order mark.
fn text(words: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// A date of ISO 32000-1, 7.9.4, in the time of the town hall's clock.
fn pdf_time(time: Timestamp) -> String {
    let local = locale::zoned(time);
    let offset = local.offset().seconds() / 60;
    format!("D:{}+{:02}'{:02}'", local.strftime("%Y%m%d%H%M%S"), offset / 60, offset % 60)
}

/// Writes the ranges, digests them, signs, and puts the signature into the gap.
fn sign_in_place(bytes: &mut [u8], base: usize, signer: &Signer<'_>) -> Result<(), SealError> {
    let gap = find_after(bytes, base, b"/Contents<").ok_or(SealError::Place)?;
    let gap_start = gap.end - 1;
    let gap_end = find_after(bytes, gap.end, b">").ok_or(SealError::Place)?.end;
    write_ranges(bytes, base, gap_start, gap_end)?;

    let mut digest = Sha256::new();
    digest.update(bytes.get(..gap_start).ok_or(SealError::Place)?);
    digest.update(bytes.get(gap_end..).ok_or(SealError::Place)?);
    let signature = hex::encode(signer.sign(&digest.finalize())?);
    let place = bytes.get_mut(gap.end..gap_end - 1).ok_or(SealError::Place)?;
    let place = place.get_mut(..signature.len()).ok_or(SealError::Place)?;
    place.copy_from_slice(signature.as_bytes());
    Ok(())
}

fn write_ranges(bytes: &mut [u8], base: usize, gap_start: usize, gap_end: usize) -> Result<(), SealError> {
    let label = find_after(bytes, base, b"/ByteRange[").ok_or(SealError::Place)?;
    let until = find_after(bytes, label.end, b"]").ok_or(SealError::Place)?.start;
    let rest = bytes.len() - gap_end;
    let place = bytes.get_mut(label.end..until).ok_or(SealError::Place)?;
    let ranges = format!("0 {gap_start} {gap_end} {rest}");
    let padded = format!("{ranges:<width$}", width = place.len());
    if padded.len() != place.len() {
        return Err(SealError::Place);
    }
    place.copy_from_slice(padded.as_bytes());
    Ok(())
}

fn find_after(bytes: &[u8], from: usize, needle: &[u8]) -> Option<Range<usize>> {
    let position = bytes.get(from..)?.windows(needle.len()).position(|window| window == needle)?;
    let start = from + position;
    Some(start..start + needle.len())
}
