language-name = English
not-a-number = This is not a number.
# $letter (String) - letter
not-a-number-letter = Not a number: it contains the letter { $letter }.
# $letter (String) - letter
not-a-number-last = Not a number: the last character is the letter { $letter }.
mixed-decimals-comma = Written unlike the rest of the column, where the comma is the decimal sign.
mixed-decimals-point = Written unlike the rest of the column, where the point is the decimal sign.
# $places (Number) - places
too-many-decimals = { $places ->
    [0] No decimals are possible here.
    [one] At most one decimal is possible here.
   *[other] At most { $places } decimals are possible here.
}
out-of-range = The number is too large. An amount goes up to 9 billion.
# $example (String) - example
not-a-day = This is not a day. In this column it is written like { $example }.
# $month (String) - month
# $days (String) - days
no-such-day = { $month } has { $days } days.
# $days (String) - days
# $year (String) - year
no-such-day-february = February { $year } has { $days } days.
no-such-month = There is no such month. Day and month may be swapped.
# $year (String) - year
unlikely-year = The year { $year } cannot be meant.
unknown-currency = ISO 4217 has no such currency. A code such as EUR is needed.
# $row (String) - row
currency-differs = The cell names another currency than the row ({ $row }).
# $field (String) - field
missing = The field “{ $field }” is empty, and every row needs it.
empty-customer = The customer number is missing. Enter it, or let the mapping book such rows without a customer.
# $found (String) - found
# $expected (String) - expected
ragged = The row has { $found } cells instead of { $expected }. Often a delimiter inside a text lacks its quotation marks.
odd-quote = A quotation mark is not closed, so the cells are shifted.
# $value (String) - value
formula-error = The formula gives { $value }. Correct it in the spreadsheet, or enter the value here.
undecodable = Some characters cannot be read in the file’s encoding. Choose another encoding.
control-character = There is a character that cannot be shown.
# $limit (String) - limit
too-long = The text is too long. { $limit } characters are possible.
# $choices (String) - choices
not-a-choice = Possible here: { $choices }.
not-a-code = A code is made of small letters, digits and _.
no-amount = The amount is missing. Enter it, 0 for a free item.
nothing-to-book = The row has no amount, no quantity and no driver.
# $value (String) - value
fix-use = Use { $value }
fix-leave-out = Leave out
file-empty = The file is empty.
file-header-only = The file has a header and no rows below it.
# $what (String) - what
file-binary = This is not a table ({ $what }). Choose a CSV or XLSX file.
file-zip = This is a ZIP archive. Unpack it and choose the file inside.
file-old-excel = This spreadsheet is in the format of before 2007. Save it as XLSX or CSV.
file-password = The spreadsheet is protected by a password. Save it without one.
# $line (String) - line
file-unclosed-quote = A quotation mark opens in line { $line } and is never closed.
# $line (String) - line
file-nul-bytes = Line { $line } contains zero bytes. The file is damaged or not a text. Export it again.
# $line (String) - line
file-record-too-long = Line { $line } is longer than 1 MiB. That is not a row of a table.
# $name (String) - name
# $found (String) - found
file-missing-column = The column “{ $name }” is not in the file. It has: { $found }.
# $name (String) - name
file-duplicate-column = The column “{ $name }” is there more than once. Rename one, or map it by its number.
# $number (String) - number
# $width (String) - width
file-no-such-column = The mapping names column { $number }, the file has { $width }.
# $field (String) - field
file-missing-target = No column and no constant is mapped to the field “{ $field }”, and every row needs it.
file-sheet-too-big = The spreadsheet is larger than 64 MB. Save it as CSV, then its size does not matter.
file-sheet-bomb = The spreadsheet unpacks to more than 512 MB. Save it as CSV, then its size does not matter.
file-sheet-too-long = The spreadsheet has more than 300,000 rows. Save it as CSV, then its length does not matter.
file-sheet-too-wide = The spreadsheet has more than 2,000 columns. Delete the empty columns at its edge.
file-sheet-broken = The spreadsheet cannot be opened, it is damaged. Save it again.
# $name (String) - name
# $found (String) - found
file-no-such-sheet = There is no sheet “{ $name }”. It has: { $found }.
# $line (String) - line
file-vanished = The file changed while it was being read (after line { $line }). Read it again.
# $reason (String) - reason
file-unreadable = The file cannot be read: { $reason }.
# $name (String) - name
file-unknown-encoding = The encoding “{ $name }” is unknown. Usual ones are UTF-8, UTF-16 and Windows-1252.
# $column (String) - column
file-day-without-year = The days of the column “{ $column }” have no year. Give the year in the mapping.
# $key (String) - key
# $value (String) - value
file-bad-setting = The file cannot be read with “{ $value }” for { $key }.
# $line (String) - line
# $column (String) - column
# $reason (String) - reason
mapping-syntax = Mapping, line { $line }, column { $column }: { $reason }
# $line (String) - line
# $column (String) - column
# $key (String) - key
# $expected (String) - expected
mapping-unknown-key = Mapping, line { $line }, column { $column }: “{ $key }” is unknown. Possible are: { $expected }.
# $line (String) - line
# $column (String) - column
# $target (String) - target
# $kind (String) - kind
mapping-unknown-target = Mapping, line { $line }, column { $column }: “{ $kind }” has no field “{ $target }”.
# $line (String) - line
# $column (String) - column
# $target (String) - target
mapping-target-twice = Mapping, line { $line }, column { $column }: a column is already mapped to the field “{ $target }”.
# $line (String) - line
# $column (String) - column
# $key (String) - key
# $value (String) - value
# $expected (String) - expected
mapping-bad-value = Mapping, line { $line }, column { $column }: “{ $value }” is not possible for { $key }. Possible is: { $expected }.
# $line (String) - line
# $column (String) - column
# $value (String) - value
mapping-bad-expression = Mapping, line { $line }, column { $column }: “{ $value }” cannot be computed. Possible are fields, quoted columns, numbers and + - *.

