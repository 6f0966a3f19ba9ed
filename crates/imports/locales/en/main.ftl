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
# $day (String) - day
book-no-rate = There is no exchange rate on { $day } or in the 35 days before. Import rates first.
book-not-yours = None of your accounts has this number.
book-unknown-account = No account has this number or key.
book-not-a-tier = A tier is T1, T2 or T3.
book-not-a-year = A fiscal year is written 2026 or 2025/26.
book-head-only = Tiers and teams are set by the head of key accounts. Leave these columns out.
book-firm-currency = Costs and targets are entered in the currency of the firm.
book-no-offering = The cost of one unit needs an offering.
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
