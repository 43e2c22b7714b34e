//! Nothing is cut or changed without a word, and what the whole federation shares is known by its ids.

use std::fmt::Write as _;

use fim::{Imported, Report, import};
use form::{
    Answers, compile, evaluate,
    format::{Element, Kind, Question},
};
use serde_json::{Value as Json, json};

use crate::support::TODAY;

/// A list of so many entries, the last code twice.
fn list_of(entries: usize) -> Vec<(String, Vec<u8>)> {
    let mut rows = String::new();
    for number in 0..entries {
        let _ = write!(
            rows,
            "<Row><Value ColumnRef=\"k\"><SimpleValue>{number:08}</SimpleValue></Value><Value ColumnRef=\"n\"><SimpleValue>Ort {number}</SimpleValue></Value></Row>"
        );
    }
    let list = format!(
        "<gc:CodeList xmlns:gc=\"http://docs.oasis-open.org/codelist/ns/genericode/1.0/\"><Identification><ShortName>Orte</ShortName>\
         <CanonicalUri>urn:l</CanonicalUri><CanonicalVersionUri>urn:l_1</CanonicalVersionUri></Identification>\
         <ColumnSet><Column Id=\"k\"/><Column Id=\"n\"/><Key Id=\"s\"><ColumnRef Ref=\"k\"/></Key></ColumnSet><SimpleCodeList>{rows}</SimpleCodeList></gc:CodeList>"
    );
    vec![("l.xml".to_owned(), list.into_bytes())]
}

const TO_LIST: &str = "<x:codelisteReferenz><x:canonicalIdentification>urn:l</x:canonicalIdentification><x:version>1</x:version>\
     <x:canonicalVersionUri>urn:l_1</x:canonicalVersionUri></x:codelisteReferenz>";

fn about(id: &str) -> String {
    format!(
        "<x:identifikation><x:id>{id}</x:id></x:identifikation><x:name>N {id}</x:name><x:bezeichnungEingabe>{id}</x:bezeichnungEingabe>\
         <x:freigabestatus><code>6</code></x:freigabestatus>"
    )
}

fn field(id: &str, kind: &str, data: &str, more: &str) -> String {
    format!(
        "<x:struktur><x:anzahl>0:1</x:anzahl><x:enthaelt><x:datenfeld>{}<x:feldart><code>{kind}</code></x:feldart>\
         <x:datentyp><code>{data}</code></x:datentyp>{more}</x:datenfeld></x:enthaelt></x:struktur>",
        about(id)
    )
}

fn group(id: &str, rules: &[&str], children: &str) -> String {
    let mut told = String::new();
    for rule in rules {
        let _ = write!(
            told,
            "<x:regel><x:identifikation><x:id>{rule}</x:id></x:identifikation><x:name>R</x:name><x:freitextRegel>Text {rule}</x:freitextRegel></x:regel>"
        );
    }
    format!(
        "<x:struktur><x:anzahl>0:1</x:anzahl><x:enthaelt><x:datenfeldgruppe>{}{told}{children}</x:datenfeldgruppe></x:enthaelt></x:struktur>",
        about(id)
    )
}

fn schema(children: &str) -> Vec<u8> {
    format!(
        "<x:a xmlns:x=\"urn:xoev-de:fim:standard:xdatenfelder_3.0.0\"><x:stammdatenschema>{}{children}</x:stammdatenschema></x:a>",
        about("S11000000001")
    )
    .into_bytes()
}

fn questions(elements: &[Element]) -> Vec<&Question> {
    elements
        .iter()
        .flat_map(|element| match element {
            Element::Question(question) => vec![question.as_ref()],
            Element::Group(group) => questions(&group.elements),
            Element::Note(_) => Vec::new(),
        })
        .collect()
}

fn kinds(imported: &Imported) -> Vec<&Kind> {
    let steps = imported.form.steps.iter();
    steps.flat_map(|step| questions(&step.elements)).map(|question| &question.kind).collect()
}

fn tells(report: &Report, words: &str) -> usize {
    let messages = report.messages.iter().map(|message| format!("{} {}", message.code, message.text));
    let points = report.open_points.iter().map(|point| point.text.clone());
    messages.chain(points).filter(|told| told.contains(words)).count()
}

