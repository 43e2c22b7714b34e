//! The mails that are sent. None says what a case is about, and no link in them does anything by itself.
//!
//! Legal source: § 35 (1) SGB I (social secrecy) for procedures under it; kept for all.

use ids::Uuid;
use jiff::{Timestamp, civil::Date};
use locale::Language;
use town::MailIdentity;

use crate::{
    context::TownContext,
    error::UseCaseError,
    ports::{Accepted, Mail, Page},
    settings,
};

/// What a mail says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct MailText {
    pub subject: String,
    pub text: String,
}

/// A town as its mails need it.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Sender {
    /// Its name.
    pub town: String,
    /// Its short name in addresses.
    pub slug: String,
    pub hosts: Vec<String>,
    /// Who mails come from.
    pub identity: MailIdentity,
}

/// Reads what a town's mails need.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is no such town.
pub async fn sender(ctx: TownContext<'_>) -> Result<Sender, UseCaseError> {
    let row = ctx.ports.store.town(ctx.town).await?.ok_or(UseCaseError::NotFound)?;
    let settings = settings::of_row(&row)?;
    Ok(Sender { town: row.name, slug: row.slug, hosts: row.hosts, identity: settings.mail })
}

/// Sends a mail of a town.
///
/// # Errors
///
/// [`UseCaseError::Unavailable`] if the mail server did not take it.
pub async fn send(
    ctx: TownContext<'_>,
    sender: &Sender,
    to: &str,
    text: MailText,
    reference: Uuid,
) -> Result<Accepted, UseCaseError> {
    let mail = compose(sender, to, text, reference);
    Ok(ctx.ports.mailer.send(&mail).await?)
}

/// A mail of a town, ready to be sent.
#[must_use]
pub fn compose(sender: &Sender, to: &str, text: MailText, reference: Uuid) -> Mail {
    Mail {
        to: to.to_owned(),
        from_name: sender.identity.name.clone(),
        from: sender.identity.address.clone(),
        subject: text.subject,
        text: text.text,
        reference: reference.to_string(),
    }
}

/// The address of a page of the town.
#[must_use]
pub fn address(ctx: TownContext<'_>, sender: &Sender, page: &Page) -> String {
    ctx.ports.links.address(ctx.town, &sender.hosts, &sender.slug, page)
}

/// «There is something new in your mailbox.»
#[must_use]
pub fn news(language: Language, town: &str, link: &str) -> MailText {
    match language {
        Language::German => MailText {
            subject: format!("{town}: Neue Nachricht in Ihrem Postfach"),
            text: format!(
                "Guten Tag,\n\nin Ihrem Postfach bei {town} liegt eine neue Nachricht für Sie.\n\n\
                 So lesen Sie sie:\n1. Öffnen Sie {link}\n2. Melden Sie sich an.\n\n\
                 Aus Gründen des Datenschutzes steht der Inhalt nicht in dieser E-Mail.\n\n\
                 Freundliche Grüße\n{town}\n"
            ),
        },
        Language::English => MailText {
            subject: format!("{town}: New message in your mailbox"),
            text: format!(
                "Hello,\n\nthere is a new message for you in your mailbox at {town}.\n\n\
                 To read it:\n1. Open {link}\n2. Sign in.\n\n\
                 To protect your data, this e-mail does not say what it is about.\n\n\
                 Kind regards\n{town}\n"
            ),
        },
    }
}

/// A one-time code.
#[must_use]
pub fn code(language: Language, town: &str, code: &str, minutes: i64) -> MailText {
    match language {
        Language::German => MailText {
            subject: format!("{town}: Ihr Code"),
            text: format!(
                "Guten Tag,\n\nIhr Code lautet: {code}\n\nGeben Sie ihn auf der Seite ein, auf der Sie ihn angefordert \
                 haben. Er gilt {minutes} Minuten.\n\nHaben Sie keinen Code angefordert? Dann müssen Sie nichts tun. \
                 Geben Sie den Code niemandem weiter.\n\nFreundliche Grüße\n{town}\n"
            ),
        },
        Language::English => MailText {
            subject: format!("{town}: Your code"),
            text: format!(
                "Hello,\n\nyour code is: {code}\n\nEnter it on the page where you asked for it. It is good for \
                 {minutes} minutes.\n\nYou did not ask for a code? Then there is nothing to do. \
                 Do not give the code to anybody.\n\nKind regards\n{town}\n"
            ),
        },
    }
}

