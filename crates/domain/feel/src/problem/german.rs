//! The sentences in German.

use super::{Expected, Fault, LeftOut, Malformed, Misnamed, Mistyped};
use crate::types::Type;
use crate::{DEPTH_MAX, TEXT_LENGTH_MAX};

/// What is wrong and what to do, in plain German.
pub(super) fn advice(fault: &Fault) -> String {
    match fault {
        Fault::Malformed(fault) => malformed(fault),
        Fault::Misnamed(fault) => misnamed(fault),
        Fault::Mistyped(fault) => mistyped(fault),
    }
}

fn malformed(fault: &Malformed) -> String {
    match fault {
        Malformed::Empty => {
            "Hier steht noch nichts. Schreiben Sie einen Ausdruck, zum Beispiel umfang > 80.".into()
        }
        Malformed::TooLong => format!(
            "Der Ausdruck ist länger als {TEXT_LENGTH_MAX} Zeichen. Teilen Sie ihn in berechnete Werte auf."
        ),
        Malformed::TooDeep => format!(
            "Hier ist mehr als {DEPTH_MAX}-fach verschachtelt oder verkettet. Teilen Sie den Ausdruck in berechnete Werte auf."
        ),
        Malformed::UnexpectedCharacter(character) => {
            format!("Das Zeichen ‹{character}› hat hier keine Bedeutung. Entfernen Sie es.")
        }
        Malformed::Foreign { found, instead } => format!("Statt ‹{found}› schreiben Sie hier ‹{instead}›."),
        Malformed::UnclosedText => {
            "Dieser Text endet nicht. Setzen Sie das schließende Anführungszeichen (\").".into()
        }
        Malformed::UnclosedComment => "Dieser Kommentar endet nicht. Schließen Sie ihn mit */.".into(),
        Malformed::BadEscape => {
            "Nach dem Schrägstrich \\ steht hier etwas Unbekanntes. Möglich sind \\\" \\' \\\\ \\n \\t \\r und \\u mit vier \
             Ziffern; für den Schrägstrich selbst schreiben Sie \\\\."
                .into()
        }
        Malformed::BadNumber(text) => {
            format!("‹{text}› hat zu viele Stellen. Schreiben Sie Zahlen mit höchstens 28 Ziffern.")
        }
        Malformed::GroupedNumber { found, instead } => format!(
            "Statt ‹{found}› schreiben Sie hier ‹{instead}›: ohne Punkte zwischen den Tausendern und mit Punkt statt Komma."
        ),
        Malformed::Expected { expected, found } => expectation(*expected, found.as_deref()),
        Malformed::ChainedComparison => {
            "Hier stehen zwei Vergleiche hintereinander. Verbinden Sie sie mit and, zum Beispiel 1 < x and x < 5.".into()
        }
        Malformed::StrayInterval => {
            "Ein Bereich wie [1..5] steht nur nach in, zum Beispiel x in [1..5].".into()
        }
        Malformed::LeftOut(what) => left_out(*what).into(),
        Malformed::BadTemporal(text) => format!(
            "‹{text}› ist kein Datum, keine Uhrzeit und keine Dauer, die hierher passt. Schreiben Sie zum Beispiel \
             @\"2026-01-31\", @\"14:30:00\", @\"P3D\" für drei Tage oder @\"P1Y\" für ein Jahr."
        ),
        Malformed::NotLiteral { function } => format!(
            "{function}(…) verlangt hier einen Text in Anführungszeichen, keinen berechneten Wert. Schreiben Sie ihn aus."
        ),
        Malformed::BadPattern(reason) => format!(
            "Das Suchmuster ist nicht lesbar. Prüfen Sie Klammern und Sonderzeichen. Genauer (englisch): {reason}"
        ),
    }
}

