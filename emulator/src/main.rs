//! `cargo run -p emulator`: the emulator on a loopback port.

use std::io::{Error, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use emulator::server::{self, Files, Options, Shared};
use emulator::{Config, Emulator};

const AFTER_HELP: &str = "\
Applications of the seeded tenant (client id, secret):
  m2m-admin    emulator-secret   may do everything
  m2m-no-role  emulator-secret   gets tokens without scope: the API answers 403
  m2m-expired  emulator-secret   its secret has expired
  m2m-cors     emulator-secret   pages on https://app.example.com may ask tokens with it

Control API, for tests (JSON; emulator/README.md has the details):
  POST   /_emulator/faults    {\"times\": n, \"fault\": {\"kind\": …}, \"match\": {\"method\", \"path\"}}
                              kinds: status cut truncate stall garbage html redirect delay headers
                              emptyPage
  GET    /_emulator/faults    how many are left      DELETE  forgets them
  GET    /_emulator/requests  requests since reset   DELETE  forgets them
  POST   /_emulator/revoke    tokens issued so far are answered 401
  POST   /_emulator/clock     {\"advanceMs\": n}
  POST   /_emulator/users     {\"count\": n} adds so many users
  POST   /_emulator/seed      adds rows               PUT     begins anew with these alone
  POST   /_emulator/reset     everything as at the start";

/// A Logto that starts at once: an emulated tenant on 127.0.0.1.
#[derive(Debug, Parser)]
#[command(name = "emulator", version, after_help = AFTER_HELP)]
struct Arguments {
    /// Port on 127.0.0.1; 0 takes a free one. The first line of output names the address.
    #[arg(long, default_value_t = 3001)]
    port: u16,
    /// Seed of ids, keys and faults by share.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Life of an access token in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 3600)]
    token_lifetime: u64,
    /// Rows at which enableCap=true caps the total.
    #[arg(long, value_name = "ROWS", default_value_t = 10_000)]
    page_cap: usize,
    /// Milliseconds that every answer is held back.
    #[arg(long, value_name = "MS", default_value_t = 0)]
    latency: u64,
    /// Resource indicator of the Management API.
    #[arg(long, default_value = "https://default.logto.app/api")]
    resource: String,
    /// Origin of the Admin Console, the only one that /api answers CORS for.
    #[arg(long, value_name = "ORIGIN", default_value = "http://127.0.0.1:3002")]
    admin_origin: String,
    /// Let X-Forwarded-Proto and X-Forwarded-Host decide the origin of links.
    #[arg(long)]
    trust_proxy: bool,
    /// Serve a directory beside the API, as in --serve /=www --serve /pkg=pkg.
    #[arg(long, value_name = "PREFIX=DIR", value_parser = files)]
    serve: Vec<Files>,
    /// Share of requests, from 0 to 1, answered 429.
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share)]
    throttle: f64,
    /// Share of requests answered 500, 502, 503 or 504.
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share)]
    errors: f64,
    /// Share of requests whose connection is cut.
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share)]
    cut: f64,
    /// Share of requests that are never answered.
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share)]
    stall: f64,
    /// Share of requests answered with what is not JSON.
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share)]
    garbage: f64,
}

fn share(text: &str) -> Result<f64, String> {
    let share = text.parse::<f64>().map_err(|error| error.to_string())?;
    if (0.0..=1.0).contains(&share) {
        Ok(share)
    } else {
        Err("a share is from 0 to 1".into())
    }
}

fn files(text: &str) -> Result<Files, String> {
    let (prefix, directory) = text.split_once('=').ok_or("expected PREFIX=DIR")?;
    if !prefix.starts_with('/') {
        return Err("the prefix begins with a slash".into());
    }
    let directory = PathBuf::from(directory);
    if !directory.is_dir() {
        return Err(format!("{} is no directory", directory.display()));
    }
    Ok(Files {
        prefix: prefix.into(),
        directory,
    })
}

impl Arguments {
    fn config(&self) -> Config {
        let mut config = Config::default();
        config.seed = self.seed;
        config.token_lifetime = self.token_lifetime;
        config.page_cap = self.page_cap;
        config.latency = self.latency;
        config.resource.clone_from(&self.resource);
        config.admin_origin.clone_from(&self.admin_origin);
        config.trust_proxy = self.trust_proxy;
        config.shares.throttle = self.throttle;
        config.shares.error = self.errors;
        config.shares.cut = self.cut;
        config.shares.stall = self.stall;
        config.shares.garbage = self.garbage;
        config
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("emulator: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> std::io::Result<()> {
    let config = arguments.config();
    if config.shares.sum() > 1.0 {
        let what = "the shares are more than 1 together";
        return Err(Error::new(ErrorKind::InvalidInput, what));
    }
    let emulator = Shared::new(Emulator::new(config));
    let port = arguments.port;
    let listener = server::bind(port).await.map_err(|error| {
        let kind = error.kind();
        let what = format!(
            "port {port} on 127.0.0.1 could not be had; --port 0 takes a free one: {error}"
        );
        Error::new(kind, what)
    })?;
    let mut output = std::io::stdout();
    writeln!(output, "listening on http://{}", listener.local_addr()?)?;
    output.flush()?;
    let mut options = Options::default();
    options.files = arguments.serve;
    tokio::select! {
        served = server::serve(listener, emulator, options) => served,
        stopped = tokio::signal::ctrl_c() => stopped,
    }
}
