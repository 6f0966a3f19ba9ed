//! What was changed at the thresholds, in words.
use crate::pages::rules::{THRESHOLDS, label, shown};
use crate::texts;
use base::Lang;
use base::tell::{EventView, with};

base::teller!("zones", |l| texts(l).zones_and_answers(), tell);

fn tell(e: &EventView<'_>, lang: Lang) -> Option<String> {
    let t = texts(lang);
    if e.name != "zones.set" {
        return None;
    }
    let changed = THRESHOLDS.iter().filter_map(|x| {
        let (was, is) = (e.before.get(x.name)?, e.after.get(x.name)?);
        (was != is).then(|| t.event_rule(label(t, x.name), shown(lang, x.name, is), shown(lang, x.name, was)))
    });
    Some(with(t.event_rules(), &changed.collect::<Vec<_>>().join(", ")))
}