# The books
# $month (String) - month
fix-open-month = Book in { $month }
book-twice = This document and line are in the file twice.
# $month (String) - month
# $open (String) - first open month
book-closed-month = { $month } is closed. A controller can reopen it, or the row is booked in { $open }.
book-document-waits = Another row of this document is faulty; the document waits as a whole.
# $day (String) - day
book-no-rate = There is no exchange rate on { $day } or in the 35 days before. Import rates first.
book-not-yours = None of your accounts has this number.
book-unknown-account = No account has this number or key.
book-not-a-tier = A tier is T1, T2 or T3.
book-not-a-year = A fiscal year is written 2026 or 2025/26.
book-head-only = Tiers and teams are set by the head of key accounts. Leave these columns out.
book-firm-currency = Costs and targets are entered in the currency of the firm.
book-no-offering = The cost of one unit needs an offering.
book-not-a-driver-kind = A driver belongs to cost-to-serve or to account-specific fixed cost.
failed-disk-full = The disk is full. Nothing is booked. Make room and try again.
failed-broken = Something broke on the way. Nothing is booked; the log says what happened.
failed-interrupted = The program was stopped on the way. Nothing is booked.
# $rows (String) - rows
refused-too-many-rows = More than { $rows } rows. Only ledger lines may be that many; split the file.
refused-not-booked = This import is not booked.
refused-not-undone = This import has not been undone.
refused-again-file = The file is no longer here. Import it again.
refused-not-checked = This import is no longer being checked.
refused-changed-meanwhile = Somebody has changed these data in the meantime. Check the file again.
# $reasons (String) - reasons
refused-undo = It cannot be undone. { $reasons }
# $mapping (String) - kind of the mapping
# $asked (String) - kind asked for
refused-other-kind = The mapping is for { $mapping }, not for { $asked }.
refused-faulty-rows = Nothing is booked because of the faulty rows. Correct them, or book the good rows only.
refused-cancelled = The import was cancelled. Nothing is booked.