#[test]
fn lists_are_whole_or_left_out_with_a_word() {
    let select = schema(&field("F11000000001", "select", "text", TO_LIST));
    let whole = import(&select, &list_of(10_958), None).unwrap();
    assert_eq!(whole.form.code_lists.values().next().unwrap().entries.len(), 10_958);
    assert!(compile(whole.form).is_ok() && whole.report.messages.is_empty(), "{:?}", whole.report);
    let long = import(&select, &list_of(20_001), None).unwrap();
    assert!(long.form.code_lists.values().all(|list| list.entries.is_empty()));
    assert_eq!(tells(&long.report, "list_length"), 1, "{:?}", long.report);
    assert!(tells(&long.report, "urn:l_1") > 0 && long.report.messages[0].path.contains("F11000000001"));
    let mut twice = list_of(3);
    let text = String::from_utf8(twice[0].1.clone()).unwrap();
    twice[0].1 = text.replace("00000002", "00000001").replace("00000000", " ").into_bytes();
    let told = import(&select, &twice, None).unwrap().report;
    assert_eq!((tells(&told, "1045"), tells(&told, "list_code")), (1, 1), "{told:?}");
    let value = |number: usize| format!("<x:wert><x:code>{number}</x:code><x:name>W</x:name></x:wert>");
    let values = (0..20_001).map(value).collect::<String>();
    let inline = schema(&field("F11000000001", "select", "text", &format!("<x:werte>{values}</x:werte>")));
    let inline = import(&inline, &[], None).unwrap();
    assert_eq!(tells(&inline.report, "list_length"), 1);
    assert!(inline.form.code_lists.values().all(|list| list.entries.is_empty()));
}

#[test]
fn choices_without_a_list_keep_their_type() {
    for (data, kind) in [("bool", Kind::YesNo), ("date", Kind::Date)] {
        let imported = import(&schema(&field("F11000000001", "select", data, "")), &[], None).unwrap();
        assert_eq!(kinds(&imported), [&kind], "{data}");
    }
    // With a list it stays a choice, and a rule that speaks of «true» means its «ja».
    let values = "<x:werte><x:wert><x:code>001</x:code><x:name>Ja</x:name></x:wert><x:wert><x:code>002</x:code><x:name>Nein</x:name></x:wert></x:werte>";
    let fields =
        [field("F11000000001", "select", "bool", values), field("F11000000002", "input", "text", "")]
            .concat();
    let rule = json!([{"context": ["G11000000001"], "effect": "require", "target": "F11000000002",
        "condition": {"equal": [{"identifier": "F11000000001"}, true]}}]);
    let imported =
        import(&schema(&group("G11000000001", &[], &fields)), &[], Some(rule.to_string().as_bytes()))
            .unwrap();
    assert!(imported.report.open_points.is_empty(), "{:?}", imported.report);
    let revision = compile(imported.form).unwrap();
    let problems = |code: &str| {
        let answers = json!({"g11000000001": {"f11000000001": code}});
        evaluate(&revision, &Answers::from_json(&revision, answers).unwrap(), TODAY).problems().len()
    };
    assert_eq!((problems("001"), problems("002")), (1, 0));
    let text = import(&schema(&field("F11000000001", "select", "text", "")), &[], None).unwrap();
    assert_eq!(tells(&text.report, "fehlt seine Liste"), 1);
}

