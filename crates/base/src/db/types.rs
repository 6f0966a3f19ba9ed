//! Column types that mean the same on both databases.
use crate::day::Day;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo, PgValueRef};
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Encode, Postgres, Sqlite, Type};

/// A point in time. `PostgreSQL`: `TIMESTAMPTZ`. `SQLite`: fixed-width UTC text, so that text order is time order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Ts(pub jiff::Timestamp);

impl Ts {
    /// Cut to whole microseconds: what both databases can hold.
    pub fn of(t: jiff::Timestamp) -> Self {
        Self(jiff::Timestamp::from_microsecond(t.as_microsecond()).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
    }
}

const PG_EPOCH_US: i64 = 946_684_800_000_000;

impl Type<Sqlite> for Ts {
    fn type_info() -> SqliteTypeInfo {
        <String as Type<Sqlite>>::type_info()
    }
}
impl Encode<'_, Sqlite> for Ts {
    fn encode_by_ref(&self, buf: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.0.strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string(), buf)
    }
}
impl Decode<'_, Sqlite> for Ts {
    fn decode(v: SqliteValueRef<'_>) -> Result<Self, BoxDynError> {
        Ok(Self(<&str as Decode<Sqlite>>::decode(v)?.parse()?))
    }
}
impl Type<Postgres> for Ts {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("timestamptz")
    }
}
impl Encode<'_, Postgres> for Ts {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode(self.0.as_microsecond() - PG_EPOCH_US, buf)
    }
}
impl Decode<'_, Postgres> for Ts {
    fn decode(v: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        if v.format() == sqlx::postgres::PgValueFormat::Text {
            return Err("text format is not used".into());
        }
        let us = i64::from_be_bytes(v.as_bytes()?.try_into()?);
        Ok(Self(jiff::Timestamp::from_microsecond(us + PG_EPOCH_US)?))
    }
}

/// The day from which `PostgreSQL` counts.
const PG_DAY_ZERO: jiff::civil::Date = jiff::civil::date(2000, 1, 1);

impl Type<Sqlite> for Day {
    fn type_info() -> SqliteTypeInfo {
        <String as Type<Sqlite>>::type_info()
    }
}
impl Encode<'_, Sqlite> for Day {
    fn encode_by_ref(&self, buf: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.0.to_string(), buf)
    }
}
impl Decode<'_, Sqlite> for Day {
    fn decode(v: SqliteValueRef<'_>) -> Result<Self, BoxDynError> {
        Ok(<&str as Decode<Sqlite>>::decode(v)?.parse()?)
    }
}
impl Type<Postgres> for Day {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("date")
    }
}
impl sqlx::postgres::PgHasArrayType for Day {
    fn array_type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("_date")
    }
}
impl Encode<'_, Postgres> for Day {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let days = i32::try_from(self.0.duration_since(PG_DAY_ZERO).as_hours() / 24)?;
        Encode::<Postgres>::encode(days, buf)
    }
}
impl Decode<'_, Postgres> for Day {
    fn decode(v: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        if v.format() == sqlx::postgres::PgValueFormat::Text {
            return Err("text format is not used".into());
        }
        let days = i32::from_be_bytes(v.as_bytes()?.try_into()?);
        Ok(Self(PG_DAY_ZERO.checked_add(jiff::SignedDuration::from_hours(i64::from(days) * 24))?))
    }
}
