//! Who works on a case, as its applicant may know it.

use case::Case;
use kernel::{context::ResidentContext, error::UseCaseError};
use town::Contact;

/// Who works on a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Responsible {
    /// The department's name.
    pub department: String,
    /// The caseworker's name.
    pub person: Option<String>,
    /// The number to call: the caseworker's, else the department's.
    pub phone: Option<String>,
}

pub(super) async fn responsible(ctx: ResidentContext<'_>, case: &Case) -> Result<Responsible, UseCaseError> {
    let department = ctx.ports.store.department(ctx.town, case.department()).await?;
    let person = match case.assignee() {
        Some(person) => ctx.ports.store.person(ctx.town, person.id).await?.map(|(row, _)| row),
        None => None,
    };
    let contact = department.as_ref().map(|row| serde_json::from_value::<Contact>(row.contact.clone()));
    let contact = contact.transpose().map_err(|error| UseCaseError::internal("read a contact", error))?;
    let given = |phone: &str| Some(phone.to_owned()).filter(|phone| !phone.is_empty());
    let own = person.as_ref().and_then(|person| given(&person.phone));
    Ok(Responsible {
        department: department.map(|row| row.name).unwrap_or_default(),
        person: case.assignee().map(|person| person.name.as_str().to_owned()),
        phone: own.or_else(|| contact.and_then(|contact| given(&contact.phone))),
    })
}
