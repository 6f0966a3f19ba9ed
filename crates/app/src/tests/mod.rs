//! Stories and walls.
mod backup;
mod doors;
mod oracle;
mod progress;
mod scale;
mod speed;
mod stories;
mod tidy;
mod told;
mod walls;
