//! Why there are two days of announcement, and by which one to go.

use super::Telling;
use crate::{calendar::is_working_day, error::LawError};

impl Telling<'_> {
    /// Why the day may also be a later one; nothing if there is one reading only.
    pub(super) fn dispute(&self) -> Result<Option<String>, LawError> {
        if self.of.announced == self.of.announced_shifted {
            return Ok(None);
        }
        if self.of.has_two_counts() {
            return Ok(Some(self.two_counts()));
        }
        if is_working_day(self.place(), self.of.announced)? {
            return Ok(Some(self.other_lands()));
        }
        let why = self.day_off(self.of.announced, self.place())?;
        let later = self.long(self.of.announced_shifted);
        Ok(Some(self.pick(
            format!(
                "Der {why}. Ob die Bekanntgabe dann auf den nächsten Werktag rückt ({later}), ist rechtlich \
                 umstritten. Richten Sie sich bitte nach dem früheren Tag."
            ),
            format!(
                "{why}. Whether the announcement then moves to the next working day ({later}) is legally disputed. \
                 Please go by the earlier day."
            ),
        )))
    }

    /// Nobody read whether the Land has four days instead of three, so that both are told.
    fn two_counts(&self) -> String {
        let (land, later) = (self.of.land.name(), self.long(self.of.announced_shifted));
        self.pick(
            format!(
                "Ob in {land} erst der vierte Tag zählt, ist am Wortlaut des Landesrechts nicht geprüft; bekannt gegeben ist er \
                 spätestens am {later}. Richten Sie sich bitte nach dem früheren Tag."
            ),
            format!(
                "Whether only the fourth day counts in {land} was not checked against the text of its law; it is announced on \
                 {later} at the latest. Please go by the earlier day."
            ),
        )
    }

    /// The day is a holiday in a Land where the recipient may live.
    fn other_lands(&self) -> String {
        let later = self.long(self.of.announced_shifted);
        self.pick(
            format!(
                "Wo dieser Tag ein Feiertag ist, kann die Bekanntgabe auf den nächsten Werktag rücken ({later}). Richten Sie sich \
                 bitte nach dem früheren Tag."
            ),
            format!(
                "Where this day is a public holiday, the announcement may move to the next working day ({later}). Please go by \
                 the earlier day."
            ),
        )
    }
}
