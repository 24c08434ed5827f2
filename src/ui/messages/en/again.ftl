# A form that comes a second time, or from a session before this one.
carry-again-title = Please send it once more
carry-again-lead = You signed in again meanwhile. What you typed is still here. Please send it once more.
people-code-before = This was done before, and the code for { $name } was shown then. If it got lost, make a new one in the list.
