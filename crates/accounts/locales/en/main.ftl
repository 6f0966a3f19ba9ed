account = Account
accounts = Accounts

## Refusals
refused-stale = Somebody has changed this since the page was opened. Load the page again and enter your change there.
refused-key-taken = The key { $key } leads to { $by }, now or from earlier days. Choose another one.
refused-moved-on = { $count ->
    [one] { $names } has been changed since. Take the later change back first.
   *[other] { $count } accounts or units have been changed since, first of all: { $names }. Take the later changes back first.
}
refused-gone = What this change touched is no longer there. It can no longer be undone.
refused-in-use = Bookings, answers or sites hang on { $name }. Take these back first.
refused-circle = That would be a circle: { $way }. A unit cannot stand above itself.
refused-parent-unassigned = The parent unit waits to be assigned. Assign it to an account first.
refused-number-taken = The number { $number } belongs to { $by }. Take it from there first, or link that unit.
refused-closed = { $name } is closed. Open it again first.
refused-merge-self = An account cannot be merged with itself. Choose another one.
refused-merge-collective = The collective account cannot be merged. Move its units one by one.
refused-collective-has-none = The collective account has neither tier nor team.
refused-nothing-chosen = Nothing is chosen. Tick at least one row.
refused-all-units-chosen = All units are chosen. Leave at least one, or merge the two accounts.
refused-unanswered = One question is still open. Choose one of the two for each.
refused-has-units = { $units ->
    [one] A unit belongs to { $name }. Move it to another account first, then close this one.
   *[other] { $units } units belong to { $name }. Move them to another account first, then close this one.
}

## Rows of a file of accounts
line-bad-number = A customer number has 1 to 64 characters.
line-bad-key = A key has 1 to 40 printable characters.
line-tier-reason = As in the imported file
line-unknown-person = Nobody in the firm signs in as { $email }. Correct the address or leave the cell empty.
line-unknown-parent = No unit has the number { $number }. Correct it or import the parent as well.
payment-days = { $days ->
    [one] 1 day net
   *[other] { $days } days net
}

## Acts
collective-name = Small customers
merge-two-leads = Who leads from now on?
merge-two-deputies = Who is deputy from now on?

## Words
tier = Tier
lead = Lead
deputy = Deputy
colleague = Colleague
industry = Industry
zone = Zone
key = Key
name = Name
person = Person
part = Part
team = Team
unit = Unit
units = Units
sites = Sites
city = Town
country = Country
value = Value
source = Source
source-system = Source system
datum = Item
as-of = As of
since = Since
until = Until
from-day = From
reason = Reason
all = all
yes = yes
no = no
nobody = nobody
nobody-yet = nobody yet
unknown = unknown
hidden = hidden
missing = missing
fresh = up to date
back = Back
next = Next
save = Save
save-view = Save view
cancel = Cancel
discard = Discard
change = Change
enter = Enter
edit = Edit
set = Set
drop = Remove
create = Create
choose = Choose …
mark = Mark
link = Link
merge = Merge
split = Split
views = View
columns = Columns
currency = Currency
share = Share
control = Control
group = Group
margin = Margin
net-revenue = Net revenue
net-revenue-in = Net revenue { $sign }k
to-last-year = on the year
last-booking = Last booking
erp-number = ERP number
erp-numbers = ERP numbers
range = { $from } to { $to }
undecided = not decided
form-has-faults = Some entries need a correction. They are marked below.

## Over every tab
tab-overview = Overview
tab-profile = Profile
tab-profit = Profit
tab-satisfaction = Satisfaction
tab-balance = Balance
tab-timeline = Timeline
header-views = View
header-closed = closed
header-no-lead = no lead
header-deputy = Deputy { $name }
header-collective = Collective account, its customers count one by one
header-tier = Tier { $tier }
header-no-tier = Tier not decided
header-part-of = Part of { $name }
header-net-revenue = Net revenue R12
header-points = { $points } points
header-satisfaction = Satisfaction
margin-1 = DB I
margin-2 = DB II
margin-3 = DB III
zone-balanced = Balanced
zone-squeezed = Squeezed
zone-bought = Bought
zone-loselose = At risk
sure-tentative = tentative
sure-open = open

