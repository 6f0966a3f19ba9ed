//! The firm's own people.
use crate::demo::model::{Member, MemberRole};

/// Jana Ohlendiek.
pub(crate) const JANA: usize = 0;
pub(crate) const MIRKO: usize = 1;
pub(crate) const SELIN: usize = 2;
pub(crate) const LENNART: usize = 3;
pub(crate) const THEA: usize = 4;
/// Henrik Vollbrandt, who leads the key account managers.
pub(crate) const HENRIK: usize = 5;
/// Carla Wiesengrund, who controls.
pub(crate) const CARLA: usize = 6;
pub(crate) const NILS: usize = 7;
pub(crate) const RIEKE: usize = 8;

/// Everyone, in the order of the constants above.
pub(crate) fn members() -> Vec<Member> {
    use MemberRole::{Administrator, Colleague, Controller, Head, Manager};
    let rows: [(&str, &str, &str, &[MemberRole]); 10] = [
        ("Jana Ohlendiek", "jana.ohlendiek@birkhorst.example", "Key-Account-Managerin", &[Manager]),
        ("Mirko Tessnow", "mirko.tessnow@birkhorst.example", "Key-Account-Manager", &[Manager]),
        ("Selin Aydemir", "selin.aydemir@birkhorst.example", "Key-Account-Managerin", &[Manager]),
        ("Lennart Kruse", "lennart.kruse@birkhorst.example", "Key-Account-Manager", &[Manager]),
        ("Thea Brockmöller", "thea.brockmoeller@birkhorst.example", "Key-Account-Managerin", &[Manager]),
        ("Henrik Vollbrandt", "henrik.vollbrandt@birkhorst.example", "Leitung Key Accounts", &[Head, Manager]),
        ("Carla Wiesengrund", "carla.wiesengrund@birkhorst.example", "Controlling", &[Controller]),
        ("Nils Pakendorf", "nils.pakendorf@birkhorst.example", "Logistikberatung", &[Colleague]),
        ("Rieke Ebeling", "rieke.ebeling@birkhorst.example", "Anwendungstechnik", &[Colleague]),
        ("Ole Marquardt", "ole.marquardt@birkhorst.example", "IT", &[Administrator]),
    ];
    rows.into_iter().map(|(name, email, duty, roles)| Member { name, email, duty, roles }).collect()
}
