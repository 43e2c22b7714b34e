//! The refusals in German: what is in the way, and what to do.

use jiff::civil::Date;
use locale::Language;

use super::{Many, Refused, Thing};
use crate::{decision::Missing, state::State};

#[expect(
    clippy::too_many_lines,
    reason = "a table: one sentence for each refusal, and none can be forgotten"
)]
pub(super) fn sentence(refused: &Refused) -> String {
    use Refused as R;
    match refused {
        R::Over { state: State::Withdrawn, .. } => {
            "Der Antrag wurde zurückgezogen. Weiter geht es nur mit einem neuen Antrag.".into()
        }
        R::Over { .. } => "Der Vorgang ist abgeschlossen. Weiter geht es nur mit einem neuen Antrag.".into(),
        R::OtherTown { .. } => "Sie sind bei einer anderen Kommune angemeldet. Melden Sie sich bitte hier an.".into(),
        R::InTheFuture { date } => {
            format!("Der {} liegt in der Zukunft. Geben Sie bitte einen Tag bis heute an.", day(*date))
        }
        R::TooEarly { date, earliest } => {
            format!("Der {} ist zu früh. Geben Sie bitte den {} oder später an.", day(*date), day(*earliest))
        }
        R::TooMany { what, max } => format!("Mehr als {max} {} gehen nicht. {}", many(*what), less(*what)),
        R::Taken(thing) => format!("{} gibt es schon. Laden Sie bitte die Seite neu.", the(thing)),
        R::Unknown(thing) => format!("{} gibt es nicht. Laden Sie bitte die Seite neu.", the(thing)),
        R::AllDecided { .. } => {
            "Über den Antrag ist schon ganz entschieden. Schreiben Sie bei Fragen eine Nachricht.".into()
        }
        R::NotAllDecided { .. } => "Über einen Teil ist noch nicht entschieden. Entscheiden Sie erst darüber.".into(),
        R::NothingNew { .. } => "Hier gibt es nichts Neues. Sie müssen nichts tun.".into(),
        R::NothingChanges => "Es ist schon so. Sie müssen nichts tun.".into(),
        R::NoPostalAddress { .. } => "Die Postanschrift fehlt. Tragen Sie bitte eine Anschrift ein.".into(),
        R::NoConfirmedEmail { .. } => {
            "Die E-Mail-Adresse fehlt oder ist nicht bestätigt. Bestätigen Sie die Adresse oder wählen Sie den Postweg.".into()
        }
        R::NoConsent { .. } => "Der digitale Bescheid wurde nicht gewünscht. Schicken Sie ihn per Post.".into(),
        R::PortalNotOffered => "Bescheide zu dieser Leistung kommen nur per Post. Wählen Sie bitte den Postweg.".into(),
        R::Unassigned { .. } => "Der Vorgang liegt bei niemandem. Übernehmen Sie ihn zuerst.".into(),
        R::SameDepartment { .. } => "Der Vorgang liegt schon in diesem Amt. Wählen Sie ein anderes.".into(),
        R::InquirySettled { .. } => "Die Nachfrage ist erledigt. Schreiben Sie bitte eine Nachricht.".into(),
        R::InquiryOpen { .. } => "Eine Nachfrage ist noch offen. Erledigen Sie sie zuerst.".into(),
        R::EmptyReply { .. } => "Die Antwort ist leer. Schreiben Sie etwas oder fügen Sie eine Unterlage hinzu.".into(),
        R::CorrectionNotRequested { .. } => {
            "Ihre Angaben können Sie nur ändern, wenn wir darum bitten. Schreiben Sie uns eine Nachricht.".into()
        }
        R::OtherRevision => "Die Angaben gehören zu einer anderen Fassung des Formulars. Laden Sie bitte die Seite neu.".into(),
        R::NothingAwaited { .. } => "Es ist schon alles da. Mehr Zeit ist nicht nötig.".into(),
        R::ExtensionNotRequested { .. } => "Um mehr Zeit wurde nicht gebeten. Sie müssen nichts tun.".into(),
        R::ExtensionRequestedAlready { .. } => "Um mehr Zeit wurde schon gebeten. Bitte warten Sie auf die Antwort.".into(),
        R::Discarded { .. } => "Dieser Entwurf wurde verworfen. Beginnen Sie einen neuen Bescheid.".into(),
        R::Sealed { .. } => "Der Bescheid ist schon gesiegelt. Rufen Sie ihn zuerst zurück, solange er nicht hinausgegangen ist.".into(),
        R::NotSealed { .. } => "Der Bescheid ist noch nicht gesiegelt. Zeichnen Sie ihn zuerst.".into(),
        R::Issued { .. } => {
            "Der Bescheid ist schon hinausgegangen. Berichtigen Sie ihn durch einen eigenen Bescheid.".into()
        }
        R::NotIssued { .. } => "Der Bescheid ist noch nicht hinausgegangen. Das geht erst danach.".into(),
        R::InPreparation { .. } => "Ein Bescheid ist noch in Arbeit. Schicken Sie ihn ab oder verwerfen Sie ihn.".into(),
        R::OtherVersion { .. } => {
            "Jemand hat den Text inzwischen geändert. Laden Sie die Seite neu und übernehmen Sie Ihre Änderungen.".into()
        }
        R::Incomplete { missing: Missing::Tenor, .. } => "Die Entscheidung fehlt noch. Schreiben Sie, was gilt.".into(),
        R::Incomplete { missing: Missing::Reasons, .. } => {
            "Die Gründe fehlen noch. Ohne Gründe geht nur ein Bescheid hinaus, der alles genehmigt.".into()
        }
        R::Covered { .. } => {
            "Darüber entscheidet schon ein anderer Bescheid. Verwerfen Sie ihn oder wählen Sie einen anderen Teil.".into()
        }
        R::RestWithdrawn { .. } => "Der offene Teil wurde zurückgezogen. Darüber ist nichts mehr zu entscheiden.".into(),
        R::HearingMissing { .. } => {
            "Der Bescheid belastet, und die Anhörung fehlt. Tragen Sie sie ein oder begründen Sie, warum sie entfällt.".into()
        }
        R::HearingNotNeeded { .. } => "Dieser Bescheid belastet nicht. Eine Anhörung ist nicht nötig.".into(),
        R::NoLetter { .. } => "Von diesem Text gibt es noch kein Schreiben. Erzeugen Sie es zuerst.".into(),
        R::OtherLetter { .. } => "Das Schreiben ist inzwischen ein anderes. Lesen Sie es neu und zeichnen Sie dann.".into(),
        R::SignedAlready { .. } => "Sie haben schon gezeichnet. Es muss eine andere Person zeichnen.".into(),
        R::OwnText { .. } => {
            "Diesen Text haben Sie selbst geschrieben. Holen Sie den Bescheid zurück, um ihn zu ändern.".into()
        }
        R::SignedByAll { .. } => "Es haben schon alle gezeichnet. Sie müssen nichts tun.".into(),
        R::SignOffsMissing { given, demanded, .. } => {
            format!("Es haben {given} von {demanded} Personen gezeichnet. Warten Sie auf die übrigen.")
        }
        R::UnderWay { .. } => "Der Bescheid ist schon unterwegs. Warten Sie ab, ob er ankommt.".into(),
        R::NoNotificationAwaited { .. } => "Dieser Bescheid wartet auf keine Benachrichtigung. Sie müssen nichts tun.".into(),
        R::OtherNotification { .. } => {
            "Zu diesem Bescheid gehört diese Benachrichtigung nicht, oder ihr Rücklauf ist schon bekannt. Sie müssen nichts tun.".into()
        }
        R::NotProvided { .. } => "Dieser Bescheid liegt nicht zum Abruf bereit. Er kommt per Post oder ist noch in Arbeit.".into(),
        R::ProvisionOver { until, .. } => {
            format!("Der Abruf war bis zum {} möglich. Sie bekommen den Bescheid jetzt per Post.", day(*until))
        }
        R::ProvisionRuns { until, .. } => {
            format!("Der Bescheid kann noch bis zum {} abgerufen werden. Warten Sie so lange.", day(*until))
        }
        R::RetrievedAlready { .. } => "Der Bescheid wurde schon abgerufen. Sie können ihn weiterhin lesen.".into(),
        R::RetrievalByClient { .. } => "Einen Bescheid können nur Sie selbst abrufen. Öffnen Sie dafür Ihr Postfach.".into(),
        R::NotOnPrintList { .. } => "Der Bescheid steht nicht auf der Druckliste. Setzen Sie ihn zuerst darauf.".into(),
        R::OtherCountry { country } => {
            let country = country.name(Language::German);
            format!("Land der Anschrift: {country}. Wählen Sie eine Versandart, die dazu passt.")
        }
        R::NotWithThePost { .. } => "Dieser Brief ist nicht bei der Post. Tragen Sie zuerst ein, wann er aufgegeben wurde.".into(),
        R::ReceiptChangesNothing { .. } => {
            "Ein früher Zugang ändert den Tag der Bekanntgabe nicht. Tragen Sie nur einen späteren ein.".into()
        }
        R::NothingToCountFrom { .. } => {
            "Der Bescheid ist weder abgerufen noch aufgegeben oder nachweislich angekommen. Warten Sie darauf.".into()
        }
        R::OtherStart { on, .. } => format!("Die Fristen müssen ab dem {} gerechnet werden. Berechnen Sie sie neu.", day(*on)),
        R::DatesContradict { .. } => "Die berechneten Tage passen nicht zusammen. Melden Sie das bitte dem Betrieb.".into(),
        R::NotBefore { day: first } => format!("Das geht erst ab dem {}. Warten Sie so lange.", day(*first)),
        R::AnnouncedAlready { .. } => "Der Bescheid gilt schon als bekannt gegeben. Sie müssen nichts tun.".into(),
        R::NotAnnounced { .. } => "Der Bescheid gilt noch nicht als bekannt gegeben. Das geht erst danach.".into(),
        R::ObjectionOpen { .. } => "Ein Widerspruch ist noch offen. Entscheiden Sie zuerst darüber.".into(),
        R::NoObjection { .. } => "Dazu ist kein Widerspruch offen. Laden Sie bitte die Seite neu.".into(),
        R::Replaced { .. } => "An die Stelle dieses Bescheids ist ein anderer getreten. Arbeiten Sie mit dem neuen.".into(),
        R::CorrectsOnly { .. } => {
            "Dieses Schreiben berichtigt nur einen Fehler. Bestandskräftig wird der berichtigte Bescheid, nicht die Berichtigung.".into()
        }
        R::OnlyByPerson { .. } => "Über einen Widerspruch wurde entschieden. Eine Person muss die Bestandskraft feststellen.".into(),
        R::FinalAlready { .. } => "Der Bescheid ist schon bestandskräftig. Sie müssen nichts tun.".into(),
        R::NotFinal { .. } => "Ein Bescheid ist noch nicht bestandskräftig. Schließen Sie den Vorgang danach ab.".into(),
    }
}

