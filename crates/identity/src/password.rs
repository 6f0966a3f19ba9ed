//! Argon2id, 19 MiB and two passes, off the runtime's workers. At most a few at a time: each takes memory and some
//! 50 ms of a core, and strangers can ask for it.
use crate::model::NewPassword;
use argon2::password_hash::phc::PasswordHash as Phc;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use base::Error;
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// A hash with its parameters and salt, as kept in the member's row (PHC string).
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub(crate) String);

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

static AT_ONCE: Semaphore = Semaphore::const_new(4);

fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("constant parameters within the allowed range");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash_now(password: &[u8]) -> Result<String, anyhow::Error> {
    hasher().hash_password(password).map(|h| h.to_string()).map_err(|e| anyhow::anyhow!("hashing a password: {e}"))
}

/// Hashes a password with a fresh salt.
pub async fn hash(password: &NewPassword) -> Result<PasswordHash, Error> {
    let _turn = AT_ONCE.acquire().await.map_err(anyhow::Error::from)?;
    let text = password.0.clone();
    Ok(PasswordHash(tokio::task::spawn_blocking(move || hash_now(text.as_bytes())).await??))
}

/// Whether `typed` is the password behind `stored`. `None` (unknown name, no password yet, closed) takes as long as a wrong
/// password and is never right.
pub(crate) async fn verify(typed: &str, stored: Option<String>) -> Result<bool, Error> {
    static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now(b"nobody has this password").unwrap_or_default());
    let _turn = AT_ONCE.acquire().await.map_err(anyhow::Error::from)?;
    let typed: String = typed.chars().take(400).collect();
    let right = tokio::task::spawn_blocking(move || {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| NOBODY.clone());
        let fits = Phc::new(&stored).is_ok_and(|phc| hasher().verify_password(typed.as_bytes(), &phc).is_ok());
        known && fits
    })
    .await?;
    Ok(right)
}
