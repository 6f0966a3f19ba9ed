//! `spagat serve`: opens the house, prints where it is, serves until it is told to stop.
use super::{Common, Serve, Stop, clock, start_log};
use crate::house::{Access, House};
use crate::settings::{LogFormat, public_url};
use anyhow::Context as _;
use base::Site;
use std::net::SocketAddr;

/// Serves until SIGTERM or Ctrl-C; requests on their way are answered first.
pub(super) async fn serve(common: &Common, flags: Serve) -> Result<(), Stop> {
    let house = House::open(common, Access::Create).await?;
    let format = common.log_format.or(house.file.log_format).unwrap_or(LogFormat::Text);
    let filter = common.log.as_deref().or(house.file.log.as_deref()).unwrap_or("info");
    start_log(format, filter)?;
    let listen = flags.listen.or(house.file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8420)));
    let insecure = flags.insecure_http || house.file.insecure_http.unwrap_or(false);
    let url = public_url(listen, flags.public_url.as_deref().or(house.file.public_url.as_deref()), insecure)?;
    let listener = tokio::net::TcpListener::bind(listen)
        .await
        .map_err(|e| Stop::Refused(format!("Cannot listen on {listen}: {e}.")))?;
    // Port 0 asks the system for a free one.
    let bound = listener.local_addr().context("cannot ask for the address")?;
    let url = url.replace(&listen.to_string(), &bound.to_string());
    serve_on(house, listener, &url).await
}

/// Serves an open house on a listener; `demo` ends here too.
pub(super) async fn serve_on(house: House, listener: tokio::net::TcpListener, url: &str) -> Result<(), Stop> {
    let site = Site::new(house.db.clone(), clock(), house.folder.clone(), url);
    let router = crate::router::router(&site);
    crate::setup::announce(&site).await?;
    // What a killed process left half-staged is cleared before anybody works.
    imports::sweep(&site).await?;
    eprintln!("Spagat is at {url}");
    tracing::info!(address = url, folder = %house.folder.display(), "ready");
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let jobs = tokio::spawn(crate::jobs::run(site.clone(), stopped));
    let app = router.with_state(site.clone()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app).with_graceful_shutdown(told_to_stop()).await.context("serving failed")?;
    tracing::info!("stopping");
    let _ = stop.send(true);
    let _ = jobs.await;
    house.db.close().await;
    Ok(())
}

async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut s) => {
                s.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    tokio::select! {
        () = terminate => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
