//! How customers buy over the year.

/// A trade's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Season {
    Even,
    Drinks,
    Food,
    Winter,
    Autumn,
    Spring,
    Mail,
}

impl Season {
    /// Weight of a month of the year, 0 for January; a usual month weighs about 100.
    pub(crate) fn weight(self, month: usize) -> i64 {
        let year: [i64; 12] = match self {
            Self::Even => [98, 96, 106, 100, 98, 102, 98, 92, 106, 106, 104, 84],
            Self::Drinks => [80, 82, 96, 108, 120, 126, 124, 114, 98, 90, 84, 88],
            Self::Food => [92, 92, 102, 104, 98, 94, 92, 92, 102, 110, 118, 104],
            Self::Winter => [84, 82, 90, 86, 80, 80, 90, 108, 128, 140, 132, 100],
            Self::Autumn => [90, 92, 98, 98, 98, 94, 92, 98, 112, 122, 116, 90],
            Self::Spring => [104, 128, 150, 138, 110, 92, 80, 76, 84, 84, 78, 76],
            Self::Mail => [94, 86, 92, 90, 88, 86, 86, 90, 102, 114, 150, 122],
        };
        year[month.min(11)]
    }
}
