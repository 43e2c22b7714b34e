//! An application that was sent already: what somebody sees who goes back to its form.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use filing::application::FiledAnswer;
use kit::{
    frame::{Area, PortalFrame},
    urls::{Href, Url, portal},
};

use super::reading::{HandlerResult, Reading};
use crate::{filters, texts::Say as _};

/// The page.
#[derive(Debug, Template)]
#[template(path = "filed.html")]
pub(crate) struct Filed {
    pub(crate) frame: PortalFrame,
    pub(crate) number: String,
    pub(crate) case: Href,
    pub(crate) receipt: Href,
}

/// The page for an application that was filed.
pub(super) async fn page(reading: &Reading, answer: &FiledAnswer) -> HandlerResult {
    let case = answer.case;
    reading
        .page(&Filed {
            frame: reading.frame(reading.language().say("filed-heading"), Area::Cases, Vec::new()),
            number: answer.number.clone(),
            case: portal::Case { case }.href(),
            receipt: portal::Receipt { case }.href(),
        })
        .await
}
