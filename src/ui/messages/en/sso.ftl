# Single sign-on for staff.
sso-title = With the account of your workplace
sso-go = Sign in through your workplace
sso-away = The sign-in of your workplace does not answer just now. Try again in a few minutes, or use a passphrase if you have one here.
sso-refused = That did not work. Please begin again. If it happens twice, tell the person who runs this site.
sso-stopped = The sign-in at your workplace was stopped. You can begin again.
sso-second = Your workplace did not ask you for a second step. This site needs one. Please tell the person who runs it.
sso-no-role = Your workplace account has no role here yet. Please ask the person who runs this site.
sso-closed = Your account here is closed. Please ask the person who runs this site.
sso-nameless = Colleague
