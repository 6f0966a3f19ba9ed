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
event-job-failed-times = The background job { $kind } failed { $tries } times.
