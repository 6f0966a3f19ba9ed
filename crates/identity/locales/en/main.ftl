# Signing in
sign-in = Sign in
sign-out = Sign out
email = E-mail address
password = Password
forgot = Forgot password
forgot-help = Your firm’s administrator gives you a link to set a new one. It works for a day and once.
no-match = E-mail address and password do not match. { $left ->
    [0] The next try is possible in a minute.
    [one] One try left.
    [2] Two tries left.
    [3] Three tries left.
    [4] Four tries left.
   *[other] { $left } tries left.
}
too-many-tries = Too many tries. { $seconds ->
    [one] You can go on in a second.
   *[other] You can go on in { $seconds } seconds.
}
no-cookie = The sign-in did not come back.
no-cookie-help = The browser did not keep the cookie. Open Spagat at { $url } and allow cookies for that address.
choose-firm = Choose the firm
choose-firm-help = Your password is good for several firms.
choice-over = The choice has expired. Sign in once more.
# Setting up
no-firm = There is no firm yet. Open one with “spagat init” or in the browser.
set-up = Set up
set-up-help = Once, about two minutes. After that this page is gone.
set-up-spagat = Set up Spagat
code = One-time code
code-hint = It stands in the console in which Spagat runs. Valid until { $time }.
code-hint-over = The code has expired. Start Spagat again, then a new one stands in the console.
code-fault = This is not the code from the console, or it has expired. A restart makes a new one.
firm = Firm
currency = Currency
fiscal-year = Fiscal year from
your-name = Your name
your-roles = Your roles
you-administer = You set up people, roles and backups and see no business figures in doing so.
you-controller = You keep costs, rates and closing. Tick it when nobody else will.
you-head = You see all accounts and figures and decide on teams, tiers and targets.
first-is-administrator = The first person is administrator, otherwise nobody could invite others.
firm-name-fault = The firm needs a name of at most 120 characters.
currency-fault = There is no such currency. It takes three letters such as EUR.
fiscal-year-fault = The fiscal year begins in a month from 1 to 12.
name-fault = The name is missing or has more than 120 characters.
email-fault = This is not an e-mail address. It looks like name@firm.example.
email-taken = This e-mail address already belongs to somebody in the firm.
roles-fault = Choose at least one role.
# Passwords
password-hint = At least 12 characters, best four words.
password-short = { $n ->
    [0] The password is missing. It takes at least 12 characters.
    [one] This is one character. It takes at least 12.
   *[other] These are { $n } characters. It takes at least 12.
}
password-long = The password has more than 200 characters, or characters that cannot be typed.
password-common = This password is guessed first. Take four words that do not belong together.
password-own = The password is little more than your name or address. Take four other words.
password-plain = The password repeats a few characters or counts along. Take four words that do not belong together.
new-password = New password
current-password = Present password
current-wrong = This is not your present password.
change-password = Change password
password-ends-sessions = After that you are signed in in this browser only.
password-saved = { $n ->
    [0] Password changed.
    [one] Password changed, one other session ended.
   *[other] Password changed, { $n } other sessions ended.
}
# Links
invitation = Invitation
invitation-help = { $name }, you are invited to { $firm }. Set your password, after that you are signed in.
reset = Set a new password
reset-help = For your access at { $firm }. All other sessions end with it.
set-and-enter = Set password and sign in
link-over = This link no longer works
link-over-help = It has been used, has expired, or a newer one has taken its place. Your firm’s administrator gives you a new one.
# Me
me = Me
person = Person
name-hint = This is how you stand in the timeline and in teams.
name-saved = Name saved.
save = Save
language-and-theme = Language and theme
language = Language
theme = Theme
theme-system = As the system
theme-light = Light
theme-night = Dark
sessions = Sessions
sessions-note = end after 30 days without a visit
device = Device
address = Address
since = since
seen = last seen
this-browser = this browser
unknown-device = Unknown device
end-session = Sign out
end-others = Sign out everywhere else
sessions-ended = { $n ->
    [0] There was no other session.
    [one] One session ended.
   *[other] { $n } sessions ended.
}
# Members
members = Members
member-count = { $n ->
    [one] One person can sign in.
   *[other] { $n } people can sign in.
}
name = Name
roles = Roles
invite = Invite somebody
invite-help = You get a link and hand it over yourself.
make-invitation = Create invitation
cancel = Cancel
closed = closed
invited = invited
closed-on = Closed on { $day }
not-accepted = Invitation not yet accepted
never = never
note-administrator = Sets up people, roles and backups and sees no business figures in doing so.
note-head = Sees all accounts and figures and decides on teams, tiers and targets.
note-controller = Sees all accounts and figures, keeps the ledger, cost rates, targets and closing.
note-manager = Sees and edits the accounts of own teams.
note-colleague = Sees the accounts of own teams, money only where the team says so.
invitation-for = Invitation for { $name }
reset-for = New password for { $name }
hand-over-help = Hand this link over yourself. It works until { $until } and once.
one-time-link = One-time link
shown-once = It is shown only now. A newer one makes it void.
copy = Copy
copied = Copied
done = Done
save-roles = Save roles
access = Access
invitation-again = Create the invitation again
invitation-again-help = This person has no password yet. A new link works for seven days, the old one no longer.
make-reset = Link for a new password
reset-link-help = The link works for a day and once. Until it is used, the present password stays.
end-all = End all sessions
close = Close access
close-help = The person is signed out at once and cannot sign in any more. What they did stays in the timeline.
reopen = Reopen access
reopen-help = The person can sign in with their password again and has their former roles.
member-saved = { $name } saved.
roles-saved = Roles of { $name } saved.
member-closed = Access of { $name } closed.
member-reopened = Access of { $name } reopened.
member-is-closed = The access is closed. Reopen it first.
last-administrator = This is the last administrator. Give somebody else the role first.
member-moved-on = { $name } has been changed meanwhile. Load the page again and change it then.
not-oneself = Your own access is closed by another administrator.
# Timeline
events-firm = Firm
events-member = Members
events-session = Sessions
event-firm-opened = Firm { $firm } set up.
event-member-invited = { $name } invited ({ $roles }).
event-member-added = { $name } added ({ $roles }).
event-member-renamed = Name { $was } changed to { $name }.
event-member-changed = Details of { $name } changed, e-mail address { $email }.
event-roles-set = Roles of { $name } set: { $roles }.
event-invitation-made = Invitation for { $name } created again.
event-reset-made = Link for a new password for { $name } created.
event-password-set = Password of { $name } set.
event-member-closed = Access of { $name } closed.
event-member-reopened = Access of { $name } reopened.
event-language-set = Language changed.
event-theme-set = Theme changed.
event-session-opened = Signed in.
event-session-opened-at = Signed in with { $device } from { $address }.
event-session-offered = Password confirmed, firm not yet chosen.
event-session-chosen = Firm chosen.
event-session-ended = { $n ->
    [one] One session ended.
   *[other] { $n } sessions ended.
}
event-sessions-ended-of = Sessions of { $name } ended.
event-members-added = { $n ->
    [one] One person created.
   *[other] { $n } people created.
}
