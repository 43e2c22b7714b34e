//! What staff and applicants do in a case, for tests of other areas.

use cases::CaseFile;
use casework::{
    desk::{OpenCase, take_case, view_case},
    mailbox::withdraw,
};
use ids::CaseId;
use kernel::error::UseCaseError;

use crate::{Applicant, Harness, StaffMember};

impl StaffMember {
    /// Opens a case at the desk.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::NotFound`] if this person may not know of it.
    pub async fn open(&self, harness: &Harness, case: CaseId) -> Result<OpenCase, UseCaseError> {
        view_case(self.reading(harness), case).await
    }

    /// Takes a case up.
    ///
    /// # Errors
    ///
    /// What policies and rules refuse.
    pub async fn take(&self, harness: &Harness, case: CaseId) -> Result<(), UseCaseError> {
        take_case(self.ctx(harness), case).await
    }
}

impl Applicant {
    /// Withdraws an application.
    pub async fn withdraw(&self, harness: &Harness, case: CaseId) -> CaseFile {
        withdraw(self.ctx(harness), case, "").await.unwrap()
    }
}
