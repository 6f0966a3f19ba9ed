//! Stories and walls.
mod backup;
mod doors;
mod oracle;
mod scale;
mod tidy;
mod told;
mod walls;
