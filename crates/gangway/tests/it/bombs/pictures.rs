//! Pictures whose headers claim much.

const SIDE: u32 = 65_500;

/// Those that claim more pixels than anybody can hold.
pub(super) fn huge() -> Vec<(&'static str, Vec<u8>)> {
    vec![("JPEG", jpeg(SIDE)), ("PNG", png(SIDE))]
}

/// Those that claim what so few bytes cannot hold, or twice something else.
pub(super) fn contradictory() -> Vec<(&'static str, Vec<u8>)> {
    let frame = jpeg(8)[2..13].repeat(200_000);
    vec![
        ("JPEG of 15,000 by 15,000 pixels in 50 bytes", jpeg(15_000)),
        ("PNG of 15,000 by 15,000 pixels in 80 bytes", png(15_000)),
        ("JPEG of 200,000 frames", [&b"\xff\xd8"[..], &frame, b"\xff\xda\0\x02.\xff\xd9"].concat()),
        ("JPEG of a million scans", {
            let scans = b"\xff\xda\0\x02".repeat(1_000_000);
            [&jpeg(8)[..13], &scans, b"\xff\xd9"].concat()
        }),
        ("JPEG, cut off", jpeg(SIDE)[..12].to_vec()),
        ("PNG of a million parts, cut off", [&png(8)[..33], &[0; 12_000_000][..]].concat()),
    ]
}

/// Those of other kinds, which claim as much.
pub(super) fn not_taken() -> Vec<(&'static str, Vec<u8>)> {
    let (big, little) = (SIDE.to_be_bytes(), SIDE.to_le_bytes());
    let short = &little[..2];
    vec![
        ("GIF", [b"GIF89a", short, short, b"\0\0\0;"].concat()),
        ("WebP", [b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0", &little[..3], &little[..3]].concat()),
        ("TIFF", {
            let fact = |tag: u8| [&[tag, 1, 4, 0, 1, 0, 0, 0][..], &little].concat();
            [&b"II\x2a\0\x08\0\0\0\x02\0"[..], &fact(0), &fact(1), b"\x08\0\0\0"].concat()
        }),
        ("HEIC", {
            let measures = [&b"\0\0\0\x14ispe\0\0\0\0"[..], &big, &big].concat();
            let properties = [&b"\0\0\0\x24iprp\0\0\0\x1cipco"[..], &measures].concat();
            [&b"\0\0\0\x14ftypheic\0\0\0\0mif1\0\0\0\x30meta\0\0\0\0"[..], &properties].concat()
        }),
    ]
}

fn jpeg(side: u32) -> Vec<u8> {
    let side = u16::try_from(side).unwrap().to_be_bytes();
    let head = [&b"\xff\xd8\xff\xc0\0\x09\x08"[..], &side, &side, b"\x01\0"].concat();
    [&head[..], b"\xff\xda\0\x02..........\xff\xd9"].concat()
}

fn png(side: u32) -> Vec<u8> {
    let side = side.to_be_bytes();
    let head = [&b"IHDR"[..], &side, &side, b"\x01\0\0\0\0"].concat();
    let sum =
        !head.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
            })
        });
    let head = [&b"\x89PNG\r\n\x1a\n\0\0\0\x0d"[..], &head, &sum.to_be_bytes()].concat();
    [&head[..], b"\0\0\0\x01IDAT.....\0\0\0\0IEND\xaeB`\x82"].concat()
}
