//! Costs: of a product, a driver's rate, fixed for one account or shared by several.

use super::share;
use crate::mapping::Field;
use crate::row::eval::Eval;
use crate::row::typed::{CostRow, CostWhat};
use crate::values::Currency;

pub(super) fn cost(e: &mut Eval<'_>, firm: Currency) -> Option<CostRow> {
    let currency = e.currency().unwrap_or(firm);
    let valid_from = e.day_of(Field::ValidFrom);
    if valid_from.is_none() {
        e.missing(Field::ValidFrom);
    }
    let Some(word) = e.text(Field::What) else {
        e.missing(Field::What);
        return None;
    };
    let what = match word.as_str() {
        "product_cost" => Some(product_cost(e)),
        "rate" => driver_rate(e),
        "fixed" => fixed(e, currency),
        _ => shared(e, currency),
    };
    Some(CostRow {
        line_number: e.record.line,
        what: what?,
        currency,
        valid_from: valid_from?,
        valid_to: e.day_of(Field::ValidTo),
    })
}

fn product_cost(e: &mut Eval<'_>) -> CostWhat {
    let (cost, share) = (e.measure(Field::Cost, 6), share(e, Field::Percent));
    if cost.is_none() && share.is_none() {
        e.missing(Field::Cost);
    }
    CostWhat::Product {
        offering: e.text(Field::Offering),
        offering_name: e.text(Field::OfferingName),
        unit_of_measure: e.text(Field::UnitOfMeasure),
        cost_millionths: cost,
        share_millionths: share,
    }
}

fn driver_rate(e: &mut Eval<'_>) -> Option<CostWhat> {
    let (driver, rate) = (e.text(Field::Driver), e.measure(Field::Rate, 6));
    if driver.is_none() {
        e.missing(Field::Driver);
    }
    if rate.is_none() {
        e.missing(Field::Rate);
    }
    let (kind, released_millionths) = (e.kind(), share(e, Field::ReleasedPercent));
    Some(CostWhat::Rate { driver: driver?, rate_millionths: rate?, kind, released_millionths })
}

fn fixed(e: &mut Eval<'_>, currency: Currency) -> Option<CostWhat> {
    let (customer, key, amount) = (e.text(Field::Customer), e.text(Field::Key), e.amount(Field::Amount, currency));
    if customer.is_none() && key.is_none() {
        e.missing(Field::Customer);
    }
    if amount.is_none() {
        e.missing(Field::Amount);
    }
    let (per, released_millionths) = (per(e), share(e, Field::ReleasedPercent));
    let resource = e.text(Field::Resource);
    Some(CostWhat::Fixed { customer, key, amount_minor: amount?, resource, per, released_millionths })
}

/// `year` or `total`; a total needs an end.
fn per(e: &mut Eval<'_>) -> Option<String> {
    let word = e.text(Field::Per);
    if word.as_deref() == Some("total") && e.day_of(Field::ValidTo).is_none() {
        e.missing(Field::ValidTo);
    }
    word
}

fn shared(e: &mut Eval<'_>, currency: Currency) -> Option<CostWhat> {
    let resource = e.text(Field::Resource);
    if resource.is_none() {
        e.missing(Field::Resource);
    }
    let (split, driver) = (e.text(Field::Split), e.text(Field::Driver));
    if split.as_deref() == Some("driver") && driver.is_none() {
        e.missing(Field::Driver);
    }
    Some(CostWhat::SharedFixed {
        resource: resource?,
        amount_minor: e.amount(Field::Amount, currency),
        customer: e.text(Field::Customer),
        key: e.text(Field::Key),
        split,
        driver,
        per: per(e),
        released_millionths: share(e, Field::ReleasedPercent),
    })
}