fn misnamed(fault: &Misnamed) -> String {
    match fault {
        Misnamed::UnknownName { name, similar } => format!(
            "‹{name}› ist nicht bekannt. {}",
            suggestion(
                similar.as_deref(),
                "Verwenden Sie den Schlüssel einer Frage, die von hier aus sichtbar ist."
            )
        ),
        Misnamed::AmbiguousName { name, candidates } => format!(
            "‹{name}› ist mehrdeutig. Schreiben Sie genauer, welche Angabe Sie meinen: {}.",
            candidates.join(" oder ")
        ),
        Misnamed::UnknownFunction { name, similar } => format!(
            "Eine Funktion ‹{name}› gibt es nicht. {}",
            suggestion(
                similar.as_deref(),
                "Die Liste aller Funktionen steht in der Beschreibung der Regelsprache."
            )
        ),
        Misnamed::UnknownEntry { entry, of, known } if known.is_empty() => format!(
            "{} hat nichts unter ‹{entry}›. Entfernen Sie den Punkt und das Wort dahinter.",
            capital(a(of))
        ),
        Misnamed::UnknownEntry { entry, known, .. } => {
            format!("‹{entry}› gibt es hier nicht. Möglich sind: {}.", known.join(", "))
        }
        Misnamed::RepeatedEntry(name) => {
            format!("‹{name}› steht hier zweimal. Geben Sie jedem Eintrag einen eigenen Namen.")
        }
        Misnamed::ArgumentCount { function, usage, found } => format!(
            "Die Zahl der Angaben in der Klammer nach ‹{function}› stimmt nicht (hier: {found}). \
             Schreiben Sie zum Beispiel {usage}"
        ),
    }
}

fn mistyped(fault: &Mistyped) -> String {
    match fault {
        Mistyped::Argument { function, usage, position, found } => format!(
            "Die {position}. Angabe in der Klammer nach ‹{function}› ist {}; das passt nicht. Schreiben Sie zum Beispiel {usage}",
            a(found)
        ),
        Mistyped::Incomparable { left, right, operator } => format!(
            "‹{}› ist {}, ‹{}› ist {}. Vergleichen Sie mit {}, zum Beispiel {} {operator} {}.",
            left.text,
            a(&left.kind),
            right.text,
            a(&right.kind),
            with(&left.kind),
            left.text,
            example(&left.kind)
        ),
        Mistyped::Unordered(subject) => format!(
            "‹{}› ist {} und kennt kein Größer und Kleiner. Vergleichen Sie mit = oder !=.",
            subject.text,
            a(&subject.kind)
        ),
        Mistyped::Arithmetic { operator, left, right } => format!(
            "{} und {} lassen sich nicht mit {operator} verbinden. {}",
            capital(a(left)),
            a(right),
            arithmetic_hint(left, right)
        ),
        Mistyped::Negation(found) => {
            format!(
                "Vor {} kann kein Minus stehen, nur vor Zahlen und Dauern. Entfernen Sie es.",
                with(found)
            )
        }
        Mistyped::NotBoolean(subject) => format!(
            "‹{0}› ist {1}; hier muss Ja oder Nein herauskommen. Schreiben Sie einen Vergleich, zum Beispiel {0} = {2}.",
            subject.text,
            a(&subject.kind),
            example(&subject.kind)
        ),
        Mistyped::NotAList(subject) => format!(
            "‹{}› ist {}; hier wird eine Liste gebraucht, zum Beispiel eine Gruppe mit mehreren Zeilen oder [1, 2, 3].",
            subject.text,
            a(&subject.kind)
        ),
        Mistyped::NotANumber(subject) => format!(
            "‹{}› ist {}; hier wird eine Zahl gebraucht, zum Beispiel 1..5.",
            subject.text,
            a(&subject.kind)
        ),
        Mistyped::NotAChoice(subject) => format!(
            "‹{}› ist {}; in eckigen Klammern steht eine Bedingung oder die Nummer eines Eintrags, zum Beispiel [item > 3] oder [1].",
            subject.text,
            a(&subject.kind)
        ),
        Mistyped::Branches { then, otherwise } => format!(
            "Nach then steht {}, nach else {}. Schreiben Sie an beiden Stellen Werte derselben Art.",
            a(then),
            a(otherwise)
        ),
        Mistyped::Items { first, other } => format!(
            "Die Liste beginnt mit {}, hier steht {}. Schreiben Sie nur Einträge derselben Art.",
            with(first),
            a(other)
        ),
        Mistyped::Result { expected, found } => format!(
            "Der Ausdruck ergibt {}; gebraucht wird hier {}, zum Beispiel {}.",
            accusative(found),
            a(expected),
            example(expected)
        ),
    }
}

fn expectation(expected: Expected, found: Option<&str>) -> String {
    let place = found.map_or("Hier endet der Ausdruck".to_owned(), |found| format!("Hier steht ‹{found}›"));
    match expected {
        Expected::Operand => format!(
            "{place}, aber es fehlt noch etwas. Schreiben Sie einen Wert, den Schlüssel einer Frage oder eine Funktion."
        ),
        Expected::EndOrOperator => format!(
            "{place}, aber der Ausdruck davor ist schon vollständig. Setzen Sie ein Rechen- oder Vergleichszeichen davor, \
             oder entfernen Sie es. Texte stehen in Anführungszeichen."
        ),
        Expected::Word(word) => format!("{place}, aber es fehlt ‹{word}›. Fügen Sie es ein."),
        Expected::Sign(sign) => format!("{place}, aber es fehlt ‹{sign}›. Fügen Sie es ein."),
        Expected::Name => format!(
            "{place}, aber es fehlt ein Name. Schreiben Sie einen aus Buchstaben, Ziffern und Unterstrichen, \
             der kein Wort der Regelsprache ist."
        ),
        Expected::CommaOr(sign) => {
            format!("{place}, aber es fehlt ein Komma oder ‹{sign}›. Fügen Sie es ein.")
        }
    }
}

