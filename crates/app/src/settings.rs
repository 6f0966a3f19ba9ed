//! Settings of the program: flags, then `SPAGAT_…` variables, then `spagat.toml` in the data folder. The command line
//! (clap) has already laid variables under flags; here the file is laid under both. Settings of the firm live in the
//! database and have pages; these here are the operator's.
use crate::cli::Stop;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::Path;

/// One setting as the operator knows it; `docs/operations/settings.md` has a row for each (held by a test).
#[derive(Debug)]
pub struct Setting {
    /// Key in `spagat.toml`; `None` for what must be known before the file is found.
    pub key: Option<&'static str>,
    pub flag: &'static str,
    pub variable: &'static str,
}

/// Every setting of the program.
pub const SETTINGS: &[Setting] = &[
    Setting { key: None, flag: "--data", variable: "SPAGAT_DATA" },
    Setting { key: Some("database_url"), flag: "--database-url", variable: "SPAGAT_DATABASE_URL" },
    Setting { key: Some("listen"), flag: "--listen", variable: "SPAGAT_LISTEN" },
    Setting { key: Some("public_url"), flag: "--public-url", variable: "SPAGAT_PUBLIC_URL" },
    Setting { key: Some("insecure_http"), flag: "--insecure-http", variable: "SPAGAT_INSECURE_HTTP" },
    Setting { key: Some("log_format"), flag: "--log-format", variable: "SPAGAT_LOG_FORMAT" },
    Setting { key: Some("log"), flag: "--log", variable: "SPAGAT_LOG" },
    Setting { key: Some("readers"), flag: "--readers", variable: "SPAGAT_READERS" },
];

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    Text,
    Json,
}

/// `spagat.toml`; an unknown key is refused with its place.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsFile {
    pub database_url: Option<String>,
    pub listen: Option<SocketAddr>,
    pub public_url: Option<String>,
    pub insecure_http: Option<bool>,
    pub log_format: Option<LogFormat>,
    pub log: Option<String>,
    pub readers: Option<u32>,
}

impl SettingsFile {
    /// Reads `spagat.toml` in the data folder; a folder without one has no settings of its own.
    pub fn read(folder: &Path) -> Result<Self, Stop> {
        let path = folder.join("spagat.toml");
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(e) => {
                return Err(Stop::Broken(anyhow::Error::new(e).context(format!("cannot read {}", path.display()))));
            }
        };
        toml::from_str(&text).map_err(|e| Stop::Wrong(format!("{}: {e}", path.display())))
    }
}

/// The address people use, or why this combination is refused (`decisions.md` 2.5).
pub fn public_url(listen: SocketAddr, public_url: Option<&str>, insecure_http: bool) -> Result<String, Stop> {
    let local = listen.ip().is_loopback();
    let Some(url) = public_url else {
        return if local {
            Ok(format!("http://{listen}"))
        } else {
            Err(Stop::Wrong(format!(
                "{listen} can be reached from other machines. Say with --public-url how people reach it, for example \
                 --public-url https://spagat.example."
            )))
        };
    };
    let url = url.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or("");
    if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) {
        return Err(Stop::Wrong(format!(
            "--public-url {url} is not an address such as https://spagat.example (no path, no user name)."
        )));
    }
    if url.starts_with("http://") && !(local && is_loopback_host(host)) && !insecure_http {
        return Err(Stop::Wrong(format!(
            "{url} would send passwords and figures unencrypted. Put a TLS proxy before Spagat and say \
             --public-url https://…; where the network itself is trusted, --insecure-http allows it."
        )));
    }
    Ok(url.to_owned())
}

fn is_loopback_host(host: &str) -> bool {
    if let Ok(address) = host.parse::<SocketAddr>() {
        return address.ip().is_loopback();
    }
    if let Ok(ip) = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>() {
        return ip.is_loopback();
    }
    host.split(':').next() == Some("localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(listen: &str, url: Option<&str>, insecure: bool, given: Option<&str>) {
        let got = public_url(listen.parse().unwrap(), url, insecure);
        assert_eq!(got.as_deref().ok(), given, "{listen} {url:?} {insecure}: {got:?}");
    }

    #[test]
    fn plain_http_is_for_one_machine_or_said_aloud() {
        check("127.0.0.1:8420", None, false, Some("http://127.0.0.1:8420"));
        check("0.0.0.0:8420", None, false, None);
        check("0.0.0.0:8420", Some("https://spagat.example/"), false, Some("https://spagat.example"));
        check("127.0.0.1:8420", Some("https://spagat.example"), false, Some("https://spagat.example"));
        check("127.0.0.1:8420", Some("http://localhost:8420"), false, Some("http://localhost:8420"));
        check("127.0.0.1:8420", Some("http://spagat.example"), false, None);
        check("0.0.0.0:8420", Some("http://spagat.example"), false, None);
        check("0.0.0.0:8420", Some("http://spagat.example"), true, Some("http://spagat.example"));
        check("0.0.0.0:8420", Some("http://localhost.evil.example"), false, None);
        check("127.0.0.1:8420", Some("spagat.example"), false, None);
        check("127.0.0.1:8420", Some("https://spagat.example/path"), false, None);
    }

    #[test]
    fn an_unknown_key_in_the_settings_file_is_refused_with_its_place() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("spagat.toml"), "listen = \"127.0.0.1:1\"\nlisten_on = 3\n").unwrap();
        let Err(Stop::Wrong(sentence)) = SettingsFile::read(dir.path()) else { panic!("accepted") };
        assert!(sentence.contains("line 2") && sentence.contains("listen_on"), "{sentence}");
    }
}
