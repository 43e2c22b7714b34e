//! Properties of the press itself.

use std::process::Command;

use documents::LetterPress;
use kernel::ports::{Press as _, PressError};
use service::letters::{Content, RichText};

use crate::{samples, tools};

#[test]
fn the_same_letter_gives_the_same_bytes_and_another_letter_others() {
    let first = samples::print(&samples::receipt());
    assert_eq!(first, samples::print(&samples::receipt()));
    assert_eq!(first, LetterPress::new(1).render_here(&samples::receipt()).unwrap());
    assert_ne!(first.sha256, samples::print(&samples::decision()).sha256);
}

#[test]
fn hostile_words_are_only_words() {
    for words in [
        "#panic()",
        "#read(\"/data.json\")",
        "*_`$<a>@b",
        "\\",
        "\u{202e}",
        "𓀀🌳",
        &"W".repeat(4_000),
        "a\u{0}b",
    ] {
        let mut letter = samples::inquiry();
        letter.content = Content::Cover(RichText::sentence(words));
        letter.salutation = words.into();
        letter.recipient = vec![words.chars().take(40).collect::<String>() + "x"];
        letter.closing.name = words.into();
        assert!(samples::press().render_here(&letter).is_ok(), "{words}");
    }
}

/// Where words stand on the pages, by poppler: page, right and bottom edge in points, word.
fn words(file: &std::path::Path) -> Vec<(usize, f64, f64, String)> {
    let pdftotext = tools::program("pdftotext").unwrap();
    let (read, text) = tools::run(Command::new(pdftotext).arg("-bbox").arg(file).arg("-"));
    assert!(read, "{text}");
    let mut page = 0;
    let mut found = Vec::new();
    for line in text.lines() {
        page += usize::from(line.contains("<page "));
        let edge = |name: &str| line.split_once(&format!("{name}=\""))?.1.split('"').next()?.parse().ok();
        if let (Some(right), Some(bottom)) = (edge("xMax"), edge("yMax")) {
            let word = line.split_once('>').map_or("", |(_, word)| word).replace("</word>", "");
            found.push((page, right, bottom, word));
        }
    }
    found
}

#[test]
fn overlong_words_stay_on_the_sheet_and_a_long_address_in_its_window() {
    let address = format!("https://www.foerdestadt.example/{}", "gruenflaechenamt/".repeat(12));
    let mut letter = samples::decision();
    letter.subject = "X".repeat(290);
    letter.recipient = vec![
        "Wohnungseigentümergemeinschaft Lindenweg 14 bis 26 und Rathausplatz 1 bis 9 in Fördestadt".into(),
        "vertreten durch die Hausverwaltung Friederike von Hohenstein-Wittgenstein und Partner GmbH".into(),
        "Abteilung für Grünflächen, Bäume, Außenanlagen und Verkehrssicherungspflichten".into(),
        "z. Hd. Frau Annegret Wilhelmine Charlotte Petersen-Lüdenscheid-Brandenburg".into(),
        format!("Straße-mit-sehr-langem-Namen-{}-14", "weiter".repeat(12)),
        "24900 Fördestadt".into(),
    ];
    if let Content::Decision(decision) = &mut letter.content {
        decision.reasons = RichText::sentence(format!("Siehe {address} und {}.", "W".repeat(200)));
    }
    let file = tools::document_scope("overlong.pdf");
    std::fs::write(&file, samples::print(&letter).bytes).unwrap();
    let words = words(&file);
    let right_edge = 210.0 / 25.4 * 72.0 - 20.0 / 25.4 * 72.0;
    for (page, right, _, word) in &words {
        assert!(*right <= right_edge + 0.5, "{word} on page {page} ends at {right}");
    }
    let (_, _, bottom, _) = words.iter().find(|(page, _, _, word)| *page == 1 && word == "24900").unwrap();
    assert!(words.iter().any(|(_, _, _, word)| word.ends_with('…')), "the address is shortened");
    let window_end = 90.0 / 25.4 * 72.0;
    let in_window = words.iter().filter(|(page, _, _, word)| *page == 1 && word == "Fördestadt");
    assert!(*bottom <= window_end && in_window.count() > 0, "{bottom}");
}

#[test]
fn the_closing_does_not_stand_alone_on_a_page() {
    let mut letter = samples::cover();
    for lines in 16..30 {
        let sentences = "Ein Satz über Bäume. ".repeat(4);
        let text = vec![sentences; lines].join("\n\n") + "\n\nZuletzt das Wichtige.";
        letter.content = Content::Cover(RichText::read(&text));
        let file = tools::document_scope("closing.pdf");
        std::fs::write(&file, samples::print(&letter).bytes).unwrap();
        let words = words(&file);
        let page_of = |wanted: &str| words.iter().find(|(.., word)| word == wanted).map(|(page, ..)| *page);
        assert_eq!(page_of("Wichtige."), page_of("freundlichen"), "{lines} paragraphs");
    }
}

#[test]
fn what_has_no_room_is_refused_in_words() {
    let mut letter = samples::inquiry();
    letter.recipient = vec!["Zeile".into(); 7];
    let refusal = samples::press().render_here(&letter).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "the letter could not be set: the letter has 7 lines in the address, at most 6 have room"
    );
    letter.recipient.clear();
    assert!(matches!(samples::press().render_here(&letter), Err(PressError::Content(_))));
}

#[test]
fn a_broken_logo_is_an_error_not_a_letter_without_it() {
    let mut letter = samples::inquiry();
    if let Some(logo) = &mut letter.letterhead.logo {
        logo.bytes = b"<svg".to_vec();
    }
    assert!(matches!(samples::press().render_here(&letter), Err(PressError::Content(_))));
}

#[tokio::test]
async fn many_letters_at_once_come_out_as_one_by_one() {
    let press = LetterPress::new(2);
    let letters = [samples::inquiry(), samples::cover(), samples::inquiry()];
    let mut work = tokio::task::JoinSet::new();
    for (index, letter) in letters.iter().cloned().enumerate() {
        let press = press.clone();
        work.spawn(async move { (index, press.render(letter).await.unwrap()) });
    }
    for (index, pdf) in work.join_all().await {
        assert_eq!(pdf, samples::print(&letters[index]));
    }
}