/// An account is closed; `link` leads to where a case is opened by number and access code.
#[must_use]
pub fn account_closed(language: Language, town: &str, link: &str) -> MailText {
    match language {
        Language::German => MailText {
            subject: format!("{town}: Ihr Konto ist geschlossen"),
            text: format!(
                "Guten Tag,\n\nIhr Konto bei {town} ist geschlossen. Entwürfe, die noch darin lagen, sind gelöscht.\n\n\
                 Haben Sie etwas eingereicht? Das läuft weiter wie bisher. Mit Vorgangsnummer und Zugangscode öffnen Sie es \
                 hier: {link}\nDort bekommen Sie auch einen neuen Zugangscode, wenn Sie Ihren nicht mehr haben.\n\n\
                 Haben Sie das Konto nicht selbst geschlossen? Dann melden Sie sich bitte bei uns.\n\n\
                 Danke, dass Sie es genutzt haben. Ein neues Konto können Sie jederzeit anlegen.\n\n\
                 Freundliche Grüße\n{town}\n"
            ),
        },
        Language::English => MailText {
            subject: format!("{town}: Your account is closed"),
            text: format!(
                "Hello,\n\nyour account at {town} is closed. Drafts that were still in it have been deleted.\n\n\
                 Have you sent us anything? It goes on as before. Open it here with case number and access code: {link}\n\
                 If you no longer have your access code, you can get a new one there.\n\n\
                 You did not close the account yourself? Then please get in touch with us.\n\n\
                 Thank you for using it. You can make a new account at any time.\n\n\
                 Kind regards\n{town}\n"
            ),
        },
    }
}

/// To the address that an account has from now on; `link` leads to the mailbox.
#[must_use]
pub fn address_changed(language: Language, town: &str, link: &str) -> MailText {
    match language {
        Language::German => MailText {
            subject: format!("{town}: Ihre E-Mail-Adresse ist geändert"),
            text: format!(
                "Guten Tag,\n\nIhr Konto bei {town} hat jetzt diese E-Mail-Adresse. Hierhin kommen von nun an unsere Nachrichten, \
                 und mit ihr melden Sie sich an: {link}\n\nDie frühere Adresse haben wir auch benachrichtigt. An anderen Geräten sind \
                 Sie jetzt abgemeldet.\n\nFreundliche Grüße\n{town}\n"
            ),
        },
        Language::English => MailText {
            subject: format!("{town}: Your e-mail address has been changed"),
            text: format!(
                "Hello,\n\nyour account at {town} now has this e-mail address. From now on our messages come here, and you sign in \
                 with it: {link}\n\nWe have told your former address, too. You are now signed out on other devices.\n\n\
                 Kind regards\n{town}\n"
            ),
        },
    }
}

/// To the address that an account or a case had until now; `link` leads to where it objects.
#[must_use]
pub fn address_replaced(language: Language, town: &str, link: &str, until: Timestamp) -> MailText {
    let day = locale::long_date(language, locale::civil_day(until));
    match language {
        Language::German => MailText {
            subject: format!("{town}: Ihre E-Mail-Adresse wurde geändert"),
            text: format!(
                "Guten Tag,\n\nbei {town} wurde eine andere E-Mail-Adresse für Sie eingetragen. An diese hier schreiben wir deshalb \
                 nicht mehr.\n\nHaben Sie das selbst getan? Dann müssen Sie nichts tun.\n\nWaren Sie das nicht? Dann widersprechen \
                 Sie bis {day} hier:\n{link}\nDamit gilt diese Adresse wieder, und alle anderen werden abgemeldet.\n\n\
                 Freundliche Grüße\n{town}\n"
            ),
        },
        Language::English => MailText {
            subject: format!("{town}: Your e-mail address has been changed"),
            text: format!(
                "Hello,\n\nanother e-mail address has been entered for you at {town}. We will therefore no longer write to this \
                 one.\n\nDid you do that yourself? Then there is nothing to do.\n\nIt was not you? Then object here by {day}:\n\
                 {link}\nThis address will then be good again, and everybody else is signed out.\n\nKind regards\n{town}\n"
            ),
        },
    }
}

