//! `gangway serve --config FILE`.

use std::{net::SocketAddr, path::PathBuf};

use axum::Router;
use clap::Args as ClapArgs;
use serde::Serialize;

use crate::{
    answer::{Answer, Failure, announce},
    command::target::block_on,
    config::Config,
    public_site::PublicSite,
    serve::{Server, log},
    wiring::{Instance, read_instance},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The configuration file of the instance.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
}

/// What `serve` prints as soon as it answers.
#[derive(Debug, Serialize)]
struct Serving {
    listening: SocketAddr,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let config = Config::read(&args.config)?;
    if config.store.folder.as_deref().is_some_and(demo::Marker::is_in) {
        let told = "store.folder is the folder of a demo town; the demo is served by `gangway demo` only";
        return Err(Failure::Input(told.to_owned()));
    }
    if config.mail.host.is_none() {
        let told = "mail.host is missing: without a mail server nobody hears of a decision, and none can be provided";
        return Err(Failure::Input(told.to_owned()));
    }
    log::start(&config.log)?;
    block_on(async {
        let server = Server::bind(&config, "listen.address").await?;
        let instance = Instance::open_to_serve(&config).await?;
        let public_site = PublicSite::of_instance(&instance, &config, &read_instance(&config)?).await?;
        let serving = Serving { listening: server.address()? };
        let router = public_site.router(Router::new());
        let served = server.run(&instance, router, public_site.refresh(), || announce(&serving)).await;
        instance.close().await;
        served
    })?;
    Ok(Answer::text(""))
}