#[test]
fn what_has_no_place_is_told() {
    let long = "a".repeat(20_001);
    for (kind, data, more, words) in [
        ("input", "text", "<x:inhalt>Kiel</x:inhalt>".to_owned(), "Vorbelegung „Kiel“"),
        ("input", "num", "<x:praezisierung pattern=\"[0-9]\"/>".to_owned(), "Muster"),
        ("input", "text", "<x:praezisierung maxLength=\"99999\"/>".to_owned(), "99999"),
        ("input", "num_int", "<x:praezisierung minValue=\"0.5\"/>".to_owned(), "bounds"),
        ("locked", "text", format!("<x:inhalt>{}</x:inhalt>", "b".repeat(2_001)), "text_length"),
        ("input", "text", format!("<x:hilfetextEingabe>{long}</x:hilfetextEingabe>"), "text_length"),
        ("input", "file", "<x:maxSize>999999999</x:maxSize>".to_owned(), "Byte"),
        ("input", "file", "<x:maxSize>viel</x:maxSize>".to_owned(), "viel"),
        (
            "select",
            "text",
            "<x:werte><x:wert><x:name>A</x:name></x:wert><x:wert><x:code>1</x:code></x:wert></x:werte>"
                .to_owned(),
            "list_code",
        ),
    ] {
        let imported = import(&schema(&field("F11000000001", kind, data, &more)), &[], None).unwrap();
        assert_eq!(tells(&imported.report, words), 1, "{words}: {:?}", imported.report);
    }
    let often = |times: &str| {
        let field = field("F11000000001", "input", "text", "").replace("0:1", times);
        import(&schema(&field), &[], None).unwrap().report
    };
    assert_eq!(tells(&often("0:5000"), "0:5000"), 1);
    assert_eq!(tells(&often("0:*"), "Multiplizität"), 0);
}

#[test]
fn translations_for_other_schemas_take_one_line() {
    let own = schema(&group("G11000000001", &[], &field("F11000000001", "input", "text", "")));
    let other = |number: usize| json!({"context": [format!("G9900{number:07}")], "effect": "valid", "condition": {"is_empty": {"identifier": "F99000000001"}}});
    let beside = json!({"context": ["G11000000001"], "effect": "valid", "condition": {"is_empty": {"identifier": "F99000000001"}}});
    let rules: Vec<Json> = (0..150).map(other).chain([beside]).collect();
    let report = import(&own, &[], Some(json!(rules).to_string().as_bytes())).unwrap().report;
    assert_eq!(report.open_points.len(), 1, "{report:?}");
    assert!(report.open_points[0].text.starts_with("151 "));
}

#[test]
fn fields_of_the_federation_are_known_in_both_notations() {
    for (long, short, kind) in [
        ("F60000000227", "F60000227", Kind::PersonName),
        ("F60000000228", "F60000228", Kind::PersonName),
        ("F60000000230", "F60000230", Kind::PersonName),
        ("F60000000240", "F60000240", Kind::Phone),
        ("F60000000241", "F60000241", Kind::Phone),
        ("F60000000242", "F60000242", Kind::Email),
    ] {
        for id in [long, short] {
            let limited = field(id, "input", "text", "<x:praezisierung maxLength=\"9\"/>");
            let imported = import(&schema(&limited), &[], None).unwrap();
            assert_eq!(kinds(&imported), [&kind], "{id}");
            let revision = compile(imported.form).unwrap();
            let key = id.to_lowercase();
            let problems = |answer: &str| {
                let answers = Answers::from_json(&revision, json!({ (key.clone()): answer })).unwrap();
                evaluate(&revision, &answers, TODAY).problems().len()
            };
            let (right, long) = match kind {
                Kind::PersonName => ("Ḫan", "Müllermeier"),
                Kind::Phone => ("0431 12", "0431 1234567"),
                _ => ("a@b.de", "abcdef@example.org"),
            };
            assert_eq!((problems(right), problems(long), problems("")), (0, 1, 0), "{id}");
        }
    }
}

/// The group of a birth that is known in part, with its two rules.
fn birth() -> Vec<u8> {
    let number = |id: &str| field(id, "input", "num_int", "");
    let fields = [number("F60000000231"), number("F60000000232"), number("F60000000233")].concat();
    schema(&group("G60000000083", &["R60000000023", "R60000000024"], &fields))
}

#[test]
fn a_birth_that_is_known_in_part_is_taken() {
    let translated = json!([{"context": ["G60000000083"], "effect": "valid", "condition": {"is_valid_date":
        [{"identifier": "F60000000231"}, {"identifier": "F60000000232"}, {"identifier": "F60000000233"}]}}]);
    for rules in [None, Some(translated.to_string())] {
        let imported = import(&birth(), &[], rules.as_deref().map(str::as_bytes)).unwrap();
        let revision = compile(imported.form).unwrap();
        let problems = |day: Json, month: Json, year: Json| {
            let parts = json!({"f60000000231": day, "f60000000232": month, "f60000000233": year});
            let answers = Answers::from_json(&revision, json!({ "g60000000083": parts })).unwrap();
            evaluate(&revision, &answers, TODAY).problems().len()
        };
        assert_eq!(problems(json!(null), json!("3"), json!("1950")), 0);
        assert_eq!(problems(json!(null), json!(null), json!("1950")), 0);
        assert_eq!(problems(json!("28"), json!("2"), json!("1950")), 0);
        assert_eq!(problems(json!("30"), json!("2"), json!("1950")), 1);
    }
}

