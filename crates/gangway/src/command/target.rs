//! Which instance a command works on.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::{
    answer::{Answer, Failure},
    config::Config,
    wiring::Instance,
};

/// The instance: by its configuration, or by a data folder alone.
#[derive(Debug, ClapArgs)]
#[group(required = true, multiple = false)]
pub(crate) struct Target {
    /// The configuration file of the instance.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The data folder of an instance that needs no configuration, such as the demo's.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

impl Target {
    /// Reads the configuration.
    pub(crate) fn config(&self) -> Result<Config, Failure> {
        match (&self.config, &self.data) {
            (Some(file), _) => Config::read(file),
            (None, Some(folder)) if folder.join("gangway.db").is_file() => Ok(Config::of_folder(folder)),
            (None, Some(folder)) => {
                Err(Failure::Input(format!("{} is no data folder: it holds no gangway.db", folder.display())))
            }
            (None, None) => Err(Failure::Call("give --config FILE or --data DIR".to_owned())),
        }
    }

    /// Opens the instance only to read, also while another process serves it, does the work and closes it.
    pub(crate) fn read<F>(&self, work: F) -> Result<Answer, Failure>
    where
        F: AsyncFnOnce(&Instance) -> Result<Answer, Failure>,
    {
        let config = self.config()?;
        block_on(async {
            let instance = Instance::open_to_read(&config).await?;
            let done = work(&instance).await;
            instance.close().await;
            done
        })
    }

    /// Opens the instance, does the work and closes it.
    pub(crate) fn work<F>(&self, work: F) -> Result<Answer, Failure>
    where
        F: AsyncFnOnce(&Instance) -> Result<Answer, Failure>,
    {
        let config = self.config()?;
        block_on(async {
            let instance = Instance::open(&config).await?;
            let done = work(&instance).await;
            instance.close().await;
            done
        })
    }
}

/// Runs asynchronous work to its end.
pub(crate) fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(Failure::environment)?.block_on(work)
}
