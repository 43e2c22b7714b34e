//! Reports of barriers: by mail to the office that the town names, without an account.
//!
//! Legal source: § 12b (2) no. 2 BGG and the laws of the Länder that follow Directive (EU) 2016/2102, Art. 7 (1) (b): a
//! statement on accessibility offers a way to report what is not accessible.

use kernel::{
    context::TownContext,
    error::{
        Entry, UseCaseError,
        codes::{BarrierCode, EmailCode},
    },
    mails::{self, MailText},
    settings,
};
use sign_in::accounts::parse_email;

/// The most characters of a report.
const REPORT_MAX: usize = 4_000;

/// The most characters of the page that it is about.
const PAGE_MAX: usize = 500;

/// What somebody could not use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarrierReport {
    /// What did not work.
    pub text: String,
    /// Where; may be blank.
    pub page: String,
    /// Where to answer; may be blank.
    pub email: String,
}

/// Hands a report to the town.
///
/// # Errors
///
/// [`UseCaseError::Entries`] with the codes `barrier-missing`, `barrier-too-long`, `email-malformed`;
/// [`UseCaseError::Unavailable`] while the mail server does not take it.
pub async fn report_barrier(ctx: TownContext<'_>, report: &BarrierReport) -> Result<(), UseCaseError> {
    let text = composed(report)?;
    let settings = settings::of(ctx).await?;
    let sender = mails::sender(ctx).await?;
    mails::send(ctx, &sender, &settings.official.barrier_email, text, ctx.ports.ids.next()).await?;
    Ok(())
}

fn composed(report: &BarrierReport) -> Result<MailText, UseCaseError> {
    let mut wrong = Vec::new();
    let said = report.text.trim().replace("\r\n", "\n");
    if said.is_empty() {
        wrong.push(Entry::new("text", BarrierCode::Missing));
    } else if said.chars().count() > REPORT_MAX {
        wrong.push(Entry::new("text", BarrierCode::TooLong));
    }
    let answer_to = match report.email.trim() {
        "" => "nicht angegeben".to_owned(),
        typed => parse_email(typed).unwrap_or_else(|error| {
            match error {
                UseCaseError::Entries(entries) => wrong.extend(entries),
                _ => wrong.push(Entry::new("email", EmailCode::Malformed)),
            }
            String::new()
        }),
    };
    if !wrong.is_empty() {
        return Err(UseCaseError::Entries(wrong));
    }
    let page: String =
        report.page.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(PAGE_MAX).collect();
    let page = if page.is_empty() { "nicht angegeben" } else { &page };
    Ok(MailText {
        subject: "Barriere gemeldet".to_owned(),
        text: format!(
            "Jemand hat auf den Seiten der Online-Dienste eine Barriere gemeldet.\n\nSeite: {page}\n\
             Antwort an: {answer_to}\n\n{said}\n\n--\nDie Angaben kommen aus dem Formular „Barriere melden“ und sind nicht geprüft.\n"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(text: &str, page: &str, email: &str) -> BarrierReport {
        BarrierReport { text: text.to_owned(), page: page.to_owned(), email: email.to_owned() }
    }

    #[test]
    fn a_report_is_a_mail_for_the_office() {
        let mail =
            composed(&report("Der Knopf ist\r\nstumm.", " /services\r\nBcc: x ", "A@b.example ")).unwrap();
        insta::assert_snapshot!(mail.text);
    }

    #[test]
    fn every_mistake_is_named() {
        let UseCaseError::Entries(entries) = composed(&report(" ", "", "a@b")).unwrap_err() else { panic!() };
        let codes: Vec<_> = entries.iter().map(|entry| entry.code.name()).collect();
        assert_eq!(codes, ["barrier-missing", "email-malformed"]);
    }
}
