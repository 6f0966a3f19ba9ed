use super::*;
use proptest::prelude::*;

fn item(q0: i64, r0: i64, q1: i64, r1: i64) -> Item {
    Item {
        unit_of_measure: 1,
        before: Sold { quantity: q0, invoiced: r0 },
        now: Sold { quantity: q1, invoiced: r1 },
        currency: 0,
    }
}

/// X 10 € × 1000 → 9.50 × 1200; Y 20 € × 500 → 21 × 450 (methods 4).
fn handbook() -> [Item; 2] {
    [item(1_000_000, 1_000_000, 1_200_000, 1_140_000), item(500_000, 1_000_000, 450_000, 945_000)]
}

#[test]
fn the_handbooks_two_products_are_explained_to_the_cent() {
    let found = PriceVolumeMix::of(&handbook(), &Beside::default()).unwrap();
    assert_eq!(found.bridge, Bridge { volume: 200_000, mix: -100_000, price: -15_000, ..Bridge::default() });
    assert_eq!(found.bridge.sum(), Some(85_000));
    let [Fate::Kept { mix: mix_x, price: price_x }, Fate::Kept { mix: mix_y, price: price_y }] = found.items[..] else {
        panic!("both were kept")
    };
    assert_eq!((price_x, price_y), (-60_000, 45_000));
    assert_eq!(mix_x + mix_y, -100_000);
}

#[test]
fn the_handbooks_price_cut_needs_a_sixth_more_volume() {
    assert!((break_even_growth(0.05, 0.35).unwrap() - 0.1667).abs() < 5e-5);
    assert_eq!((break_even_growth(0.35, 0.35), break_even_growth(-0.1, 0.35)), (None, None));
    assert_eq!(break_even_growth(0.0, 0.35), Some(0.0));
    assert_eq!(break_even_sales(600_000, 0.05, 0.35), Some(100_000));
}

#[test]
fn what_cannot_be_compared_has_its_own_bucket() {
    let mut items = handbook().to_vec();
    items.push(item(0, 0, 10_000, 7_000));
    items.push(item(10_000, 5_000, 0, 0));
    items.push(item(10_000, 5_000, -1_000, -600));
    items.push(item(0, 0, -2_000, -300));
    let beside = Beside {
        without_offering_before: 1_000,
        without_offering_now: 1_500,
        deductions_before: 30_000,
        deductions_now: 40_000,
        ..Beside::default()
    };
    let found = PriceVolumeMix::of(&items, &beside).unwrap();
    let expected = Bridge {
        volume: 200_000,
        mix: -100_000,
        price: -15_000,
        new: 7_000,
        dropped: -5_000 - 5_600,
        without_offering: 500 - 300,
        currency: 0,
        deductions: -10_000,
    };
    assert_eq!(found.bridge, expected);
    assert_eq!(found.items[2..], [Fate::New, Fate::Dropped, Fate::Dropped, Fate::WithoutQuantity]);
}

#[test]
fn units_of_measure_are_never_added_up_but_their_effects_are() {
    let mut items = handbook().to_vec();
    items.extend(handbook().map(|item| Item { unit_of_measure: 2, ..item }));
    let found = PriceVolumeMix::of(&items, &Beside::default()).unwrap();
    assert_eq!((found.bridge.volume, found.bridge.mix, found.bridge.price), (400_000, -200_000, -30_000));
    assert_eq!(
        found.units.iter().map(|unit| (unit.unit_of_measure, unit.volume)).collect::<Vec<_>>(),
        [(1, 200_000), (2, 200_000)]
    );
}

#[test]
fn other_exchange_rates_are_no_price_effect() {
    let mut items = handbook();
    items[0].now.invoiced += 5_000;
    items[0].currency = 5_000;
    let found = PriceVolumeMix::of(&items, &Beside::default()).unwrap();
    assert_eq!((found.bridge.price, found.bridge.currency, found.bridge.sum()), (-15_000, 5_000, Some(90_000)));
}

