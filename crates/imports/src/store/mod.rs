//! All SQL of the slice.
mod import;
mod mapping;
mod problem;

pub(crate) use import::*;
pub(crate) use mapping::*;
pub(crate) use problem::*;

type Sql<T> = Result<T, sqlx::Error>;
