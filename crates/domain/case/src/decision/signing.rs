//! Signing a decision: the letter of the current text, the sign-offs on exactly its bytes, the seal, and the way back.

use super::{
    AuthorNote, Decision, Hearing, Recall, Recalled, Rendered, Sealed, SentBack, SignOff, SignedOff, Stage,
};
use crate::{
    actors::{StaffActor, StaffRef},
    case::Case,
    event::Event,
    folding::Misplaced,
    handling::Answer,
    refusal::Refused,
};

impl Case {
    /// The letter must be of the text as it stands now, and the text must be complete.
    pub(crate) fn render(&self, rendered: Rendered) -> Answer {
        let decision = self.unsealed(rendered.decision)?;
        if rendered.version != decision.version {
            return Err(Refused::OtherVersion { decision: decision.id, current: decision.version });
        }
        if let Some(missing) = decision.content.missing() {
            return Err(Refused::Incomplete { decision: decision.id, missing });
        }
        self.may_say(decision.id, &decision.content)?;
        self.takes_documents(std::slice::from_ref(&rendered.letter))?;
        Ok(vec![rendered.into()])
    }

    /// A sign-off binds the hash of the letter that the person saw. Each person signs once; the drafter may be one of them.
    ///
    /// Legal source: § 28 (1) VwVfG (hearing before), § 37 (3) VwVfG (who is responsible).
    pub(crate) fn sign_off(&self, staff_actor: &StaffActor, signed: SignedOff) -> Answer {
        let decision = self.unsealed(signed.decision)?;
        let sign_offs = letter_matches(decision, &signed.letter)?;
        if decision.content.burdens() && decision.hearing == Hearing::Open {
            return Err(Refused::HearingMissing { decision: decision.id });
        }
        let person = staff_actor.person().id;
        if sign_offs.iter().any(|sign_off| sign_off.by.id == person) {
            return Err(Refused::SignedAlready { decision: decision.id, person });
        }
        if sign_offs.len() >= self.terms().sign_offs.count() {
            return Err(Refused::SignedByAll { decision: decision.id });
        }
        Ok(vec![signed.into()])
    }

    /// The seal goes on exactly the bytes that all have signed off, once.
    pub(crate) fn seal(&self, sealed: Sealed) -> Answer {
        let decision = self.unsealed(sealed.decision)?;
        let given = letter_matches(decision, &sealed.letter)?.len();
        let demanded = self.terms().sign_offs.count();
        if given < demanded {
            return Err(Refused::SignOffsMissing { decision: decision.id, given, demanded });
        }
        self.takes_documents(std::slice::from_ref(&sealed.sealed))?;
        Ok(vec![sealed.into()])
    }

    /// Whoever could sign can give the letter back instead, with a note: it is a draft again, and whoever signed signs anew. Who has
    /// signed has agreed, and who wrote it changes it themselves.
    pub(crate) fn send_back(&self, staff_actor: &StaffActor, sent_back: SentBack) -> Answer {
        let decision = self.unsealed(sent_back.decision)?;
        let sign_offs = letter_matches(decision, &sent_back.letter)?;
        let person = staff_actor.person().id;
        if sign_offs.iter().any(|sign_off| sign_off.by.id == person) {
            return Err(Refused::SignedAlready { decision: decision.id, person });
        }
        if decision.edited_by.id == person {
            return Err(Refused::OwnText { decision: decision.id, person });
        }
        if sign_offs.len() >= self.terms().sign_offs.count() {
            return Err(Refused::SignedByAll { decision: decision.id });
        }
        Ok(vec![sent_back.into()])
    }

    /// Before it has left the house a letter can be taken back. It is a draft again, and whoever signed signs anew.
    pub(crate) fn recall(&self, recalled: Recalled) -> Answer {
        let decision = self.unissued(recalled.decision)?;
        if decision.letter().is_none() {
            return Err(Refused::NoLetter { decision: decision.id });
        }
        Ok(vec![recalled.into()])
    }

    /// Whether as many different persons as the service demands have signed off exactly this decision's letter.
    #[must_use]
    pub fn is_signed_off(&self, decision: &Decision) -> bool {
        decision.sign_offs().len() >= self.terms().sign_offs.count()
    }
}

/// The sign-offs so far, if this is the hash of the current letter.
fn letter_matches<'a>(decision: &'a Decision, digest: &crate::Digest) -> Result<&'a [SignOff], Refused> {
    match decision.letter() {
        None => Err(Refused::NoLetter { decision: decision.id }),
        Some(letter) if letter.sha256 != *digest => {
            Err(Refused::OtherLetter { decision: decision.id, current: letter.sha256.clone() })
        }
        Some(_) => Ok(decision.sign_offs()),
    }
}

impl Decision {
    /// Rendering the same text to the same bytes keeps the sign-offs on them; other bytes void them.
    pub(super) fn take_rendered(&mut self, rendered: &Rendered) {
        let same_bytes = |sign_off: &&SignOff| sign_off.letter == rendered.letter.sha256;
        let sign_offs = self.sign_offs().iter().filter(same_bytes).cloned().collect();
        self.stage = Stage::Letter { letter: rendered.letter.clone(), sign_offs };
        self.note = None;
    }

    pub(super) fn take_signed(
        &mut self,
        signed: &SignedOff,
        event: &Event,
        by: &StaffRef,
    ) -> Result<(), Misplaced> {
        let Stage::Letter { letter, sign_offs } = &mut self.stage else { return Err(Misplaced) };
        if letter.sha256 != signed.letter {
            return Err(Misplaced);
        }
        sign_offs.push(SignOff { at: event.at, by: by.clone(), letter: signed.letter.clone() });
        Ok(())
    }

    pub(super) fn take_sealed(&mut self, sealed: &Sealed, event: &Event) -> Result<(), Misplaced> {
        let Stage::Letter { letter, sign_offs } = &self.stage else { return Err(Misplaced) };
        if letter.sha256 != sealed.letter {
            return Err(Misplaced);
        }
        self.stage = Stage::Sealed {
            letter: letter.clone(),
            sign_offs: sign_offs.clone(),
            sealed: sealed.sealed.clone(),
            at: event.at,
        };
        Ok(())
    }

    pub(super) fn take_sent_back(
        &mut self,
        sent_back: &SentBack,
        event: &Event,
        by: &StaffRef,
    ) -> Result<(), Misplaced> {
        let Stage::Letter { letter, .. } = &self.stage else { return Err(Misplaced) };
        if letter.sha256 != sent_back.letter {
            return Err(Misplaced);
        }
        self.stage = Stage::Draft;
        self.note = Some(AuthorNote { at: event.at, by: by.clone(), text: sent_back.note.clone() });
        Ok(())
    }

    /// Attempts that had not left the house were attempts to deliver a letter that no longer is one.
    pub(super) fn take_recalled(&mut self, recalled: &Recalled, event: &Event, by: &StaffRef) {
        self.stage = Stage::Draft;
        self.attempts.clear();
        self.recalls.push(Recall { at: event.at, by: by.clone(), reason: recalled.reason.clone() });
    }
}
