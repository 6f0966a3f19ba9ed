//! Turns the texts in `locales/` into typed functions; rust-embed tracks the files it saw, not new ones.
#![allow(clippy::disallowed_methods, reason = "cargo hands its facts to build scripts by the environment")]

fn main() -> std::process::ExitCode {
    println!("cargo:rerun-if-changed=../../web/dist");
    println!("cargo:rerun-if-changed=../../migrations");
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fluent_typed::build_from_locales_folder(
        fluent_typed::BuildOptions::default()
            .with_output_file_path(&format!("{out}/l10n.rs"))
            .with_ftl_output(fluent_typed::FtlOutputOptions::single_file(&format!("{out}/all.ftl")))
            .without_format()
            .without_bidi_isolation()
            .with_prefix(""),
    )
}
