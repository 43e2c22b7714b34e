//! `gangway demo`.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use axum::middleware::from_fn;
use clap::Args as ClapArgs;
use demo::{DemoClock, Wanted, Welcome};
use jiff::civil::Date;
use site::links::Addresses;
use store::migrate;

use crate::{
    answer::{Answer, Failure, announce, tell},
    command::target::block_on,
    config::{Config, LogFormat},
    jobs::RUNNERS,
    packs,
    public_site::PublicSite,
    serve::{Server, log},
    wiring::{Instance, SystemClock, clock::now, location, make_keys, outbox, read_instance},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The folder of the demo; `gangway-demo` among the user's data if it is missing.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Address and port.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Forgets the town that is there and makes it anew.
    #[arg(long)]
    fresh: bool,
    /// Lets the demo take place on this day, YYYY-MM-DD; the clock begins at nine.
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let Some(folder) = args.data.clone().or_else(usual_folder) else {
        return Err(Failure::Call("give --data DIR: the user has no home folder".to_owned()));
    };
    let mut config = Config::of_folder(&folder);
    config.listen.address = args.listen;
    config.log.format = LogFormat::Text;
    "warn".clone_into(&mut config.log.filter);
    log::start(&config.log)?;
    block_on(serve(args, folder, config))?;
    Ok(Answer::text(""))
}

async fn serve(args: &Args, folder: PathBuf, config: Config) -> Result<(), Failure> {
    let server = Server::bind(&config, "--listen").await?;
    let address = server.address()?;
    let host = if address.ip().is_loopback() {
        format!("localhost:{}", address.port())
    } else {
        address.to_string()
    };
    let wanted = if args.fresh { Wanted::Fresh } else { Wanted::AsItIs };
    let found = demo::prepare(&folder, wanted)?;
    make_keys(&config)?;
    migrate(&location(&config)?).await.map_err(Failure::environment)?;
    let clock = DemoClock::beside(Arc::new(SystemClock));
    let mails = outbox(&folder.join("outbox"), Arc::new(clock.clone())).await?;
    let links = Arc::new(Addresses::below(host.clone()));
    let instance = Instance::open_with(&config, Arc::new(clock.clone()), mails.clone(), links).await?;
    let mark = match found {
        Some(mark) => mark,
        None => {
            tell("gangway: making the town «Fördestadt»; this takes a moment.");
            let environment = demo::Environment {
                ports: &instance.ports,
                runners: &RUNNERS,
                clock: &clock,
                outbox: &mails,
                seals: &*instance.seals,
                packs: packs::files,
            };
            let today = args.today.unwrap_or_else(|| demo::last_opened(now()));
            Box::pin(demo::make(&environment, &folder, today)).await?
        }
    };
    match args.today {
        Some(day) => clock.set(demo::opening(day)?),
        None => clock.follow(),
    }
    let public_site = PublicSite::of_demo(&instance, &config, &read_instance(&config)?).await?;
    let welcome = Welcome::of(&host, &folder, mark);
    let pages = demo::pages(&instance.ports, mails, &welcome).await?;
    let greet = || {
        announce(&welcome)?;
        tell(&welcome.in_words());
        Ok(())
    };
    let router = public_site.router(pages).layer(from_fn(demo::refuse_other_hosts));
    let served = server.run(&instance, router, public_site.refresh(), greet).await;
    instance.close().await;
    served
}

/// Where the demo lies unless told otherwise.
#[expect(clippy::disallowed_methods, reason = "the environment tells where people keep their data")]
fn usual_folder() -> Option<PathBuf> {
    let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local/share")))?;
    Some(base.join("gangway-demo"))
}