## List
create-account = Create account
view-all = All accounts
view-mine = Mine
view-key-accounts = Key accounts
view-silent = No answer for 12 months
view-no-tier = Without tier
list-of-accounts = List of accounts
list-counted = { $n ->
    [one] One account, { $keys } of them a key account.
   *[other] { $n } accounts, { $keys } of them key accounts.
}
list-more-than = More than { $n } accounts.
list-own = { $n ->
    [0] No account has you in its team yet.
    [one] You look after one account.
   *[other] You look after { $n } accounts.
}
list-customers = { $n ->
    [one] One customer
   *[other] { $count } customers
}
list-with-revenue = { $customers }, { $revenue } net revenue.
list-key-share = { $keys ->
    [one] The key account brings { $share } of it.
   *[other] The { $keys } key accounts bring { $share } of it.
}
list-none = No accounts yet.
list-none-help = Import a file of invoices, or create the first account by hand.
list-no-hits = No account fits.
list-no-hits-help = Shorten the search or take a filter away. The search finds beginnings of words in name, key, ERP number and town.
led-names = In full ink:
led-none = This person leads no account.
led-sums = Order and sums stay those of all accounts.
find-account = Name, number, town
assignment = Assignment
waiting-numbers = { $n ->
    [one] One number
   *[other] { $n } numbers
}
waiting-numbers-sum = { $n ->
    [one] One number, { $amount },
   *[other] { $n } numbers, { $amount },
}
waiting-for-assignment = waiting to be assigned.
assign-numbers = { $n ->
    [one] Assign the number
   *[other] Assign { $n } numbers
}
columns-of = { $shown } of { $all }
pick-key-accounts = key accounts
subs = Sub-accounts
subs-top = top accounts only
subs-only = sub-accounts only
part-of = part of { $name }
collective-line = { $n ->
    [one] Collective account with one customer, counted by itself elsewhere
   *[other] Collective account with { $n } customers, counted one by one elsewhere
}
not-asked = not asked
no-answers = no answers
last-booked = last booking { $day }
sum-all = { $n ->
    [one] One customer
   *[other] All { $count } customers
}
sum-own = { $n ->
    [one] My account
   *[other] My { $n } accounts
}
sum-answers = { $n ->
    [one] one account with answers
   *[other] { $n } accounts with answers
}
more-than = more than { $n }
pager-of = { $first } to { $last } of { $all }
pager-collective = { $text }, and a collective account
keys-row = row
keys-open = open
keys-mark = mark
mark-account = Mark { $name }
set-tier-of-marked = Set tier of marked
view-changed = View changed
view-name = Name of the view
view-needs-name = A view needs a name of at most 60 characters.
view-saved = View “{ $name }” saved.
view-dropped = View “{ $name }” removed.
saved-views = Saved views
file-accounts = accounts

## Create and edit
create-account-help = A customer or customer group that the firm books on.
erp-number-hint = As in the source, leading zeros included. Each finds one unit.
key-hint = Left empty: the ERP number.
key-rename-hint = The old key goes on leading here.
key-of-account = Key of the account
old-keys = Earlier keys that lead here: { $keys }
you-will-lead = You become the lead of this account.
fault-name = A name has 1 to 200 characters.
fault-key = A key has 1 to 40 printable characters and is none of the words of this page’s addresses.
fault-key-taken = This key leads to another account. Choose another one.
fault-tier = Choose a tier.
fault-reason = Say why in at most 400 characters.
fault-day = Enter a day, such as 2026-11-23.
fault-member = Choose a person.
fault-part = Choose a part.
fault-unit = Choose a unit.
fault-share = A share lies between 0 and 100 per cent, such as 33.33.
fault-top = Write a whole number, such as 20.
fault-whole-number = Only a whole number stands here. The source “estimate” already says that it is about right.
fault-month = Enter the number of the month the year starts in, 1 to 12.
fault-currency = Enter a currency of three letters, such as EUR.
fault-stage = Choose a stage.
fault-no-account = No account has the key { $key }.
done-created = { $name } is created.
done-edited = { $name } is changed.
done-closed = { $name } is closed.
done-reopened = { $name } is open again.
further-steps = Further steps
merge-help = Units, team and keys go into another account; this one is closed.
split-help = Some units leave for another account or a new one.
close-help = An account without units leaves the lists. Its key leads on.
reopen-help = The account comes back into the lists.
close-account = Close account
reopen = Open again

