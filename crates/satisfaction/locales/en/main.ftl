satisfaction = Satisfaction
account = Account
unknown = unknown
all = All
today = today
close = Close
range = { $low } to { $high }
of = { $part } of { $whole }
answers = { $count ->
    [one] one answer
   *[other] { $count } answers
}
target = Target
wave = Wave
waves = Waves
no-waves = No wave yet.
running = running
waves-and-questions = Waves and questions
channel-talk = Talk
channel-telephone = Telephone
channel-link = Link
channel-mail = Letter or e-mail
channel-file = File
channel-other = Other way
role = Role
role-unknown = Role not known
weight = Weight
role-and-weight = { $role }, weight { $weight }
weight-is = weight { $weight }
weight-share = { $share } of the weight
by-role = by role
one-answer = one answer only
invite = Invite people
person = Person
person-add = Add a person
person-score = Person's score
person-score-of = the score of { $name }
answer = Answer
capture = Enter
capture-of = Enter an answer of { $name }
capture-title = Enter an answer
what-is-it = What is it?
own-guess = My own estimate
guess-hint = An estimate is shown but never counted.
day = Day
way = Way
verbatim = word for word
question-scale = { $label }, { $low } to { $high }
answer-save = Save answer
declined = Declined
in-wave = Counts for the wave “{ $wave }”.
form-faults = Some entries do not fit yet.
fault-day = The day is missing, not readable or in the future.
fault-channel = Choose by which way the answer came.
fault-words = The words have at most 4,000 characters.
fault-answer = The answer lies between { $low } and { $high }.
fault-nothing = Nothing is answered yet. One answer is enough.
refused-no-wave = No wave is open. Open a wave first.
answer-kept = The answer of { $name } is saved.
estimate-kept = Your estimate of { $name } is saved. It is not counted.
declined-kept = { $name } does not want to answer in this wave.
would = Satisfaction would then be { $value }, { $range } for sure.
would-nothing = Answer a question and the new satisfaction stands here.
would-estimate = An estimate does not change satisfaction.
would-before = So far { $value }.
would-before-none = No answer so far.
voice = Satisfaction is at { $value }; sure is only { $low } to { $high }.
voice-unknown = { $months ->
    [one] No answer of { $name } from the last month counts.
   *[other] No answer of { $name } from the last { $months } months counts.
}
voice-fell = It has fallen since “{ $wave }”.
voice-rose = It has risen since “{ $wave }”.
voice-open-fell = Whether it has fallen since “{ $wave }” stays open.
voice-open-rose = Whether it has risen since “{ $wave }” stays open.
over-waves = Satisfaction over the waves
over-waves-note = 0 to 100, band = 95%
as-table = As a table
as-chart = As a picture
no-waves-here = This account has not been asked in any wave yet.
chart-label = Satisfaction over the waves with 95% interval. The table gives the same values.
answered-short = answered
answered = Answered
trend-fell = Fallen with { $p } probability, from { $from } to { $to }. Spagat says “fallen” only from { $line }.
trend-rose = Risen with { $p } probability, from { $from } to { $to }. Spagat says “risen” only from { $line }.
trend-same = { $count ->
   *[other] It compares the { $count } people who answered both times.
}
trend-whole = { $count ->
    [0] Nobody answered both times, so the trend compares the waves as a whole.
    [one] Only one person answered both times, so the trend compares the waves as a whole.
   *[other] Only { $count } people answered both times, so the trend compares the waves as a whole.
}
nps-title = Recommendation (NPS)
nps-ruler = NPS { $value }, bounds of silence { $bounds }, 95% interval { $interval }
nps-groups = { $promoters ->
    [0] Nobody recommends
    [one] One person recommends
   *[other] { $promoters } people recommend
}, { $detractors ->
    [0] nobody advises against
    [one] one does not
   *[other] { $detractors } do not
}, { $passives ->
    [0] nobody is undecided
    [one] one is undecided
   *[other] { $passives } are undecided
}.
nps-note = { $count ->
    [one] Area: how far the one silent person can pull it. Line: 95%, reading the answers as a sample.
   *[other] Area: how far the { $count } silent people can pull it. Line: 95%, reading the answers as a sample.
}
nps-note-all = All who were invited answered. Line: 95%, reading the answers as a sample.
nps-note-unknown = Who was invited is not known; how far silence could pull it stays open. Line: 95%.
nps-nobody = Nobody answered the question about recommending.
nps-weighted = NPS weighted
satisfied = Satisfied
response = Response
ces = Customer effort
who = Who answered, who is silent
who-names = You see names because you look after this account or lead.
who-sums = Only those who look after this account see names.
recommend-short = Recommend
overall-short = Overall
silent-word = silent
silent-since = invited on { $day }
declined-on = declined on { $day }
not-invited = not invited
sums-asked = { $heads } of those invited answered.
sums = { $n ->
    [one] One answer counts. Who was invited is not known.
   *[other] { $count } answers count. Who was invited is not known.
}
drivers = Drivers
drivers-note = Tick = mean of our accounts
driver-below = { $name } lies below the mean of all accounts with { $p } probability.
change-first = What they would change first
quoted = “{ $words }”
guesses = Own estimates
guesses-note = shown, never counted
estimate = estimate
tab-empty = Nobody of this account has been asked yet.
tab-empty-help = Add the people who are to answer, or import answers.
place-sentence = { $silent ->
    [0] There are answers for { $known } accounts. Nobody is silent.
    [one] There are answers for { $known } accounts. One invited person is silent.
   *[other] There are answers for { $known } accounts. { $silent } invited people are silent.
}
place-more = The first { $shown } of { $all }. Every account can be found under Accounts.
place-empty = No answers yet.
place-empty-help = Import an answers file, or invite people of an account.
place-import = Import answers
silent = Silent
last-answer = Last answer
heads-answered = { $heads } answered
never = never
old = old
oldest-is = Oldest counting answer: { $day }
mean-title = What it is measured against
mean-default = Default, too few accounts with answers
mean-of-all = Mean of all accounts of the firm with answers
csv-day = Day
csv-index = Satisfaction
csv-sd = Standard deviation
csv-answered = Answered
csv-invited = Invited
csv-question = Question
csv-answer = Answer
name-index = Satisfaction
name-decline = Probability of a decline
note-window = { $months ->
    [one] on { $day }, answers of the last month
   *[other] on { $day }, answers of the last { $months } months
}
in-mean = Mean of the people, weighted by role
in-n-eff = Effective number of answers
in-s0 = Mean of all accounts
in-k = Weight of the mean, in answers
in-sigma = Spread of one person
in-promoters = promoters (9 and 10)
in-passives = passives (7 and 8)
in-detractors = detractors (0 to 6)
in-answered = answered
in-invited = invited
in-by-heads = by heads
in-by-weight = by weight
in-accounts = Accounts with answers
formula-index = The mean of the people is drawn towards the mean of all accounts as long as few have answered: (effective number × mean of the people + weight × mean of all accounts) divided by (effective number + weight).
formula-nps = Share of promoters less share of detractors, times 100.
formula-nps-weighted = As the NPS, but each person counts with the weight of the role.
formula-csat = Share of answers 4 and 5 to the question about overall satisfaction.
formula-ces = Mean of the answers from 1 to 7, the latest of each person.
formula-response = Those who answered, divided by all who were invited.
formula-decline = Probability that satisfaction today lies below the earlier one.
formula-person = Mean of the answered questions, each mapped to 0 to 100.
formula-s0 = Plain mean over all accounts of the firm of which at least one answer counts.
part-s0 = Mean of all accounts
part-missing = What is missing
part-sure = How sure
part-basis = What it rests on
part-source = Source
s0-default = Fewer than { $least } accounts have answers, so the default { $value } stands in.
s0-mean = { $n ->
    [one] One account has answers: its value is the mean.
   *[other] Plain mean over { $count } accounts with answers.
}
s0-compared = Compared with all accounts of the firm.
missing-silent = Invited and without an answer: { $count }. Silence does not change the value, it leaves it unsure.
missing-bounds = Depending on what the silent would say, the value would lie between { $bounds }.
sure-index = 95%: { $range }. Standard deviation { $sd }.
sure-wald = 95%: { $range } (adjusted Wald interval).
sure-wilson = 95%: { $range } (Wilson).
sure-student = 95%: { $range } (Student).
sure-response = Silence is seldom random. A low response often looks better than it is.
sure-decline = Spagat says “fallen” or “risen” only above { $line } (default).
ces-share = { $share } answer 5 or more
basis-same = { $n ->
    [one] One person answered both times; the change is { $change }.
   *[other] { $count } people answered both times; their mean change is { $change }.
}
basis-waves = { $n ->
    [0] Nobody answered both times, so the waves are compared as a whole.
    [one] Only one person answered both times, so the waves are compared as a whole.
   *[other] Only { $count } people answered both times, so the waves are compared as a whole.
}
source-person = Last answer on { $day }.
