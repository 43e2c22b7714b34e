//! A refused form: what stands above it, what stands at each field, and with which status it is shown again.

use axum::{
    http::{StatusCode, header},
    response::{AppendHeaders, Html, IntoResponse, Response},
};
use jiff::{Timestamp, ToSpan, Unit};
use kernel::error::{Entry, UseCaseError};
use locale::Language;

use crate::{
    entries, format,
    parts::{Alert, AlertKind, ErrorSummary, Field, FieldKind, FieldProblem},
    problem::{WebError, seconds_until},
    words::Say as _,
};

/// Why a form is shown again. Without a refusal it is shown for the first time.
#[derive(Debug, Clone, Default)]
pub struct Refusal {
    /// What stands in the way of the whole form.
    pub alert: Option<Alert>,
    problems: Vec<(String, String)>,
    status: Option<Status>,
}

/// With what status a page is shown, and after how many seconds the next try is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    code: StatusCode,
    retry_after: Option<u64>,
}

impl Status {
    /// The answer with this status.
    #[must_use]
    pub fn answer(self, page: String) -> Response {
        let wait = self.retry_after.map(|seconds| (header::RETRY_AFTER, seconds.to_string()));
        (self.code, AppendHeaders(wait), Html(page)).into_response()
    }
}

impl From<StatusCode> for Status {
    fn from(code: StatusCode) -> Self {
        Self { code, retry_after: None }
    }
}

impl Refusal {
    /// What a form can say of an error.
    ///
    /// # Errors
    ///
    /// Everything else is no matter of the form and goes on as it is.
    pub fn of(error: UseCaseError, language: Language, now: Timestamp) -> Result<Self, WebError> {
        match error {
            UseCaseError::Entries(entries) => Ok(Self::entries(&entries, language)),
            UseCaseError::Form(problems) => Ok(Self::form(&problems, language)),
            UseCaseError::Wait { until } => Ok(Self::waiting(until, language, now)),
            UseCaseError::Rule(refused) => {
                let sentence = refused.sentence(language);
                Ok(Self::whole(StatusCode::CONFLICT, sentence))
            }
            UseCaseError::Conflict { .. } => {
                Ok(Self::whole(StatusCode::CONFLICT, language.say("refusal-changed").to_string()))
            }
            UseCaseError::Full => {
                tracing::error!(cause = %error, "a form could not be taken");
                Ok(Self::whole(StatusCode::INSUFFICIENT_STORAGE, language.say("refusal-full").to_string()))
            }
            UseCaseError::Unavailable { .. } => {
                tracing::error!(cause = %error, "a form could not be taken");
                let sentence = language.say("refusal-unavailable").to_string();
                Ok(Self::whole(StatusCode::SERVICE_UNAVAILABLE, sentence))
            }
            other @ (UseCaseError::NotFound
            | UseCaseError::Forbidden { .. }
            | UseCaseError::Expired
            | UseCaseError::Deleted
            | UseCaseError::Undeliverable { .. }
            | UseCaseError::Internal { .. }) => Err(other.into()),
        }
    }

    /// As [`Refusal::of`], for pages on which a code is entered: an old code is a matter of the form.
    ///
    /// # Errors
    ///
    /// As [`Refusal::of`].
    pub fn of_code(error: UseCaseError, language: Language, now: Timestamp) -> Result<Self, WebError> {
        match error {
            UseCaseError::Expired => {
                let sentence = language.say("refusal-code-expired").to_string();
                Ok(Self::whole(StatusCode::UNPROCESSABLE_ENTITY, sentence))
            }
            other => Self::of(other, language, now),
        }
    }

    /// Entries that the handler itself could not read.
    #[must_use]
    pub fn entries(entries: &[Entry], language: Language) -> Self {
        let problems =
            entries.iter().map(|entry| (entry.field.clone(), entries::sentence(language, entry))).collect();
        Self { alert: None, problems, status: Some(StatusCode::UNPROCESSABLE_ENTITY.into()) }
    }

    /// What the rules of a form say of its answers.
    fn form(problems: &[form::Problem], language: Language) -> Self {
        let said =
            problems.iter().map(|problem| (problem.path.clone(), problem.message.get(language).to_owned()));
        Self { alert: None, problems: said.collect(), status: Some(StatusCode::UNPROCESSABLE_ENTITY.into()) }
    }

