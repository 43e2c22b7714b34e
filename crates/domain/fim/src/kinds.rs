//! What a data field becomes: kind, fixed value, note, or a repeated question.

use std::{collections::BTreeMap, str::FromStr};

use form::{
    format::{
        Choices, CodeList, FileLimits, Kind, Number, NumberBounds, SeveralChoices, TextLimits,
        WholeNumberBounds,
    },
    limits::{FILE_BYTES_MAX, FILES_MAX, LONG_TEXT_MAX, ROWS_MAX, ROWS_MIN_MAX},
    read::Pattern,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{
    blocks,
    genericode::Genericode,
    limits::LITERAL_MAX,
    lists,
    messages::Code,
    model::{DataType, Field, FieldKind, Position, Times},
    report::Report,
};

/// Texts of more characters get several lines.
const SHORT_MAX: u32 = 500;
/// Bytes of one file if the schema names no limit.
const FILE_BYTES_DEFAULT: u64 = 10_000_000;

/// What becomes of a field.
pub(super) enum Shape {
    Note(String),
    /// A value that nobody enters, with its FEEL text.
    Fixed(Kind, String),
    Once(Kind),
    Repeated(Kind),
}

/// The shape of a field at a position.
pub(super) fn shape(
    field: &Field,
    position: &Position,
    supplied: &[Genericode],
    known: &mut BTreeMap<String, CodeList>,
    report: &mut Report,
) -> Shape {
    let path = position.path.as_str();
    match field.kind {
        FieldKind::Label => {
            return Shape::Note(field.content.clone().unwrap_or_else(|| field.about.label.clone()));
        }
        FieldKind::Hidden | FieldKind::Locked => return fixed(field, path, report),
        FieldKind::Input | FieldKind::Select => {}
    }
    let times = position.times;
    let has_list = !field.values.is_empty() || field.list.is_some();
    if field.kind == FieldKind::Select && !has_list && field.data.is_text() {
        report.open(path, "Dem Auswahlfeld fehlt seine Liste; es wurde ein Textfeld daraus.");
        return once_or_repeated(text(field, path, report), times);
    }
    tell_left_out(field, position, report);
    if has_list {
        let (options, code_list) = lists::options(field, path, supplied, known, report);
        return Shape::Once(if times.is_repeated() {
            let min = Some(times.min).filter(|&min| min > 1);
            Kind::SeveralOf(SeveralChoices { options, code_list, min, max: times.max })
        } else {
            Kind::OneOf(Choices { options, code_list })
        });
    }
    let kind = match field.data {
        DataType::Text | DataType::TextLatin => {
            blocks::kind(&field.about.id).unwrap_or_else(|| text(field, path, report))
        }
        DataType::YesNo => Kind::YesNo,
        DataType::Date => Kind::Date,
        DataType::Time => Kind::Time,
        DataType::DateTime => {
            report.open(path, "Der Zeitpunkt wurde zum Datum; die Uhrzeit braucht eine eigene Frage.");
            Kind::Date
        }
        DataType::WholeNumber => Kind::WholeNumber(whole(field, path, report)),
        DataType::Number => Kind::Decimal(NumberBounds { places: Some(6), ..bounds(field, path, report) }),
        DataType::Money => Kind::Money(bounds(field, path, report)),
        DataType::File => return Shape::Once(Kind::File(file(field, times))),
        DataType::Object => {
            report.open(
                path,
                "Ein statisches Objekt kann ein Formular nicht zeigen; es wurde ein Hinweis daraus.",
            );
            return Shape::Note(field.content.clone().unwrap_or_else(|| field.about.label.clone()));
        }
    };
    if matches!(kind, Kind::Date | Kind::Time)
        && (field.limits.min_value.is_some() || field.limits.max_value.is_some())
    {
        report.open(path, "Der Wertebereich des Datums oder der Uhrzeit wurde nicht übernommen.");
    }
    once_or_repeated(kind, times)
}

/// What stands in the schema and has no place in the form.
fn tell_left_out(field: &Field, position: &Position, report: &mut Report) {
    let path = position.path.as_str();
    if let Some(content) = &field.content {
        let begin: String = content.chars().take(80).collect();
        report.open(path, format!("Die Vorbelegung „{begin}“ wurde nicht übernommen."));
    }
    if field.limits.pattern.is_some() && !field.data.is_text() {
        report.open(path, "Das Muster wurde nicht übernommen; es steht nicht an einem Text.");
    }
    let rows = position.times;
    let most = u32::try_from(ROWS_MAX).unwrap_or(u32::MAX);
    if field.data == DataType::File {
        if field.bytes_max.is_some_and(|bytes| bytes > FILE_BYTES_MAX) {
            report.open(path, format!("Eine Anlage darf höchstens {FILE_BYTES_MAX} Byte haben."));
        }
        if rows.min > FILES_MAX || rows.max.is_some_and(|max| max > FILES_MAX) {
            report.open(
                path,
                format!("Es können höchstens {FILES_MAX} Anlagen verlangt oder angenommen werden."),
            );
        }
    } else if rows.min > ROWS_MIN_MAX || rows.max.is_some_and(|max| max > most) {
        report.open(path, told_rows(rows));
    }
}

/// How a multiplicity is beyond what a form can ask for.
pub(super) fn told_rows(times: Times) -> String {
    let max = times.max.map_or_else(|| "*".to_owned(), |max| max.to_string());
    format!(
        "Die Multiplizität {}:{max} ist größer, als ein Formular fragen kann; verlangt werden höchstens {ROWS_MIN_MAX}, angenommen {ROWS_MAX}.",
        times.min
    )
}

fn once_or_repeated(kind: Kind, times: Times) -> Shape {
    if times.is_repeated() { Shape::Repeated(kind) } else { Shape::Once(kind) }
}

/// Locked and hidden fields: the content of the schema is their value.
fn fixed(field: &Field, path: &str, report: &mut Report) -> Shape {
    let long = Kind::LongText(TextLimits::default());
    let Some(content) = field.content.as_deref() else {
        report.open(path, "Das gesperrte Feld hat keinen Inhalt; woher sein Wert kommt, ist offen.");
        return Shape::Fixed(long, "null".to_owned());
    };
    if content.chars().nth(LITERAL_MAX).is_some() {
        report.message(Code::TextTooLong, path, "inhalt");
    }
    let number = Decimal::from_str(content).ok().map(|number| number.to_string());
    let value = match field.data {
        DataType::YesNo if matches!(content, "true" | "false") => Some((Kind::YesNo, content.to_owned())),
        DataType::WholeNumber => {
            number.map(|number| (Kind::WholeNumber(WholeNumberBounds::default()), number))
        }
        DataType::Number => number.map(|number| {
            (Kind::Decimal(NumberBounds { places: Some(9), ..NumberBounds::default() }), number)
        }),
        DataType::Money => number.map(|number| (Kind::Money(NumberBounds::default()), number)),
        DataType::Date => {
            let day = content.parse::<jiff::civil::Date>().ok();
            day.map(|day| (Kind::Date, format!("date(\"{day}\")")))
        }
        _ => None,
    };
    let (kind, value) = value.unwrap_or_else(|| (long, quoted(content)));
    Shape::Fixed(kind, value)
}

/// A text as a FEEL literal, cut where a rule could not hold it.
pub(super) fn quoted(text: &str) -> String {
    let cut: String = text.chars().take(LITERAL_MAX).collect();
    let escaped = cut
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace("\r\n", "\n")
        .replace(['\n', '\r'], "\\n")
        .replace('\t', " ");
    format!("\"{escaped}\"")
}

fn text(field: &Field, path: &str, report: &mut Report) -> Kind {
    let most = u32::try_from(LONG_TEXT_MAX).unwrap_or(u32::MAX);
    let mut length = |text: &Option<String>| {
        let text = text.as_ref()?;
        let length = text.parse::<u32>().ok();
        if length.is_none() {
            report.message(Code::Limits, path, text);
        }
        if length.is_some_and(|length| length > most) {
            report.open(
                path,
                format!("Ein Text kann höchstens {most} Zeichen haben; das Schema nennt {text}."),
            );
        }
        length.map(|length| length.min(most))
    };
    let (min, max) =
        (length(&field.limits.min_length), length(&field.limits.max_length).filter(|&max| max > 0));
    let reversed = min.zip(max).is_some_and(|(min, max)| min > max);
    let pattern = field.limits.pattern.clone().filter(|pattern| {
        let compiled = Pattern::compile(pattern);
        if let Err(reason) = &compiled {
            report.message(Code::Pattern, path, reason.lines().last().unwrap_or_default());
        }
        compiled.is_ok()
    });
    let pattern = pattern.or_else(|| blocks::pattern(&field.about.id));
    let limits =
        TextLimits { min_length: min.filter(|_| !reversed), max_length: max.filter(|_| !reversed), pattern };
    if limits.max_length.is_some_and(|max| max > SHORT_MAX) {
        Kind::LongText(limits)
    } else {
        Kind::ShortText(limits)
    }
}

fn whole(field: &Field, path: &str, report: &mut Report) -> WholeNumberBounds {
    let NumberBounds { min, max, .. } = bounds(field, path, report);
    let mut whole = |bound: Option<Number>| {
        let Number(bound) = bound?;
        let whole = bound.to_i64().filter(|whole| Decimal::from(*whole) == bound);
        if whole.is_none() {
            report.message(Code::Limits, path, &bound.to_string());
        }
        whole
    };
    WholeNumberBounds { min: whole(min), max: whole(max), unit: None }
}

fn bounds(field: &Field, path: &str, report: &mut Report) -> NumberBounds {
    let mut bound = |text: &Option<String>| {
        let text = text.as_ref()?;
        let bound = Decimal::from_str(&text.replace(',', ".")).ok();
        if bound.is_none() {
            report.message(Code::Limits, path, text);
        }
        bound.map(Number)
    };
    let (min, max) = (bound(&field.limits.min_value), bound(&field.limits.max_value));
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        report.message(Code::Limits, path, "");
        return NumberBounds::default();
    }
    NumberBounds { min, max, ..NumberBounds::default() }
}

fn file(field: &Field, times: Times) -> FileLimits {
    FileLimits {
        media_types: field.media_types.clone(),
        max_bytes: field.bytes_max.unwrap_or(FILE_BYTES_DEFAULT).clamp(1, FILE_BYTES_MAX),
        min_count: Some(times.min).filter(|&min| min > 1).map(|min| min.min(FILES_MAX)),
        max_count: times.max.unwrap_or(FILES_MAX).clamp(1, FILES_MAX),
    }
}
