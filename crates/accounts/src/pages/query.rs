//! The address of the list: everything that is chosen stands in it.
use crate::model::Tier;
use crate::rules::asked_words;
use crate::store::list::{Filter, Order, SubFilter, TierFilter};
use base::page::escape_query;
use serde::Deserialize;

/// The query as typed or clicked; what is not understood is as good as not there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct ListQuery {
    pub q: String,
    pub view: String,
    pub tier: String,
    pub lead: String,
    pub industry: String,
    pub subs: String,
    /// A zone's word, or `unknown`.
    pub zone: String,
    pub sort: String,
    pub dir: String,
    pub cols: String,
    pub after: String,
    pub before: String,
    /// Number of the first row shown, for "51 to 100 of 148".
    pub n: String,
    pub format: String,
}

/// What the list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Stored(Order),
    Revenue,
    Change,
    Margin,
    Satisfaction,
    LastBooking,
}

/// The columns behind the name, in the order they are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Key,
    Tier,
    Lead,
    Industry,
    Zone,
    Revenue,
    Change,
    Margin,
    Satisfaction,
    LastBooking,
}

impl Column {
    pub(super) const ALL: [Self; 10] = [
        Self::Key,
        Self::Tier,
        Self::Lead,
        Self::Industry,
        Self::Zone,
        Self::Revenue,
        Self::Change,
        Self::Margin,
        Self::Satisfaction,
        Self::LastBooking,
    ];
    /// The word in the address.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Tier => "tier",
            Self::Lead => "lead",
            Self::Industry => "industry",
            Self::Zone => "zone",
            Self::Revenue => "revenue",
            Self::Change => "change",
            Self::Margin => "margin",
            Self::Satisfaction => "satisfaction",
            Self::LastBooking => "last_booking",
        }
    }
    /// Drawn from figures of later slices.
    pub(super) fn is_figure(self) -> bool {
        self >= Self::Zone
    }
    /// What a click on the head sorts by.
    pub(super) fn sort(self) -> Option<Sort> {
        match self {
            Self::Key => Some(Sort::Stored(Order::Key)),
            Self::Tier => Some(Sort::Stored(Order::Tier)),
            Self::Revenue => Some(Sort::Revenue),
            Self::Change => Some(Sort::Change),
            Self::Margin => Some(Sort::Margin),
            Self::Satisfaction => Some(Sort::Satisfaction),
            Self::LastBooking => Some(Sort::LastBooking),
            Self::Lead | Self::Industry | Self::Zone => None,
        }
    }
}

/// The built-in views, as tabs.
pub(super) const VIEWS: [&str; 5] = ["", "mine", "key_accounts", "silent", "no_tier"];

impl ListQuery {
    /// What is narrowed, including what the view stands for.
    pub(super) fn filter(&self) -> Filter {
        let tier = match (self.tier.as_str(), self.view.as_str()) {
            ("key", _) | ("", "key_accounts") => TierFilter::KeyAccounts,
            ("none", _) | ("", "no_tier") => TierFilter::Undecided,
            (t, _) => Tier::parse(t).map_or(TierFilter::All, TierFilter::Is),
        };
        Filter {
            words: asked_words(&self.q).into_iter().take(3).collect(),
            tier,
            industry: self.industry.clone(),
            // A lead narrows nothing: the others are dimmed, sums and counts stay those of all.
            lead: None,
            subs: match self.subs.as_str() {
                "top" => SubFilter::TopOnly,
                "sub" => SubFilter::SubOnly,
                _ => SubFilter::All,
            },
            own: self.view == "mine",
        }
    }
    /// Only accounts nobody has answered for in twelve months.
    pub(super) fn silent(&self) -> bool {
        self.view == "silent"
    }
    /// Order and whether it runs down; with figures the largest net revenue comes first unless said otherwise.
    pub(super) fn sort(&self, figures: bool) -> (Sort, bool) {
        let sort = match self.sort.as_str() {
            "name" => Sort::Stored(Order::Name),
            "key" => Sort::Stored(Order::Key),
            "tier" => Sort::Stored(Order::Tier),
            "change" if figures => Sort::Change,
            "margin" if figures => Sort::Margin,
            "satisfaction" if figures => Sort::Satisfaction,
            "last_booking" if figures => Sort::LastBooking,
            _ if figures => Sort::Revenue,
            _ => Sort::Stored(Order::Name),
        };
        let down = match self.dir.as_str() {
            "down" => true,
            "up" => false,
            _ => !matches!(sort, Sort::Stored(_)),
        };
        (sort, down)
    }
    /// The chosen columns; without a choice those that can be filled.
    pub(super) fn columns(&self, figures: bool) -> Vec<Column> {
        let asked: Vec<&str> = self.cols.split(',').filter(|c| !c.is_empty()).collect();
        let usual = |c: &Column| match c {
            Column::Key | Column::Industry => !figures,
            _ => true,
        };
        Column::ALL
            .into_iter()
            .filter(|c| figures || !c.is_figure())
            .filter(|c| if asked.is_empty() { usual(c) } else { asked.contains(&c.word()) })
            .collect()
    }
    /// Number of the first row on the page.
    pub(super) fn first(&self) -> i64 {
        self.n.parse().ok().filter(|n| (1..=10_000_000).contains(n)).unwrap_or(1)
    }

    fn parts(&self) -> [(&'static str, &str); 10] {
        [
            ("view", &self.view),
            ("q", &self.q),
            ("tier", &self.tier),
            ("lead", &self.lead),
            ("industry", &self.industry),
            ("subs", &self.subs),
            ("zone", &self.zone),
            ("sort", &self.sort),
            ("dir", &self.dir),
            ("cols", &self.cols),
        ]
    }
    /// The query without paging, with some fields set otherwise (empty: left out).
    pub(super) fn with(&self, set: &[(&str, &str)]) -> String {
        let mut out = Vec::new();
        for (name, value) in self.parts() {
            let value = set.iter().find(|(n, _)| *n == name).map_or(value, |(_, v)| *v);
            if !value.is_empty() {
                out.push(format!("{name}={}", escape_query(value)));
            }
        }
        for (name, value) in
            set.iter().filter(|(n, v)| matches!(*n, "after" | "before" | "n" | "format") && !v.is_empty())
        {
            out.push(format!("{name}={}", escape_query(value)));
        }
        out.join("&")
    }
    /// The same as an address.
    pub(super) fn href(&self, set: &[(&str, &str)]) -> String {
        let query = self.with(set);
        if query.is_empty() { "/accounts".to_owned() } else { format!("/accounts?{query}") }
    }
    /// Fields a search form carries along.
    pub(super) fn carried(&self) -> Vec<(&'static str, String)> {
        let keep = self.parts().into_iter().filter(|(n, v)| *n != "q" && !v.is_empty());
        keep.map(|(n, v)| (n, v.to_owned())).collect()
    }
    /// Something is chosen that a saved view could keep. A lead is never kept: sums by lead are a figure of a person.
    pub(super) fn is_changed(&self) -> bool {
        [&self.q, &self.tier, &self.industry, &self.subs, &self.zone, &self.sort, &self.cols]
            .iter()
            .any(|v| !v.is_empty())
    }
}
