//! The smallest files of each kind that say something of themselves.

/// A JPEG with one frame, whose last byte is the thirteenth, and one scan.
pub(super) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let side = |side: u32| u16::try_from(side).unwrap().to_be_bytes();
    let scan = b"\xff\xda\0\x02..........\xff\xd9";
    [&b"\xff\xd8\xff\xc0\0\x09\x08"[..], &side(height), &side(width), b"\x01\0", scan].concat()
}

/// A PNG of black and white pixels.
pub(super) fn png(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), b"\x01\0\0\0\0"].concat();
    let chunks = [chunk(b"IHDR", &head), chunk(b"IDAT", &[0; 20]), chunk(b"IEND", b"")];
    [b"\x89PNG\r\n\x1a\n", &chunks.concat()[..]].concat()
}

fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let checked = [kind, data].concat();
    let sum =
        !checked.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
            })
        });
    let length = u32::try_from(data.len()).unwrap();
    [&length.to_be_bytes()[..], &checked, &sum.to_be_bytes()].concat()
}

/// A lossy WebP.
pub(super) fn webp(width: u32, height: u32) -> Vec<u8> {
    riff(&coded(width, height))
}

/// A WebP whose canvas says its measures too.
pub(super) fn webp_canvas(canvas: (u32, u32), picture: (u32, u32)) -> Vec<u8> {
    let side = |side: u32| side.wrapping_sub(1).to_le_bytes()[..3].to_vec();
    let content = [vec![0; 4], side(canvas.0), side(canvas.1)].concat();
    riff(&[part(b"VP8X", &content), lossless(picture.0, picture.1)].concat())
}

fn coded(width: u32, height: u32) -> Vec<u8> {
    let side = |side: u32| side.to_le_bytes()[..2].to_vec();
    part(b"VP8 ", &[b"\0\0\0\x9d\x01\x2a".to_vec(), side(width), side(height), vec![0; 4]].concat())
}

fn lossless(width: u32, height: u32) -> Vec<u8> {
    let sides = (width.wrapping_sub(1) & 0x3fff) | ((height.wrapping_sub(1) & 0x3fff) << 14);
    part(b"VP8L", &[&[0x2f][..], &sides.to_le_bytes(), &[0; 3]].concat())
}

fn part(kind: &[u8], data: &[u8]) -> Vec<u8> {
    [kind, &u32::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

fn riff(content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 4).unwrap();
    [b"RIFF", &length.to_le_bytes()[..], b"WEBP", content].concat()
}

/// A TIFF with one page and one strip.
pub(super) fn tiff(width: u32, height: u32) -> Vec<u8> {
    page(width, height, 0)
}

/// A TIFF that never ends.
pub(super) fn tiff_loop() -> Vec<u8> {
    page(8, 8, 8)
}

fn page(width: u32, height: u32, next: u32) -> Vec<u8> {
    let fact = |tag: u16, value: u32| {
        [&tag.to_le_bytes()[..], &4_u16.to_le_bytes(), &1_u32.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let facts = [fact(256, width), fact(257, height), fact(273, 62), fact(279, 4)].concat();
    let count = 4_u16.to_le_bytes();
    [&b"II\x2a\0\x08\0\0\0"[..], &count, &facts, &next.to_le_bytes(), b"...."].concat()
}

/// A HEIC picture; with tiles it is a grid that says its measures in its data too.
pub(super) fn heic((width, height): (u32, u32), grid: Option<(u32, u32)>) -> Vec<u8> {
    let extent = [&[0; 4][..], &width.to_be_bytes(), &height.to_be_bytes()].concat();
    let properties = boxed(b"iprp", &boxed(b"ipco", &boxed(b"ispe", &extent)));
    let meta = match grid {
        None => properties,
        Some((width, height)) => {
            let data = [&b"\0\x01\0\0"[..], &width.to_be_bytes(), &height.to_be_bytes()].concat();
            let info = boxed(b"infe", b"\x02\0\0\0\0\x01\0\0grid\0");
            let infos = boxed(b"iinf", &[&b"\0\0\0\0\0\x01"[..], &info].concat());
            // Version 1, sizes of 4 bytes, one item with its data in the box beside it, in one piece.
            let place = b"\x01\0\0\0\x44\0\0\x01\0\x01\0\x01\0\0\0\x01\0\0\0\0\0\0\0\x0c";
            [properties, infos, boxed(b"iloc", place), boxed(b"idat", &data)].concat()
        }
    };
    let head = boxed(b"ftyp", b"heic\0\0\0\0mif1");
    [head, boxed(b"mdat", b"...."), boxed(b"meta", &[&[0; 4][..], &meta].concat())].concat()
}

fn boxed(kind: &[u8], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap();
    [&length.to_be_bytes()[..], kind, content].concat()
}

/// A member of an archive, with what the directory claims of it.
#[derive(Clone)]
pub(super) struct Member {
    pub(super) name: String,
    pub(super) data: Vec<u8>,
    pub(super) flags: u16,
    pub(super) packed: u32,
    pub(super) unpacked: u32,
}

impl Member {
    pub(super) fn new(name: &str, data: &[u8]) -> Self {
        let length = u32::try_from(data.len()).unwrap();
        Self { name: name.to_owned(), data: data.to_vec(), flags: 0, packed: length, unpacked: length }
    }
}

/// A Word document with further members.
pub(super) fn word(more: &[Member]) -> Vec<u8> {
    let own =
        [Member::new("[Content_Types].xml", b"<Types/>"), Member::new("word/document.xml", b"<document/>")];
    archive(&[&own, more].concat())
}

/// An archive of these members.
pub(super) fn archive(members: &[Member]) -> Vec<u8> {
    let short = |length: usize| u16::try_from(length).unwrap().to_le_bytes();
    let (mut files, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        let start = u32::try_from(files.len()).unwrap().to_le_bytes();
        // Version, flags, method, time, sum; sizes; lengths of name and extra.
        let head = [&[20, 0][..], &member.flags.to_le_bytes(), &[0; 10]].concat();
        let sizes = [member.packed.to_le_bytes(), member.unpacked.to_le_bytes()].concat();
        let name = short(member.name.len());
        files.extend(
            [b"PK\x03\x04", &head[..], &sizes, &name, &[0; 2], member.name.as_bytes(), &member.data].concat(),
        );
        directory.extend(
            [b"PK\x01\x02\x14\0", &head[..], &sizes, &name, &[0; 12], &start, member.name.as_bytes()]
                .concat(),
        );
    }
    let place = u32::try_from(files.len()).unwrap().to_le_bytes();
    let length = u32::try_from(directory.len()).unwrap().to_le_bytes();
    let count = short(members.len());
    [&files[..], &directory, b"PK\x05\x06\0\0\0\0", &count, &count, &length, &place, &[0; 2]].concat()
}
