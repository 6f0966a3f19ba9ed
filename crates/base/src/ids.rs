//! Typed ids: UUID version 7, made by the program, never by a database.
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id; later ones sort after earlier ones.
            #[allow(clippy::new_without_default)]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// One firm.
    WorkspaceId,
    /// A person of the firm who may sign in.
    MemberId,
    /// A signed-in browser of a member.
    SessionId,
    /// An invitation or a link to set a new password.
    LinkId,
    /// A customer (group) the firm books on.
    AccountId,
    /// A legal unit: what ledger lines hang on.
    UnitId,
    /// A place of a unit.
    SiteId,
    /// A dated decision on an account's tier.
    TierId,
    /// A saved way to look at a list.
    ViewId,
    /// What is sold: an article or a service.
    OfferingId,
    /// One row of a booked file.
    LineId,
    /// The cost of one unit of an offering, for a while.
    ProductCostId,
    /// What one count of a driver costs, for a while.
    CostRateId,
    /// A fixed cost caused by one account.
    FixedCostId,
    /// A named resource whose yearly cost several accounts share.
    SharedCostId,
    /// What an account is to reach in a fiscal year.
    TargetId,
    /// One file on its way into the books.
    ImportId,
    /// A saved way to read a file.
    MappingId,
    /// One round of asking.
    WaveId,
    /// A person at the customer; keeps the id when people come.
    RespondentId,
    /// One given answer.
    AnswerId,
    /// A piece of background work.
    JobId,
}