    /// Something that stands in the way of the whole form.
    #[must_use]
    pub fn whole(status: StatusCode, sentence: String) -> Self {
        let alert = Alert { kind: AlertKind::Danger, title: sentence, body: None };
        Self { alert: Some(alert), problems: Vec::new(), status: Some(status.into()) }
    }

    /// The status with which the form is shown.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status.unwrap_or(StatusCode::OK.into())
    }

    /// The fields with what is wrong with each.
    #[must_use]
    pub fn mark(&self, fields: Vec<Field>) -> Vec<Field> {
        let marked = fields.into_iter().map(|mut field| {
            if let FieldKind::OneOf { options, .. } = &mut field.kind {
                for option in options {
                    option.opens = self.mark(std::mem::take(&mut option.opens));
                }
            }
            let found = self.problems.iter().find(|(name, _)| *name == field.name);
            match found {
                Some((_, message)) => field.error(message),
                None => field,
            }
        });
        marked.collect()
    }

    /// The summary for a page with these fields. A problem with a field that is not on the page leads to the first one.
    #[must_use]
    pub fn summary(&self, fields: &[&Field]) -> Option<ErrorSummary> {
        let first = fields.first()?;
        let problems = self.problems.iter().map(|(name, message)| {
            let at = fields.iter().find(|field| field.name == *name).unwrap_or(first);
            FieldProblem { id: at.id.clone(), message: message.clone() }
        });
        let problems: Vec<_> = problems.collect();
        (!problems.is_empty()).then_some(ErrorSummary { problems })
    }

    /// The title of the page: it says that something is wrong before anything else.
    #[must_use]
    pub fn title(&self, language: Language, title: &str) -> String {
        if self.status.is_some() {
            language.say("error-title").with("title", title).to_string()
        } else {
            title.to_owned()
        }
    }

    fn waiting(until: Timestamp, language: Language, now: Timestamp) -> Self {
        // Rounded up, so that whoever comes at the named minute is heard.
        let minute = until.checked_add(59.seconds()).unwrap_or(until);
        let local = format::in_germany(minute.round(Unit::Second).unwrap_or(minute));
        let same_day = format::in_germany(now).date() == local.date();
        let moment = if same_day {
            format::clock(language, local.time())
        } else {
            format::full_moment(language, local)
        };
        let title = language.say("refusal-wait").with("until", moment).to_string();
        let body = Some(language.say("refusal-wait-why").to_string());
        let alert = Alert { kind: AlertKind::Warning, title, body };
        let retry_after = Some(seconds_until(until, now));
        let status = Status { code: StatusCode::TOO_MANY_REQUESTS, retry_after };
        Self { alert: Some(alert), problems: Vec::new(), status: Some(status) }
    }
}

/// The tag of the language in which a service's text is shown: where it was not translated it falls back to German.
#[must_use]
pub fn spoken(text: &form::format::Text, language: Language) -> &'static str {
    text.translated(language).map_or(Language::German.tag(), |_| language.tag())
}

#[cfg(test)]
mod tests {
    use kernel::error::codes::EmailCode;

    use super::*;
    use crate::parts::TextInput;

    #[test]
    fn a_wait_names_the_minute_from_which_on_one_is_heard() {
        let now: Timestamp = "2026-11-23T10:00:00Z".parse().unwrap();
        let until: Timestamp = "2026-11-23T10:00:08Z".parse().unwrap();
        let refusal = Refusal::of(UseCaseError::Wait { until }, Language::German, now).unwrap();
        assert_eq!(refusal.alert.as_ref().unwrap().title, "Bitte warten Sie bis 11:01 Uhr");
        let answer = refusal.status().answer(String::new());
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(answer.headers()[header::RETRY_AFTER], "8");
    }

    #[test]
    fn the_same_words_stand_in_the_summary_and_at_the_field() {
        let now = Timestamp::UNIX_EPOCH;
        let refusal =
            Refusal::of(UseCaseError::entry("email", EmailCode::Malformed), Language::English, now).unwrap();
        let fields = refusal.mark(vec![Field::new("email", "E-mail", FieldKind::Text(TextInput::default()))]);
        let summary = refusal.summary(&fields.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!(fields[0].error.as_ref(), Some(&summary.problems[0].message));
        assert_eq!(summary.problems[0].id, "email");
    }
}
