//! All SQL of the slice.
mod import;
mod mapping;
mod problem;
mod together;

pub(crate) use import::*;
pub(crate) use mapping::*;
pub(crate) use problem::*;
pub(crate) use together::*;

type Sql<T> = Result<T, sqlx::Error>;
