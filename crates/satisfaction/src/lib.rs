//! satisfaction
