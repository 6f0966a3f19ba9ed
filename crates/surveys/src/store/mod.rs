//! All SQL of this slice: [`read`] asks, [`change`] writes, [`step`] notes what was done and takes it back.
mod change;
mod read;
mod step;

pub(crate) use change::{account_moved, apply, erase_names, put_question, put_respondent, raise};
pub use read::{Words, facts, may_edit, people, questions, sees_names, version, waves, words};
pub(crate) use read::{
    book_in, book_now, invitation_in, question_in, respondent_in, respondents_of, respondents_on_unit, said_in,
    wave_in, wave_named,
};
pub(crate) use step::{Step, forget_steps, note_step, steps, steps_of, take_back};
