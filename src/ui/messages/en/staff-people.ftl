# Colleagues: inviting, one person's page, a list of people.
people-add-words = Nothing is sent. You get a one-time code to hand over, with the address of the page where it is typed.
people-invited = invited; the code works until { $day }
people-invitation-ended = invited; the code ended on { $day }
people-not-joined = has not joined yet; there is no code
people-new-code-until = has a new code until { $day }
person-roles = What they may work as
person-roles-words = It applies at their next click. They find a message about it.
person-roles-save = Save the roles
person-last = Nobody else runs this site. Make somebody else an administrator first, and let them join.
person-ways = Ways in
person-code-words = For a first visit, or after a forgotten passphrase. It works for seven days, once. An earlier code ends, and so does everything that people share with this account.
person-withdraw = Withdraw the code of { $name }
person-withdraw-words = The code that was given out stops working.
person-second = Let { $name } set up the second step anew
person-second-words = After a lost phone and lost recovery codes. Make sure that it is really them who asks: meet them, or call a number that you know. Everything that people share with this account ends.
person-close-words = They are signed out at once, everywhere. Their training is kept.
person-open-words = They can sign in again with their own passphrase.
import-title = Invite several people from a list
import-lead = A table with one person in each line. You see what would happen before anybody is added.
import-list = The list
import-columns = The first line names the columns: name, sign-in name, roles. Several roles have a slash between them. It looks like this:
import-example =
    name,sign-in name,roles
    Ana Example,ana,clinician
    Kim Example,kim@example.org,facilitator/author
import-no-patients = Colleagues only. No patient details.
import-paste = Paste the lines here
import-file = Or choose a file (CSV). It is read instead of the lines above.
import-look = Look at the list
import-line = Line { $line }: { $what }
import-nothing-yet = Nobody was added yet.
import-preview = What would happen
import-what = What happens
import-new = gets an account and a code
import-known = is here already and stays as they are
import-nobody = Everybody on this list is here already. There is nothing to add.
import-add = { $n ->
    [one] Add this { $n } person
   *[other] Add these { $n } people
}
import-done = { $n ->
    [0] Nobody was added
    [one] { $n } person was added
   *[other] { $n } people were added
}
import-done-words = These are their one-time codes. They are shown only now.
import-save = Save the codes as a table
import-back = Back to colleagues
import-where = Where to type it
import-until = Works until
import-wrong-empty = There are no lines yet. Paste some, or choose a file.
import-wrong-heading = The first line needs to name the columns: name, sign-in name, roles.
import-wrong-unreadable = The table cannot be read from here on. Look for a quotation mark that has no partner.
import-wrong-many = { $n ->
    [one] There is room for { $n } line at a time.
   *[other] There is room for { $n } lines at a time. Send the rest afterwards.
}
import-wrong-name = The name is missing or longer than 80 letters.
import-wrong-sign-in = “{ $name }” cannot be a sign-in name. It needs 2 to 80 letters, digits, dots or hyphens, without spaces.
import-wrong-no-role = There is no role. Write at least one.
import-wrong-role = “{ $role }” is not a role here.
import-wrong-twice = “{ $name }” is in line { $line } already.
