portfolio = Portfolio
my-accounts = My accounts
balance-map = Balance map
balance = Balance
abc-concentration = ABC and concentration
contribution = Contribution
list = List
views = View
account = Account
accounts = { $count ->
    [one] 1 account
   *[other] { $count } accounts
}
all = all
all-of = All { $count }
unknown = unknown
today = today
profit = Profit
profit-level = Profit, { $level }
satisfaction = Satisfaction
net-revenue = Net revenue
zone = Zone
probability = Probability
tilt = Tilt
tier = Tier
managers = Managers
target = Target
scale = Scale
gap = Gap
reached-by = reached with
range = { $low } to { $high }
level-1 = DB I
level-2 = DB II
level-3 = DB III
level-none = Margin
x-name = Profit: { $level } in % of net revenue
y-name = Satisfaction, 0 to 100
level-percent = { $level } in % of net revenue
target-at = Target { $value }
zone-share = { $accounts } · { $share } of revenue
leans-profit = leans to own profit
leans-upright = stands upright
leans-customer = leans to the customer
leans-sentence = The account { $lean }.
upright-between = Between { $low } and { $high } counts as upright (default).
indices = Profit index { $profit }, satisfaction index { $satisfaction }, balance { $balance }. 50 is the target, the weak side dominates.
missing-bookings = no booking in the period
missing-revenue = net revenue not positive
missing-costs = costs not known
missing-answers = no answer
missing-here = The reason: { $what }.
nobody-answered = nobody has answered
heads-of = { $part } of { $whole } answered
heads = { $count ->
    [one] one person answered
   *[other] { $count } people answered
}
voice-balanced = { $count ->
    [0] None of { $all } key accounts is balanced.
    [one] One of { $all } key accounts is balanced.
   *[other] { $words } of { $all } key accounts are balanced.
}
are = { $count ->
    [one] is
   *[other] are
}
word-squeezed = squeezed
word-bought = bought
word-loselose = at risk
map-label = { $count ->
   *[other] Balance map: { $count } accounts by profit and satisfaction. The table gives the same values.
}
as-table = As a table
as-chart = As a picture
legend-clear = clear zone
legend-tentative = tentative
legend-open = open: get more answers
legend-area = Area: net revenue. Tint: one standard error.
legend-arrow = Arrow: since { $month }.
moved-since = Most moved since { $month }
not-on-map = Not on the map
what-is-missing = What is missing
nobody-chosen = Choose an account on the map.
probably = Where it probably stands
doubt-unknown = How sure the profit is can be said from six months on. Until then the zone stays open.
open-account = Open account
filter-none = Nobody on the map fits the filter. Sums and counts stay those of all accounts.
filter-names = In full ink: { $names }. Sums and counts stay those of all accounts.
suggested-title = Suggested.
suggested = { $n ->
    [one] No tier is set yet. Shown is the largest by net revenue.
   *[other] No tier is set yet. Shown are the { $count } largest by net revenue.
}
set-tiers = Set tiers
latest-booking = Latest booking { $day }.
waiting = { $count ->
    [one] One number, { $amount }, waits to be assigned.
   *[other] { $count } numbers, { $amount }, wait to be assigned.
}
period-default = last twelve months
empty-bookings = No bookings yet. The map is made from your invoices.
empty-bookings-help = A CSV or Excel file from the ERP is enough, just as it is. Spagat proposes how to read it and books only at your word.
import-invoices = Import invoices
step-invoices = Invoices show net revenue, concentration and ABC.
step-costs = Costs show contribution and the whale curve.
step-answers = Answers show satisfaction and the balance map.
empty-costs = Without costs no profit is known.
empty-costs-help = A cost column in the invoice file is enough, or product cost in per cent, marked as an estimate.
enter-costs = Enter costs
to-satisfaction = To satisfaction
empty-answers = Nobody has answered yet.
empty-answers-help = The profit is known. For the map, answers of the customers are missing.
empty-own = You do not look after an account yet.
empty-own-help = The head of key accounts sets the teams.
list-sentence = { $count ->
    [one] One account, { $period }.
   *[other] { $count } accounts, { $period }.
}
list-empty = Nobody is on the list yet.
list-empty-help = The list shows the key accounts of the balance map.
csv-key = Key
csv-se = Standard error %
csv-sd = Standard deviation
in-target-margin = The firm's target, profit
in-target-satisfaction = The firm's target, satisfaction
in-p-margin = Profit reaches its target with
in-p-satisfaction = Satisfaction reaches its target with
in-pi = Profit index
in-si = Satisfaction index
name-zone = the probability of “{ $zone }”
name-margin = { $level } in per cent
formula-zone = Probability that profit lies on this side of its target, times probability that satisfaction lies on this side of its target.
formula-tilt = Profit index less satisfaction index. Each index is 50 when the target is reached; 15 points of margin or 30 points of satisfaction above it mean 100.
formula-margin = { $level } divided by net revenue of the same period.
part-sure = How sure
part-assumed = What is assumed
part-use = What for
sure-zone = Clear from { $clear }, tentative from { $tentative }, otherwise open (default).
assumed-independent = Profit and satisfaction are taken as independent of each other.
sure-tilt = Up to { $upright } either way counts as upright (default).
use-tilt = A reading aid. Accounts are not ranked by it.
sure-margin = Standard error { $se } points from the months of the period. 95%: { $range }.
sure-margin-unknown = Below six months nobody can say how sure the margin is.
enter-answer = Enter an answer
voice-clear = The account is { $zone } ({ $p }).
voice-tentative = The account is probably { $zone } ({ $p }).
voice-open = The account is perhaps { $zone } ({ $p }), which is not sure.
voice-unknown = The account stands at { $zone }; how sure that is stays open.
voice-missing = Where the account stands is not known.
way-up = Profit has risen over { $count } quarters.
way-down = Profit has fallen over { $count } quarters.
way-level = Profit has stayed about the same over { $count } quarters.
no-money = You do not see the amounts of this account.
no-place = No place on the map yet.
place-and-way = Place and way
eight-quarters = eight quarters, R12 each
whole-map = Whole map
table-below = The table “The way in figures” gives the same values.
trace-label = Place of { $name } on the balance map with the ellipse of doubt and the way over eight quarters. The table below gives the same values.
trace-legend = Full ellipse: one standard error. Dashed: 95% of both scales together. Cross: 95% of each scale.
both-scales = Both scales
probable = { $p } probable
note-clear = Clear: from { $clear } (default).
note-tentative = Tentative: a zone is clear from { $clear } (default).
note-open = Open: a zone is tentative from { $tentative } (default). More answers help.
would-title = What would change the zone
how-many-answers = How many further answers
further = { $count ->
    [one] 1 answer
   *[other] { $count } answers
}
if-they-are = If they are
would-same = as so far, about { $value }
would-critical = critical, about { $value }
would-friendly = friendly, about { $value }
would-never = { $count ->
    [one] One further answer does not make the zone clear.
   *[other] Even { $count } further answers do not make the zone clear.
}
would-always = { $count ->
    [one] With one further answer the zone is clear, however it comes out.
   *[other] With { $count } further answers the zone is clear, however they come out.
}
would-only-critical = { $count ->
    [one] With one further answer the zone would be clear only if it is critical.
   *[other] With { $count } further answers the zone would be clear only if they are critical.
}
would-only-friendly = { $count ->
    [one] With one further answer the zone would be clear only if it is friendly.
   *[other] With { $count } further answers the zone would be clear only if they are friendly.
}
would-sometimes = { $count ->
    [one] Whether one further answer makes the zone clear depends on how it comes out.
   *[other] Whether { $count } further answers make the zone clear depends on how they come out.
}
would-silent = { $count ->
    [0] Nobody who is invited is silent.
    [one] One invited person is still silent.
   *[other] { $count } invited people are still silent.
}
profit-line-above = Profit: below { $line } { $level } the account would lie left of the target; that is { $gap } less than today.
profit-line-below = Profit: from { $line } { $level } on the account would lie right of the target; that is { $gap } more than today.
against-targets = Against the firm's targets
fiscal-year = Fiscal year { $year }
targets-default = Both targets are defaults, nobody has set them.
set-targets = Set targets
own-target = This account's own target: { $margin } { $level }. It stands with the profit, not on the map.
to-profit = To the profit
way-in-figures = The way in figures
way-note = R12 to the end of each quarter, the last to today
scales-over-quarters = Both scales, eight quarters
spark-profit = Profit over eight quarters, last { $value }
spark-satisfaction = Satisfaction over eight quarters, last { $value }
from-day = from
to-day = to
show-period = Show