fn day(date: Date) -> String {
    date.strftime("%d.%m.%Y").to_string()
}

const fn many(what: Many) -> &'static str {
    match what {
        Many::DocumentsAtOnce => "Unterlagen auf einmal",
        Many::Documents => "Unterlagen in einem Vorgang",
        Many::RequestedDocuments => "angeforderte Unterlagen",
        Many::Replies => "Antworten auf eine Nachfrage",
        Many::Inquiries => "Nachfragen",
        Many::Messages => "Nachrichten",
        Many::Notes => "Notizen",
        Many::AnswersVersions => "Fassungen der Angaben",
        Many::Decisions => "Bescheide",
        Many::AncillaryProvisions => "Nebenbestimmungen",
        Many::Attempts => "Versuche der Bekanntgabe",
        Many::Objections => "Widersprüche",
        Many::Entries => "Einträge in einem Vorgang",
    }
}

const fn less(what: Many) -> &'static str {
    match what {
        Many::DocumentsAtOnce => "Schicken Sie die übrigen mit einer weiteren Nachricht.",
        Many::RequestedDocuments => "Stellen Sie eine weitere Nachfrage.",
        Many::AncillaryProvisions => "Fassen Sie einige zusammen.",
        Many::Documents
        | Many::Replies
        | Many::Inquiries
        | Many::Messages
        | Many::Notes
        | Many::AnswersVersions
        | Many::Decisions
        | Many::Attempts
        | Many::Objections
        | Many::Entries => "Beginnen Sie bitte einen neuen Vorgang.",
    }
}

const fn the(thing: &Thing) -> &'static str {
    match thing {
        Thing::Inquiry(_) => "Diese Nachfrage",
        Thing::Request(_) => "Diese angeforderte Unterlage",
        Thing::Message(_) => "Diese Nachricht",
        Thing::Note(_) => "Diese Notiz",
        Thing::Decision(_) => "Diesen Bescheid",
        Thing::Document(_) => "Diese Unterlage",
        Thing::Email => "Diese E-Mail-Adresse",
    }
}
