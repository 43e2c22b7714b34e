//! From a question of a form to a field of a page.

use filing::DraftDocument;
use form::{
    format::{FileLimits, Kind, Question, TextLimits},
    page::{OptionItem, QuestionItem},
    show,
};
use kit::{
    format,
    parts::{
        AddressInput, AutocompleteToken, Choice, DateInput, DocumentMark, DocumentRow, Documents, Field,
        FieldKind, FileInput, Icon, InputMode, TextInput, Width,
    },
};
use locale::{Country, Language};

use super::document_rules;
use crate::{ACTION, texts::Say as _};

/// More options than these are a list to choose from.
const RADIOS_MAX: usize = 7;

/// Texts of at most so many characters get a narrow field.
const NARROW_MAX: u32 = 60;

/// The field of a question, without errors.
pub(super) fn field(item: &QuestionItem<'_>, documents: &[DraftDocument], language: Language) -> Field {
    let kind = kind(item, documents, language);
    let mut field = Field::new(&*item.path, item.label, kind);
    field.hint = hint(item, language);
    field.optional = !item.required;
    field
}

fn kind(item: &QuestionItem<'_>, documents: &[DraftDocument], language: Language) -> FieldKind {
    match &item.question.kind {
        Kind::LongText(_) => FieldKind::LongText { value: item.typed(), rows: 5, characters_max: None },
        Kind::YesNo => FieldKind::OneOf { options: yes_or_no(&item.typed(), language), horizontal: true },
        Kind::OneOf(_) if item.options.len() > RADIOS_MAX => {
            FieldKind::Select { options: choices(&item.options) }
        }
        Kind::OneOf(_) => FieldKind::OneOf { options: choices(&item.options), horizontal: false },
        Kind::SeveralOf(_) => FieldKind::SeveralOf { options: choices(&item.options) },
        Kind::Consent => FieldKind::Consent { given: item.typed() == "true" },
        Kind::Date => FieldKind::Date(date(item)),
        Kind::File(limits) => FieldKind::File(file(item, limits, documents, language)),
        Kind::Address => FieldKind::Address(address(item, language)),
        _ => FieldKind::Text(line(item)),
    }
}

/// Help of the form, and for documents what is taken: told before anybody chooses.
fn hint(item: &QuestionItem<'_>, language: Language) -> Option<String> {
    let rules = match &item.question.kind {
        Kind::File(limits) => Some(document_rules::told(limits, language)),
        _ => None,
    };
    let lines: Vec<String> = [item.help.map(str::to_owned), rules].into_iter().flatten().collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn line(item: &QuestionItem<'_>) -> TextInput {
    let own = |token: AutocompleteToken| (!item.path.contains(['.', '['])).then_some(token);
    let (mode, width, autocomplete) = match &item.question.kind {
        Kind::WholeNumber(_) => (InputMode::Whole, Width::Small, None),
        Kind::Decimal(_) | Kind::Money(_) => (InputMode::Decimal, Width::Small, None),
        Kind::Time => (InputMode::Time, Width::Small, None),
        Kind::Email => (InputMode::Email, Width::Medium, own("email")),
        Kind::Phone => (InputMode::Phone, Width::Medium, own("tel")),
        Kind::PersonName => (InputMode::Text, Width::Full, own(name_token(item.question))),
        Kind::LicencePlate => (InputMode::Text, Width::Small, None),
        Kind::Iban => (InputMode::Text, Width::Medium, Some("off")),
        Kind::ShortText(TextLimits { max_length: Some(most), .. }) if *most <= NARROW_MAX => {
            (InputMode::Text, Width::Medium, None)
        }
        _ => (InputMode::Text, Width::Full, None),
    };
    TextInput { value: typed(item), mode, width, unit: item.unit.map(str::to_owned), autocomplete }
}

/// As typed; a whole IBAN in groups of four, which is easier to compare.
fn typed(item: &QuestionItem<'_>) -> String {
    let typed = item.typed();
    if matches!(item.question.kind, Kind::Iban) {
        let compact = form::read::iban_compact(&typed);
        if form::read::iban_is_valid(&compact) {
            return locale::iban_in_groups(&compact);
        }
    }
    typed
}

fn name_token(question: &Question) -> AutocompleteToken {
    let key = question.key.as_str();
    if key.contains("first") || key.contains("given") {
        "given-name"
    } else if key.contains("last") || key.contains("family") {
        "family-name"
    } else {
        "name"
    }
}

fn yes_or_no(typed: &str, language: Language) -> Vec<Choice> {
    let choice = |value: &str, label: String| {
        let choice = Choice::new(value, label);
        if typed == value { choice.chosen() } else { choice }
    };
    vec![choice("true", language.say("yes").into()), choice("false", language.say("no").into())]
}

fn choices(options: &[OptionItem<'_>]) -> Vec<Choice> {
    let choice = |option: &OptionItem<'_>| Choice {
        value: option.code.to_owned(),
        label: option.label.to_owned(),
        hint: option.help.map(str::to_owned),
        chosen: option.chosen,
        opens: Vec::new(),
    };
    options.iter().map(choice).collect()
}

fn date(item: &QuestionItem<'_>) -> DateInput {
    let key = item.question.key.as_str();
    let birth = ["birth", "born", "geburt"].iter().any(|word| key.contains(word));
    DateInput {
        day: item.typed_part("day"),
        month: item.typed_part("month"),
        year: item.typed_part("year"),
        birth: birth && !item.path.contains(['.', '[']),
    }
}

fn address(item: &QuestionItem<'_>, language: Language) -> AddressInput {
    let typed = item.typed_part("country");
    let known = if typed.is_empty() { Some(Country::GERMANY) } else { Country::named(&typed) };
    let country = known.map_or(typed, |country| country.name(language).to_owned());
    AddressInput {
        street: item.typed_part("street"),
        house_number: item.typed_part("house_number"),
        postcode: item.typed_part("postcode"),
        town: item.typed_part("town"),
        country: Some(country),
        countries: Country::names(language),
        wrong: Vec::new(),
    }
}

fn file(
    item: &QuestionItem<'_>,
    limits: &FileLimits,
    documents: &[DraftDocument],
    language: Language,
) -> FileInput {
    let there: Vec<DocumentRow> = documents
        .iter()
        .filter(|document| document.path == item.path)
        .map(|document| row(document, language))
        .collect();
    let invite =
        if there.is_empty() { language.say("upload-choose") } else { language.say("upload-choose-more") };
    let label = language.say("upload-there").with("question", item.label).to_string();
    FileInput {
        documents: (!there.is_empty()).then_some(Documents { rows: there, label }),
        invite: invite.into(),
        accept: limits.accepted().collect::<Vec<_>>().join(","),
        multiple: limits.max_count > 1,
        bytes_max: limits.max_bytes,
    }
}

fn row(document: &DraftDocument, language: Language) -> DocumentRow {
    let note =
        format!("{}, {}", show::media_type(&document.media_type), format::size(language, document.bytes));
    let mark = DocumentMark::Icon(Icon::Document);
    let remove = Some((ACTION.to_owned(), format!("remove-paper:{}", document.document)));
    DocumentRow { name: document.name.clone(), href: None, note, mark, remove }
}
