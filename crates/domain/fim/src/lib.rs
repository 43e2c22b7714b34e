//! Import of XDatenfelder 2 and 3, the format of the federal information management (FIM), with their code lists in
//! Genericode and, where there is one, the machine-readable translation of their rules.
//!
//! The import takes over all it can and tells the rest: what breaks the rules of the standard as a message with its
//! XDFM code, what a person must still decide as an open point. It refuses only what is no XDatenfelder at all. A
//! form that it gives compiles.

mod assemble;
mod blocks;
mod condition;
mod draft;
mod genericode;
mod kinds;
mod limits;
mod lists;
mod messages;
mod model;
mod reader;
mod report;
mod rules;
mod xml;

use form::{compile, format::Form};

pub use self::report::{Counts, OpenPoint, Report, ReportMessage, SchemaName};

/// A schema as a form, with what the import has to say about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The form; it compiles.
    pub form: Form,
    /// Counts, messages and open points.
    pub report: Report,
}

/// A file that the import refuses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Not XML, or XML that is refused: document types and entities, too large, too deep.
    #[error("cannot read the XML: {0}")]
    Xml(String),
    /// XML of another sort.
    #[error("no XDatenfelder 2 or 3: {0}")]
    NotXDatenfelder(String),
    /// More than a form can hold.
    #[error("the schema is too large: {0}")]
    TooLarge(String),
    /// The translated rules are no JSON of the expected shape.
    #[error("cannot read the translated rules: {0}")]
    Rules(String),
    /// The form does not compile; this is a fault of the import, not of the schema.
    #[error("the imported form does not compile: {0}")]
    DoesNotCompile(String),
}

/// Imports a schema.
///
/// `code_lists` are Genericode files by name, `translated_rules` is JSON: a list of `{schema, element, context, effect,
/// target, condition, message, scope}`. Lists and rules of other schemas are passed over.
///
/// # Errors
///
/// [`ImportError`], one sentence. What is wrong with the content is no error but stands in the report.
pub fn import(
    bytes: &[u8],
    code_lists: &[(String, Vec<u8>)],
    translated_rules: Option<&[u8]>,
) -> Result<Imported, ImportError> {
    let text = xml::text(bytes).map_err(ImportError::Xml)?;
    let document = xml::parse(text).map_err(ImportError::Xml)?;
    let mut report = Report::default();
    let schema = reader::read(&document, &mut report)?;
    for name in xml::cut_texts(&document) {
        report.message(messages::Code::TextTooLong, &schema.about.id, name);
    }
    let lists = genericode::read_all(code_lists, &mut report);
    let mut draft = draft::Draft::of(&schema, &lists, &mut report)?;
    let mut translated = match translated_rules {
        Some(json) => rules::apply(&schema, &mut draft, json, &mut report)?,
        None => rules::Translated::default(),
    };
    rules::apply_known(&schema, &mut draft, &mut translated, &mut report);
    rules::keep_open(&schema, &translated, &mut report);
    let form = fit(&schema, &mut draft, &mut report)?;
    Ok(Imported { form, report })
}

/// Puts the form together; rules that do not compile together are taken out and kept as open points.
fn fit(schema: &model::Schema, draft: &mut draft::Draft, report: &mut Report) -> Result<Form, ImportError> {
    loop {
        let assembled = assemble::assemble(schema, draft);
        let Err(problems) = compile(assembled.form.clone()) else { return Ok(assembled.form) };
        let dropped = problems.iter().filter(|problem| draft.drop_rule(&assembled, problem, report)).count();
        if dropped == 0 {
            let first = problems.first().map(|problem| format!("{}: {}", problem.path, problem.message.en));
            return Err(ImportError::DoesNotCompile(first.unwrap_or_default()));
        }
    }
}
