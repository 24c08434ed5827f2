# Older copies that are put back, and new ways in for an account: what people read about it.
share-restored = It ended, because the people who run the computers put back an older copy. You can share it again if you like.
share-new-way-in = It ended to keep you safe: somebody else set up a new way for { $name } to sign in. You can share it again if you like. Ask { $name } first.
kept-column-cause = What was behind it

again-provider-lead = What comes next matters more than most. So we ask your workplace’s sign-in once more, and then not again for ten minutes.
again-provider-go = Go to the sign-in
information-provider-lead = Here you can see everything that is kept about you as staff, and take a copy with you. It is your own only. For a copy you sign in once more at your workplace’s sign-in.

inbox-code-given = The person who runs this site made a one-time code for your account.
inbox-code-given-next = What people shared with you has ended, to keep them safe. They can share it again. If you did not ask for a code, tell the person who runs this site.
inbox-restored = An older copy of the database was put back.
inbox-restored-next = All shares, sessions and open one-time codes have ended. Look through Colleagues: an account that was closed since can be open again.
inbox-account-added = Another administrator added { $name }.
inbox-account-added-next = If that surprises you, talk to each other.
inbox-account-roles = Another administrator changed the roles of { $name }.
inbox-account-roles-next = If that surprises you, talk to each other.
inbox-account-code = Another administrator made or withdrew a one-time code for { $name }.
inbox-account-code-next = What people shared with that account ends with a new code. If that surprises you, talk to each other.
inbox-account-second = Another administrator took away the second step of { $name }.
inbox-account-second-next = What people shared with that account has ended. If that surprises you, talk to each other.
inbox-account-closed = Another administrator closed the account of { $name }.
inbox-account-closed-next = If that surprises you, talk to each other.
inbox-account-mail = Another administrator changed where mail for { $name } goes.
inbox-account-mail-next = If that surprises you, talk to each other.
inbox-account-opened = Another administrator opened the account of { $name } again.
inbox-account-opened-next = If that surprises you, talk to each other.
inbox-accounts-added = { $n ->
    [one] Another administrator added { $n } account from a list.
   *[other] Another administrator added { $n } accounts from a list.
}
inbox-accounts-added-next = If that surprises you, talk to each other.