#[test]
fn rules_of_the_federation_are_known_and_others_stay_open() {
    let report = import(&birth(), &[], None).unwrap().report;
    assert!(report.open_points.is_empty(), "{report:?}");
    let text = |id: &str| field(id, "input", "text", "");
    let reachable = [text("F60000000240"), text("F60000000241"), text("F60000000242")].concat();
    let known = schema(&group("G60000000183", &["R60000000050", "R11000000009"], &reachable));
    let imported = import(&known, &[], None).unwrap();
    assert_eq!(tells(&imported.report, "Regel R"), 1, "{:?}", imported.report);
    let revision = compile(imported.form).unwrap();
    let problems = |answers: Json| {
        let answers = json!({ "g60000000183": answers });
        evaluate(&revision, &Answers::from_json(&revision, answers).unwrap(), TODAY).problems().len()
    };
    assert_eq!(problems(json!({"f60000000241": "0431 123456"})), 0);
    // Elsewhere the same rule cannot be put in, and its text is kept.
    let elsewhere = schema(&group("G11000000001", &["R60000000050"], &text("F11000000001")));
    assert_eq!(tells(&import(&elsewhere, &[], None).unwrap().report, "Regel R60000000050"), 1);
}

#[test]
fn addresses_and_representatives_are_shown_as_the_known_rules_say() {
    let text = |id: &str| field(id, "input", "text", "");
    let values = |codes: &[&str]| {
        let value =
            |code: &&str| format!("<x:wert><x:code>{code}</x:code><x:name>W {code}</x:name></x:wert>");
        format!("<x:werte>{}</x:werte>", codes.iter().map(value).collect::<String>())
    };
    let street = group("G60000000086", &[], &text("F60000000243"));
    let box_number = group("G60000000087", &[], &text("F60000000249"));
    let home = group("G60000000088", &["R60000000019"], &[street, box_number].concat());
    let abroad = group("G60000000091", &[], &text("F60000000262"));
    let asked = field("F60000000263", "select", "text", &values(&["001", "002"]));
    let address = group("G60000000093", &["R60000000020", "R60000000021"], &[asked, home, abroad].concat());
    let who = field("F60000000352", "select", "text", &values(&["001", "002", "003", "004", "005"]));
    let papers = [field("F60000000350", "input", "file", ""), field("F60000000351", "input", "file", "")];
    let people = [
        group("G60000000223", &[], &text("F60000000319")),
        group("G60000000224", &[], &text("F60000000227")),
    ];
    let rules = ["R60000000056", "R60000000057", "R60000000058", "R60000000059"];
    let behalf =
        group("G60000000220", &rules, &[vec![who], papers.to_vec(), people.to_vec()].concat().concat());
    let imported = import(&schema(&[address, behalf].concat()), &[], None).unwrap();
    assert!(imported.report.open_points.is_empty(), "{:?}", imported.report);
    let revision = compile(imported.form).unwrap();
    let visible = |answers: Json| {
        let evaluation = evaluate(&revision, &Answers::from_json(&revision, answers).unwrap(), TODAY);
        evaluation.visible().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let at_home =
        visible(json!({"g60000000093": {"f60000000263": "001"}, "g60000000220": {"f60000000352": "005"}}));
    let shows = |path: &str| at_home.iter().any(|shown| shown == path);
    assert!(shows("g60000000093.g60000000088") && !shows("g60000000093.g60000000091"), "{at_home:?}");
    assert!(shows("g60000000220.g60000000223") && !shows("g60000000220.g60000000224"), "{at_home:?}");
    assert!(shows("g60000000220.f60000000351") && !shows("g60000000220.f60000000350"), "{at_home:?}");
}
