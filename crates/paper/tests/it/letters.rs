//! Properties of the press itself.

use app::{
    letters::{Content, Text},
    ports::{Press as _, PressError},
};
use paper::LetterPress;

use crate::samples;

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
        letter.content = Content::Cover(Text::sentence(words));
        letter.salutation = words.into();
        letter.recipient = vec![words.chars().take(40).collect::<String>() + "x"];
        letter.closing.name = words.into();
        assert!(samples::press().render_here(&letter).is_ok(), "{words}");
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
