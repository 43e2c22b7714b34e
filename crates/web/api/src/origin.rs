//! Beside a case at the desk: through which program it came.

use askama::Template;
use case::Case;
use casework::clients::{filing_client, name_of_filing_client};
use kit::slots::{DeskSlot, Panel, PanelBody, Panels, SlotFiller};

use crate::{filters, texts::Say as _};

/// Tells staff that a case came through the interface, and from whom.
#[derive(Debug, Clone, Copy)]
pub struct Origin;

/// The inside of the panel.
#[derive(Debug, Template)]
#[template(path = "origin.html")]
struct OriginBody {
    /// None once the program was revoked.
    client: Option<String>,
}

impl SlotFiller for Origin {
    fn desk_case<'a>(&'a self, at: DeskSlot<'a>, case: &'a Case) -> Panels<'a> {
        Box::pin(async move {
            if filing_client(case).is_none() {
                return Ok(Vec::new());
            }
            let client = name_of_filing_client(at.staff.reading(at.site), case).await?;
            let heading = at.language.say("api-origin").into();
            Ok(vec![Panel { id: "origin", heading, body: PanelBody::new(OriginBody { client }) }])
        })
    }
}
