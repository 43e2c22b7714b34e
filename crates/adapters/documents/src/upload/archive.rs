//! Office documents: ZIP archives whose directory, at the end, names all members. Nothing is unpacked.

use kernel::ports::UploadRefused;

use super::{
    FileKind,
    bytes::{Order, contains, number, place},
};

/// The end mark, and the longest remark that may follow it.
const END: &[u8] = b"PK\x05\x06";
const END_BYTES: usize = 22;
const REMARK_MAX: usize = 65_535;
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_BYTES: usize = 46;
const MEMBERS_MAX: usize = 10_000;
/// More than the largest tables of offices; a few bytes can claim it, and whoever opens the file unpacks it.
const UNPACKED_MAX: u64 = 512 << 20;
/// Deflate makes at most so many bytes out of one.
const INFLATED_MAX: u64 = 1_032;

/// The kind by the members: what the first one says, or whose they are.
pub(super) fn kind_of(bytes: &[u8]) -> Option<FileKind> {
    // Texts and tables of the Open Document Format name themselves in their first member, which is not packed.
    if let Some(word) = bytes.get(30..).and_then(|names| names.strip_prefix(b"mimetype")) {
        let kinds = [FileKind::Odt, FileKind::Ods];
        let is_said = |kind: &FileKind| {
            let rest = word.strip_prefix(kind.media_type().as_bytes());
            rest.is_some_and(|rest| rest.starts_with(b"PK"))
        };
        return kinds.into_iter().find(is_said);
    }
    let members: Vec<Member<'_>> = Members::of(bytes)?.map_while(|member| member).collect();
    let has = |name: &[u8]| members.iter().any(|member| member.name == name);
    let kind = match () {
        () if has(b"word/document.xml") => FileKind::Docx,
        () if has(b"xl/workbook.xml") => FileKind::Xlsx,
        () => return None,
    };
    has(b"[Content_Types].xml").then_some(kind)
}

/// Refuses what is damaged, locked, carries programs, or claims to be more than can be unpacked.
pub(super) fn check(bytes: &[u8]) -> Result<(), UploadRefused> {
    let (mut packed, mut unpacked) = (0_u64, 0_u64);
    for member in Members::of(bytes).ok_or(UploadRefused::Damaged)? {
        let member = member.ok_or(UploadRefused::Damaged)?;
        if member.is_locked {
            return Err(UploadRefused::Locked);
        }
        packed += member.packed;
        unpacked += member.unpacked;
        // Members that lie over each other, or that deflate could not have made.
        if packed > bytes.len() as u64 || member.unpacked > member.packed.saturating_mul(INFLATED_MAX) {
            return Err(UploadRefused::Damaged);
        }
    }
    if unpacked > UNPACKED_MAX {
        return Err(UploadRefused::Damaged);
    }
    let macros: [&[u8]; 3] = [b"vbaProject.bin", b"Basic/Standard", b"Scripts/"];
    if macros.iter().any(|name| contains(bytes, name)) {
        return Err(UploadRefused::WrongType { found: "a document with macros".to_owned() });
    }
    Ok(())
}

struct Member<'a> {
    name: &'a [u8],
    is_locked: bool,
    packed: u64,
    unpacked: u64,
}

/// The members that the directory names; none where it is cut off.
struct Members<'a> {
    directory: &'a [u8],
    left: usize,
}

impl<'a> Members<'a> {
    /// None without a directory, or with one that leads elsewhere.
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let tail = bytes.len().saturating_sub(END_BYTES + REMARK_MAX);
        let end = tail + memchr::memmem::rfind(bytes.get(tail..)?, END)?;
        let left = place(bytes, end + 10, 2, Order::Little)?;
        let length = place(bytes, end + 12, 4, Order::Little)?;
        let start = place(bytes, end + 16, 4, Order::Little)?;
        let remark = place(bytes, end + END_BYTES - 2, 2, Order::Little)?;
        bytes.get(..end + END_BYTES + remark)?;
        let directory = bytes.get(start..start.checked_add(length)?)?;
        (start + length <= end && (1..=MEMBERS_MAX).contains(&left)).then_some(Self { directory, left })
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = Option<Member<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let split = entry(self.directory);
        self.directory = split.as_ref().map_or(&[], |(_, rest)| rest);
        Some(split.map(|(member, _)| member))
    }
}

/// The first entry of the directory and what follows.
fn entry(directory: &[u8]) -> Option<(Member<'_>, &[u8])> {
    let little = |at: usize, length: usize| number(directory, at, length, Order::Little);
    let lengths = [28, 30, 32].map(|at| place(directory, at, 2, Order::Little));
    let [Some(name), Some(extra), Some(remark)] = lengths else { return None };
    let member = Member {
        name: directory.get(ENTRY_BYTES..ENTRY_BYTES + name)?,
        is_locked: little(8, 2)? & 1 == 1,
        packed: little(20, 4)?,
        unpacked: little(24, 4)?,
    };
    let rest = directory.get(ENTRY_BYTES + name + extra + remark..)?;
    directory.starts_with(ENTRY).then_some((member, rest))
}