fn any_item(limit: i64) -> impl Strategy<Value = Item> {
    let sold =
        move || (-limit / 4..limit, -limit / 4..limit).prop_map(|(quantity, invoiced)| Sold { quantity, invoiced });
    (0..3_u32, sold(), sold(), -100..100_i64).prop_map(|(unit_of_measure, before, now, currency)| Item {
        unit_of_measure,
        before,
        now,
        currency,
    })
}

proptest! {
    #[test]
    fn the_buckets_sum_to_the_change_of_net_revenue(
        items in prop::collection::vec(any_item(1_000_000_000), 0..30),
        loose in (-9_999..9_999_i64, -9_999..9_999_i64, -99..99_i64), deducted in (0..9_999_i64, 0..9_999_i64),
    ) {
        let beside = Beside {
            without_offering_before: loose.0,
            without_offering_now: loose.1,
            without_offering_currency: loose.2,
            deductions_before: deducted.0,
            deductions_now: deducted.1,
        };
        let found = PriceVolumeMix::of(&items, &beside).unwrap();
        let net = |sold: fn(&Item) -> i64| items.iter().map(sold).sum::<i64>();
        let before = net(|item| item.before.invoiced) + loose.0 - deducted.0;
        let now = net(|item| item.now.invoiced) + loose.1 - deducted.1;
        prop_assert_eq!(found.bridge.sum(), Some(now - before));
        let kept = found.items.iter().fold((0, 0), |sum, fate| match fate {
            Fate::Kept { mix, price } => (sum.0 + mix, sum.1 + price),
            _ => sum,
        });
        prop_assert_eq!(kept, (found.bridge.mix, found.bridge.price));
    }

    #[test]
    fn each_effect_is_its_formula_to_the_cent(
        sold in prop::collection::vec((1..1_000_000_i64, 0..10_000_000_i64, 1..1_000_000_i64, 0..10_000_000_i64), 1..20),
    ) {
        let items: Vec<_> = sold.iter().map(|(q0, r0, q1, r1)| item(*q0, *r0, *q1, *r1)).collect();
        let found = PriceVolumeMix::of(&items, &Beside::default()).unwrap();
        let sum = |of: fn(&(i64, i64, i64, i64)) -> f64| sold.iter().map(of).sum::<f64>();
        let (q0, r0, q1, r1) = (sum(|s| s.0 as f64), sum(|s| s.1 as f64), sum(|s| s.2 as f64), sum(|s| s.3 as f64));
        let at_old_prices = sum(|s| s.2 as f64 * s.1 as f64 / s.0 as f64);
        let size = 1e-9 * (at_old_prices + r0 * q1 / q0);
        let near = |given: i64, expected: f64| (given as f64 - expected).abs() <= 1.0 + size;
        prop_assert!(near(found.bridge.volume, (q1 - q0) * r0 / q0));
        prop_assert!(near(found.bridge.mix, at_old_prices - q1 * r0 / q0));
        prop_assert!(near(found.bridge.price, r1 - at_old_prices));
    }

    #[test]
    fn a_single_offering_has_no_mix(q0 in 1..1_000_000_i64, q1 in 1..1_000_000_i64, r0 in 0..1_000_000_i64, r1 in 0..1_000_000_i64) {
        let found = PriceVolumeMix::of(&[item(q0, r0, q1, r1)], &Beside::default()).unwrap();
        prop_assert_eq!(found.bridge.mix, 0);
    }

    #[test]
    fn no_items_make_it_panic(a: [i64; 5], b: [i64; 5], cut: f64, ratio: f64) {
        let of = |v: [i64; 5]| Item { currency: v[4], ..item(v[0], v[1], v[2], v[3]) };
        let beside = Beside { without_offering_now: a[0], deductions_before: b[1], deductions_now: a[2], ..Beside::default() };
        let _ = (PriceVolumeMix::of(&[of(a), of(b)], &beside), break_even_sales(a[0], cut, ratio));
    }
}
