//! PDFs whose structure asks a reader for much.

/// Those without a lock: uploads read nothing of what they are made of.
pub(super) fn unread() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a table that leads to itself", looping()),
        ("objects packed twice over", packed_twice()),
        ("one list that is a thousand objects", shared("")),
        (
            "one list that is a thousand objects, and half a lock",
            shared("/Encrypt<</Filter/Standard/V 1/R 2>>"),
        ),
        ("brackets within brackets", closed(&format!("3 0 obj{}endobj\n", "[".repeat(400_000)), "")),
        ("twenty thousand objects", closed(&objects(20_000), "")),
        ("a mention of encryption at each object", closed(&objects(20_000).replace("/A", "/Encrypt"), "")),
        (
            "a lock within brackets",
            closed(&format!("9 0 obj{}endobj\n", "<</A".repeat(50_000)), "/Encrypt 9 0 R"),
        ),
        ("a lock that is nowhere", closed(&objects(20_000), "/Encrypt 999999999 0 R")),
        ("a thousand trailers", {
            let trailers = "trailer<</Root 1 0 R/Encrypt[[[[".repeat(20_000);
            closed(&trailers, "")
        }),
        ("five thousand signatures", closed(&signatures(5_000), "")),
    ]
}

/// Those with a lock that an empty password does not open.
pub(super) fn locked() -> Vec<(&'static str, Vec<u8>)> {
    let lock = format!(
        "<</Filter/Standard/V 5/R 6/Length 256/P -4/O<{0}>/U<{0}>/OE<{1}>/UE<{1}>/Perms<{1}>>>",
        "41".repeat(48),
        "41".repeat(32)
    );
    let with = |body: String| closed(&format!("9 0 obj{lock}endobj\n{body}"), "/Encrypt 9 0 R");
    vec![
        ("a lock over twenty thousand objects", with(objects(20_000))),
        ("a lock and brackets within brackets", with(format!("3 0 obj{}endobj\n", "[".repeat(400_000)))),
        ("a lock that stands a thousand times", with(format!("9 0 obj{lock}endobj\n").repeat(1_000))),
    ]
}

/// Those whose end is missing.
pub(super) fn cut_off() -> Vec<(&'static str, Vec<u8>)> {
    let mut bytes = closed(&objects(20_000), "/Encrypt 9 0 R");
    bytes.truncate(bytes.len() - 10);
    vec![("twenty thousand objects, cut off", bytes)]
}

const HEAD: &str = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n";

/// The objects between a beginning and an end, with a table of objects that names each.
fn closed(objects: &str, trailer: &str) -> Vec<u8> {
    let body = format!("{HEAD}{objects}");
    let table = body.len();
    let entry = |at: usize| format!("{at:010} 00000 n \n");
    let starts: String = body.match_indices(" 0 obj").take(50_000).map(|(at, _)| entry(at - 1)).collect();
    let count = starts.len() / 20;
    format!(
        "{body}xref\n0 {}\n0000000000 65535 f \n{starts}trailer<</Root 1 0 R/Size {}{trailer}>>\nstartxref\n{table}\n%%EOF\n",
        count + 1,
        count + 1
    )
    .into_bytes()
}

fn objects(count: usize) -> String {
    let one = |number: usize| format!("{number} 0 obj<</A {number} 0 R>>endobj\n");
    (10..10 + count).map(one).collect()
}

fn signatures(count: usize) -> String {
    let kind = "/Type/Sig/SubFilter/ETSI.CAdES.detached";
    let one = |number: usize| format!("{number} 0 obj<<{kind}/ByteRange[0 9 9 9]/Contents<00>>>endobj\n");
    (10..10 + count).map(one).collect()
}

/// A table that names one list a thousand times: 44 KB become gigabytes where each is read by itself.
pub(super) fn shared(trailer: &str) -> Vec<u8> {
    let body = format!("{HEAD}3 0 obj[{}]endobj\n", "0 ".repeat(12_000));
    let table = body.len();
    let entry = |mark: &str| format!("{:010} 00000 n \n", HEAD.find(mark).unwrap_or(HEAD.len()));
    let rows = [entry("1 0 obj"), entry("2 0 obj"), entry("3 0 obj").repeat(1_000)].concat();
    format!(
        "{body}xref\n0 1003\n0000000000 65535 f \n{rows}trailer<</Root 1 0 R/Size 1003{trailer}>>\nstartxref\n{table}\n%%EOF\n"
    )
    .into_bytes()
}

