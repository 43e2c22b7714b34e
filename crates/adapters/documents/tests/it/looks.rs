//! What stands in the letters, and what other programs say of the files.

use std::process::Command;

use crate::{samples, tools};

#[test]
fn every_kind_reads_as_it_should() {
    let Some(pdftotext) = tools::program("pdftotext") else { return };
    for (name, letter) in samples::all() {
        let file = tools::document_scope(&format!("{name}.pdf"));
        std::fs::write(&file, samples::print(&letter).bytes).unwrap();
        let (read, text) = tools::run(Command::new(&pdftotext).arg("-layout").arg(&file).arg("-"));
        assert!(read, "{name}: {text}");
        insta::assert_snapshot!(name, text.replace('\u{c}', "---- page ends ----\n"));
    }
}
