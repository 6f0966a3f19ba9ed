//! The demo firm against the pictures.
