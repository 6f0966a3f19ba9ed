//! Stories and walls.
mod backup;
mod walls;