zones-and-answers = Zones and answers
rules-sentence = From when on a zone counts as sure, and how answers count.
rules-zones = Zones
rules-answers = Answers
rules-save = Save
rules-set = The thresholds are set.
rules-not-set = Nothing has been saved yet.
rules-moved-on = The thresholds have been set otherwise since. Change them on the page.
rules-only-controlling = Controlling can change the thresholds.
rule-clear = Clear from, in %
rule-clear-hint = So probable a zone has to be.
rule-tentative = Tentative from, in %
rule-tentative-hint = Below that the zone is open.
rule-upright = Upright up to a tilt of
rule-upright-hint = Up to this an account leans to neither side.
rule-suggested = Suggested accounts
rule-suggested-hint = So many the map shows while no tier is set.
rule-window = Answers count, in months
rule-window-hint = Per person and question the latest answer within this time.
rule-k = Weight of the mean, in answers
rule-k-hint = So many answers the mean of all accounts weighs.
rule-sigma = Spread of people, in points
rule-sigma-hint = How far people of one account differ.
rule-least = Mean of all accounts from
rule-least-hint = So many accounts with answers are needed for the mean.
rule-s0 = Mean while there are too few
rule-s0-hint = 0 to 100.
rule-decline = Fell or rose from, in %
rule-decline-hint = Before that it stays open whether anything has changed.
rule-default = Default { $value }.
rule-fault = A number from { $low } to { $high }.
rule-turned = Tentative does not begin above clear.
event-rules = Thresholds of zones and answers set.
event-rule = { $name }: { $is } instead of { $was }
