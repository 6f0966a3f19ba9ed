//! Stories and walls.
mod backup;
mod scale;
mod tidy;
mod walls;
