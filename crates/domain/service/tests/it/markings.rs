//! What a pack derives from answers is as sensitive as they are: subject, applicant, fee, and texts with placeholders.

use form::format::{Element, Form, Sensitivity};
use service::pack::{Files, LetterKind, Markings, Pack, check};

use crate::packs::pack;

/// The pack with one of its questions marked, by the path of keys.
fn marked(mut pack: Pack, path: &[&str], marking: Sensitivity) -> Pack {
    fn mark(elements: &mut [Element], path: &[&str], marking: Sensitivity) {
        let (first, rest) = path.split_first().unwrap();
        match elements.iter_mut().find(|element| element.key() == *first) {
            Some(Element::Question(question)) => question.sensitivity = marking,
            Some(Element::Group(group)) => mark(&mut group.elements, rest, marking),
            Some(Element::Note(_)) | None => panic!("no question {first}"),
        }
    }
    let Form { steps, .. } = &mut pack.form;
    let step = steps.iter_mut().find(|step| step.elements.iter().any(|one| one.key() == path[0])).unwrap();
    mark(&mut step.elements, path, marking);
    pack
}

/// A pack in which nothing is marked.
fn plain() -> Pack {
    fn clear(elements: &mut [Element]) {
        for element in elements {
            match element {
                Element::Question(question) => question.sensitivity = Sensitivity::None,
                Element::Group(group) => clear(&mut group.elements),
                Element::Note(_) => {}
            }
        }
    }
    let mut pack = pack("haltverbotszone");
    pack.form.steps.iter_mut().for_each(|step| clear(&mut step.elements));
    pack
}

fn of(pack: &Pack, asked: impl Fn(&Markings<'_>) -> Sensitivity) -> Sensitivity {
    let form = form::compile(pack.form.clone()).unwrap();
    asked(&Markings::new(pack, &form))
}

#[test]
fn a_text_that_names_a_special_answer_is_special() {
    let pack = marked(plain(), &["on_site", "mobile"], Sensitivity::Special);
    let text = |text: &'static str| of(&pack, |markings| markings.of_text(text).unwrap());
    for special in [
        "Rufen Sie {on_site.mobile} an.",
        "{words.on_site.mobile}",
        "{if on_site.mobile = null then \"ohne\" else \"mit\"}",
        "{? on_site.mobile != null} Wir rufen an.\n",
        "{? first_name != null} Guten Tag {first_name} {on_site.mobile}\n",
    ] {
        assert_eq!(text(special), Sensitivity::Special, "{special}");
    }
    for harmless in ["", "Guten Tag", "{case.number}", "{on_site.name}", "{words.first_name} am {today}"] {
        assert_eq!(text(harmless), Sensitivity::None, "{harmless}");
    }
    assert!(of(&pack, |markings| markings.of_rule("words")) == Sensitivity::Special, "all answers at once");
}

/// Of subject, applicant and fee.
fn all(pack: &Pack) -> [Sensitivity; 3] {
    let form = form::compile(pack.form.clone()).unwrap();
    let markings = Markings::new(pack, &form);
    [markings.subject(), markings.applicant(), markings.fee()]
}

#[test]
fn subject_applicant_and_fee_are_as_sensitive_as_their_answers() {
    use Sensitivity::{None, Personal, Special};

    assert_eq!(all(&plain()), [None, None, None]);
    assert_eq!(all(&marked(plain(), &["last_name"], Personal)), [None, Personal, None]);
    assert_eq!(all(&marked(plain(), &["places", "street"], Special))[0], Special);
    assert_eq!(all(&marked(plain(), &["places", "metres"], Special))[2], Special);
}

/// Where a check finds a special answer that everybody would read.
fn refused(pack: &Pack) -> Vec<String> {
    let problems = check(pack, &Files::new()).problems;
    problems.into_iter().map(|problem| format!("{} {}", problem.file, problem.place)).collect()
}

#[test]
fn what_everybody_reads_has_nothing_special() {
    assert_eq!(refused(&plain()), [""; 0]);
    assert_eq!(refused(&marked(plain(), &["last_name"], Sensitivity::Personal)), [""; 0]);
    let subject = marked(plain(), &["places", "street"], Sensitivity::Special);
    assert_eq!(refused(&subject)[0], "service.toml subject.rule");
    let applicant = marked(plain(), &["last_name"], Sensitivity::Special);
    assert!(refused(&applicant).contains(&"service.toml applicant".to_owned()));

    let mut told = marked(plain(), &["on_site", "mobile"], Sensitivity::Special);
    for letter in [LetterKind::Inquiry, LetterKind::Receipt, LetterKind::Granted] {
        for part in letter.parts() {
            let parts = told.letters.de.entry(letter).or_default();
            parts.insert((*part).to_owned(), "Rufen Sie {on_site.mobile} an.".to_owned());
        }
    }
    let expected =
        ["receipt subject", "inquiry ending", "inquiry opening", "inquiry subject", "granted subject"];
    let expected = expected.map(|place| format!("letters/de/{}", place.replace(' ', ".md ")));
    let mut found = refused(&told);
    found.sort();
    let mut expected = expected.to_vec();
    expected.sort();
    assert_eq!(found, expected, "a receipt or a decision may tell it: they are as special as their answers");
}
