//! Stories and walls.
mod backup;
mod doors;
mod scale;
mod stories;
mod tidy;
mod told;
mod walls;