## Tier and team
set-tier = Set tier
set-tier-for = { $n ->
    [one] One decision, with its reason and day.
   *[other] One decision for { $n } accounts, with its reason and day.
}
set-tier-button = { $n ->
    [one] Set tier
   *[other] Set tier of { $n } accounts
}
now-tier = now { $tier }
now-undecided = not decided
tier-1-note = Strategic key account.
tier-2-note = Key account.
tier-3-note = Looked at, no key account.
tier-none-note = The question is open again.
reason-hint = It stands in the history with your name.
done-tier = { $n ->
    [one] Tier { $tier } is set.
   *[other] Tier { $tier } is set for { $n } accounts.
}
team-note = Decides who sees this account.
team-empty = Nobody looks after this account yet.
put-in-team = Put in team
lead-note = One at a time. Sees the money, edits the account.
deputy-note = One at a time. Sees the money, edits the account.
colleague-note = Reads the account.
sees-money = Sees money
sees-money-note = Lead and deputy always do.
leave = Leave
earlier = Earlier
done-team = { $name } joins the team: { $part }.
done-left = The person has left the team.

## Profile
profile-units = { $n ->
    [one] One unit belongs to this account; it is booked on { $numbers }.
   *[other] { $word } units belong to this account; they are booked on { $numbers }.
}
profile-numbers = { $n ->
    [0] no number yet
    [one] one number
   *[other] { $word } numbers
}
profile-associated = { $n ->
    [one] One more is only associated and does not count.
   *[other] { $word } more are only associated and do not count.
}
profile-collective = { $n ->
    [one] One small customer stands here and counts by itself.
   *[other] { $n } small customers stand here and count one by one.
}
profile-no-units = No unit belongs to this account yet, so nothing can be booked on it.
group-structure = Group structure
structure-as-of = Structure of { $day }, for all periods
in-currency = { $period } in { $sign }
no-units = No unit yet.
no-units-help = Bookings hang on units. Create one with its ERP number.
create-unit = Create unit
edit-unit = Edit unit
no-numbers = none
no-bookings = no bookings
not-summed = not summed
with-below = with subsidiaries
group-without-associated = { $n ->
    [one] Group, without the associated unit
   *[other] Group, without the associated units
}
control-top = top
control-controlled = controlled
control-contract = by contract
control-associated = associated
control-none = not controlled
control-rule = Controlled from more than 50% or by contract. Shares are not multiplied along the chain.
company-data = Company data
employees = Employees
customer-revenue = Customer’s revenue
fiscal-year = Fiscal year
payment-terms = Payment terms
stage = Relationship stage
stage-exploratory = exploratory
stage-basic = basic
stage-cooperative = cooperative
stage-interdependent = interdependent
stage-integrated = integrated
stage-uncoupling = uncoupling
source-booked = booked
source-customer = customer
source-estimate = estimate
source-estimate-by = estimate, { $name }
months-old = { $day }, { $n ->
    [one] 1 month old
   *[other] { $n } months old
}
months-old-short = { $n ->
    [one] 1 month old
   *[other] { $n } months old
}
was = { $value }, as of { $day }
earlier-values = { $n ->
    [one] one earlier value
   *[other] { $n } earlier values
}
take-over = Use { $value }
done-said = { $field } is saved.
completeness = Completeness
completeness-note = By weight. Older than 12 months counts half (default).
payment = Payment
confirm-structure = Confirm structure
done-confirmed = The structure is confirmed as of today.
no-sites = No site yet.
tier-since = since { $day }, set by { $name }.
quoted = “{ $text }”
earlier-tiers = { $n ->
    [one] One earlier tier
   *[other] { $n } earlier tiers
}
no-tier-yet = Not decided yet.
unit-name = Legal name
parent-unit = Parent unit
parent-hint = Within this account.
no-parent = none
parent-number = Or its ERP number
parent-number-hint = For a parent in another account: this one becomes its sub-account.
share-hint = Per cent that the parent owns.
control-contract-tick = Controlled by contract
control-contract-note = Counts with the parent whatever the share.
add-number = Add ERP number
source-system-hint = As in the mapping of the import; usually erp.
done-unit = { $name } is saved.
create-site = Create site
edit-site = Edit site
site-name = Site
site-note = What is there
site-note-hint = Such as head office, plant 1 and 2.
drop-site = Remove site
done-site = { $name } is saved.
done-site-dropped = The site is removed.

