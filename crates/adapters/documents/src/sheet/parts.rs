//! The running text of each kind of letter, part by part.

use locale::{Language, full_date, money_in_words};
use service::letters::{
    AnswerTable, Block, Content, Correction, Decision, Fee, Inquiry, Receipt, RichText, Run,
};

use super::{
    Part, Row, Stretch,
    compose::{ComposeError, at_most},
};
use crate::{
    giro_code,
    typography::{breakable, keep_together},
};

const BLOCKS_MAX: usize = 2_000;
const CHARACTERS_MAX: usize = 200_000;
const ROWS_MAX: usize = 2_000;
const RULINGS_MAX: usize = 50;
const ANCILLARY_PROVISIONS_MAX: usize = 100;
const LIST_MAX: usize = 50;

/// The parts of a letter's running text.
pub(super) fn of(content: &Content, language: Language) -> Result<Vec<Part>, ComposeError> {
    match content {
        Content::Receipt(receipt) => receipt_parts(receipt, language),
        Content::Inquiry(inquiry) => inquiry_parts(inquiry, language),
        Content::Decision(decision) => decision_parts(decision, language),
        Content::Correction(correction) => correction_parts(correction, language),
        Content::Cover(text) => text_parts(text),
    }
}

fn receipt_parts(receipt: &Receipt, language: Language) -> Result<Vec<Part>, ComposeError> {
    at_most("papers", receipt.documents.len(), LIST_MAX * 4)?;
    let mut parts = text_parts(&receipt.opening)?;
    let has_answers = receipt.answers.sections.iter().any(|section| !section.rows.is_empty());
    if has_answers {
        parts.push(heading(language.pick("Ihre Angaben", "Your answers")));
        parts.extend(answer_parts(&receipt.answers, language));
    }
    if !receipt.documents.is_empty() {
        parts.push(heading(language.pick("Ihre Unterlagen", "Your papers")));
        parts.push(Part::Bullets { items: receipt.documents.iter().map(|name| vec![plain(name)]).collect() });
    }
    if has_answers {
        parts.push(paragraph(language.pick(
            "Alle Angaben liegen dieser PDF-Datei zusätzlich als „angaben.json“ bei, zum Weiterverarbeiten.",
            "All answers are also attached to this PDF file as “answers.json”, for further processing.",
        )));
    }
    parts.extend(text_parts(&receipt.ending)?);
    Ok(parts)
}

fn answer_parts(table: &AnswerTable, language: Language) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut room = ROWS_MAX;
    for section in table.sections.iter().filter(|section| !section.rows.is_empty()) {
        let rows: Vec<Row> = section
            .rows
            .iter()
            .take(room)
            .map(|(label, value)| Row { label: keep_together(label), value: keep_together(value) })
            .collect();
        room -= rows.len();
        if !rows.is_empty() {
            parts.push(Part::Heading { level: 3, text: keep_together(&section.title) });
            parts.push(Part::Table { header: table_header(language), rows });
        }
    }
    let total: usize = table.sections.iter().map(|section| section.rows.len()).sum();
    if total > ROWS_MAX {
        parts.push(paragraph(&match language {
            Language::German => {
                format!("Weitere {} Angaben stehen nur in der beigefügten Datei.", total - ROWS_MAX)
            }
            Language::English => {
                format!("{} more answers stand in the attached file only.", total - ROWS_MAX)
            }
        }));
    }
    parts
}

fn table_header(language: Language) -> [&'static str; 2] {
    [language.pick("Frage", "Question"), language.pick("Ihre Angabe", "Your answer")]
}

fn inquiry_parts(inquiry: &Inquiry, language: Language) -> Result<Vec<Part>, ComposeError> {
    at_most("requested papers", inquiry.documents.len(), LIST_MAX)?;
    let mut parts = text_parts(&inquiry.opening)?;
    if !inquiry.documents.is_empty() {
        parts.push(heading(language.pick("Diese Unterlagen brauchen wir", "The papers we need")));
        parts.push(Part::Bullets { items: inquiry.documents.iter().map(|name| vec![plain(name)]).collect() });
    }
    if let Some(due) = inquiry.due {
        let day = full_date(language, due);
        let (before, after) = match language {
            Language::German => ("Bitte antworten Sie bis zum ", "."),
            Language::English => ("Please answer by ", "."),
        };
        parts.push(Part::Paragraph {
            runs: vec![plain(before), Stretch { text: keep_together(&day), bold: true }, plain(after)],
        });
    }
    parts.extend(text_parts(&inquiry.ending)?);
    Ok(parts)
}

fn decision_parts(decision: &Decision, language: Language) -> Result<Vec<Part>, ComposeError> {
    at_most("rulings", decision.rulings.len(), RULINGS_MAX)?;
    at_most("conditions", decision.ancillary_provisions.len(), ANCILLARY_PROVISIONS_MAX)?;
    if decision.rulings.is_empty() {
        return Err(ComposeError::Missing("ruling"));
    }
    let mut parts = text_parts(&decision.opening)?;
    parts.push(heading(language.pick("Entscheidung", "Decision")));
    parts.push(counted(&decision.rulings));
    if !decision.ancillary_provisions.is_empty() {
        parts.push(heading(language.pick("Nebenbestimmungen", "Conditions (Nebenbestimmungen)")));
        parts.push(counted(&decision.ancillary_provisions));
    }
    if !decision.reasons.is_empty() {
        parts.push(heading(language.pick("Gründe", "Reasons")));
        parts.extend(text_parts(&decision.reasons)?);
    }
    if let Some(fee) = &decision.fee {
        parts.push(heading(language.pick("Ihre Zahlung", "Your payment")));
        parts.push(payment(fee, language)?);
    }
    parts.extend(remedies_parts(decision.remedies.as_ref(), language)?);
    Ok(parts)
}

