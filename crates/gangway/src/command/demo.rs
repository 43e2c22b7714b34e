//! `gangway demo`.

use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use clap::Args as ClapArgs;
use jiff::{SignedDuration, civil::Date};
use store::migrate;

use crate::{
    answer::{Answer, Failure, announce, tell},
    command::target::block_on,
    config::{Config, LogFormat},
    demo::{self, Found, Mark, Welcome},
    faces::Faces,
    serve::{Server, log},
    wiring::{Addresses, Clock, Instance, clock, location, make_keys, outbox, read_instance},
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
    let Some(folder) = args.data.clone().or_else(demo::usual_folder) else {
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
    let found = prepare(&folder, args.fresh)?;
    make_keys(&config)?;
    migrate(&location(&config)?).await.map_err(Failure::environment)?;
    let time = Clock::default();
    let mails = outbox(&folder.join("outbox"), Arc::new(time.clone())).await?;
    let links = Arc::new(Addresses::of_demo(host.clone()));
    let instance = Instance::open_with(&config, time, mails.clone(), links).await?;
    let today = args.today.unwrap_or_else(story_day);
    let mark = match found {
        Some(mark) => mark,
        None => {
            tell("gangway: making the town «Fördestadt»; this takes a moment.");
            Box::pin(demo::make(&instance, &mails, &folder, today)).await?
        }
    };
    match args.today {
        Some(day) => instance.clock.set(demo::opening(day)?),
        None => instance.clock.follow(),
    }
    let faces = Faces::of_demo(&instance, &config, &read_instance(&config)?).await?;
    let welcome = Welcome::of(&host, &folder, mark);
    let pages = demo::pages(&instance.house, mails, &welcome).await?;
    let greet = || {
        announce(&welcome)?;
        tell(&welcome.in_words());
        Ok(())
    };
    let served = server.run(&instance, faces.router(pages), faces.refresh(), greet).await;
    instance.close().await;
    served
}

/// The last day on which it has been nine o'clock: the story ends at that hour and never lies in the future.
fn story_day() -> Date {
    let nine_hours_ago = clock::now().checked_sub(SignedDuration::from_hours(9));
    locale::civil_day(nine_hours_ago.unwrap_or_else(|_out_of_range| clock::now()))
}

/// The town that is there, if it was made to the end; a ruin is cleared away.
fn prepare(folder: &std::path::Path, fresh: bool) -> Result<Option<Mark>, Failure> {
    match demo::look(folder)? {
        Found::Town(mark) if !fresh => return Ok(Some(mark)),
        Found::Town(_) | Found::Ruin => demo::clear(folder)?,
        Found::Nothing => {}
    }
    std::fs::create_dir_all(folder)
        .map_err(|error| Failure::Environment(format!("cannot make {}: {error}", folder.display())))?;
    Ok(None)
}