/// A draft will soon be removed.
#[must_use]
pub fn draft_expires(language: Language, town: &str, on: Date, link: &str) -> MailText {
    match language {
        Language::German => MailText {
            subject: format!("{town}: Ihr Entwurf wird bald gelöscht"),
            text: format!(
                "Guten Tag,\n\nSie haben bei {town} einen Antrag begonnen und noch nicht abgeschickt. \
                 Am {} löschen wir den Entwurf.\n\nMöchten Sie weitermachen? Öffnen Sie {link} und melden Sie sich an. \
                 Sobald Sie etwas speichern, bleibt der Entwurf weitere 30 Tage.\n\nFreundliche Grüße\n{town}\n",
                locale::long_date(Language::German, on)
            ),
        },
        Language::English => MailText {
            subject: format!("{town}: Your draft will soon be deleted"),
            text: format!(
                "Hello,\n\nyou have begun an application at {town} and not yet sent it. \
                 We will delete the draft on {}.\n\nWould you like to go on? Open {link} and sign in. \
                 As soon as you save something, the draft stays for another 30 days.\n\nKind regards\n{town}\n",
                locale::long_date(Language::English, on)
            ),
        },
    }
}

/// A new password for a member of staff. The link is good for hours, so its end is told to the minute.
#[must_use]
pub fn password_reset(name: &str, town: &str, link: &str, until: Timestamp) -> MailText {
    let until = locale::in_germany(until);
    let day = locale::long_date(Language::German, until.date());
    let time = locale::time_of_day(Language::German, until.time());
    MailText {
        subject: format!("Gangway {town}: Neues Passwort setzen"),
        text: format!(
            "Guten Tag {name},\n\nüber diesen Link setzen Sie ein neues Passwort:\n{link}\n\nEr gilt bis {day}, {time}, und \
             nur einmal. Haben Sie kein neues Passwort angefordert? Dann müssen Sie nichts tun.\n\n\
             Freundliche Grüße\n{town}\n"
        ),
    }
}

/// An invitation of a member of staff.
#[must_use]
pub fn invitation(name: &str, town: &str, link: &str, until: Date) -> MailText {
    let day = locale::long_date(Language::German, until);
    MailText {
        subject: format!("Gangway {town}: Ihr Zugang"),
        text: format!(
            "Guten Tag {name},\n\nfür Sie ist ein Zugang zum Arbeitsplatz von {town} angelegt.\n\n\
             Über diesen Link setzen Sie Ihr Passwort:\n{link}\n\nEr gilt bis {day} und nur einmal.\n\n\
             Freundliche Grüße\n{town}\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_mail_reads_well() {
        let link = "https://foerdestadt.example/vorgaenge";
        let day = date(2026, 12, 23);
        for (name, language) in [("de", Language::German), ("en", Language::English)] {
            let mails = [
                news(language, "Fördestadt", link),
                code(language, "Fördestadt", "482 913", 15),
                draft_expires(language, "Fördestadt", day, link),
                account_closed(language, "Fördestadt", link),
                address_changed(language, "Fördestadt", link),
                address_replaced(language, "Fördestadt", link, "2026-12-23T13:30:00Z".parse().unwrap()),
            ];
            let texts: Vec<String> =
                mails.into_iter().map(|mail| format!("{}\n\n{}", mail.subject, mail.text)).collect();
            insta::assert_snapshot!(format!("mails_{name}"), texts.join("\n----\n"));
        }
        let invited = invitation("Jonas Petersen", "Fördestadt", link, day);
        let reset =
            password_reset("Jonas Petersen", "Fördestadt", link, "2026-12-23T13:30:00Z".parse().unwrap());
        insta::assert_snapshot!(
            "mails_staff",
            format!("{}\n\n{}----\n{}\n\n{}", invited.subject, invited.text, reset.subject, reset.text)
        );
    }
}
