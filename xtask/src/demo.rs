//! `cargo xtask demo`: the page, the package and a tenant behind one loopback origin.

#[cfg(test)]
mod attack;
mod guard;
mod page;
mod proxy;
mod refusal;
mod site;
mod target;
mod tenant;
mod token;

use anyhow::{Context, Result};
use emulator::server::{self, Options, Shared};
use emulator::{Config, Emulator};

use crate::{build, tools};
use guard::Guard;
use page::Page;
use proxy::Proxy;
use site::{Backend, Site};
use tenant::Tenant;

/// Serves the demo page on 127.0.0.1, with an emulated tenant or a real one.
///
/// Sets up what is missing and builds the package first. Without further settings the tenant is an
/// emulator with made-up users. With LOGTO_ENDPOINT, LOGTO_APP_ID and LOGTO_APP_SECRET set it is
/// that Logto: the page's calls go through a proxy in this process, which alone knows the secret.
/// LOGTO_RESOURCE names the Management API where it is not the default. Ctrl-C ends it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 8787)]
    port: u16,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<()> {
    // Before the build, so that a wrong setting is told at once.
    let tenant = Tenant::from_variables(|name| std::env::var(name).ok())?;
    let package = build::build("release")?;
    let page = Page::new(
        tools::root().join("www"),
        package,
        tools::root().join("node_modules"),
    );
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(serve(args.port, page, tenant))
}

async fn serve(port: u16, page: Page, tenant: Option<Tenant>) -> Result<()> {
    let listener = server::bind(port).await.with_context(|| {
        format!("port {port} on 127.0.0.1 could not be had; --port 0 takes a free one")
    })?;
    let address = listener.local_addr()?;
    let options = Options::default();
    let guard = Guard::new(address.port())?;
    let what = what(tenant.as_ref());
    let backend = match tenant {
        Some(tenant) => Backend::Tenant(Box::new(Proxy::new(tenant)?)),
        None => {
            let shared = Shared::new(Emulator::new(Config::default()));
            shared.with(|emulator| emulator.set_endpoint(format!("http://{address}")));
            Backend::Emulator(server::router(shared, &options))
        }
    };
    let router = site::router(Site::new(page, guard, backend));
    println!("http://{address}/");
    println!("{what}");
    println!("Ctrl-C ends it.");
    tokio::select! {
        served = server::serve_router(listener, router, &options) => Ok(served?),
        interrupted = tokio::signal::ctrl_c() => {
            interrupted?;
            eprintln!("\nstopped");
            Ok(())
        }
    }
}

/// What is served, in words.
fn what(tenant: Option<&Tenant>) -> String {
    match tenant {
        Some(tenant) => format!(
            "The demo page on {}, as the application {}: what is changed there is changed for real.",
            tenant.endpoint(),
            tenant.app_id()
        ),
        None => "The demo page on an emulated tenant with made-up users. Set LOGTO_ENDPOINT, \
                 LOGTO_APP_ID and LOGTO_APP_SECRET for a real one."
            .into(),
    }
}
