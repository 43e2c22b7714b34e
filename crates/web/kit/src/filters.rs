//! Template filters: words, dates, money, sizes, links, and text with a little emphasis. Each reads the language from the [`crate::RenderContext`].

#![expect(
    missing_docs,
    clippy::inline_always,
    clippy::missing_errors_doc,
    reason = "`filter_fn` makes types of these functions and dictates their shape; all fail only without a language"
)]

use std::fmt;

use askama::{Values, filter_fn, filters::HtmlSafe};
use form::format::Text;
use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

use crate::{
    format,
    page::{base, language, path_here},
    parts::TranslatedText,
    urls::Url,
    words::{Argument, Named, Phrase, Say as _},
};

/// `{{ "key"|t }}`: the text with this key.
#[filter_fn]
pub fn t(key: impl Named, values: &dyn Values) -> askama::Result<Phrase> {
    Ok(language(values)?.say(key))
}

/// `{{ "key"|t|with("name", value) }}`: the text with an argument.
#[filter_fn]
pub fn with<A: Argument>(
    phrase: Phrase,
    _: &dyn Values,
    name: &'static str,
    value: A,
) -> askama::Result<Phrase> {
    Ok(phrase.with(name, value))
}

/// A text of the town in the reader's language, or in German and marked so.
#[filter_fn]
pub fn translated(text: &Text, values: &dyn Values) -> askama::Result<TranslatedText> {
    Ok(TranslatedText::of(text, language(values)?))
}

/// «2. Dezember 2026».
#[filter_fn]
pub fn full_date(date: &Date, values: &dyn Values) -> askama::Result<String> {
    Ok(format::full_date(language(values)?, *date))
}

/// «2. Dezember».
#[filter_fn]
pub fn day_month(date: &Date, values: &dyn Values) -> askama::Result<String> {
    Ok(format::day_month(language(values)?, *date))
}

/// «02.12.2026».
#[filter_fn]
pub fn short_date(date: &Date, values: &dyn Values) -> askama::Result<String> {
    Ok(format::short_date(language(values)?, *date))
}

/// «10:12 Uhr».
#[filter_fn]
pub fn clock(moment: &DateTime, values: &dyn Values) -> askama::Result<String> {
    Ok(format::clock(language(values)?, moment.time()))
}

/// «Montag, 16. November 2026, 10:12 Uhr».
#[filter_fn]
pub fn long_moment(moment: &DateTime, values: &dyn Values) -> askama::Result<String> {
    Ok(format::long_moment(language(values)?, *moment))
}

/// «16. November 2026, 10:12 Uhr».
#[filter_fn]
pub fn full_moment(moment: &DateTime, values: &dyn Values) -> askama::Result<String> {
    Ok(format::full_moment(language(values)?, *moment))
}

/// «16.11.2026, 10:12».
#[filter_fn]
pub fn short_moment(moment: &DateTime, values: &dyn Values) -> askama::Result<String> {
    Ok(format::short_moment(language(values)?, *moment))
}

/// «2026-11-16T10:12», for `datetime` attributes.
#[filter_fn]
pub fn machine_moment(moment: &DateTime, _: &dyn Values) -> askama::Result<String> {
    Ok(format::machine_moment(*moment))
}

/// «70,00 €».
#[filter_fn]
pub fn money(euros: &Decimal, values: &dyn Values) -> askama::Result<String> {
    Ok(format::money(language(values)?, *euros))
}

/// «3,1 MB».
#[filter_fn]
pub fn size(bytes: &u64, values: &dyn Values) -> askama::Result<String> {
    Ok(format::size(language(values)?, *bytes))
}

/// `{{ crate::urls::portal::Cases|href }}`: the address of a page, below the town's base.
#[filter_fn]
pub fn href(url: impl Url, values: &dyn Values) -> askama::Result<String> {
    Ok(format!("{}{}", base(values), url.path()))
}

/// The address that switches to a language and comes back to this page.
#[filter_fn]
pub fn switch_href(to: &crate::Language, values: &dyn Values) -> askama::Result<String> {
    let switch = crate::urls::portal::SwitchLanguage { language: to.tag().to_owned() };
    Ok(format!("{}{}", base(values), switch.href().with("to", path_here(values)).path()))
}

/// `<h1{{ "de"|unless_page }}>`: the attribute that tells the language of a text, where the page is in another (WCAG 3.1.2).
#[filter_fn]
pub fn unless_page(tag: &str, values: &dyn Values) -> askama::Result<Markup> {
    let same = language(values)?.tag() == tag;
    Ok(Markup(if same { String::new() } else { format!(" lang=\"{}\"", escaped(tag)) }))
}

/// Whether this is the language of the page.
#[filter_fn]
pub fn is_current(of: &crate::Language, values: &dyn Values) -> askama::Result<bool> {
    Ok(*of == language(values)?)
}

/// Whether this page belongs to the demo: only there a prefix stands before the paths of a town.
#[filter_fn]
pub fn when_demo(address: &'static str, values: &dyn Values) -> askama::Result<Option<&'static str>> {
    Ok((!base(values).is_empty()).then_some(address))
}

/// Text with `**emphasis**` and line breaks, for sentences that the program itself puts together. Everything else is escaped.
#[filter_fn]
pub fn rich(text: impl fmt::Display, _: &dyn Values) -> askama::Result<Markup> {
    Ok(Markup(emphasised(&text.to_string())))
}

/// Text that a person wrote: blank lines part paragraphs, single breaks stay, nothing else is markup.
#[filter_fn]
pub fn paragraphs_of(text: impl fmt::Display, _: &dyn Values) -> askama::Result<Markup> {
    let text = text.to_string().replace("\r\n", "\n");
    let mut html = String::new();
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        html.push_str("<p>");
        html.push_str(&escaped(paragraph).replace('\n', "<br>"));
        html.push_str("</p>");
    }
    Ok(Markup(html))
}

/// Text that a person wrote, in one paragraph: line breaks stay, nothing is markup.
#[filter_fn]
pub fn lines_of(text: impl fmt::Display, _: &dyn Values) -> askama::Result<Markup> {
    Ok(Markup(escaped(text.to_string().trim()).replace("\r\n", "\n").replace('\n', "<br>")))
}

/// HTML made here from escaped text.
pub struct Markup(String);

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

/// Escapes, then turns pairs of `**` into `<strong>` and line breaks into `<br>`; an unpaired `**` stays as it is.
#[must_use]
pub fn emphasised(text: &str) -> String {
    let escaped = escaped(text);
    let mut pieces = escaped.split("**").peekable();
    let mut html = String::with_capacity(escaped.len());
    let mut inside = false;
    while let Some(piece) = pieces.next() {
        html.push_str(piece);
        let another_follows = pieces.peek().is_some();
        if inside {
            html.push_str("</strong>");
            inside = false;
        } else if another_follows {
            let closes = pieces.clone().count() > 1;
            html.push_str(if closes { "<strong>" } else { "**" });
            inside = closes;
        }
    }
    html.replace('\n', "<br>")
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_is_the_only_markup() {
        assert_eq!(emphasised("a **b** <i>\nc"), "a <strong>b</strong> &lt;i&gt;<br>c");
        assert_eq!(emphasised("2 ** 3"), "2 ** 3");
        assert_eq!(emphasised("**a** and **b**"), "<strong>a</strong> and <strong>b</strong>");
    }
}
