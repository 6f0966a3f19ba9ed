settings = Settings
settings-sentence = What Spagat computes with, who may come in and what was changed.
firm = Firm
firm-name = Name
firm-currency = Currency
firm-fiscal-year = Fiscal year begins in
firm-note = These were fixed when the firm was set up. What is yours stands elsewhere.
to-me = My access
me = My access
no-hits = Nothing found. Beginnings of words are enough.
palette-accounts = Accounts
palette-actions = Do
palette-places = Go to
do-new-account = New account
do-import = Read a file

## Sentences of the log
events-job = Background work
event-job-failed = A background job failed.
event-job-failed-times = { $tries ->
    [one] The background job { $kind } failed.
   *[other] The background job { $kind } failed { $tries } times.
}

how-we-stand = How do we stand?
what-is-missing = What is missing
what-happened = Changed last
timeline = Timeline
timeline-empty = Nobody has changed anything here yet.
nothing-missing = Nothing that Spagat could see.
twin-note = Line: target. Band: 95% interval.
profit = Profit
satisfaction = Satisfaction
net-revenue = Net revenue
nps = Recommendation (NPS)
nps-note = 95%: { $low } to { $high }
until = R12 to { $month }
of-net-revenue = { $margin } of net revenue
answered-of = { $answered } of { $asked } answered
few-answers = { $answers ->
    [one] One answer is not enough for a sure judgement.
   *[other] { $count } answers are not enough for a sure judgement.
}
stands-unknown = Where the account stands is not known yet.
stands-hidden = You do not see amounts here, so there is no zone.
balanced-clear = Profitable and satisfied: balanced.
balanced-tentative = Probably balanced ({ $p }).
balanced-open = Perhaps balanced; that is not sure.
squeezed-clear = Profitable but squeezed: satisfaction is below target.
squeezed-tentative = Profitable but probably squeezed ({ $p }).
squeezed-open = Perhaps squeezed; that is not sure.
bought-clear = Satisfied but bought: profit is below target.
bought-tentative = Satisfied but probably bought ({ $p }).
bought-open = Perhaps bought; that is not sure.
loselose-clear = Lose-lose: profit and satisfaction are below target.
loselose-tentative = Probably lose-lose ({ $p }): profit and satisfaction are below target.
loselose-open = Perhaps lose-lose; that is not sure.
gap-lead = Nobody looks after the account
gap-lead-note = Without a lead nobody asks either.
gap-lead-do = Set the team
gap-tier = No tier
gap-tier-note = Only accounts of T1 or T2 are on the map.
gap-tier-do = Set a tier
gap-answers = No answers
gap-answers-note = Nobody knows how satisfied the customer is.
gap-answers-do = Invite people
gap-silent = Silence
gap-silent-note = { $count } invited, without an answer. Silence is a sign as well.
gap-silent-do = Enter an answer
gap-old = Old answers
gap-old-note = The oldest is of { $day }.
gap-costs = Costs are missing
gap-costs-note = Without product cost the contribution is unknown, not zero.
gap-costs-do = Enter costs
gap-bookings = No bookings in the period
gap-bookings-note = Invoices of this account have not been read.
gap-bookings-do = Read a file
gap-target = Targets are defaults
gap-target-note = Nobody has set targets for this fiscal year: 20% and 70 are defaults.
gap-target-do = Set targets
gap-import = Open import
gap-import-note = { $files ->
    [one] One file is here and not booked.
   *[other] { $count } files are here and not booked.
}
gap-import-do = Go on with the import
gap-own-target = No target of its own
gap-own-target-note = Net revenue and contribution of this account have no target for this fiscal year.
gap-structure = Group structure not confirmed
gap-structure-never = Nobody has ever confirmed it.
gap-structure-note = Last confirmed on { $day }.
gap-structure-do = See the profile
gap-waiting = Numbers without account
gap-waiting-note = { $n ->
    [one] One number of the firm waits to be assigned; perhaps it belongs here.
   *[other] { $count } numbers of the firm wait to be assigned; perhaps one belongs here.
}
gap-waiting-do = Assign numbers
