//! Stories and walls.
mod backup;
mod scale;
mod walls;
