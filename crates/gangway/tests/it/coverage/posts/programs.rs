//! Samples of the interface for programs.

use testing::samples::SKETCH;

use super::{life::Life, sample::Sample};

pub(super) async fn sample<'a>(life: &Life<'a>, route: &str) -> Option<Sample<'a>> {
    let program = life.harness.api_client(&life.harness.town, None).await;
    match route {
        "POST /api/v1/towns/{town}/papers" => {
            Some(Sample::Program(Box::pin(async move { program.hand_in("skizze.pdf", SKETCH).await })))
        }
        "POST /api/v1/towns/{town}/services/{service}/applications" => {
            let application = program.zone().await;
            Some(Sample::Program(Box::pin(async move {
                program.file("haltverbotszone", "key", &application).await
            })))
        }
        _ => None,
    }
}
