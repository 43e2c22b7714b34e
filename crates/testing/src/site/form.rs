//! The forms of a page, as a browser without script sends them: with what the page has filled in and chosen.

use super::Response;

/// A form of a page.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    pub fields: Vec<(String, String)>,
    pub files: Vec<FormFile>,
}

/// A file that was chosen in a form.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct FormFile {
    /// The field that it was chosen in.
    pub field: String,
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Form {
    /// The value of a field, the first if it has several.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// With this in a field, whatever stood there before.
    #[must_use]
    pub fn filled(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(key, _)| key != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a file, as a browser sends what was chosen in a field.
    #[must_use]
    pub fn with_file(mut self, field: &str, name: &str, bytes: &[u8]) -> Self {
        let (field, name) = (field.to_owned(), name.to_owned());
        self.files.push(FormFile { field, name, bytes: bytes.to_vec() });
        self
    }
}

impl Response {
    /// Every form of the page that changes something.
    pub fn forms(&self) -> Vec<Form> {
        let text = self.text();
        let forms = text.split("<form").skip(1).filter_map(|rest| {
            let (tag, rest) = rest.split_once('>')?;
            let (content, _) = rest.split_once("</form>")?;
            (attribute(tag, "method").as_deref() == Some("post")).then(|| Form {
                action: attribute(tag, "action").unwrap_or_default(),
                fields: fields(content),
                files: Vec::new(),
            })
        });
        forms.collect()
    }
}

/// What the fields of a form hold.
fn fields(content: &str) -> Vec<(String, String)> {
    let elements = content.split('<').skip(1).filter_map(|element| element.split_once('>'));
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut select: Option<(String, Option<String>)> = None;
    for (tag, text) in elements {
        let name = || attribute(tag, "name");
        match tag.split_whitespace().next() {
            Some("input") => fields.extend(name().zip(sent(tag))),
            Some("textarea") => fields.extend(name().map(|name| (name, unescaped(text)))),
            Some("select") => select = name().map(|name| (name, None)),
            Some("option") => {
                if let Some((_, chosen)) = &mut select
                    && (chosen.is_none() || has(tag, "selected"))
                {
                    *chosen = attribute(tag, "value");
                }
            }
            Some("/select") => {
                fields.extend(select.take().and_then(|(name, chosen)| Some((name, chosen?))));
            }
            _ => {}
        }
    }
    fields
}

/// What an input sends as the page was made; nothing if it is not chosen.
fn sent(tag: &str) -> Option<String> {
    let value = attribute(tag, "value").unwrap_or_default();
    match attribute(tag, "type").as_deref() {
        Some("file" | "submit") => None,
        Some("checkbox" | "radio") => has(tag, "checked").then_some(value),
        _ => Some(value),
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| unescaped(value))
}

fn has(tag: &str, name: &str) -> bool {
    tag.split_whitespace().any(|word| word == name)
}

fn unescaped(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<")]
        .into_iter()
        .chain([("&#62;", ">"), ("&#38;", "&"), ("&amp;", "&")])
        .fold(text.to_owned(), |text, (escape, letter)| text.replace(escape, letter))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, StatusCode};

    use super::*;

    #[test]
    fn a_form_is_sent_as_the_page_shows_it() {
        let page = r#"<form method="get" action="/search"><input name="q"></form>
            <form class="f" method="post" action="/cases/1?a=1&amp;b=2" novalidate>
            <input type="hidden" name="seen" value="7"><textarea name="text" rows="3">a &lt; b</textarea>
            <input type="radio" name="way" value="post"><input type="radio" name="way" value="portal" checked>
            <input type="checkbox" name="a[]" value="1"><input type="checkbox" name="a[]" value="2" checked>
            <select name="who"><option value="">-</option><option value="x" selected>X</option></select>
            <input type="file" name="paper"><button type="submit" name="act" value="go">Go</button></form>"#;
        let seen =
            Response { status: StatusCode::OK, headers: HeaderMap::new(), body: page.as_bytes().to_vec() };
        let form = seen.forms().remove(0).filled("text", "c");
        assert_eq!(form.action, "/cases/1?a=1&b=2");
        let fields: Vec<_> = form.fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(fields, [("seen", "7"), ("way", "portal"), ("a[]", "2"), ("who", "x"), ("text", "c")]);
    }
}
