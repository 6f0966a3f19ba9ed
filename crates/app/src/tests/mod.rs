//! Stories and walls.
mod walls;
