//! What each operation may be answered with beside what its own description says: refusals of the server as a whole.

use axum::http::StatusCode;
use utoipa::openapi::{
    Content, Header, Object, OpenApi, Ref, RefOr, Response, ResponseBuilder, Type, path::Operation,
};

/// A refusal that does not come from the operation itself.
struct General {
    status: StatusCode,
    description: &'static str,
    /// Only of what changes something.
    of_changes: bool,
    /// Whether it says when to ask again.
    retry_after: bool,
}

const GENERAL: [General; 5] = [
    General {
        status: StatusCode::CONFLICT,
        description: "Somebody else was first; send the same request with the same key again",
        of_changes: true,
        retry_after: false,
    },
    General {
        status: StatusCode::TOO_MANY_REQUESTS,
        description: "Too many requests; the header says in how many seconds the next one is heard",
        of_changes: false,
        retry_after: true,
    },
    General {
        status: StatusCode::INTERNAL_SERVER_ERROR,
        description: "Something broke; the detail has the number under which the operator finds it",
        of_changes: false,
        retry_after: false,
    },
    General {
        status: StatusCode::SERVICE_UNAVAILABLE,
        description: "Something that the answer needs is not there just now; send the same request again later",
        of_changes: false,
        retry_after: true,
    },
    General {
        status: StatusCode::INSUFFICIENT_STORAGE,
        description: "There is no room to keep it; nothing was changed",
        of_changes: true,
        retry_after: false,
    },
];

/// Adds them to the description of every operation.
pub(super) fn describe(description: &mut OpenApi) {
    for item in description.paths.paths.values_mut() {
        for (operation, changes) in [(&mut item.get, false), (&mut item.post, true)] {
            if let Some(operation) = operation {
                add(operation, changes);
            }
        }
    }
}

fn add(operation: &mut Operation, changes: bool) {
    for general in GENERAL.iter().filter(|general| changes || !general.of_changes) {
        let responses = &mut operation.responses.responses;
        responses.entry(general.status.as_str().to_owned()).or_insert_with(|| RefOr::T(general.response()));
    }
}

impl General {
    fn response(&self) -> Response {
        let details = Content::new(Some(Ref::from_schema_name("ProblemDetails")));
        let response =
            ResponseBuilder::new().description(self.description).content("application/problem+json", details);
        if !self.retry_after {
            return response.build();
        }
        let mut seconds = Header::new(Object::with_type(Type::Integer));
        seconds.description = Some("Seconds".to_owned());
        response.header("Retry-After", seconds).build()
    }
}
