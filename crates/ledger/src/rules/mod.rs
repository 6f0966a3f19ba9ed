//! Pure functions: no database, no clock, no page.
