//! Stories and walls.
mod backup;
mod doors;
mod oracle;
mod plans;
mod scale;
mod speed;
mod stories;
mod tidy;
mod told;
mod walls;
