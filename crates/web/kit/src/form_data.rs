//! What a form posted: its command, whether its token fits, its fields and documents. One extractor for plain and multipart forms.

use std::str::FromStr;

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
    http::header,
};
use ids::CommandId;

use crate::{
    papers_room::PapersRoom,
    problem::WebError,
    request::ClientAddress,
    security::{FormSecret, is_desk},
    site::WebState,
};

/// The most fields that a form may have; a step with 1,000 rows and a dozen questions stays below, each with its [`TYPED`].
const FIELDS_MAX: usize = 30_000;

/// Under this name a form tells in which of its fields a person typed; `parts/field.html` writes it beside each of them.
const TYPED: &str = "gw-typed[]";

/// The most files in one request.
const FILES_MAX: usize = 50;

/// The most bytes of all text fields together.
const TEXT_BYTES_MAX: usize = 4 * 1024 * 1024;

/// A posted form.
#[derive(Debug)]
pub struct FormData {
    /// The command id from the hidden field.
    pub command: CommandId,
    /// Whether the form's token belongs to this browser.
    pub token: Token,
    fields: Vec<(String, String)>,
    typed: Vec<String>,
    /// Uploaded files; empty file controls are left out.
    pub files: Vec<FormFile>,
    /// The room that they take as long as this lives.
    #[expect(dead_code, reason = "what counts is when it is dropped")]
    room: Option<PapersRoom>,
}

/// Whether a form's token fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// The form is ours and of this browser.
    Fits,
    /// It is not, or no longer: save what was typed where that does no harm, show it again, and let it be sent once more.
    Stale,
}

/// An uploaded file, as it came.
#[derive(Debug)]
pub struct FormFile {
    /// The field's name.
    pub field: String,
    /// The name on the resident's machine; hostile until cleaned.
    pub name: String,
    /// The content; its type is judged by itself, not by its name.
    pub content: Bytes,
}

impl FormData {
    /// The form, if it is ours.
    ///
    /// # Errors
    ///
    /// [`WebError::ForeignForm`] if the token is stale. Handlers whose form takes time to fill in look at [`FormData::token`]
    /// themselves, so that nothing typed is lost.
    pub fn trusted(self) -> Result<Self, WebError> {
        match self.token {
            Token::Fits => Ok(self),
            Token::Stale => Err(WebError::ForeignForm),
        }
    }

    /// The text of a field, trimmed; empty if it was not posted.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// The text of a field exactly as it was typed, for passwords.
    #[must_use]
    pub fn untrimmed(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Every value of a field, in order: checkboxes post `name[]`.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every field but the hidden ones, untrimmed, in order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let hidden = |name: &str| name == "command" || name == "token";
        self.fields
            .iter()
            .filter(move |(key, _)| !hidden(key))
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Whether a person typed into this field, or into this part of a date or an address. Everything else was chosen, or travels
    /// along unseen.
    #[must_use]
    pub fn is_typed(&self, name: &str) -> bool {
        let whole = name.rsplit_once('.').map(|(whole, _part)| whole);
        self.typed.iter().any(|typed| typed == name || Some(typed.as_str()) == whole)
    }

    fn new(
        web_state: &WebState,
        secret: &FormSecret,
        fields: Vec<(String, String)>,
        (files, room): (Vec<FormFile>, Option<PapersRoom>),
    ) -> Result<Self, WebError> {
        if holds_nul(&fields, &files) {
            return Err(WebError::Unreadable("the form holds the sign NUL"));
        }
        let (typed, fields): (Vec<_>, Vec<_>) = fields.into_iter().partition(|(name, _)| name == TYPED);
        let typed = typed.into_iter().map(|(_, name)| name).collect();
        let value =
            |name: &str| fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
        let fits = web_state.settings().form_key.fits(secret, value("token"));
        let token = if fits { Token::Fits } else { Token::Stale };
        match CommandId::from_str(value("command")) {
            Ok(command) => Ok(Self { command, token, fields, typed, files, room }),
            Err(_no_id) => Err(WebError::Unreadable("the form carries no command")),
        }
    }
}

impl<S: AsRef<WebState> + Send + Sync> FromRequest<S> for FormData {
    type Rejection = WebError;