/// A table whose predecessor is itself.
fn looping() -> Vec<u8> {
    let table = HEAD.len();
    format!(
        "{HEAD}xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3/Prev {table}>>\nstartxref\n{table}\n%%EOF\n"
    )
    .into_bytes()
}

/// A stream of objects that is packed twice: a hundred kilobytes become gigabytes.
fn packed_twice() -> Vec<u8> {
    let packed = pack(&zeros(100_000_000));
    let head = format!(
        "{HEAD}5 0 obj<</Type/ObjStm/N 9/First 60/Filter[/FlateDecode/FlateDecode]/Length {}>>stream\n",
        packed.len()
    );
    let body = [head.as_bytes(), &packed, b"\nendstream endobj\n"].concat();
    let table = body.len();
    // The table is a stream as well: objects 6 to 14 lie in object 5.
    let mut rows = vec![0_u8; 5 * 6];
    for (row, (kind, at)) in [(1, HEAD.find("1 0 obj")), (1, HEAD.find("2 0 obj"))].into_iter().enumerate() {
        rows[6 * (row + 1)] = kind;
        rows[6 * (row + 1) + 1..6 * (row + 1) + 5]
            .copy_from_slice(&u32::try_from(at.unwrap()).unwrap().to_be_bytes());
    }
    rows.extend([1].into_iter().chain(u32::try_from(HEAD.len()).unwrap().to_be_bytes()).chain([0]));
    for index in 0..9 {
        rows.extend([2, 0, 0, 0, 5, index]);
    }
    let stream = format!("20 0 obj<</Type/XRef/Size 15/W[1 4 1]/Root 1 0 R/Length {}>>stream\n", rows.len());
    let end = format!("\nendstream endobj\nstartxref\n{table}\n%%EOF\n");
    [&body[..], stream.as_bytes(), &rows, end.as_bytes()].concat()
}

/// So many zeros, packed: one, then repetitions of 258.
fn zeros(count: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.push(0b011, 3);
    bits.push_code(0b0011_0000, 8);
    for _ in 0..count / 258 {
        bits.push_code(0b1100_0101, 8);
        bits.push_code(0, 5);
    }
    bits.push_code(0, 7);
    wrapped(bits.0.into_iter())
}

/// Bytes, packed: repetitions of what stood just before, where there are some, otherwise as they are.
fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.push(0b011, 3);
    let period = 13;
    let mut at = 0;
    while at < bytes.len() {
        let end = (at + 258).min(bytes.len());
        let repeats = at >= period && end - at == 258 && bytes[at..end] == bytes[at - period..end - period];
        if repeats {
            bits.push_code(0b1100_0101, 8);
            // A distance of 13: code 7 with two more bits for 13 to 16.
            bits.push_code(7, 5);
            bits.push(0, 2);
            at = end;
        } else {
            let byte = u32::from(bytes[at]);
            if byte < 144 {
                bits.push_code(0x30 + byte, 8);
            } else {
                bits.push_code(0x190 + byte - 144, 9);
            }
            at += 1;
        }
    }
    bits.push_code(0, 7);
    wrapped(bits.0.into_iter())
}

fn wrapped(bits: impl Iterator<Item = u8>) -> Vec<u8> {
    // The sum at the end is missing; readers of PDFs do not insist on it.
    [0x78, 0x01].into_iter().chain(bits).collect()
}

#[derive(Default)]
struct Bits(Vec<u8>, u32);

impl Bits {
    /// The lowest bit first.
    fn push(&mut self, value: u32, count: u32) {
        for shift in 0..count {
            if self.1 == 0 {
                self.0.push(0);
            }
            *self.0.last_mut().unwrap() |= u8::from((value >> shift) & 1 == 1) << self.1;
            self.1 = (self.1 + 1) % 8;
        }
    }

    /// A code: the highest bit first.
    fn push_code(&mut self, code: u32, count: u32) {
        for shift in (0..count).rev() {
            self.push(code >> shift, 1);
        }
    }
}
