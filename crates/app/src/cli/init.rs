//! `spagat init`: opens a firm without the set-up page.
use super::{Common, Stop};
use crate::house::{Access, House};
use clap::Args;

/// Flags of `init`.
#[derive(Debug, Clone, Args)]
pub(super) struct Init {
    /// The firm's name.
    #[arg(long, value_name = "NAME")]
    pub firm: String,
    /// The firm's currency, ISO 4217.
    #[arg(long, default_value = "EUR", value_name = "CODE")]
    pub currency: String,
    /// Month in which the fiscal year starts.
    #[arg(long, default_value_t = 1, value_name = "MONTH", value_parser = clap::value_parser!(i8).range(1..=12))]
    pub fiscal_year_start: i8,
    /// E-mail address of the first person.
    #[arg(long, value_name = "EMAIL")]
    pub admin: String,
    /// Name of the first person; without it, the part of the address before the @.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Read the first person's password from standard input.
    #[arg(long, required = true)]
    pub password_stdin: bool,
    /// The first person becomes administrator only, not head of key accounts as well.
    #[arg(long)]
    pub only_administrator: bool,
}

/// Opens the firm.
pub(super) async fn init(common: &Common, flags: Init) -> Result<(), Stop> {
    let house = House::open(common, Access::Create).await?;
    if !crate::store::firms(&house.db).await?.is_empty() {
        return Err(Stop::Refused(format!("{} already holds a firm. Choose another folder.", house.folder.display())));
    }
    let _ = flags;
    Err(Stop::Refused("This build cannot open firms yet.".to_owned()))
}
