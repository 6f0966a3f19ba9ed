//! Relationship quality and complaints.

use super::to_100;

/// Trust, commitment and satisfaction on 0 … 100; the mean is a summary, never shown alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelationshipQuality {
    pub trust: f64,
    pub commitment: f64,
    pub satisfaction: f64,
    pub mean: f64,
}

/// From three scale means, each 1 to 7; `None` off the scale.
pub fn relationship_quality(trust: f64, commitment: f64, satisfaction: f64) -> Option<RelationshipQuality> {
    let on_100 = |value| to_100(value, 1.0, 7.0);
    let (trust, commitment, satisfaction) = (on_100(trust)?, on_100(commitment)?, on_100(satisfaction)?);
    Some(RelationshipQuality { trust, commitment, satisfaction, mean: (trust + commitment + satisfaction) / 3.0 })
}

/// Complaints per 1,000 orders; `None` without orders.
pub fn complaints_per_thousand(complaints: u64, orders: u64) -> Option<f64> {
    (orders > 0).then(|| complaints as f64 * 1_000.0 / orders as f64)
}
