refused-unknown-import = The ledger does not know this import.
refused-not-staged = The import is already booked or cleared.
refused-not-booked = The import is not booked.
refused-not-undone = The import has not been taken back, or its lines are already cleared.
refused-again-once = An import is booked again only once. Read the file in again.
refused-closed = { $month } is closed. Controlling can reopen the month, or the lines are booked in the first open month.
refused-changed-since = Since the check, another import has booked the same lines: { $lines }. Check the file again.
refused-replaced-since = Another import changes the same lines. Check the file again.
refused-later-change = A later import has changed lines of it: { $lines }. Take the later import back first.
named-line = document { $document }, line { $line }
named-document = document { $document }
named-day = line of { $day }
refused-cost-closed = That changes { $from }; closed through { $closed }. Let the new value begin in { $open } or later, or have controlling reopen the month.
refused-moved-on = The entry has changed since. Take the later change back first.
refused-month-not-over = { $month } is not over yet.
refused-already-closed = { $month } is already closed.
refused-booked-meanwhile = Something has been booked or changed meanwhile. Load the page again.
refused-nothing-closed = No month is closed.
latest-booking = Latest booking { $month }.
period-not-readable = The period is not readable. It needs two days such as 2026-01-01, the first not after the second.
fiscal-so-far = Fiscal year { $year } to date
fiscal-whole = Fiscal year { $year }
last-quarter = Last three months
compare-before = Period before
compare-year = Last year
comparison = Compared with
from-day = from
to-day = to
show-period = Show
line-gross-sales = Gross sales at list price
line-invoice-discount = On-invoice discounts
line-invoiced-sales = Invoiced sales without VAT
line-cash-discount = Cash discount
line-bonus = Retrospective bonus
line-allowance = Advertising allowance
line-credit-note = Credit notes
line-net-revenue = Net revenue
line-product-cost = Variable product cost
line-db1 = CM I
line-cost-to-serve = Cost-to-serve
line-db2 = CM II
line-account-fixed-cost = Account-specific fixed costs
line-db3 = CM III
kind-freight = Freight
kind-order-handling = Orders
kind-complaints = Complaints
kind-service = Service hours
kind-returns = Returns
kind-receivables-financing = Receivables financing
kind-other-cost-to-serve = Other cost-to-serve
kind-account-fixed-cost = Account team and tooling
block-sales = Sales
block-product-cost = Product
block-cost-to-serve = Process
block-fixed-cost = Fixed
sentence-no-cost = Net revenue is { $amount }. What is left of it is unknown while no costs are kept.
sentence-nothing = { $period }: no sales to take a share of.
sentence-of-list = Of { $hundred } at list price
sentence-of-invoiced = Of { $hundred } invoiced
sentence-as = are left as { $level }.{ $was }
sentence-last-year = {" "}Last year it was { $amount }.
sentence-before = {" "}Before, it was { $amount }.
estimated-share = { $share } estimated
bridge-volume = Volume
bridge-mix = Mix
bridge-price = Price
bridge-new-dropped = New and dropped
bridge-without-offering = Without offering or quantity
bridge-currency = Currency
bridge-deductions = Deductions
bridge-sum = Together { $amount }, to the cent.
cut-impossible = cannot be made up
cut-note = Computed with the share that is left after product cost ({ $level } of net revenue).
structure-of = Structure of { $day }
ladder = Contribution ladder
amount = Amount
amount-in = Amount in { $currency }
share-of-net = % of net
change-in = Change in { $currency }
change-k = Δ { $unit }
in-currency = { $what } in { $currency }
in-thousands = in { $unit }
estimated = estimated
column = Column
unknown = unknown
estimate = estimate
booked = booked
no-money = Amounts are not visible to you here.
no-money-help = The head of key accounts can open them in the account's team.
no-entries = Nothing is booked for this account in this period.
no-entries-help = Read invoices in, or choose another period.
to-data = Read data in
see-entries = See the entries
why-changed = Why net revenue changed
no-bridge = The explanation needs entries in both periods.
as-table = As a table
as-chart = As a chart
targets = Targets
target = Target
target-until = Target to { $month }
actual = Actual
gap-k = Gap { $unit }
figure = Figure
fiscal-year = Fiscal year { $year }
target-nobody = No target set yet.
target-note = Set by { $person }. Months { $how }.
by-last-year = by last year's shares
evenly = spread evenly
own-margin = Own target margin
own-margin-percent = Target margin in %
set-target = Set a target
change-target = Change the target
target-set = The target is set.
save = Save
amount-not-readable = “{ $text }” is not an amount. Write it like 1,234.56.
price-cut = What a price cut costs
price-cut-unknown = Unknown while CM I is unknown.
cut = Cut
cut-growth = volume needed
cut-sales = extra sales
entries-of = Entries behind { $figure }, { $period }
back-to-ladder = Back to the ladder
day = Day
document = Document
offering = Offering
quantity = Quantity
unit-of-measure = Unit of measure
unit = Legal unit
source = Source
lines-sum = { $count } entries
lines-of = { $shown } of { $count } entries
to-first = To the first
next-lines = More
computed-product-cost = Product cost by list
computed-filled = Product cost of sales without cost, estimated
computed-fixed = Fixed costs and shares of shared fixed costs
computed-taken-back = Estimates that were booked or released
driver-balance = { $name }: { $count } on average × { $rate } a year
driver-times = { $name }: { $count } × { $rate }
driver-count = { $name }: { $count }
explain-share = { $share } of net revenue, { $period }
formula-gross-sales = All quantities at list price.
formula-invoice-discount = What was taken off on the invoice.
formula-invoiced-sales = What stands on the invoices, without VAT.
formula-deduction = What went off after the invoice.
formula-net-revenue = Invoiced sales less all that went off after the invoice.
formula-product-cost = What the quantities sold have cost to make or buy.
formula-db1 = Net revenue less variable product cost.
formula-cost-to-serve = All costs this customer causes by ordering, receiving and paying.
formula-db2 = CM I less all costs this customer causes by ordering, receiving and paying.
formula-fixed-cost = Fixed costs that would not be there without this customer.
formula-db3 = CM II less the fixed costs that would not be there without this customer.
source-words = { $entries } entries from { $imports } imports, last booked { $at }, last posting day { $day }.
cost-rates = Cost rates
cost-rates-words = As of today, set by controlling.
change = Change
what-is-missing = What is missing
how-sure = How sure
sure-with-estimates = { $share } booked, the rest is estimated.
sure-booked = 100% booked.
sure-unknown = Unknown while something is missing.
missing-product-block = Product cost is not kept.
missing-cost-to-serve-block = Cost-to-serve is not kept.
missing-fixed-block = Fixed costs are not kept.
missing-coverage = Costs are known for { $share } of sales; the rest is estimated at the same ratio.
missing-coverage-too-low = Costs are known for only { $share } of sales; from { $limit } on it is computed.
missing-since = { $what } only since { $month }; before that they count as zero.
rule-version = { $code }, version { $version }
portfolio = Portfolio
my-accounts = My accounts
concentration-title = Portfolio, ABC and concentration
views = View
tab-map = Balance map
tab-concentration = ABC and concentration
tab-list = List
classes-by = Classes by
net-revenue = Net revenue
waits-to-be-assigned = waits to be assigned
from-collective = from the collective account
sentence-bring = { $n ->
    [one] One customer brings
   *[other] { $n } customers bring
} { $share } of net revenue.
sentence-large = { $n ->
    [0] None is above
    [one] One is above
   *[other] { $n } are above
} { $share }.
sentence-losses = { $n ->
    [one] One customer costs
   *[other] { $n } customers cost
} us { $amount } together.
sentence-no-losses = Nobody has a negative { $level }.
sentence-no-contribution = What customers contribute is unknown while no costs are kept.
numbers-wait = { $n ->
    [one] One number, { $amount }, waits to be assigned
   *[other] { $n } numbers, { $amount }, wait to be assigned
}
customers-note = { $n } customers, { $amount }
customers = { $n ->
    [one] 1 customer
   *[other] { $n } customers
}
hhi-points = { $n } points
to-value = to { $value }
three-largest = three largest
five-largest = five largest
effective-customers = Effective customers
like-equal-ones = as many equal ones
gini-note = 0 equal, 1 one has all
more-of-class = { $n } more of class { $class }
limits-note = Limits { $a } and { $b }
hundred-percent = 100% = { $n } customers, { $amount }
whale-peak = Peak { $share }, { $amount } after { $n } customers
whale-peak-amount = Peak { $amount } after { $n } customers
whale-erosion = { $share } is lost: { $amount }
whale-five = five customers { $share }
whale-ten = ten customers { $share }
whale-end = { $n } customers = 100%
number-of-customers = Number of customers
whale-no-total = No share possible: the sum is not positive.
whale-note = { $level } cumulated, from the best to the worst customer · 100% = { $amount }
whale-note-unknown = { $level } cumulated, from the best to the worst customer · 100% = { $amount } · { $n } customers unknown
no-losses = No customer costs more than it brings.
more-losses = { $n } more, { $amount } together. A loss does not mean giving notice: look at costs and terms first.
losses-advice = A loss does not mean giving notice: look at costs and terms first.
ebit-note = EBIT { $year }: { $amount }, estimated by { $person }, { $day }.
ebit-unknown = EBIT { $year } has not been entered; the share stays unknown.
said-by = { $person }, { $day }: { $reason }
formula-cr = { $n ->
    [one] Net revenue of the largest customer, divided by that of all.
   *[other] Net revenue of the { $n } largest customers, divided by that of all.
}
sum-of-shares = together
formula-neff = One divided by the HHI: as many customers of equal size would give the same.
formula-gini = How far the shares are from being all alike.
formula-hhi = Each share of net revenue times itself, all added up.
left-out = Left out
left-out-words = { $n ->
    [one] One customer with net revenue of zero or less.
   *[other] { $n } customers with net revenue of zero or less.
}
groups-count-as-one = Groups count as one customer.
waiting-count-one-by-one = { $waiting } and count one by one.
defaults = Defaults
assign = Assign
source-and-structure = { $entries } entries, structure of { $day }.
name-with-share = { $name }, { $share }
more-customers = { $n ->
    [one] 1 more customer
   *[other] { $n } more customers
}
rest-as-many = with the rest as very many
rest-as-one = with the rest as one customer
from-to = { $from } to { $to }
outside-words = { $amount } of sales without customer. Whether one customer or many: hence two bounds.
hhi-note = { $points } points, { $period }
abc-sheet = ABC
customer = Customer
key = Key
class = Class
share = Share
whale-curve = Whale curve
cumulated = cumulated
loss-test = Loss test
avoidable = avoidable
stranded = stranded
effect-on-ebit = Effect on EBIT
of-ebit = in % of EBIT
probability = Probability
expected-loss = Expected loss
ebit-set = EBIT is entered.
probability-not-readable = A probability lies between 0 and 100%. Write it like 15.
reason-missing = Give a reason; it stands beside the number.
probability-set = The probability is entered.
no-sales = Nothing is booked in this period.
no-sales-help = Read invoices in, or choose another period.
customer-concentration = Customer concentration
abc-analysis = ABC analysis
compared-with-all = compared with all accounts of the firm
change-limits = Change the limits
rank = Rank
up-to-here = up to here
largest-losses = The largest losses
no-whale = The whale curve needs costs.
no-whale-help = A column with product cost, or a percentage, is enough for a first look.
loss-question = What is missing after twelve months when a customer leaves?
probability-unknown = Probability unknown
db2-short = CM II
enter = Enter
probability-percent = Probability in %
reason = Reason
loss-words = Avoidable: fixed costs of this customer that are gone within twelve months. Stranded: the rest stays with the firm. The probability is an estimate with person, day and reason.
enter-ebit = Enter EBIT { $year }
ebit-amount = EBIT { $year }
contribution = Contribution
settings = Settings
version-default = the program's version
version-since = Version { $number } of { $day }
version-by = Version { $number }, { $at }, { $person }
lines-of-ladder = Lines of the ladder
earlier-versions = Earlier versions
number = No.
block = Block
shown = shown
always = always
discard = Discard
move-block = to the other block
lines-words = Lines of cost-to-serve and fixed costs may change between these two blocks. Every change is a new version; the log names person and day.
which-costs = Which costs we keep
product-costs = Product cost
costs-to-serve = Cost-to-serve
fixed-costs = Account-specific fixed costs
never-yet = none yet
since-month = since { $month }
covered = { $share } of sales covered
drivers-with-rate = { $n ->
    [one] one driver with a rate
   *[other] { $n } drivers with a rate
}
entries-count = { $n ->
    [one] 1 entry
   *[other] { $n } entries
}
is-kept = kept
is-not-kept = not kept
kept-words = Where a block is not kept, the contribution below it is unknown, not zero.
all-blocks-kept = All three cost blocks are kept, the map shows { $level }.
some-blocks-kept = The map shows { $level }; the blocks below are not kept yet.
no-blocks-kept = Product cost is not kept yet, so the map shows no profit.
nothing-closed = No month is closed yet.
closed-through = Closed through { $month }.
closing = Closing
months-in-order = Months in order
months-closed = { $n ->
    [0] None of the last twelve months is closed.
    [one] One of the last twelve months is closed.
   *[other] { $n } of the last twelve months are closed.
}
no-bookings-yet = Nothing is booked yet.
close-month = Close { $month }
reopen-month = Reopen { $month }
reopening-needs-reason = Reopening needs a reason.
reopen-words = The month then takes entries and costs again. Its kept state is discarded.
cancel = Cancel
month-closed = { $month } is closed.
month-reopened = The month is open again.
no-rates = No rates yet. A rate turns counted orders, complaints or hours into cost.
driver = Driver
rate = Rate
valid = valid
end = End
afterwards = afterwards
valid-from-to = { $from } to { $to }
valid-since = since { $from }
per-year = { $amount } a year
add-rate = Add a rate
or-new-driver = or a new driver
rate-or-percent = Rate (receivables: % a year)
from-month = from month
to-month = to month
change-avoidable = Change the avoidable share
avoidable-percent = { $driver }: avoidable in %
avoidable-in-percent = avoidable in %
fixed-costs-of-accounts = Fixed costs of single accounts
no-fixed = No fixed costs of single accounts yet.
what = What
add-fixed = Add fixed costs
account-key = Key of the account
shared-fixed-costs = Shared fixed costs
no-shared = No shared fixed costs yet.
shared-words = { $amount }, { $valid }, { $by }, an estimate on each account
by-orders = by orders
by-lines = by order lines
by-equal = in equal parts
by-driver = by { $driver }
sum = Sum
add-shared = Add shared fixed costs
person-or-tool = Person or tool
split-by = split
members = Accounts
members-hint = keys, with commas between
per = The amount is
a-year = a year
in-total = for the whole time
last-month = last month
end-or-remove = End; without month: remove
cost = Cost
products-note = { $n ->
    [0] no list yet
    [one] 1 entry
   *[other] { $n } entries, the newest first
}
all-offerings = all offerings
group-named = group { $group }
of-sales = { $share } of sales (estimate)
add-group-cost = Add a percentage
offering-group = Group of offerings
group-hint = empty: all offerings
percent-of-sales = Product cost in % of sales
targets-of-firm = Targets of the firm
two-lines-of-map = the two lines of the map
fiscal-year-head = Fiscal year
target-margin = { $level }, m* in %
target-satisfaction = Satisfaction, s*
target-margin-of = Target margin { $year } in %
target-satisfaction-of = Target of satisfaction { $year }
set-by = set by
by-default = default
kept-set = The block is changed.
ladder-set = The lines of the ladder are changed.
label-too-long = A label has at most 80 characters.
cost-set = The cost is entered.
cost-ended = The cost is ended.
driver-set = The driver is changed.
month-not-readable = “{ $text }” is not a month. Write it like 2026-11.
percent-not-readable = “{ $text }” is not a percentage between 0 and 100. Write it like 12.5.
amount-missing = The amount is missing or not readable. Write it like 1,234.56.
months-turned = The last month lies before the first.
end-missing = An amount for the whole time needs a last month.
name-missing = A name of at most 120 characters is missing.
account-unknown = There is no account with the key “{ $key }”.
members-missing = Name at least one account.
limits = Tiers and limits
limits-sentence = Where a class ends, from when a share is large, and when a contribution counts as known.
not-saved = Nothing has been saved yet.
limit-a = Class A up to, in %
limit-b = Class B up to, in %
limit-large = large from, in %
limit-large-hint = The sentence over the page names customers from this share on. Default 10.
limit-coverage = coverage needed, in %
limit-coverage-hint = Share of sales with a known product cost from which CM I counts as known. Default 95.
limit-rate-days = oldest exchange rate, in days
limit-rate-days-hint = Default 35.
limits-turned = Class B does not end before class A.
days-not-readable = A whole number from 1 to 366.
limits-set = The limits are set.
only-controlling = Controlling can change the limits.
