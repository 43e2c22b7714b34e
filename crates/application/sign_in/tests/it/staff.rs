//! Signing in with a password: who guesses waits, and nobody else does.

use std::net::{IpAddr, Ipv4Addr};

use jiff::SignedDuration;
use kernel::error::UseCaseError;
use sign_in::{
    attempts::{Guess, allow_attempt, not_heard},
    sessions::Begun,
    staff::{SignIn, sign_in},
};
use testing::{CLIENT_ADDRESS, Harness, harness::PASSWORD, on_both_engines};

on_both_engines!(
    Harness:
    wrong_passwords_delay_the_network_they_come_from,
    the_delay_grows_and_a_success_ends_it,
    an_unknown_address_is_answered_as_a_wrong_password,
    the_networks_of_one_provider_are_no_strangers,
    an_attempt_that_nobody_looked_at_is_no_failure,
);

async fn wrong_passwords_delay_the_network_they_come_from(harness: &Harness) {
    for _ in 0..4 {
        assert_wrong(&enter(harness, "streets", "Flut und Ebbe 1872", CLIENT_ADDRESS).await);
    }
    let refused = enter(harness, "streets", PASSWORD, CLIENT_ADDRESS).await;
    let Err(UseCaseError::Wait { until }) = refused else { panic!("{refused:?}") };
    assert_eq!(until.duration_since(harness.now()), SignedDuration::from_secs(1));
    let elsewhere = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7));
    assert!(enter(harness, "streets", PASSWORD, elsewhere).await.is_ok(), "the owner is not kept out");
    assert!(enter(harness, "trees", PASSWORD, CLIENT_ADDRESS).await.is_ok(), "nor anybody else here");
    harness.clock.advance(SignedDuration::from_secs(1));
    assert!(enter(harness, "streets", PASSWORD, CLIENT_ADDRESS).await.is_ok());
}

async fn the_delay_grows_and_a_success_ends_it(harness: &Harness) {
    for _ in 0..3 {
        assert_wrong(&enter(harness, "streets", "?", CLIENT_ADDRESS).await);
    }
    for seconds in [1, 2, 4, 8] {
        assert_wrong(&enter(harness, "streets", "?", CLIENT_ADDRESS).await);
        harness.clock.advance(SignedDuration::from_secs(seconds - 1));
        let early = enter(harness, "streets", PASSWORD, CLIENT_ADDRESS).await;
        assert!(matches!(early, Err(UseCaseError::Wait { .. })), "{seconds}: {early:?}");
        harness.clock.advance(SignedDuration::from_secs(1));
    }
    assert!(enter(harness, "streets", PASSWORD, CLIENT_ADDRESS).await.is_ok());
    for _ in 0..3 {
        assert_wrong(&enter(harness, "streets", "?", CLIENT_ADDRESS).await);
    }
    assert!(enter(harness, "streets", PASSWORD, CLIENT_ADDRESS).await.is_ok(), "counted from the beginning");
}

async fn an_unknown_address_is_answered_as_a_wrong_password(harness: &Harness) {
    assert_wrong(&enter(harness, "nobody", PASSWORD, CLIENT_ADDRESS).await);
    // Whoever works for the neighbours does not work here.
    let email = harness.other_town.email("streets");
    let entered = SignIn { email: &email, password: PASSWORD, client: CLIENT_ADDRESS };
    assert_wrong(&sign_in(harness.ctx(harness.town.id), entered, None).await);
}

async fn the_networks_of_one_provider_are_no_strangers(harness: &Harness) {
    let mut heard = 0;
    for household in 0..100 {
        let client = format!("2001:db8:1:{household:x}::1").parse().unwrap();
        match enter(harness, "streets", "?", client).await {
            Err(UseCaseError::Wait { .. }) => break,
            wrong => assert_wrong(&wrong),
        }
        heard += 1;
    }
    assert_eq!(heard, 13, "twelve of a /56 are free, the next makes wait");
    let elsewhere = "2001:db8:2::1".parse().unwrap();
    assert!(enter(harness, "streets", PASSWORD, elsewhere).await.is_ok(), "the owner is not kept out");
}

async fn an_attempt_that_nobody_looked_at_is_no_failure(harness: &Harness) {
    let ctx = harness.ctx(harness.town.id);
    let guess = Guess { kind: "password", subject: "imke@foerdestadt.example", client: CLIENT_ADDRESS };
    for _ in 0..20 {
        let allowed = allow_attempt(ctx, guess).await.unwrap();
        not_heard(ctx, &allowed).await.unwrap();
    }
    for _ in 0..3 {
        allow_attempt(ctx, guess).await.unwrap();
    }
    assert!(matches!(allow_attempt(ctx, guess).await, Err(UseCaseError::Wait { .. })));
}

async fn enter(harness: &Harness, name: &str, password: &str, client: IpAddr) -> Result<Begun, UseCaseError> {
    let email = harness.town.email(name);
    sign_in(harness.ctx(harness.town.id), SignIn { email: &email, password, client }, None).await
}

#[track_caller]
fn assert_wrong(answer: &Result<Begun, UseCaseError>) {
    let Err(UseCaseError::Entries(entries)) = answer else { panic!("no refusal") };
    assert_eq!(entries[0].code.name(), "sign-in-failed");
}
