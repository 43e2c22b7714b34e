//! Every family of jobs with the area that carries it out.

use kernel::jobs::Runners;

/// Who carries out which family of jobs.
pub(crate) static RUNNERS: Runners = Runners {
    sign_in: &sign_in::jobs::Jobs,
    cases: &cases::jobs::Jobs,
    filing: &filing::jobs::Jobs,
    casework: &casework::jobs::Jobs,
    admin: &admin::jobs::Jobs,
};
