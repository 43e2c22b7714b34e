//! The proof that a natural person is signed in, and the token that proves it.
//!
//! A [`SignedIn`] can only be made from two things that meet: the session as it is kept, which holds a digest,
//! and the token behind that digest, which only the person's browser holds. A job, a language model or a registered
//! client has no such token and none can be restored from what is kept. So a function that asks for a
//! `&SignedIn` can only run on behalf of a person who is there. There is no other constructor, no `Default`, no
//! `Deserialize`; who acted long ago is read back from events as a plain reference, never as a `SignedIn`.

use std::fmt;

use ids::{SessionId, StaffId, TownId};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::role::Roles;

/// The secret of a session: 256 random bits that live in a cookie and nowhere else.
pub struct SessionToken([u8; 32]);

/// A text that is no session token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a session token")]
pub struct BadToken;

impl SessionToken {
    /// The token made of these bytes, which must come from a cryptographic generator.
    #[must_use]
    pub const fn from_random(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads the 64 hexadecimal digits that [`reveal`](Self::reveal) writes.
    ///
    /// # Errors
    ///
    /// [`BadToken`] for anything else.
    pub fn parse(text: &str) -> Result<Self, BadToken> {
        let mut bytes = [0_u8; 32];
        match hex::decode_to_slice(text, &mut bytes) {
            Ok(()) => Ok(Self(bytes)),
            Err(_) => Err(BadToken),
        }
    }

    /// The token as text, for the cookie only.
    #[must_use]
    pub fn reveal(&self) -> String {
        hex::encode(self.0)
    }

    /// What is kept of the token.
    #[must_use]
    pub fn digest(&self) -> TokenDigest {
        TokenDigest(Sha256::digest(self.0).into())
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

/// The SHA-256 of a [`SessionToken`]: enough to recognise it, useless to sign in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenDigest([u8; 32]);

impl TokenDigest {
    /// The digest with these bytes, as read from a row.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for a row.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// A session of a member of staff as it is kept.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct StaffSession {
    pub id: SessionId,
    /// The digest of its token.
    pub digest: TokenDigest,
    /// The only town that the session is good for.
    pub town: TownId,
    /// Who signed in.
    pub person: StaffId,
    /// The person's name as letters and the case file show it.
    pub name: String,
    /// The roles as they are now, not as they were at sign-in.
    pub roles: Roles,
    /// From this moment on the session is over; UTC.
    pub expires_at: Timestamp,
}

/// Why nobody is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SessionRefused {
    /// The token is not the one of this session.
    #[error("the token does not belong to session {0}")]
    WrongToken(SessionId),
    /// The session is over.
    #[error("session {0} has expired")]
    Expired(SessionId),
}

/// A natural person, signed in to one town: what commands of legal weight ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    session: SessionId,
    town: TownId,
    person: StaffId,
    name: String,
    roles: Roles,
}

impl SignedIn {
    /// The person behind a session, if `presented` is its token and the session still runs at `now`.
    ///
    /// The digests are compared, not the tokens, so the time of the comparison tells nothing about a token.
    ///
    /// # Errors
    ///
    /// [`SessionRefused`] if the token is another one or the session is over.
    pub fn from_session(
        session: StaffSession,
        presented: &SessionToken,
        now: Timestamp,
    ) -> Result<Self, SessionRefused> {
        if presented.digest() != session.digest {
            return Err(SessionRefused::WrongToken(session.id));
        }
        if now >= session.expires_at {
            return Err(SessionRefused::Expired(session.id));
        }
        let StaffSession { id, town, person, name, roles, .. } = session;
        Ok(Self { session: id, town, person, name, roles })
    }

    /// The session in which the person acts.
    #[must_use]
    pub const fn session(&self) -> SessionId {
        self.session
    }

    /// The town in which the person acts.
    #[must_use]
    pub const fn town(&self) -> TownId {
        self.town
    }

    /// The member of staff who is signed in.
    #[must_use]
    pub const fn person(&self) -> StaffId {
        self.person
    }

    /// The name as letters and the case file show it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The roles in this town.
    #[must_use]
    pub const fn roles(&self) -> &Roles {
        &self.roles
    }
}

#[cfg(test)]
mod tests {
    use ids::Uuid;

    use super::*;

    fn session(token: &SessionToken) -> StaffSession {
        StaffSession {
            id: SessionId::from_uuid(Uuid::from_u128(1)),
            digest: token.digest(),
            town: TownId::from_uuid(Uuid::from_u128(2)),
            person: StaffId::from_uuid(Uuid::from_u128(3)),
            name: "Imke Petersen".to_owned(),
            roles: Roles::default(),
            expires_at: "2026-09-15T10:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn the_token_of_a_running_session_signs_in() {
        let token = SessionToken::from_random([7; 32]);
        let now = "2026-09-15T09:59:59Z".parse().unwrap();
        let person = SignedIn::from_session(session(&token), &token, now).unwrap();
        assert_eq!(person.name(), "Imke Petersen");
        assert_eq!(person.person(), StaffId::from_uuid(Uuid::from_u128(3)));
        assert_eq!(person.town(), TownId::from_uuid(Uuid::from_u128(2)));
    }

    #[test]
    fn another_token_does_not() {
        let token = SessionToken::from_random([7; 32]);
        let kept = session(&token);
        let now = "2026-09-15T09:00:00Z".parse().unwrap();
        // What is kept, the digest, is not a way in.
        let from_rows = SessionToken::from_random(*kept.digest.as_bytes());
        let refused = SignedIn::from_session(kept.clone(), &from_rows, now);
        assert_eq!(refused, Err(SessionRefused::WrongToken(kept.id)));
    }

    #[test]
    fn a_session_is_over_at_its_very_end() {
        let token = SessionToken::from_random([7; 32]);
        let kept = session(&token);
        let refused = SignedIn::from_session(kept.clone(), &token, kept.expires_at);
        assert_eq!(refused, Err(SessionRefused::Expired(kept.id)));
    }

    #[test]
    fn a_token_reads_back_and_stays_out_of_logs() {
        let token = SessionToken::from_random([0xA5; 32]);
        let read = SessionToken::parse(&token.reveal()).unwrap();
        assert_eq!(read.digest(), token.digest());
        assert_eq!(format!("{token:?}"), "SessionToken(…)");
        assert_eq!(SessionToken::parse("a5").unwrap_err(), BadToken);
    }
}
