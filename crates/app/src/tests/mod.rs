//! Stories and walls.
mod backup;
mod doors;
mod scale;
mod tidy;
mod told;
mod walls;