## Merge and split
merge-what = { $name } goes into another account. Its key leads there from then on.
merge-into = Into which account
choose-account = Choose account
merge-sentence = { $n ->
    [0] { $name } has no units. Its team and its keys go to { $into }; { $key } leads there.
    [one] One unit of { $name } goes to { $into }, with its bookings, team and keys; { $key } leads there.
   *[other] { $n } units of { $name } go to { $into }, with their bookings, team and keys; { $key } leads there.
}
of-account = so at { $name }
merge-button = Merge accounts
done-merged = { $name } is merged into { $into }.
split-what = Bookings go with their units. Figures follow the new structure for all periods.
split-where = Where to
into-new-account = Into a new account
into-known-account = Into a known account
split-button = Move units
done-split = { $n ->
    [one] One unit is at { $name } now.
   *[other] { $n } units are at { $name } now.
}

## To be assigned
to-be-assigned = To be assigned
unassigned-sentence = { $n ->
    [0] Every number belongs to an account.
    [one] One number is booked without an account.
   *[other] { $n } numbers are booked without an account.
}
unassigned-sentence-sum = { $n ->
    [one] One number with { $sum } is booked without an account.
   *[other] { $n } numbers with { $sum } are booked without an account.
}
nothing-waits = Every number belongs to an account.
nothing-waits-help = Numbers that an import does not know will wait here.
all-at-once = All at once
top-before = Make accounts of the largest
top-after = and put the rest among the small customers.
how-many = How many
assign-all = Assign all
marked = Marked:
create-accounts = Create accounts
to-small-customers = To small customers
link-to-account = Link to
more-wait = { $n ->
    [one] One more waits and moves up.
   *[other] { $n } more wait and move up.
}
done-assigned = { $n ->
    [one] One number is assigned.
   *[other] { $n } numbers are assigned.
}

number-word = { $n ->
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
   *[other] { $n }
}

number-word-first = { $n ->
    [2] Two
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
    [9] Nine
    [10] Ten
    [11] Eleven
    [12] Twelve
   *[other] { $n }
}

## Sentences of the log
events-account = Accounts
events-view = Saved views
event-instead = { $is } instead of { $was }
event-created = Account created.
event-edited = Account renamed.
event-key = key { $key }
event-closed = Account closed.
event-reopened = Account reopened.
event-tier = Tier set.
event-tier-set = Tier { $is }.
event-tier-instead = Tier { $is } instead of { $was }.
event-tier-open = Tier undecided.
event-tier-open-instead = Tier undecided again instead of { $was }.
event-tier-of = { $n ->
    [one] Tier { $tier } for one account.
   *[other] Tier { $tier } for { $n } accounts.
}
event-tier-open-of = { $n ->
    [one] Tier of one account undecided again.
   *[other] Tier of { $n } accounts undecided again.
}
event-team = Team changed.
event-team-joined = New in the team.
event-team-left = No longer in the team.
event-money-shown = { $name } now sees the amounts of this account.
event-money-hidden = { $name } no longer sees the amounts of this account.
event-fact = Company data changed.
event-source = { $source }, as of { $day }
event-structure-confirmed = Group structure confirmed.
event-unit-added = Unit created.
event-unit-edited = Unit changed.
event-share = share { $share }
event-no-share = unknown
event-number = new number { $number }
event-site-added = Site created.
event-site-edited = Site changed.
event-site-dropped = Site removed.
event-merged = Two accounts merged.
event-merged-into = { $from } merged into { $into }.
event-split = Account split.
event-split-to = { $n ->
    [one] One unit now belongs to { $to }.
   *[other] { $n } units now belong to { $to }.
}
event-numbers-assigned = { $n ->
    [one] One number assigned.
   *[other] { $n } numbers assigned.
}
event-some-numbers-assigned = Numbers assigned.
event-undone = Taken back.
event-view-saved = View saved.
event-view-dropped = View deleted.
