//! WebP (RFC 9649): chunks in a RIFF container; the canvas and the pictures on it each claim measures.

use kernel::ports::UploadRefused;

use super::{Size, damaged_unless};
use crate::upload::bytes::{Order, number, place};

const CONTAINER: usize = 12;
/// Kind and length of a chunk.
const CHUNK: usize = 8;
/// What stands before the chunks of a frame: place, measures, duration, flags.
const FRAME: usize = 16;

pub(crate) fn check(bytes: &[u8]) -> Result<(), UploadRefused> {
    let length = place(bytes, 4, 4, Order::Little).and_then(|length| length.checked_add(8));
    let file = length.and_then(|length| bytes.get(CONTAINER..length)).ok_or(UploadRefused::Damaged)?;
    let first = Chunks(file).next().ok_or(UploadRefused::Damaged)?;
    let Chunk::Canvas(canvas) = first? else {
        return coded_size(Chunks(file))?.ok_or(UploadRefused::Damaged)?.check();
    };
    canvas.check()?;
    let mut pictures = 0;
    for chunk in Chunks(file).skip(1) {
        match chunk? {
            Chunk::Canvas(_) => return Err(UploadRefused::Damaged),
            Chunk::Coded(size) => damaged_unless(size == canvas)?,
            Chunk::Frame { right, bottom, size, content } => {
                let is_inside = right <= canvas.width && bottom <= canvas.height;
                damaged_unless(is_inside && coded_size(Chunks(content))? == Some(size))?;
            }
            Chunk::Other => continue,
        }
        pictures += 1;
    }
    damaged_unless(pictures > 0)
}

/// The measures of the first coded picture.
fn coded_size(chunks: Chunks<'_>) -> Result<Option<Size>, UploadRefused> {
    for chunk in chunks {
        if let Chunk::Coded(size) = chunk? {
            return Ok(Some(size));
        }
    }
    Ok(None)
}

enum Chunk<'a> {
    /// The measures of the whole.
    Canvas(Size),
    /// A picture with its measures.
    Coded(Size),
    /// A picture of a moving one.
    Frame { right: u64, bottom: u64, size: Size, content: &'a [u8] },
    /// Anything else.
    Other,
}

/// The chunks that follow each other; an error where one is cut off.
struct Chunks<'a>(&'a [u8]);

impl<'a> Iterator for Chunks<'a> {
    type Item = Result<Chunk<'a>, UploadRefused>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let read = split(self.0).and_then(|(kind, data, rest)| Some((chunk(kind, data)?, rest)));
        let (chunk, rest) =
            read.map_or((Err(UploadRefused::Damaged), &[][..]), |(chunk, rest)| (Ok(chunk), rest));
        self.0 = rest;
        Some(chunk)
    }
}

/// The kind of the first chunk, its data, and what follows; an odd length is filled up.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let length = place(bytes, 4, 4, Order::Little)?;
    let data = bytes.get(CHUNK..CHUNK.checked_add(length)?)?;
    let rest = bytes.get(CHUNK + length + length % 2..).unwrap_or_default();
    Some((bytes.get(..4)?, data, rest))
}

fn chunk<'a>(kind: &[u8], data: &'a [u8]) -> Option<Chunk<'a>> {
    let little = |at: usize, length: usize| number(data, at, length, Order::Little);
    let size = |at: usize| Some(Size { width: little(at, 3)? + 1, height: little(at + 3, 3)? + 1 });
    Some(match kind {
        b"VP8X" => Chunk::Canvas(size(4)?),
        b"VP8 " => {
            let is_key = little(0, 1)? & 1 == 0 && data.get(3..6)? == b"\x9d\x01\x2a";
            is_key.then_some(())?;
            Chunk::Coded(Size { width: little(6, 2)? & 0x3fff, height: little(8, 2)? & 0x3fff })
        }
        b"VP8L" => {
            let sides = little(1, 4)?;
            (data.first() == Some(&0x2f)).then_some(())?;
            Chunk::Coded(Size { width: (sides & 0x3fff) + 1, height: ((sides >> 14) & 0x3fff) + 1 })
        }
        b"ANMF" => {
            let size = size(6)?;
            let (left, top) = (2 * little(0, 3)?, 2 * little(3, 3)?);
            Chunk::Frame {
                right: left + size.width,
                bottom: top + size.height,
                size,
                content: data.get(FRAME..)?,
            }
        }
        _ => Chunk::Other,
    })
}
