account = Account
accounts = Accounts

## Refusals
refused-stale = Somebody has changed this since the page was opened. Load the page again and enter your change there.
refused-key-taken = The key { $key } leads to { $by }, now or from earlier days. Choose another one.
refused-moved-on = { $name } has been changed since. This change can no longer be undone.
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
