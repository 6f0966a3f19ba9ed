//! Stories and walls.
mod backup;
mod doors;
mod oracle;
mod scale;
mod speed;
mod stories;
mod tidy;
mod told;
mod walls;
