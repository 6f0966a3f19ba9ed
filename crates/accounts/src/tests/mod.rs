//! The slice on both databases.
mod group;
mod keys;
mod list;
mod merging;
mod seeing;
