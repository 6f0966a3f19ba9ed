//! engine-value