# Pages
account = Account
account-key = Key of the account
action = Action
action-go-on = Go on
action-map = Map columns
action-watch = Watch
add-rule = Add a rule
again-note = It was undone; what it brought can be booked once more.
all-imports = All imports
amount-account-fixed-cost = Account-specific fixed cost
amount-allowance = Allowance
amount-bonus = Bonus
amount-cash-discount = Cash discount
amount-complaints = Complaints
amount-credit-note = Credit note
amount-freight = Freight
amount-gross-sales = Gross sales at list prices
amount-invoice-discount = On-invoice discount
amount-invoiced-sales = Invoiced sales without VAT
amount-order-handling = Order handling
amount-other-cost-to-serve = Other cost to serve
amount-product-cost = Variable product cost
amount-receivables-financing = Financing of receivables
amount-returns = Returns
amount-service = Service
assign-later = Is booked to be assigned.
assign-them = Assign them
back = Back
book-again = Book again
# $new (String) - new
# $changed (String) - changed
# $assign (String) - assign
book-note = { $new } new, { $changed } changed, { $assign } to assign.
# $n (Number) - n
# $shown (String) - shown
book-note-faulty = { $n ->
    [one] The faulty row waits.
   *[other] The { $shown } faulty rows wait.
}
# $booked (String) - booked
# $all (String) - all
booked-otherwise = { $booked } of { $all } days and customers of this file are booked already by another import. Booked once more they count twice.
rows-only = Without document numbers nothing can be recognised as changed: a row that was altered comes in once more.
# $now (String) - now
# $before (String) - before
count-changed-money = { $now } instead of { $before }
# $n (Number) - n
# $shown (String) - shown
book-note-documents = { $n ->
    [one] With them one good row of the same document waits: a document is booked whole.
   *[other] With them { $shown } good rows of the same documents wait: a document is booked whole.
}
search-problems = Search problems
# $found (String) - found
# $all (String) - all
problems-found = { $found } of { $all }
nothing-found = No problem has these words.
show-all = Show all
run-over = This has ended. Show the result
# $n (Number) - n
# $shown (String) - shown
book-note-gone = { $n ->
    [one] One booked line that the documents no longer have will go.
   *[other] { $shown } booked lines that the documents no longer have will go.
}
book-note-nothing = Everything in this file is booked already.
book-note-undo = Undo takes it all back.
# $n (Number) - n
# $shown (String) - shown
book-rows = { $n ->
    [one] Book { $shown } row
   *[other] Book { $shown } rows
}
booking-now = is being booked
by = By
cancel = Cancel
cancel-asked = Stopping; nothing stays behind.
# $file (String) - file
cancel-done = { $file } was removed.
cancel-note = Nothing can be seen in the books yet. Cancelling leaves nothing behind.
# $n (Number) - n
# $shown (String) - shown
check-faulty = { $n ->
    [one] One needs you.
   *[other] { $shown } need you.
}
check-file = Check the file
check-nothing-booked = Nothing is booked yet.
# $n (Number) - n
# $shown (String) - shown
check-numbers = { $n ->
    [one] One number asks whose it is.
   *[other] { $shown } numbers ask whose they are.
}
# $n (Number) - n
# $rows (String) - rows
# $file (String) - file
check-read = { $n ->
    [one] One row read from { $file }.
   *[other] { $rows } rows read from { $file }.
}
checking-books-nothing = Checking books nothing. A saved mapping is found again by the header of the next file.
checking-now = is being checked
choose = Choose
choose-another = Choose another
choose-file = Choose files
column-in-file = Column in the file
columns-and-fields = Columns and fields
constants = Constants
constants-note = true for every row
count-already = Already booked
count-already-note = the same, left as is
count-changed = Changed
count-changed-note = replaces what is booked
count-faulty = Faulty
count-faulty-note = not booked
count-left-out = Left out
count-new = New
count-to-assign = To assign
# $amount (String) - amount
count-to-assign-note = { $amount }, booked without an account
data = Data
data-empty = Nothing has been imported yet.
data-empty-help = Start with the invoices of your ERP: CSV or XLSX, as they come. Checking books nothing.
# $when (String) - when
data-fresh = The latest booking was on { $when }.
# $n (Number) - n
# $shown (String) - shown
data-open = { $n ->
    [one] One file waits to be booked.
   *[other] { $shown } files wait to be booked.
}
days-serial = day number of Excel
days = Days
decimal-sign = Decimal sign
default-kind = Kind of the amount column
delimiter = Delimiter
# $what (String) - what
detected = { $what } (detected)
# $file (String) - file
done-again = { $file } is booked again.
# $n (Number) - n
# $rows (String) - rows
done-booked = { $n ->
    [one] One row booked.
   *[other] { $rows } rows booked.
}
# $file (String) - file
done-undone = { $file } was undone.
download-mapping = Download the mapping
drop-here = Or drop them here. CSV, TSV and XLSX, several at once; nothing is booked before you say so.
drop-rule = Remove
edit = Edit
empty-cell = empty
empty-is-fault = is a fault
empty-is-fault-note = (default)
empty-is-sale = is a sale without customer
empty-is-sale-note = in the totals, outside all rankings
empty-number = Empty customer number
encoding = Encoding
enter-value = Enter
erp-number = ERP number
fault-column = fault
faults-csv = Faults as CSV
field-amount = Amount (kind beside it)
field-comment = Comment
field-control = Control
field-cost = Cost of one unit
field-currency = Currency
field-customer = Customer number
field-customer-name = Customer name
field-day = Day
field-db2 = Target DB II
field-db3 = Target DB III
field-deputy = Deputy (mail address)
field-direction = Direction of the rate
field-document = Document
field-driver = Driver
field-fiscal-year = Fiscal year
field-fiscal-year-start = First month of the fiscal year
# $column (String) - column
field-for = Field for { $column }
field-function = Function
field-in-spagat = Field in Spagat
field-industry = Industry
field-invited = Invited
field-item = Question
field-key = Key of the account
field-kind = Kind of the amount
field-lead = Lead (mail address)
field-line = Line
field-margin = Target margin
field-name = Name of the account
field-net-revenue = Target net revenue
field-offering = Offering
field-offering-name = Name of the offering
field-ownership = Ownership in per cent
field-parent = Number of the parent unit
field-payment-terms = Payment terms in days
field-percent = Per cent of sales
field-price = Price
field-quantity = Quantity
field-rate = Rate
field-rate-day = Day of the exchange rate
field-per = Amount a year or in total
field-released = Gone within a year, per cent
field-resource = Person or tool
field-respondent-key = Key of the respondent
field-respondent-name = Name of the respondent
field-role = Role in buying
field-satisfaction = Target satisfaction
field-site = Site
field-site-city = City
field-site-country = Country
field-source = Booked or estimate
field-split = Split by
field-stage = Stage
field-stands-from = Estimate stands for: first day
field-stands-to = Estimate stands for: last day
field-tier = Tier
field-tier-reason = Reason of the tier
field-unit-name = Name of the legal unit
field-unit-of-measure = Unit of measure
field-valid-from = Valid from
field-valid-to = Valid to
field-value = Answer
field-wave = Wave
field-weight = Weight
field-what = Sort of cost
file = File
file-brings = The file brings
# $n (Number) - n
# $shown (String) - shown
fresh-count = { $n ->
    [one] one import
   *[other] { $shown } imports
}
header = Header
# $line (String) - line
header-in-line = line { $line }
header-none = none
header-yes = there is one
how-file-read = How the file is read
how-fresh = How fresh
how-read = How it was read
imports = Imports
kind-accounts = Accounts
kind-answers = Answers
kind-costs = Costs
kind-ledger = Invoices
kind-rates = Exchange rates
kind-targets = Targets
link = Link
link-account = Link to an account
# $name (String) - name
link-to = Link to { $name }
# $number (String) - number
# $name (String) - name
linked = { $number } now belongs to { $name }.
# $from (String) - from
# $to (String) - to
# $all (String) - all
list-pager = { $from } to { $to } of { $all }
mapping = Mapping
mapping-as-file = The mapping as a file
mapping-as-file-note = Everything a mapping can say, computations included, can be written as text.
mapping-file = Mapping file (TOML)
# $name (String) - name
mapping-fits = The header fits your mapping “{ $name }”.
# $columns (String) - columns
mapping-missing-columns = Missing in this file: { $columns }.
mapping-name = Name of the mapping
mapping-needs-name = A saved mapping needs a name.
# $columns (String) - columns
mapping-new-columns = New columns: { $columns }.
# $name (String) - name
# $version (String) - version
mapping-saved = Saved as “{ $name }”, version { $version }.
# $when (String) - when
# $who (String) - who
mapping-saved-by = Saved on { $when } by { $who }.
# $n (Number) - n
# $file (String) - file
# $columns (String) - columns
mapping-sub = { $n ->
    [one] { $file } has one column.
   *[other] { $file } has { $columns } columns.
}
# $n (Number) - n
# $mapped (String) - mapped
mapping-sub-mapped = { $n ->
    [one] One is mapped; nothing is booked yet.
   *[other] { $mapped } are mapped; nothing is booked yet.
}
mapping-taken = The mapping was taken over.
mapping-text = Text of the mapping
# $n (Number) - n
# $shown (String) - shown
mapping-used = { $n ->
    [one] Used once.
   *[other] Used { $shown } times.
}
month = Month
# $n (String) - n
more-numbers = And { $n } more; they are listed after booking.
name = Name
next = Next
no-default = the file says it
no-name = without a name
no-problems = No row has a problem.
no-rules = Amounts are taken with the sign they have.
not-imported = not imported
nothing-yet = no import yet
# $text (String) - text
# $value (String) - value
# $sign (String) - sign
number-says = “{ $text }” is { $value }; the decimal sign is: { $sign }.
number-says-nothing = The first rows have no decimals that would show the decimal sign.
# $number (String) - number
number-to-assign = { $number }, to assign
# $n (Number) - n
# $shown (String) - shown
numbers-waiting = { $n ->
    [one] One number waits to be assigned.
   *[other] { $shown } numbers wait to be assigned.
}
numbers-without = Numbers without an account
numbers-without-note = a question, not a fault: they are booked to be assigned
passed-blank = Blank rows passed over
passed-headers = Repeated headers passed over
passed-totals = Totals rows passed over
problems = Problems
# $n (String) - n
problems-shown = { $n } in all
# $n (Number) - n
# $rows (String) - rows
# $percent (Number) - percent
progress-rows = { $n ->
    [one] One row, { $percent } % of the file
   *[other] { $rows } rows, { $percent } % of the file
}
# $n (Number) - n
# $speed (String) - speed
# $seconds (String) - seconds
progress-speed = { $n ->
    [one] { $speed } a second · about one second to go
   *[other] { $speed } a second · about { $seconds } seconds to go
}
quantity-times-price = Invoiced sales are quantity times price
quantity-times-price-note = where the file has no amount of its own
read-as = Read as
# $format (String) - format
read-as-day = day like { $format }
read-as-identity = identity
# $sign (String) - sign
read-as-number = number, decimals: { $sign }
refused-running = Somebody is already working on this import, or it is booked.
remove-file = Remove the file
row = Row
# $n (String) - n
row-number = Row { $n }
rows = Rows
rule-column = When the column
rule-count = count one of a driver
rule-driver = Driver code
rule-driver-note = for counting, such as orders_of_7
rule-first = and the row is
rule-first-any = any row
rule-first-no = a further one of its document
rule-first-yes = the first of its document
# $field (String) - field
rule-drop = do not count { $field }
rule-empty = is empty
rule-equals = is
rule-negative = is negative
rule-reverse = turn the sign: a return or credit
# $when (String) - when
# $then (String) - then
rule-sentence = When { $when }: { $then }.
rule-skip = leave the row out
rule-starts = starts with
rule-then = then
rule-when = …
sales = Sales
# $amount (String) - amount
sales-of = { $amount } sales
same-document = Document
same-document-line = Document and line
same-document-line-note = a changed line replaces its old self
same-document-note = all its lines are replaced together
same-file = This very file is already booked:
same-neither = Neither
same-neither-note = changes cannot be recognised
same-row = What makes a row the same row
samples = Samples
save-for-later = Save for later
save-mapping = Save mapping
# $name (String) - name
saved-as = “{ $name }”
# $field (String) - field
# $value (String) - value
set-field = { $field } is { $value }
set-reverse = the sign is turned, the quantity is a return
set-skip = the row is left out
sheet = Sheet
sign-apostrophe = apostrophe
sign-blank = blank
sign-comma = comma
sign-fixed = fixed columns
sign-none = none
sign-pipe = pipe
sign-point = point
sign-semicolon = semicolon
sign-sheet = spreadsheet
sign-tab = tab
signs = Signs
skip-rows = Rows before the header
source-system = Source system
start-without = Start without it
state = State
# $when (String) - when
state-booked = booked { $when }
state-booking = is being booked
# $when (String) - when
state-cancelled = cancelled { $when }
state-checked = checked, not booked
state-checking = is being checked
state-failed = failed
# $when (String) - when
state-undone = undone { $when }
state-uploaded = waits for its mapping
step-booked = Booked
step-file = File
step-mapping = Mapping
step-preview = Preview
# $n (String) - n
all-note = The same in { $n } rows:
# $n (String) - n
# $value (String) - value
all-use = Use { $value } in all { $n }
# $n (String) - n
all-proposals = Take the proposal in all { $n }
# $n (String) - n
all-open-month = Book all { $n } in the first open month
# $n (String) - n
all-leave-out = Leave out all { $n }
# $n (String) - n
all-take = Take for all { $n }
# $n (String) - n
# $column (String) - column
# $value (String) - value
decided-use = { $n } rows now read { $value } in { $column }.
# $n (String) - n
# $column (String) - column
decided-proposals = { $n } rows have taken the proposal in { $column }.
# $n (String) - n
decided-open-month = { $n } rows will be booked in the first open month.
# $n (String) - n
decided-leave-out = { $n } rows are left out.
# $row (String) - row
strip-leave-out = Row { $row } is left out.
# $row (String) - row
strip-open-month = Row { $row } will be booked in the first open month.
# $row (String) - row
# $value (String) - value
strip-use = Row { $row } now reads { $value }.
# $file (String) - file
# $when (String) - when
# $who (String) - who
sub-booked = { $file }, booked { $when } by { $who }.
sum = Total
take = Take it
take-mapping = Use this mapping
# $code (String) - code
target-driver = Driver: { $code }
# $code (String) - code
target-item = Answer: { $code }
thousands-sign = Thousands
three-rows = Three rows as they will be booked
three-rows-note = changes as you change the mapping
three-samples = three sample values each
title-accounts = Import accounts
title-answers = Import answers
title-costs = Import costs
title-ledger = Import invoices
title-rates = Import exchange rates
title-targets = Import targets
to-be-assigned = To be assigned
totals = Totals by month
totals-note = of all rows that are not faulty, with their sign; deductions and costs are positive
undo = Undo
undo-note = Takes back every line it brought and restores each it changed.
unknown = unknown
upload-broken = The transfer broke off. Nothing was kept; send the file again.
upload-disk-full = The disk is full. Make room and send the file again.
upload-nothing = No file was sent.
upload-one = The file is here; nothing is booked yet.
# $n (String) - n
upload-several = { $n } files are here; nothing is booked yet.
# $mib (String) - mib
upload-too-big = The file is larger than { $mib } MiB.
value = Value
# $column (String) - column
when-empty = { $column } is empty
# $column (String) - column
# $value (String) - value
when-equals = { $column } is “{ $value }”
when-first-of-document = the row is the first of its document
when-not-first-of-document = the row is a further one of its document
# $column (String) - column
when-negative = { $column } is negative
# $column (String) - column
when-not-empty = { $column } is not empty
# $column (String) - column
when-not-negative = { $column } is not negative
# $column (String) - column
# $value (String) - value
when-starts = { $column } starts with “{ $value }”
without-customer = Sales without customer
year-of-days = Year of days without year
and-word = { " " }and{ " " }

## Sentences of the log
events-import = Imports
event-booked = Import booked.
event-booked-file = Import “{ $file }” ({ $kind }) booked.
event-booked-kind = Import ({ $kind }) booked.
event-rows = { $n ->
    [0] no new row
    [one] one row
   *[other] { $shown } rows
}
event-rows-but = { $rows }; faulty and not booked: { $faulty }
event-undone = Import taken back.
event-undone-file = { $n ->
    [one] Import “{ $file }” taken back: one row.
   *[other] Import “{ $file }” taken back: { $shown } rows.
}
event-mapping-saved = Mapping “{ $name }” saved, version { $version }.
event-some-mapping-saved = Mapping saved.
