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
refused-driver-closed = While months are closed, a driver cannot move to another block of the ladder. Reopen the months first.
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
compare-head-before = Before
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
line-db1 = DB I
line-cost-to-serve = Cost-to-serve
line-db2 = DB II
line-account-fixed-cost = Account-specific fixed costs
line-db3 = DB III
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
no-bridge-of-own = The explanation is there for each account and for whole groups, on their own pages.
no-bridge-unknown = Deductions or sales of one of the periods are unknown, so the change cannot be taken apart.
bridge-coming = The lines of both periods are being read. You may leave the page meanwhile.
bridge-not-asked = The explanation reads every line of both periods, in the background.
bridge-ask = Explain the change
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
price-cut-unknown = Unknown while DB I is unknown.
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
lines-sum = { $n ->
    [one] One entry
   *[other] { $count } entries
}
lines-of = { $n ->
    [one] { $shown } of one entry
   *[other] { $shown } of { $count } entries
}
rows-of = { $from } to { $to } of { $all }
page-back = Back
page-next = Next
to-first = To the first
next-lines = More
computed-product-cost-of = Product cost by list ({ $shares } of sales)
computed-product-cost = Product cost by list
computed-filled = Product cost of sales without cost, estimated
computed-fixed-of = Fixed costs and shares: { $names }
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
formula-db2 = DB I less all costs this customer causes by ordering, receiving and paying.
formula-fixed-cost = Fixed costs that would not be there without this customer.
formula-db3 = DB II less the fixed costs that would not be there without this customer.
formula-cost-to-serve-all = All costs the customers cause by ordering, receiving and paying.
formula-db2-all = DB I less all costs the customers cause by ordering, receiving and paying.
formula-fixed-cost-all = Fixed costs that would not be there without the customers they belong to.
formula-db3-all = DB II less the fixed costs that would not be there without the customers they belong to.
formula-cost-to-serve-group = All costs this group causes by ordering, receiving and paying.
formula-db2-group = DB I less all costs this group causes by ordering, receiving and paying.
formula-fixed-cost-group = Fixed costs that would not be there without this group.
formula-db3-group = DB II less the fixed costs that would not be there without this group.
source-words = { $entries } { $imports }, last booked { $at }, last posting day { $day }.
source-entries = { $n ->
    [one] One entry
   *[other] { $count } entries
}
source-imports = { $n ->
    [one] from one import
   *[other] from { $count } imports
}
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
classes-by = Classes by
net-revenue = Net revenue
customers = { $n ->
    [one] 1 customer
   *[other] { $n } customers
}
effective-customers = Effective customers
whale-note = { $level } cumulated, from the best to the worst customer · 100% = { $amount }
defaults = Defaults
hhi-note = { $points } points, { $period }
customer = Customer
key = Key
class = Class
share = Share
cumulated = cumulated
loss-test = Loss test
avoidable = avoidable
stranded = stranded
of-ebit = in % of EBIT
probability = Probability
expected-loss = Expected loss
rank = Rank
enter = Enter
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
kept-by-controlling = Controlling enters costs and rates here.
ask-controlling = As a file they also come in under Data.
become-controller = Give yourself the role Controller
cost-set = The cost is entered.
cost-ended = The cost is ended.
driver-set = The driver is changed.
month-missing = The month is missing. Write it like 2026-11.
percent-missing = The percentage is missing. Write it like 12.5.
key-missing = Name the key of an account.
cost-faults = This is not saved yet: see what stands beside the fields.
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
limit-coverage-hint = Share of sales with a known product cost from which DB I counts as known. Default 95.
limit-rate-days = oldest exchange rate, in days
limit-rate-days-hint = Default 35.
limits-turned = Class B does not end before class A.
days-not-readable = A whole number from 1 to 366.
limits-set = The limits are set.
only-controlling = Controlling can change the limits.
which-target = Which target for the fiscal year { $year } is to stand?

