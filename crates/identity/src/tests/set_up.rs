//! A firm begins: by the set-up page or from the command line.
use super::{WHO, WORDS, browse, cookie, events, form, page};
use crate::{Email, NewFirm, NewPassword, NewPerson, SetupCode, console_actor, firms, has_firm, members, open_firm};
use axum::http::StatusCode;
use base::{Currency, Lang, Role, Roles};
use testkit::both;

#[tokio::test]
async fn the_first_firm_needs_the_code_of_the_console() {
    both(async |d| {
        // A server without a firm: the same database, emptied.
        for (table, _) in base::db::tables::TABLES.iter().rev() {
            let sql = base::sqlx::AssertSqlSafe(format!("DELETE FROM {table}"));
            let mut tx = d.db().begin(&d.cast.console(), d.now()).await.unwrap();
            base::change!(tx, c => base::sqlx::query(sql).execute(c).await.map(|_| ())).unwrap();
            tx.commit_quiet(base::Quiet::Cache).await.unwrap();
        }
        assert!(!has_firm(d.db()).await.unwrap());
        let code = SetupCode::make(&d.site).await.unwrap().unwrap().to_string();
        let fields = |code: &str, password: &str| {
            let f = [
                ("code", code),
                ("firm", "Birkhorst Packmittel"),
                ("currency", "eur"),
                ("fiscal_year_start", "7"),
                ("name", "Henrik Vollbrandt"),
                ("email", "henrik@birkhorst.example"),
                ("password", password),
                ("administrator", "1"),
                ("head", "1"),
            ];
            form("/set-up", "spagat_language=de", &f)
        };
        let shown = browse(&d, page("/set-up", "spagat_language=de")).await;
        assert!(shown.text.contains("Einmalcode") && shown.text.contains("Gilt bis"));
        let wrong = browse(&d, fields("2222-2222", WORDS)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let weak = browse(&d, fields(&code, "Passwort2026!")).await;
        assert!(weak.text.contains("wird als Erstes geraten") && weak.text.contains("Henrik Vollbrandt"));
        let done = browse(&d, fields(&code.to_lowercase(), WORDS)).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/sign-in?back=1&to=/portfolio"));
        let me = browse(&d, page("/me", &cookie(&done))).await;
        assert!(me.text.contains("Henrik Vollbrandt") && me.text.contains("Leitung"));
        assert_eq!(browse(&d, page("/set-up", "")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browse(&d, fields(&code, WORDS)).await.status, StatusCode::NOT_FOUND);
        let firms = firms(d.db()).await.unwrap();
        assert_eq!((firms.len(), firms[0].firm.fiscal_year_start), (1, 7));
        assert_eq!(events(&d, firms[0].workspace).await, ["firm.opened", "session.opened"]);
        assert!(SetupCode::make(&d.site).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn the_command_line_opens_a_firm_in_the_name_of_its_user() {
    both(async |d| {
        let firm = NewFirm {
            name: "Dritte".into(),
            currency: Currency::EUR,
            fiscal_year_start: 1,
            console: Some("root".into()),
        };
        let password = NewPassword::parse(WORDS, &[], Lang::De).unwrap();
        let email = Email::parse("ada@dritte.example").unwrap();
        let first = NewPerson { name: "Ada".into(), email, password, lang: Lang::De };
        let actor = open_firm(d.db(), d.now(), &firm, &first, &[]).await.unwrap();
        assert_eq!(actor.roles, Roles::of(&[Role::Administrator]));
        let who: String =
            base::read!(d.db(), p => base::sqlx::query_scalar(WHO).bind(actor.workspace).fetch_one(p).await).unwrap();
        assert_eq!(who, "console (root)");
        assert_eq!(members(d.db(), actor.workspace).await.unwrap()[0].name, "Ada");
        assert!(console_actor(d.db(), "root").await.unwrap().sees_all());
    })
    .await;
}
