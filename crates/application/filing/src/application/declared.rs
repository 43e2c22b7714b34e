//! What an application says: evaluated once more, and ready for any number.

use case::{
    Answers, Applicant, Digest, Filed, Length, PausesBy, PortalDelivery, Revision, SignOffs, SingleLine,
    Statutory,
};
use cases::document;
use ids::CaseId;
use kernel::{
    context::TownContext,
    error::{UseCaseError, codes::ApplicationCode},
};
use service::pack;

use super::Application;

/// An application without its number.
pub(super) struct Declared {
    filed: Filed,
    series: String,
    year: i16,
}

impl Declared {
    /// Evaluates the answers as of today.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Form`] if they are not complete, [`UseCaseError::Entries`] if they name no applicant.
    pub(super) fn read(
        ctx: TownContext<'_>,
        case: CaseId,
        application: &Application<'_>,
    ) -> Result<Self, UseCaseError> {
        let Application { service, answers, .. } = application;
        let today = locale::civil_day(ctx.now);
        let evaluation = form::evaluate(&service.form, answers, today);
        if !evaluation.is_complete() {
            return Err(UseCaseError::Form(evaluation.problems().to_vec()));
        }
        let facts = pack::Facts::of_evaluation(&service.pack, &evaluation, today);
        let name = facts
            .applicant(&service.pack)
            .ok_or_else(|| UseCaseError::entry("applicant", ApplicationCode::ApplicantUnnamed))?;
        let mut contact = application.contact.clone();
        contact.postal =
            contact.postal.or_else(|| facts.address(&service.pack).map(|address| postal(&name, &address)));
        let filed = Filed {
            case,
            town: ctx.town,
            department: application.department,
            number: SingleLine::lossy(""),
            subject: SingleLine::lossy(&facts.subject(&service.pack)),
            applicant: Applicant { name: SingleLine::lossy(&name), account: application.account },
            contact,
            delivery: application.delivery.clone(),
            answers: self::answers(application, &evaluation),
            documents: application
                .documents
                .iter()
                .map(|(row, path, name)| document(row, Some(path), name))
                .collect(),
            terms: terms(&service.pack),
        };
        Ok(Self { filed, series: service.pack.service.series.clone(), year: today.year() })
    }

    /// The series of its number.
    pub(super) fn series(&self) -> &str {
        &self.series
    }

    /// The year of its number.
    pub(super) const fn year(&self) -> i16 {
        self.year
    }

    /// The application with its number, for example `B-2026-0417`.
    pub(super) fn numbered(&self, number: u64) -> Filed {
        let number = SingleLine::lossy(&format!("{}-{}-{number:04}", self.series, self.year));
        Filed { number, ..self.filed.clone() }
    }
}

fn answers(application: &Application<'_>, evaluation: &form::Evaluation) -> Answers {
    let service = application.service;
    Answers {
        revision: Revision {
            service: service.service,
            number: service.revision,
            hash: Digest::from_bytes(service.hash),
        },
        raw: application.answers.shown(&service.form, evaluation).to_json(),
        effective: serde_json::Value::Object(evaluation.values().clone()),
    }
}

fn terms(pack: &pack::Pack) -> case::Terms {
    let terms = &pack.service.terms;
    case::Terms {
        sign_offs: if terms.sign_offs == 2 { SignOffs::Two } else { SignOffs::One },
        portal: if terms.portal_suffices { PortalDelivery::Suffices } else { PortalDelivery::NotOffered },
        promise_days: terms.promise_days,
        statutory: terms.statutory.as_ref().map(|period| Statutory {
            length: match (period.months, period.days) {
                (Some(months), _) => Length::Months(months),
                (None, days) => Length::Days(days.unwrap_or_default()),
            },
            norm: SingleLine::lossy(&period.norm),
            pauses_by: period.pauses_by.as_deref().map(|norm| PausesBy { norm: SingleLine::lossy(norm) }),
        }),
    }
}

fn postal(name: &str, address: &pack::Address) -> case::PostalAddress {
    case::PostalAddress {
        name: SingleLine::lossy(name),
        street: SingleLine::lossy(&address.street),
        postcode: SingleLine::lossy(&address.postcode),
        city: SingleLine::lossy(&address.town),
        country: address.country,
    }
}
