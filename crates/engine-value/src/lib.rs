//! The numbers behind Spagat's two scales: what an account earns, how satisfied it is, and where it stands between both.
//!
//! A pure engine. It reads no file and no clock, keeps nothing, and cannot be stored itself: the slice that calls it owns
//! the shape of tables and messages. No input makes it panic. What cannot be computed is `None` (unknown), never zero;
//! what cannot be accepted is refused by a type.
//!
//! Conventions that hold in every module:
//! - Money is `i64` in minor units (cents); sums run in `i128` where they could overflow, and a result that leaves `i64`
//!   is `None`. Ratios are `f64` fractions (0.2 is 20 %), rounded only when they are shown.
//! - Thresholds on shares are given in permille and compared by cross-multiplication of integers, never by division.
//! - Rankings: the caller passes items in a stable order (by id). Equal values keep that order, so it is the last
//!   tie-breaker, and every result names items by their position in the input.
//! - Numbers marked "default" are choices of the product and can be changed by the caller.
//!
//! Modules in reading order: [`money`] and [`normal`] are tools; [`contribution`], [`whale`], [`price_volume_mix`],
//! [`loss_test`] and [`concentration`] speak of profit; [`satisfaction`] of answers; [`balance`] of both; [`group`] of who
//! belongs to whom; [`scoring`], [`profile`] and [`forecast`] of what is to come.

#![allow(clippy::cast_precision_loss, reason = "ratios and statistics are f64; booked amounts never pass through one")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::float_cmp, reason = "tests"))]

pub mod balance;
pub mod concentration;
pub mod contribution;
pub mod forecast;
pub mod group;
pub mod loss_test;
pub mod money;
pub mod normal;
pub mod price_volume_mix;
pub mod profile;
pub mod satisfaction;
pub mod scoring;
pub mod whale;