    async fn from_request(request: Request, state: &S) -> Result<Self, WebError> {
        let secret = request.extensions().get::<FormSecret>().cloned().ok_or(WebError::ForeignForm)?;
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let multipart = kind.is_some_and(|kind| kind.starts_with("multipart/form-data"));
        let (fields, files) = if multipart {
            read_multipart(request, state.as_ref()).await?
        } else {
            (read_plain(request).await?, (Vec::new(), None))
        };
        Self::new(state.as_ref(), &secret, fields, files)
    }
}

type Fields = Vec<(String, String)>;

/// Whether a name or text holds the sign NUL: no browser sends it, and not every database keeps it.
fn holds_nul(fields: &[(String, String)], files: &[FormFile]) -> bool {
    let names = files.iter().flat_map(|file| [&file.field, &file.name]);
    let mut texts = fields.iter().flat_map(|(name, value)| [name, value]).chain(names);
    texts.any(|text| text.contains('\0'))
}

async fn read_plain(request: Request) -> Result<Fields, WebError> {
    let Ok(body) = Bytes::from_request(request, &()).await else { return Err(WebError::TooLarge) };
    if body.len() > TEXT_BYTES_MAX {
        return Err(WebError::TooLarge);
    }
    let Ok(text) = std::str::from_utf8(&body) else {
        return Err(WebError::Unreadable("the form is not UTF-8"));
    };
    let pairs: Vec<&str> = text.split('&').filter(|pair| !pair.is_empty()).collect();
    if pairs.len() > FIELDS_MAX {
        return Err(WebError::TooLarge);
    }
    let mut fields = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        fields.push((decoded(name)?, decoded(value)?));
    }
    Ok(fields)
}

fn decoded(text: &str) -> Result<String, WebError> {
    let spaced = text.replace('+', " ");
    match percent_encoding::percent_decode_str(&spaced).decode_utf8() {
        Ok(text) => Ok(text.into_owned()),
        Err(_not_utf8) => Err(WebError::Unreadable("the form is not UTF-8")),
    }
}

/// The documents of a request while they come in.
struct Incoming<'a> {
    web_state: &'a WebState,
    /// What staff bring is not bounded by their network: a town hall has one.
    guest: Option<ClientAddress>,
    room: Option<PapersRoom>,
}

impl<'a> Incoming<'a> {
    fn of(request: &Request, web_state: &'a WebState) -> Self {
        let client = request.extensions().get::<ClientAddress>().copied();
        let guest = client.filter(|_| !is_desk(request.uri().path()));
        Self { web_state, guest, room: None }
    }

    /// Takes room for so many bytes more, and counts them for the network that they come from.
    fn count(&mut self, bytes: usize) -> Result<(), WebError> {
        PapersRoom::take(self.web_state, bytes, &mut self.room)?;
        let Some(ClientAddress(client)) = self.guest else { return Ok(()) };
        let counted = self.web_state.day_counts().document_bytes(client, bytes as u64);
        counted.map_err(|seconds| WebError::DayUsedUp { seconds })
    }
}

async fn read_multipart(
    request: Request,
    web_state: &WebState,
) -> Result<(Fields, (Vec<FormFile>, Option<PapersRoom>)), WebError> {
    let mut incoming = Incoming::of(&request, web_state);
    let Ok(mut parts) = Multipart::from_request(request, &()).await else {
        return Err(WebError::Unreadable("the form is no multipart form"));
    };
    let (mut fields, mut files, mut text_bytes) = (Vec::new(), Vec::new(), 0);
    loop {
        let mut part = match parts.next_field().await {
            Ok(Some(part)) => part,
            Ok(None) => return Ok((fields, (files, incoming.room))),
            Err(error) => return Err(unreadable(&error)),
        };
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let mut content = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(|error| unreadable(&error))? {
            // Texts are bounded by themselves.
            if file_name.is_some() {
                incoming.count(piece.len())?;
            }
            content.extend_from_slice(&piece);
        }
        if let Some(file_name) = file_name {
            // A file control without a choice posts an empty name; a chosen empty file is told to the resident.
            if !(file_name.is_empty() && content.is_empty()) {
                files.push(FormFile { field: name, name: file_name, content: content.into() });
            }
        } else {
            text_bytes += content.len();
            let Ok(text) = String::from_utf8(content) else {
                return Err(WebError::Unreadable("the form is not UTF-8"));
            };
            fields.push((name, text));
        }
        if fields.len() > FIELDS_MAX || files.len() > FILES_MAX || text_bytes > TEXT_BYTES_MAX {
            return Err(WebError::TooLarge);
        }
    }
}

fn unreadable(error: &axum::extract::multipart::MultipartError) -> WebError {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        WebError::TooLarge
    } else {
        WebError::Unreadable("the form broke off")
    }
}
