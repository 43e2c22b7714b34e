//! The letters that names may hold (DIN 91379), in the text of a PDF: each once, whoever reads it.

use std::{fs, path::Path, process::Command};

use service::letters::{Content, RichText};

use crate::{samples, tools};

/// Readers that take text out of a PDF, each in its own way.
const PYPDF: &str = "
import sys, pypdf
print('\\n'.join(page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages))
";
const MUPDF: &str = "
import sys, pymupdf
print('\\n'.join(page.get_text() for page in pymupdf.open(sys.argv[1])))
";

/// What the norm lists of these kinds.
fn listed(kinds: &[&str]) -> Vec<String> {
    let lines = include_str!("../../../../domain/form/tests/din91379.txt").lines();
    let of_kind = lines.filter_map(|line| line.split_once(' ')).filter(|(kind, _)| kinds.contains(kind));
    let entries = of_kind.map(|(_, entries)| entries);
    let code = |point: &str| char::from_u32(u32::from_str_radix(point, 16).unwrap()).unwrap();
    entries.flat_map(str::split_whitespace).map(|entry| entry.split('+').map(code).collect()).collect()
}

fn readings(file: &Path) -> Option<[(&'static str, String); 3]> {
    let (pdftotext, python) = (tools::program("pdftotext")?, tools::python("python3")?);
    let by = |command: &mut Command| {
        let (read, text) = tools::run(command);
        assert!(read, "{text}");
        text
    };
    Some([
        ("poppler", by(Command::new(pdftotext).arg(file).arg("-"))),
        ("pypdf", by(Command::new(&python).args(["-c", PYPDF]).arg(file))),
        ("MuPDF", by(Command::new(&python).args(["-c", MUPDF]).arg(file))),
    ])
}

#[test]
fn each_letter_stands_once_for_three_readers() {
    let letters = listed(&["letter", "sequence"]);
    assert_eq!(letters.len(), 649);
    let mut words: Vec<String> =
        letters.iter().flat_map(|letter| [format!("({letter})"), format!("(A{letter}b{letter})")]).collect();
    // Signs stand between letters; at a space a line may end.
    let signs = listed(&["sign"]);
    words.extend(signs.iter().filter(|sign| *sign != " ").map(|sign| format!("(A{sign}B)")));
    let file = tools::document_scope("names.pdf");
    for (weight, mark) in [("regular", ""), ("semibold", "**")] {
        let paragraphs: Vec<String> =
            words.chunks(40).map(|chunk| format!("{mark}{}{mark}", chunk.join(" "))).collect();
        let mut letter = samples::inquiry();
        letter.content = Content::Cover(RichText::read(&paragraphs.join("\n\n")));
        fs::write(&file, samples::print(&letter).bytes).unwrap();
        let Some(readings) = readings(&file) else { return };
        for (reader, text) in readings {
            let found = text.split('(').skip(1).filter_map(|rest| rest.split_once(')'));
            // The bracket stands so far from some letters that a reader sees a space there.
            let found: Vec<&str> = found.map(|(word, _)| word.trim()).collect();
            let wanted: Vec<&str> = words.iter().map(|word| word.trim_matches(['(', ')'])).collect();
            let wrong: Vec<_> = wanted.iter().filter(|word| !found.contains(word)).collect();
            assert!(wrong.is_empty(), "{reader}, {weight}: {} are not there: {wrong:?}", wrong.len());
        }
    }
}

#[test]
fn names_stand_whole_wherever_a_letter_says_them() {
    let mut letter = samples::decision();
    let name = "C̀laṣ̄i K͟Hẖḫ Ḧẍ".to_owned();
    letter.subject = format!("Antrag von {name}");
    letter.recipient = vec![name.clone(), "Lindenweg 14".into(), "24900 Fördestadt".into()];
    letter.salutation = format!("Guten Tag {name},");
    letter.closing.name.clone_from(&name);
    let file = tools::document_scope("name.pdf");
    fs::write(&file, samples::print(&letter).bytes).unwrap();
    for (reader, text) in readings(&file).into_iter().flatten() {
        assert!(text.matches(&name).count() >= 4, "{reader}: {text}");
    }
}
