//! Mail against a real server, and the outbox of a demo.

#[cfg(test)]
mod outbox;
#[cfg(test)]
mod server;
#[cfg(test)]
mod smtp;

#[cfg(test)]
mod samples {
    use std::sync::Arc;

    use jiff::Timestamp;
    use kernel::ports::{Clock, Mail};

    struct Fixed;

    impl Clock for Fixed {
        fn now(&self) -> Timestamp {
            "2026-11-16T09:11:00Z".parse().unwrap()
        }
    }

    pub(crate) fn clock() -> Arc<dyn Clock> {
        Arc::new(Fixed)
    }

    pub(crate) fn mail(to: &str) -> Mail {
        Mail {
            to: to.into(),
            from_name: "Stadt Fördestadt".into(),
            from: "portal@foerdestadt.example".into(),
            subject: "Sie haben eine neue Nachricht".into(),
            text: "Guten Tag,\n.\nin Ihrem Postfach liegt eine Nachricht für Sie.\n\nGrüße\n".into(),
            reference: "0192-abc".into(),
        }
    }
}