# ABC, concentration, whale curve, loss test (/portfolio/concentration)
conc-portfolio = Portfolio
conc-mine = My accounts
conc-title = ABC and concentration
conc-views = View
conc-map = Balance map
conc-list = List
conc-classes-by = Classes by
conc-net = Net revenue
conc-db1 = DB I
conc-db2 = DB II
conc-db3 = DB III
conc-of-net = net revenue
conc-of-db3 = DB III
conc-xlsx = XLSX
conc-csv = CSV
conc-open = Open
conc-unknown = unknown
conc-says-share = { $n ->
    [one] { $words } customer brings { $share } of { $what }.
   *[other] { $words } customers bring { $share } of { $what }.
}
conc-says-none-large = None is above { $line }.
conc-says-one-large = { $name } alone brings { $share }.
conc-says-large = { $words } customers reach { $line } or more each.
conc-says-own = { $n ->
    [one] { $words } account brings { $amount } net revenue.
   *[other] { $words } accounts bring { $amount } net revenue.
}
conc-says-loss = { $n ->
    [one] { $words } customer costs us { $amount }.
   *[other] { $words } customers cost us { $amount } together.
}
conc-says-no-loss = We lose money with no customer.
conc-heading = Customer concentration
conc-customers-and-sum = { $n ->
    [one] { $count } customer, { $amount }
   *[other] { $count } customers, { $amount }
}
conc-count = { $n ->
    [one] { $count } customer
   *[other] { $count } customers
}
conc-waiting = { $n ->
    [one] { $count } number, { $amount }, waits to be assigned
   *[other] { $count } numbers, { $amount }, wait to be assigned
}
conc-outside = { $amount } of sales without customer lies outside all shares.
conc-no-positive = No customer has positive net revenue in the period.
conc-cr1 = CR1
conc-cr3 = CR3
conc-cr5 = CR5
conc-hhi = HHI
conc-neff = Effective customers
conc-gini = Gini
conc-three-largest = three largest
conc-five-largest = five largest
conc-neff-note = of equal size
conc-gini-note = 0 equal, 1 one has all
conc-range = { $low } to { $high } with rest
conc-points = { $points } points
conc-none-large = None reaches { $line } of net revenue.
conc-large = At { $line } of net revenue or more:
conc-why-large = Why this line?
conc-abc = ABC analysis
conc-limits = Limits { $a } and { $b }
conc-base = { $n ->
    [one] 100% = { $count } customer, { $amount }
   *[other] 100% = { $count } customers, { $amount }
}
conc-dropped = { $n ->
    [one] { $count } customer without a positive value is class C
   *[other] { $count } customers without a positive value are class C
}
conc-change-limits = Change limits
conc-fold = Fold
conc-rank = Rank
conc-customer = Customer
conc-class = Class
conc-cumulated = cumulated
conc-up-to-here = up to here
conc-more-of-class = { $count } more of class { $class }
conc-from-collective = from the collective account
conc-unassigned = waits to be assigned
conc-not-for-you = not visible
conc-no-money = You do not see amounts here. The head can change that in the account's team.
conc-class-compared = The class is compared with all accounts of the firm.
conc-whale = Whale curve
conc-whale-note = { $level } cumulated, from the best to the worst customer
conc-hundred = 100% = { $amount }
conc-whale-label = Whale curve: { $level } cumulated
conc-whale-facts = { $n ->
    [one] Peak { $peak } after { $count } customer, sum { $total }, losses { $loss }. Customers with a loss: { $losing }.
   *[other] Peak { $peak } after { $count } customers, sum { $total }, losses { $loss }. Customers with a loss: { $losing }.
}
conc-whale-unknown = { $n ->
    [one] The result of { $count } customer is unknown; it is not in the curve.
   *[other] The results of { $count } customers are unknown; they are not in the curve.
}
conc-peak = { $n ->
    [one] Peak { $share }, { $amount } after { $count } customer
   *[other] Peak { $share }, { $amount } after { $count } customers
}
conc-peak-small = { $n ->
    [one] Peak { $share } after { $count } customer
   *[other] Peak { $share } after { $count } customers
}
conc-lost = { $share } is lost again: { $amount }
conc-lost-small = { $share } is lost again
conc-all-customers = { $n ->
    [one] { $count } customer = 100%
   *[other] { $count } customers = 100%
}
conc-x-name = Number of customers
conc-no-total = No share possible: the sum is not positive.
conc-five = five customers
conc-ten = ten customers
conc-as-table = As table
conc-as-chart = As chart
conc-more-in-file = { $count } more are in the file
conc-how = How the peak comes about
conc-largest-losses = The largest losses
conc-percent-net = % of net
conc-losses-rest = { $n ->
    [one] { $count } more, { $amount }.
   *[other] { $count } more, { $amount } together.
}
conc-loss-is-no-notice = A loss is no reason to give notice: look at costs and terms first.
conc-whale-needs-costs = Without costs it is unknown who earns and who loses.
conc-whale-needs-costs-help = One step is enough: product cost, by group in per cent if need be.
conc-enter-costs = Enter costs
conc-loss-test = Loss test
conc-test-asks = What is missing after twelve months when a customer leaves?
conc-ebit = EBIT
conc-ebit-is = EBIT { $year }: { $amount }, estimated by { $person }, { $day }.
conc-ebit-unknown = The EBIT { $year } is unknown.
conc-enter-ebit = Enter EBIT
conc-enter = Enter
conc-change = Change
conc-test-needs-costs = Without cost-to-serve, DB II is unknown.
conc-test-needs-costs-help = Enter a cost rate, per order for example. Then the test shows what is missing when a customer leaves.
conc-test-nobody = No customer has a known DB II in the period.
conc-customer-in = Customer, in { $unit }
conc-gone = avoidable
conc-stays = stranded
conc-effect = Effect on EBIT
conc-of-ebit = in % of EBIT
conc-probability = Probability
conc-probability-unknown = Probability unknown
conc-expected = Expected loss
conc-expected-short = expected
conc-more-tests = { $n ->
    [one] { $count } more customer
   *[other] { $count } more customers
}
conc-test-foot = Avoidable: fixed costs of this customer that are gone within twelve months. Stranded: the rest, it stays with the firm. The probability is an estimate with person, day and reason.
conc-test-no-fixed = Account-specific fixed costs are not kept: the effect is at most this large.
conc-small-level = { $level }, cumulated
conc-small-ten = the ten largest { $share }
conc-small-a = { $n ->
    [one] A = { $count } customer, { $share }
   *[other] A = { $count } customers, { $share }
}
conc-small-effect = Effect on the EBIT
conc-small-effect-on = Effect on the EBIT { $amount }
conc-small-foot = DB II less avoidable fixed costs. The probability is your estimate.
conc-empty-bookings = Nothing is booked in this period.
conc-empty-bookings-help = Import invoices, or choose another period.
conc-import = Import invoices
conc-empty-own = No account is yours yet.
conc-empty-own-help = The head adds you to an account's team. Then its figures stand here.
conc-formula-cr1 = Net revenue of the largest customer, divided by that of all customers.
conc-formula-cr3 = Net revenue of the three largest customers, divided by that of all customers.
conc-formula-cr5 = Net revenue of the five largest customers, divided by that of all customers.
conc-formula-hhi = Each share of net revenue multiplied by itself, all added up.
conc-formula-neff = One divided by the HHI: so many customers of equal size would give the same concentration.
conc-formula-gini = How far revenues are from being equal: 0 means all alike, near 1 means one has everything.
conc-formula-large = Every customer whose share of net revenue reaches this line. From 10% on, accounting (IFRS 8) tells a single customer.
conc-formula-a = Before this customer, less than { $a } of the sum is reached.
conc-formula-b = Before this customer, { $a } of the sum is reached but less than { $b }.
conc-formula-c = Before this customer, { $b } of the sum is already reached, or its value is not positive.
conc-formula-whale = { $level } per customer, added up from the best to the worst. The peak is the highest point, compared with the sum.
conc-formula-effect = Minus DB II, plus the fixed costs of this customer that are gone within twelve months. General overhead has no part in it: it would stay.
conc-formula-expected = Probability times effect on the EBIT.
conc-hhi-name = the HHI
conc-neff-name = the effective number of customers
conc-gini-name = the Gini coefficient
conc-large-name = the customers at { $line } or more
conc-class-of = the class of { $name }
conc-peak-name = the peak of the whale curve
conc-effect-of = the effect of { $name } on the EBIT
conc-expected-of = the expected loss of { $name }
conc-in-customers = Customers with positive net revenue
conc-in-top-fifth = Share of the largest fifth
conc-in-together = together
conc-in-base = all customers
conc-in-more-customers = { $n ->
    [one] { $count } more customer
   *[other] { $count } more customers
}
conc-in-low = with the rest as very many
conc-in-high = with the rest as one customer
conc-in-line = Line
conc-in-peak = { $n ->
    [one] Peak after { $count } customer
   *[other] Peak after { $count } customers
}
conc-in-losses = { $n ->
    [one] Loss with { $count } customer
   *[other] Losses with { $count } customers
}
conc-in-sum = Sum of all customers
conc-in-erosion = Lost again after the peak, of the sum
conc-in-service-stays = Cost-to-serve that stays
conc-in-ebit = EBIT { $year }
conc-part-missing = What is missing
conc-part-assumed = Assumptions
conc-part-left-out = Not included
conc-part-source = Source
conc-part-sure = How sure
conc-part-ebit = EBIT
conc-part-probability = Probability
conc-groups-count-once = Groups count as one customer, customers of the collective account singly.
conc-assign = Assign
conc-source = { $n ->
    [one] One entry, structure of { $day }.
   *[other] { $entries } entries, structure of { $day }.
}
conc-sure-share = Facts of one period, without sampling error. There is no general line above which concentration is bad.
conc-whale-assumed = Groups count as one customer. Percentages exist only when the sum is positive.
conc-whale-outside = Sales without customer are not in the curve.
conc-said = Estimated by { $person }, { $day }: { $reason }
conc-ebit-of = EBIT { $year }
conc-ebit-help = The EBIT is the measure of the loss test. It stays an estimate with person, day and reason.
conc-ebit-amount = EBIT in { $currency }
conc-ebit-hint = In whole units, such as 3,120,000. A loss begins with a minus.
conc-loss-of = How probable is it that { $name } is lost?
conc-loss-help = Within twelve months, as you see it. Without an entry the expected loss stays unknown.
conc-loss-percent = Probability in per cent
conc-loss-hint = 0 to 100, one decimal at most
conc-day = Day of the estimate
conc-reason = Reason
conc-reason-hint = What makes you think so: facts, no judgement of persons.
conc-save = Save
conc-cancel = Cancel
conc-clear = Remove entry
conc-form-has-faults = Some entries do not fit yet.
conc-fault-amount = This is not an amount. Write for example 3,120,000 or −250,000.50.
conc-fault-percent = Write a number from 0 to 100, such as 15 or 2.5.
conc-fault-day = Choose a day up to today.
conc-fault-reason = Name the reason in up to 500 characters.
conc-done-ebit = EBIT { $year } entered.
conc-done-ebit-cleared = EBIT { $year } removed.
conc-done-loss = Probability for { $name } entered.
conc-done-loss-cleared = Probability for { $name } removed.
conc-file = concentration
conc-file-figures = Figures
conc-file-peak = Peak of the whale curve
conc-file-peak-customers = Customers up to the peak
conc-file-losses = Losses
conc-file-loss-making = Customers with a loss
conc-figure = Figure
conc-value = Value
conc-key = Key
conc-share = Share
conc-period = Period
conc-without-customer = Sales without customer
abc-analysis = ABC analysis
reason-missing = Give a reason; it stands beside the number.
events-ledger = Ladder and costs
events-targets = Targets and limits
event-instead = { $is } instead of { $was }
event-unknown = unknown
event-closed = Months closed.
event-closed-through = Closed through { $month }.
event-reopened = Closed month reopened.
event-reopened-to = Reopened, closed through { $month }.
event-reopened-from = { $month } reopened, no month is closed.
event-ladder = Lines of the contribution ladder renamed or rearranged.
event-kept = Cost blocks in use changed.
event-block-kept = Cost block “{ $block }” is kept.
event-block-not-kept = Cost block “{ $block }” is not kept.
event-block-by-costs = Whether the cost block “{ $block }” is kept is decided by its first amount.
event-cost = Costs set.
event-cost-removed = Costs removed.
event-driver = Driver changed.
event-driver-added = Driver created.
event-driver-named = Driver “{ $name }” changed.
event-avoidable = avoidable { $share }
event-released = Rest of an estimate released.
event-released-of = Rest of the estimate for { $kind } in { $month } released.
event-kept-estimate = Rest of the estimate for { $kind } in { $month } stands.
event-target = Target of the account set.
event-target-of = Target { $year } set.
event-target-removed = Target { $year } removed.
event-margin = margin
event-firm-target = Target lines of the map set.
event-firm-target-of = Target lines { $year }: margin { $margin }, satisfaction { $index }.
event-firm-target-default = Target lines { $year } back to the default.
event-thresholds = Limits set.
event-limit-a = class A up to
event-limit-b = class B up to
event-limit-large = large from
event-limit-coverage = coverage needed
event-limit-rate-days = oldest exchange rate { $days } days
event-classes-by-db3 = classes by DB III
event-classes-by-revenue = classes by net revenue
event-ebit = EBIT entered.
event-ebit-of = EBIT { $year } entered, { $amount }.
event-ebit-removed = EBIT { $year } removed.
event-loss = Loss probability set.
event-loss-of = Loss probability { $share }, estimated on { $day }.
event-loss-removed = Loss probability removed.

# The ladder of the portfolio or a group (/portfolio/contribution)
whole-group = Whole group
all-units = All legal units
unit-ends = Fixed costs hang on the account, not on a legal unit: the ladder ends with DB II.
group-of = Group { $name }
account = Account
to-be-assigned = Waits to be assigned
part-share = Share
by-account = { $line } by account
by-account-words = { $n ->
    [one] One entry of the accounts in the table; each opens its own ladder with the bookings behind it.
   *[other] { $entries } entries of the accounts in the table; each opens its own ladder with the bookings behind it.
}
open-estimates = Open estimates
open-estimates-words = Estimates that stand for a period are replaced by bookings. What is still open of them you can release here.
no-open-estimates = No estimate is open: bookings have replaced all that stand for a period, or there is none.
kind-of-amount = Kind
stands-for = Stands for
estimated-amount = Estimated
open-rest = Open rest
release = Release
release-in = Release in { $month }
estimate-released = Rest of the estimate released.
estimate-not-open = Nothing of this estimate is open any more. Reload the page.
