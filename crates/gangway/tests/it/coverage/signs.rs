//! Signs that are no text, in every part of every address and in every field: never a failure, and on both engines the same answer.

use kit::routes::{RouteEntry, RouteTable};
use serde_json::{Value, json};
use testing::{Engine, Harness, site::Browser};

use super::{posts, scene::Scene};

/// What is put into addresses, percent-encoded: NUL alone and within a word, other control characters, a non-character, an overlong
/// word, what is no UTF-8.
const IN_ADDRESSES: [&str; 9] = ["%00", "a%00b", "%01", "%0A", "%1B", "%7F", "%C2%85", "%EF%BF%BE", "%FF"];

/// Every name that a query of ours has, and one that none has.
const QUERY: [&str; 12] =
    ["q", "to", "sent", "from", "row", "sort", "filter", "after", "state", "person", "service", "unknown"];

/// What is put into fields.
const IN_FIELDS: [char; 3] = ['\0', '\u{1}', '\u{7f}'];

/// What was asked and with which status it was answered.
type Answers = Vec<(String, u16)>;

/// Asks an engine everything.
pub(super) async fn answers([first, second]: [Engine; 2]) -> Answers {
    let harness = Harness::on(first).await;
    let scene = Scene::set(&harness).await;
    let routes = super::routes(&harness);
    let mut answers = in_addresses(&scene, &routes).await;
    answers.extend(in_json(&scene).await);
    harness.end().await;
    // Forms use up what they need; they get a town of their own.
    let harness = Harness::on(second).await;
    answers.extend(posts::send_spoiled(&harness, &super::routes(&harness), &IN_FIELDS).await);
    harness.end().await;
    answers
}

/// Asserts that nothing failed, and that NUL was refused where it stood.
pub(super) fn assert_refused(answers: &Answers) {
    let failed: Vec<_> = answers.iter().filter(|(_, status)| *status >= 500).collect();
    assert!(failed.is_empty(), "{failed:#?}");
    // Pages without a query never look at one.
    let is_nul = |asked: &str| {
        asked.contains("'\\0'") || asked.split('?').next().is_some_and(|path| path.contains("%00"))
    };
    let taken: Vec<_> = answers.iter().filter(|(asked, status)| is_nul(asked) && *status < 300).collect();
    assert!(taken.is_empty(), "{taken:#?}");
}

async fn in_addresses(scene: &Scene<'_>, routes: &RouteTable) -> Answers {
    let harness = scene.harness;
    let people = [
        ("nobody", harness.browser(&harness.town)),
        ("the owner", scene.resident(&harness.town, &scene.owner)),
        ("staff", scene.staff(&harness.town, "streets").await),
    ];
    let mut answers = Vec::new();
    for entry in routes.iter().filter(|entry| super::is_get(entry)) {
        for address in spoiled_addresses(scene, entry) {
            let (name, browser) = if super::is_desk(entry) { &people[2] } else { &people[1] };
            answers.push(ask(name, browser, &address).await);
        }
    }
    for address in ["/%00", "/services/%00", "/language/en?to=/%0A", "/language/en?to=/%00", "/open?to=/%01"]
    {
        answers.push(ask(people[0].0, &people[0].1, address).await);
    }
    answers
}

async fn ask(name: &str, browser: &Browser<'_>, address: &str) -> (String, u16) {
    (format!("GET {address} as {name}"), browser.get(address).await.status.as_u16())
}

/// The address of a route with each of its parts spoiled, and with each wish of a query.
fn spoiled_addresses(scene: &Scene<'_>, entry: &RouteEntry) -> Vec<String> {
    let mut addresses = Vec::new();
    let whole = scene.address(entry);
    let parts = entry.route.pattern.split('/').zip(whole.split('/')).enumerate();
    for (place, _) in parts.filter(|(_, (pattern, _))| pattern.starts_with('{')) {
        for sign in IN_ADDRESSES {
            let mut parts: Vec<&str> = whole.split('/').collect();
            parts[place] = sign;
            addresses.push(parts.join("/"));
        }
    }
    for sign in ["%00", "%01", "/%0D", "%FF"] {
        let wishes = QUERY.map(|name| format!("{name}={sign}"));
        addresses.push(format!("{whole}?{}", wishes.join("&")));
    }
    addresses
}

async fn in_json(scene: &Scene<'_>) -> Answers {
    let whole = scene.program.zone().await;
    let mut answers = Vec::new();
    for sign in IN_FIELDS {
        for (path, application) in spoiled_json(&whole, sign) {
            let seen = scene.program.file("haltverbotszone", &format!("{path}{sign:?}"), &application).await;
            answers.push((format!("an application with {sign:?} at {path}"), seen.status.as_u16()));
        }
        let seen = scene.program.hand_in(&format!("skizze{sign}.pdf"), testing::samples::SKETCH).await;
        answers.push((format!("a paper with {sign:?} in its name"), seen.status.as_u16()));
    }
    answers
}

/// Each text of a JSON document spoiled, one at a time, with its pointer.
fn spoiled_json(whole: &Value, sign: char) -> Vec<(String, Value)> {
    let mut pointers = Vec::new();
    texts(whole, String::new(), &mut pointers);
    let spoil = |pointer: String| {
        let mut copy = whole.clone();
        let text = copy.pointer_mut(&pointer)?;
        *text = json!(format!("{}{sign}", text.as_str()?));
        Some((pointer, copy))
    };
    let unknown = |mut copy: Value| {
        copy["answers"][format!("x{sign}")] = json!("y");
        ("a name".to_owned(), copy)
    };
    pointers.into_iter().filter_map(spoil).chain([unknown(whole.clone())]).collect()
}

fn texts(value: &Value, pointer: String, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(pointer),
        Value::Array(rows) => {
            for (index, row) in rows.iter().enumerate() {
                texts(row, format!("{pointer}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                texts(field, format!("{pointer}/{name}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
