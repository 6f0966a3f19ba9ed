//! The slice on both databases.
mod group;
mod keys;
mod list;
mod merging;
mod pages;
mod seeing;
