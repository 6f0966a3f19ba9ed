//! Rounds of asking; what was said comes as files.
use super::Desk;
use base::Error;
use surveys::NewWave;

pub(super) async fn fill(desk: &Desk<'_>) -> Result<(), Error> {
    for wave in &desk.data.waves {
        let mut tx = desk.site.db.begin(&desk.head, desk.now).await?;
        let new = NewWave { name: wave.name.clone(), starts_on: wave.starts_on, ends_on: wave.ends_on };
        let (_, event) = surveys::open_wave(&mut tx, &new).await?;
        tx.commit(event).await?;
    }
    super::files::answers(desk).await
}
