//! The objects of a PDF's syntax (ISO 32000-1, 7.3), as far as a trailer has them: no streams, in bounded bytes.

/// An object takes no more bytes.
const BYTES_MAX: usize = 64 << 10;
/// Trailers and their encryption have three levels.
const DEPTH_MAX: usize = 16;

/// A value of the syntax; streams are none of a trailer's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Object {
    /// A whole number.
    Integer(i64),
    /// True or false.
    Boolean(bool),
    /// A name, without the slash.
    Name(Vec<u8>),
    /// The bytes of a string.
    String(Vec<u8>),
    /// The number of another object.
    Reference(u32),
    /// Objects in a row.
    Array(Vec<Object>),
    /// Objects by name.
    Dictionary(Dictionary),
    /// Something that no trailer needs.
    Other,
}

/// Objects by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Dictionary(Vec<(Vec<u8>, Object)>);

impl Dictionary {
    /// The object of a name.
    pub(super) fn get(&self, name: &[u8]) -> Option<&Object> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, object)| object)
    }

    /// The whole number of a name.
    pub(super) fn integer(&self, name: &[u8]) -> Option<i64> {
        if let Some(Object::Integer(value)) = self.get(name) { Some(*value) } else { None }
    }

    /// The string of a name.
    pub(super) fn string(&self, name: &[u8]) -> Option<&[u8]> {
        if let Some(Object::String(bytes)) = self.get(name) { Some(bytes) } else { None }
    }
}

/// The dictionary that begins at a place, after blanks.
pub(super) fn dictionary_at(bytes: &[u8], at: usize) -> Option<Dictionary> {
    let bytes = bytes.get(at..)?;
    let mut reader = Reader { rest: bytes.get(..BYTES_MAX).unwrap_or(bytes) };
    match reader.object(0)? {
        Object::Dictionary(dictionary) => Some(dictionary),
        _ => None,
    }
}

/// The whole number at a place, after blanks, and where it ends.
pub(super) fn integer_at(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = bytes.get(at..)?.trim_ascii_start();
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let value = std::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()?;
    Some((value, bytes.len() - rest.len() + digits))
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn object(&mut self, depth: usize) -> Option<Object> {
        if depth > DEPTH_MAX {
            return None;
        }
        self.skip_blanks();
        match self.rest {
            [b'<', b'<', ..] => self.dictionary(depth).map(Object::Dictionary),
            [b'<', ..] => self.hexadecimal(),
            [b'(', ..] => self.literal(),
            [b'[', ..] => self.array(depth),
            [b'/', ..] => self.name().map(Object::Name),
            _ => self.word(),
        }
    }

    /// Blanks and remarks up to the end of their line.
    fn skip_blanks(&mut self) {
        loop {
            let blank = self.rest.iter().take_while(|byte| is_blank(**byte)).count();
            self.skip(blank);
            if !self.rest.starts_with(b"%") {
                return;
            }
            let remark = self.rest.iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
            self.skip(remark);
        }
    }

    fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// The next byte, which is passed.
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn dictionary(&mut self, depth: usize) -> Option<Dictionary> {
        self.skip(2);
        let mut entries = Vec::new();
        loop {
            self.skip_blanks();
            match self.rest {
                [b'>', b'>', ..] => {
                    self.skip(2);
                    return Some(Dictionary(entries));
                }
                [b'/', ..] => {
                    let name = self.name()?;
                    entries.push((name, self.object(depth + 1)?));
                }
                _ => return None,
            }
        }
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        self.skip(1);
        let mut items = Vec::new();
        loop {
            self.skip_blanks();
            if self.rest.starts_with(b"]") {
                self.skip(1);
                return Some(Object::Array(items));
            }
            items.push(self.object(depth + 1)?);
        }
    }

    /// A name; `#41` stands for a byte that could not stand there itself.
    fn name(&mut self) -> Option<Vec<u8>> {
        self.skip(1);
        let length = self.rest.iter().take_while(|byte| is_regular(**byte)).count();
        let mut written = self.rest.get(..length)?.iter().copied();
        self.skip(length);
        let mut name = Vec::with_capacity(length);
        while let Some(byte) = written.next() {
            name.push(if byte == b'#' {
                16 * digit(written.next()?)? + digit(written.next()?)?
            } else {
                byte
            });
        }
        Some(name)
    }

    /// `<4142>`; a missing last digit is a zero.
    fn hexadecimal(&mut self) -> Option<Object> {
        self.skip(1);
        let mut digits = Vec::new();
        loop {
            match self.byte()? {
                b'>' => break,
                byte if is_blank(byte) => {}
                byte => digits.push(digit(byte)?),
            }
        }
        let byte = |pair: &[u8]| pair.iter().chain(&[0]).take(2).fold(0, |byte, digit| 16 * byte + digit);
        Some(Object::String(digits.chunks(2).map(byte).collect()))
    }

    /// `(text)`, with brackets in pairs and signs after `\`.
    fn literal(&mut self) -> Option<Object> {
        self.skip(1);
        let mut text = Vec::new();
        let mut open = 1;
        loop {
            let byte = self.byte()?;
            match byte {
                b'\\' => self.escaped(&mut text)?,
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            match (byte, open) {
                (b')', 0) => return Some(Object::String(text)),
                (b'\\', _) => {}
                _ => text.push(byte),
            }
        }
    }

    fn escaped(&mut self, text: &mut Vec<u8>) -> Option<()> {
        const OCTAL_DIGITS_MAX: usize = 3;
        let byte = match self.byte()? {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            // The line goes on.
            b'\n' => return Some(()),
            b'\r' => {
                self.skip(usize::from(self.rest.starts_with(b"\n")));
                return Some(());
            }
            first @ b'0'..=b'7' => {
                let is_octal = |byte: &&u8| matches!(byte, b'0'..=b'7');
                let more = self.rest.iter().take(OCTAL_DIGITS_MAX - 1).take_while(is_octal);
                let (count, value) = more.fold((0, first - b'0'), |(count, value): (usize, u8), byte| {
                    (count + 1, value.wrapping_mul(8).wrapping_add(byte - b'0'))
                });
                self.skip(count);
                value
            }
            other => other,
        };
        text.push(byte);
        Some(())
    }

    /// A number, a reference (`12 0 R`) or a word.
    fn word(&mut self) -> Option<Object> {
        let first = self.regular()?;
        let Some(value) = whole(first) else {
            return Some(match first {
                b"true" => Object::Boolean(true),
                b"false" => Object::Boolean(false),
                _ => Object::Other,
            });
        };
        let before = self.rest;
        self.skip_blanks();
        let generation = self.regular().and_then(whole);
        self.skip_blanks();
        if generation.is_some() && self.regular() == Some(b"R") {
            return u32::try_from(value).ok().map(Object::Reference);
        }
        self.rest = before;
        Some(Object::Integer(value))
    }

    /// The signs up to a blank or a bracket; none if there are none.
    fn regular(&mut self) -> Option<&[u8]> {
        let length = self.rest.iter().take_while(|byte| is_regular(**byte)).count();
        let (word, rest) = self.rest.split_at_checked(length).filter(|_| length > 0)?;
        self.rest = rest;
        Some(word)
    }
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

const fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn whole(word: &[u8]) -> Option<i64> {
    std::str::from_utf8(word).ok()?.parse().ok()
}