fn remedies_parts(remedies: Option<&RichText>, language: Language) -> Result<Vec<Part>, ComposeError> {
    let Some(text) = remedies.filter(|text| !text.is_empty()) else { return Ok(Vec::new()) };
    let mut parts =
        vec![heading(language.pick("Rechtsbehelfsbelehrung", "Notice on remedies (Rechtsbehelfsbelehrung)"))];
    parts.extend(text_parts(text)?);
    Ok(parts)
}

fn correction_parts(correction: &Correction, language: Language) -> Result<Vec<Part>, ComposeError> {
    at_most("changes", correction.changes.len(), LIST_MAX)?;
    let mut parts = text_parts(&correction.opening)?;
    if !correction.changes.is_empty() {
        parts.push(heading(language.pick("Berichtigung", "Correction")));
        let rows = correction
            .changes
            .iter()
            .map(|change| Row { label: keep_together(&change.wrong), value: keep_together(&change.right) })
            .collect();
        let header =
            [language.pick("Bisher steht dort", "It says"), language.pick("Richtig ist", "It should say")];
        parts.push(Part::Table { header, rows });
    }
    parts.extend(text_parts(&correction.ending)?);
    parts.extend(remedies_parts(correction.remedies.as_ref(), language)?);
    Ok(parts)
}

fn payment(fee: &Fee, language: Language) -> Result<Part, ComposeError> {
    let code = giro_code::svg(fee)?;
    let amount = money_in_words(language, fee.amount);
    let due = due(fee.due_days, language);
    let account = &fee.account;
    let alt = match language {
        Language::German => format!(
            "QR-Code für die Überweisung: {amount} an {}, IBAN {}, Verwendungszweck {}. Dieselben Angaben stehen daneben.",
            account.holder(),
            account.iban_in_groups(),
            fee.purpose
        ),
        Language::English => format!(
            "QR code for the transfer: {amount} to {}, IBAN {}, reference {}. The same details stand beside it.",
            account.holder(),
            account.iban_in_groups(),
            fee.purpose
        ),
    };
    let rows = [
        (language.pick("Betrag", "Amount"), Some(amount)),
        (language.pick("Fällig", "Due"), Some(due)),
        (language.pick("Empfänger", "Payee"), Some(account.holder().to_owned())),
        (language.pick("IBAN", "IBAN"), Some(account.iban_in_groups())),
        (language.pick("Bank", "Bank"), account.bank().map(str::to_owned)),
        (language.pick("Verwendungszweck", "Reference"), Some(fee.purpose.clone())),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(label, value)| Some(Row { label: label.to_owned(), value: breakable(&value?) }));
    Ok(Part::Payment { rows: rows.collect(), code, alt, caption: "GiroCode" })
}

/// The day itself is not known when the letter is set: it depends on the announcement.
fn due(days: u16, language: Language) -> String {
    match (days, language) {
        (0, Language::German) => "mit der Bekanntgabe dieses Bescheids".to_owned(),
        (0, Language::English) => "on announcement of this decision".to_owned(),
        (1, Language::German) => "am Tag nach der Bekanntgabe dieses Bescheids".to_owned(),
        (1, Language::English) => "on the day after this decision is announced".to_owned(),
        (days, Language::German) => {
            keep_together(&format!("{days} Tage nach der Bekanntgabe dieses Bescheids"))
        }
        (days, Language::English) => format!("{days} days after this decision is announced"),
    }
}

/// More than one are numbered; a lonely «1.» would only puzzle.
fn counted(items: &[Vec<Run>]) -> Part {
    match items {
        [only] => Part::Paragraph { runs: stretches(only) },
        _ => Part::Numbers { items: items.iter().map(|item| stretches(item)).collect() },
    }
}

fn text_parts(text: &RichText) -> Result<Vec<Part>, ComposeError> {
    at_most("blocks in one text", text.blocks.len(), BLOCKS_MAX)?;
    at_most("characters in one text", text.blocks.iter().map(characters).sum(), CHARACTERS_MAX)?;
    let part = |block: &Block| match block {
        Block::Heading(words) => Part::Heading { level: 3, text: keep_together(words) },
        Block::Paragraph(runs) => Part::Paragraph { runs: stretches(runs) },
        Block::Bullets(items) => Part::Bullets { items: items.iter().map(|item| stretches(item)).collect() },
        Block::Numbers(items) => Part::Numbers { items: items.iter().map(|item| stretches(item)).collect() },
    };
    Ok(text.blocks.iter().map(part).collect())
}

fn characters(block: &Block) -> usize {
    let of_runs = |runs: &[Run]| runs.iter().map(|run| run.text.chars().count()).sum::<usize>();
    match block {
        Block::Heading(words) => words.chars().count(),
        Block::Paragraph(runs) => of_runs(runs),
        Block::Bullets(items) | Block::Numbers(items) => items.iter().map(|item| of_runs(item)).sum(),
    }
}

fn stretches(runs: &[Run]) -> Vec<Stretch> {
    runs.iter().map(|run| Stretch { text: keep_together(&run.text), bold: run.bold }).collect()
}

fn heading(text: &str) -> Part {
    Part::Heading { level: 2, text: text.to_owned() }
}

fn paragraph(text: &str) -> Part {
    Part::Paragraph { runs: vec![plain(text)] }
}

fn plain(text: &str) -> Stretch {
    Stretch { text: keep_together(text), bold: false }
}
