//! `spagat init`: opens a firm without the set-up page.
use super::{Common, Stop, clock};
use crate::house::{Access, House};
use base::{FormErrors, Lang, Role};
use clap::Args;
use identity::{FirmDraft, PersonDraft};

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
    let drafts = (
        FirmDraft {
            firm: flags.firm,
            currency: flags.currency,
            fiscal_year_start: flags.fiscal_year_start.to_string(),
        },
        PersonDraft {
            name: flags.name.unwrap_or_else(|| flags.admin.split('@').next().unwrap_or_default().to_owned()),
            email: flags.admin,
            password: first_line(std::io::stdin().lock())?,
        },
    );
    let mut errors = FormErrors::new();
    let firm = drafts.0.parse(Lang::En, &mut errors);
    let person = drafts.1.parse(Lang::En, &mut errors);
    let (Some(mut firm), Some(person)) = (firm, person) else {
        let all: Vec<_> = errors.iter().map(|(field, sentence)| format!("{field}: {sentence}")).collect();
        return Err(Stop::Refused(all.join("\n")));
    };
    firm.console = Some(common.user());
    let house = House::open(common, Access::Create).await?;
    if identity::has_firm(&house.db).await? {
        return Err(Stop::Refused(format!("{} already holds a firm. Choose another folder.", house.folder.display())));
    }
    let further: &[Role] = if flags.only_administrator { &[] } else { &[Role::Head] };
    identity::open_firm(&house.db, clock()(), &firm, &person, further).await?;
    house.db.close().await;
    eprintln!("{} is open. Go on with: spagat serve --data {}", firm.name, house.folder.display());
    Ok(())
}

/// The password: the first line, without its end.
fn first_line(mut input: impl std::io::BufRead) -> Result<String, Stop> {
    let mut line = String::new();
    input.read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    if password.is_empty() {
        return Err(Stop::Wrong("Standard input holds no password.".to_owned()));
    }
    Ok(password)
}
