//! What the forms of a page carry: each a command id of its own and the token of this browser.

use axum::{extract::FromRequestParts, http::request::Parts};
use ids::CommandId;

use crate::{parts::CsrfFields, problem::WebError, security::FormSecret, site::WebState};

/// Makes the CSRF fields of forms. Handlers take it and hand it to whatever builds their page.
#[derive(Clone)]
pub struct CsrfForms {
    web_state: WebState,
    token: String,
}

impl CsrfForms {
    /// The fields of one form.
    #[must_use]
    pub fn fresh(&self) -> CsrfFields {
        CsrfFields { command: CommandId::from_uuid(self.web_state.ids().next()), token: self.token.clone() }
    }
}

impl<S: AsRef<WebState> + Send + Sync> FromRequestParts<S> for CsrfForms {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, WebError> {
        let secret = FormSecret::from_request_parts(parts, state).await?;
        let web_state = state.as_ref().clone();
        let token = web_state.settings().form_key.token(&secret);
        Ok(Self { web_state, token })
    }
}
