//! HEIF (ISO 23008-12): boxes within boxes. Each picture has its measures as a property; pictures made of others say
//! their own measures once more in their data.

use kernel::ports::UploadRefused;

use super::{Size, damaged_unless};
use crate::upload::bytes::{Order, number, place};

/// Pictures of telephones are grids of some fifty tiles.
const ITEMS_MAX: usize = 4_096;

pub(crate) fn check(bytes: &[u8]) -> Result<(), UploadRefused> {
    let mut meta = None;
    for found in Boxes(bytes) {
        let found = found.ok_or(UploadRefused::Damaged)?;
        if found.kind == b"meta" && meta.replace(found.content).is_some() {
            return Err(UploadRefused::Damaged);
        }
    }
    // Version and flags come before the boxes.
    let meta = meta.and_then(|meta| meta.get(4..)).ok_or(UploadRefused::Damaged)?;
    check_properties(meta)?;
    check_derived(bytes, meta)
}

/// Each picture's measures as the properties say.
fn check_properties(meta: &[u8]) -> Result<(), UploadRefused> {
    let properties =
        inside(meta, b"iprp").and_then(|inner| inside(inner, b"ipco")).ok_or(UploadRefused::Damaged)?;
    let mut pictures = 0;
    for property in Boxes(properties) {
        let property = property.ok_or(UploadRefused::Damaged)?;
        if property.kind == b"ispe" {
            size(property.content, 4, 4).ok_or(UploadRefused::Damaged)?.check()?;
            pictures += 1;
        }
    }
    damaged_unless(pictures > 0)
}

/// The measures in the data of grids and overlays, which is what a reader makes room for.
fn check_derived(bytes: &[u8], meta: &[u8]) -> Result<(), UploadRefused> {
    let derived = derived_items(meta).ok_or(UploadRefused::Damaged)?;
    if derived.is_empty() {
        return Ok(());
    }
    let locations = inside(meta, b"iloc").and_then(Locations::read).ok_or(UploadRefused::Damaged)?;
    for (item, kind) in derived {
        let location = locations.of(item).ok_or(UploadRefused::Damaged)?;
        let source = if location.is_in_meta { inside(meta, b"idat").unwrap_or_default() } else { bytes };
        let data = source.get(location.at..).ok_or(UploadRefused::Damaged)?;
        // Version, flags; then rows and columns of a grid, or the background of an overlay.
        let at = if kind == Derived::Grid { 4 } else { 10 };
        let width = if data.get(1).is_some_and(|flags| flags & 1 == 1) { 4 } else { 2 };
        size(data, at, width).ok_or(UploadRefused::Damaged)?.check()?;
    }
    Ok(())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Derived {
    Grid,
    Overlay,
}

/// The pictures that are made of others, by number.
fn derived_items(meta: &[u8]) -> Option<Vec<(u64, Derived)>> {
    let Some(infos) = inside(meta, b"iinf") else { return Some(Vec::new()) };
    let start = if infos.first()? == &0 { 6 } else { 8 };
    let mut found = Vec::new();
    for info in Boxes(infos.get(start..)?).take(ITEMS_MAX) {
        let info = info?.content;
        let number_bytes = match info.first()? {
            2 => 2,
            3 => 4,
            // Older ones name no kind.
            _ => continue,
        };
        let kind = match info.get(4 + number_bytes + 2..)?.get(..4)? {
            b"grid" => Derived::Grid,
            b"iovl" => Derived::Overlay,
            _ => continue,
        };
        found.push((number(info, 4, number_bytes, Order::Big)?, kind));
    }
    Some(found)
}

/// Where the data of the items lies, by their numbers.
struct Locations(Vec<(u64, Location)>);

#[derive(Clone, Copy)]
struct Location {
    at: usize,
    is_in_meta: bool,
}

impl Locations {
    fn read(content: &[u8]) -> Option<Self> {
        let version = *content.first()?;
        let sizes = number(content, 4, 2, Order::Big)?;
        let nibble =
            |shift: u32| usize::try_from((sizes >> shift) & 15).ok().filter(|size| matches!(size, 0 | 4 | 8));
        let (offset_bytes, length_bytes, base_bytes) = (nibble(12)?, nibble(8)?, nibble(4)?);
        let index_bytes = if version == 0 { 0 } else { nibble(0)? };
        let id_bytes = if version < 2 { 2 } else { 4 };
        let mut rest = content.get(6..)?;
        let mut take = |length: usize| {
            let (taken, after) = rest.split_at_checked(length)?;
            rest = after;
            place(taken, 0, length, Order::Big)
        };
        let count = take(id_bytes)?;
        let mut found = Vec::new();
        for _ in 0..count.min(ITEMS_MAX) {
            let item = take(id_bytes)? as u64;
            let is_in_meta = if version == 0 { false } else { take(2)? & 15 == 1 };
            let _file = take(2)?;
            let base = take(base_bytes)?;
            let extents = take(2)?;
            // The first piece of the data holds its beginning; the others are passed over, not read.
            let _index = take(index_bytes)?;
            let offset = take(offset_bytes)?;
            let _length = take(length_bytes)?;
            let _others = take(extents.checked_sub(1)? * (index_bytes + offset_bytes + length_bytes));
            found.push((item, Location { at: base.checked_add(offset)?, is_in_meta }));
        }
        Some(Self(found))
    }

    fn of(&self, item: u64) -> Option<Location> {
        self.0.iter().find(|(number, _)| *number == item).map(|(_, location)| *location)
    }
}

fn size(bytes: &[u8], at: usize, length: usize) -> Option<Size> {
    let width = number(bytes, at, length, Order::Big)?;
    Some(Size { width, height: number(bytes, at + length, length, Order::Big)? })
}

/// The content of the first box of a kind.
fn inside<'a>(bytes: &'a [u8], kind: &[u8]) -> Option<&'a [u8]> {
    Boxes(bytes).map_while(|found| found).find(|found| found.kind == kind).map(|found| found.content)
}

struct Part<'a> {
    kind: &'a [u8],
    content: &'a [u8],
}

/// The boxes that follow each other; none where one is cut off.
struct Boxes<'a>(&'a [u8]);

impl<'a> Iterator for Boxes<'a> {
    type Item = Option<Part<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let split = split(self.0);
        self.0 = split.as_ref().map_or(&[], |(_, rest)| rest);
        Some(split.map(|(found, _)| found))
    }
}

/// The first box and what follows. A length of 0 reaches to the end, of 1 stands in the next eight bytes.
fn split(bytes: &[u8]) -> Option<(Part<'_>, &[u8])> {
    let kind = bytes.get(4..8)?;
    let (start, length) = match place(bytes, 0, 4, Order::Big)? {
        0 => (8, bytes.len()),
        1 => (16, place(bytes, 8, 8, Order::Big)?),
        length => (8, length),
    };
    Some((Part { kind, content: bytes.get(start..length)? }, bytes.get(length..)?))
}