fn left_out(what: LeftOut) -> &'static str {
    match what {
        LeftOut::FunctionDefinition => {
            "Eigene Funktionen gibt es hier nicht. Legen Sie einen berechneten Wert an und verwenden Sie dessen Schlüssel."
        }
        LeftOut::Clock => {
            "Regeln lesen keine Uhr, damit sie jederzeit dasselbe ergeben. Schreiben Sie today ohne Klammern, \
             wo dieser Name angeboten wird."
        }
        LeftOut::InstanceOf => {
            "instance of ist nicht nötig: die Art jedes Wertes steht fest. Prüfen Sie mit x != null, ob es eine Angabe gibt."
        }
        LeftOut::NamedArguments => {
            "Angaben in der Klammer haben hier keine Namen. Schreiben Sie nur die Werte in der richtigen Reihenfolge."
        }
    }
}

fn suggestion(similar: Option<&str>, otherwise: &str) -> String {
    similar.map_or_else(|| otherwise.to_owned(), |similar| format!("Meinten Sie ‹{similar}›?"))
}

fn arithmetic_hint(left: &Type, right: &Type) -> &'static str {
    match (left, right) {
        (Type::Text, _) | (_, Type::Text) => {
            "Machen Sie mit number(…) eine Zahl oder mit string(…) einen Text daraus."
        }
        (Type::Date | Type::DateTime, Type::Number) | (Type::Number, Type::Date | Type::DateTime) => {
            "Rechnen Sie mit einer Dauer, zum Beispiel datum + @\"P14D\"."
        }
        _ => "Rechnen Sie mit Zahlen, oder mit einem Datum und einer Dauer.",
    }
}

/// The type with its article, as a subject: «eine Zahl».
fn a(kind: &Type) -> &'static str {
    match kind {
        Type::Null => "keine Angabe (null)",
        Type::Boolean => "ein Ja/Nein-Wert",
        Type::Number => "eine Zahl",
        Type::Text => "ein Text",
        Type::Date => "ein Datum",
        Type::Time => "eine Uhrzeit",
        Type::DateTime => "ein Zeitpunkt",
        Type::DaysDuration => "eine Dauer in Tagen und Stunden",
        Type::MonthsDuration => "eine Dauer in Jahren und Monaten",
        Type::List(_) => "eine Liste",
        Type::Context(_) => "eine Gruppe von Angaben",
    }
}

/// The type with its article, after «mit»: «einer Zahl».
fn with(kind: &Type) -> &'static str {
    match kind {
        Type::Null => "null",
        Type::Boolean => "einem Ja/Nein-Wert",
        Type::Number => "einer Zahl",
        Type::Text => "einem Text",
        Type::Date => "einem Datum",
        Type::Time => "einer Uhrzeit",
        Type::DateTime => "einem Zeitpunkt",
        Type::DaysDuration => "einer Dauer in Tagen und Stunden",
        Type::MonthsDuration => "einer Dauer in Jahren und Monaten",
        Type::List(_) => "einer Liste",
        Type::Context(_) => "einer Gruppe von Angaben",
    }
}

/// The type with its article, as an object: «einen Text».
fn accusative(kind: &Type) -> &'static str {
    match kind {
        Type::Boolean => "einen Ja/Nein-Wert",
        Type::Text => "einen Text",
        Type::DateTime => "einen Zeitpunkt",
        other => a(other),
    }
}

/// A value of the type as one would write it.
fn example(kind: &Type) -> &'static str {
    match kind {
        Type::Null => "null",
        Type::Boolean => "true",
        Type::Number => "80",
        Type::Text => "\"ja\"",
        Type::Date => "@\"2026-01-31\"",
        Type::Time => "@\"14:30:00\"",
        Type::DateTime => "@\"2026-01-31T14:30:00\"",
        Type::DaysDuration => "@\"P3D\"",
        Type::MonthsDuration => "@\"P1Y\"",
        Type::List(_) => "[]",
        Type::Context(_) => "{a: 1}",
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
