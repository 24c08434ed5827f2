# The first page after signing in, roles, and the inbox.
mast-desk = { $n ->
    [0] My desk
   *[other] My desk ({ $n } new)
}
desk-title = My desk
desk-as = My desk as: { $role }
desk-without = Your account has no role just now, so only your own account is open. Ask the person who runs this site.
desk-clinician = You learn to work well online, and keep your own competency record. Nobody else sees it here.
desk-mentor = You watch colleagues who ask you, and sign what you saw. Your own training is open.
desk-facilitator = You run courses in a room or online. Each module has a handout and notes for facilitators.
desk-navigator = You help people one to one. Each module can be read and printed without an account.
desk-author = You write lessons. They are text files, and the guide on the page for authors shows how.
desk-reviewer = You read what others wrote before it is shown. For now a review is noted in the file itself; a page for it is not built yet.
desk-lead = You plan and account for the programme. You can read every module, and give modules with a day to a team. Figures about the programme are not built yet.
desk-administrator = You look after accounts. You see no record and no answers of anybody.
desk-to-train = Lessons and cases for clinicians
desk-to-record = My competency record
desk-to-classes = Classes
desk-to-shared = What people chose to show me
desk-to-modules = Modules for learners, with handouts and notes for facilitators
desk-to-author = For people who write
desk-to-people = Colleagues
desk-to-site = This site: its name, regions and hours
desk-to-inbox = { $n ->
    [0] Messages
    [one] Messages, { $n } new
   *[other] Messages, { $n } new
}
desk-switch = Work as
desk-switch-words = You have the rights of one role at a time. You can change it whenever you like.
desk-switch-go = Work as this
roles-none = no role
roles-fix = Choose at least one role.
role-clinician = Clinician
role-clinician-words = own training and competency record
role-mentor = Mentor
role-mentor-words = observes practice and signs it
role-facilitator = Facilitator
role-facilitator-words = runs courses
role-navigator = Navigator
role-navigator-words = helps people one to one
role-author = Author
role-author-words = writes lessons
role-reviewer = Reviewer
role-reviewer-words = checks lessons before they are shown
role-lead = Programme lead
role-lead-words = plans and accounts for the programme
role-administrator = Administrator
role-administrator-words = looks after accounts; sees nobody’s answers
inbox-title = Messages
inbox-lead = What happened with your own account. People cannot write to you here.
inbox-none = There are no messages.
inbox-new = New
inbox-read = I have read this
inbox-all-read = I have read all of these
inbox-role-given = You were given the role { $role }.
inbox-role-given-next = You can choose it on your desk.
inbox-role-taken = The role { $role } was taken away from you.
inbox-role-taken-next = If you still need it, ask the person who runs this site.
inbox-new-device = Your account was used on a device that it was not used on before: { $device }.
inbox-new-device-next = If that was you, all is well. If not, change your passphrase: that signs everybody else out.
inbox-codes-missed = Somebody entered your passphrase, and then several codes that did not fit.
inbox-codes-missed-next = If that was you, all is well. If not, change your passphrase. Nobody got in.
inbox-recovery-used = { $n ->
    [0] One of your recovery codes was used. You have none left.
    [one] One of your recovery codes was used. You have { $n } left.
   *[other] One of your recovery codes was used. You have { $n } left.
}
inbox-recovery-used-next = On the page of your account you can make new ones. If it was not you, change your passphrase as well.
inbox-recovery-new = You have new recovery codes.
inbox-recovery-new-next = The old ones do not work any longer.
inbox-second-set-up = Your second step was set up.
inbox-second-set-up-next = If that was not you, tell the person who runs this site.
inbox-second-taken = The person who runs this site took your second step away, so that you can set it up anew.
inbox-second-taken-next = If you did not ask for that, tell them.
inbox-passphrase-changed = Your passphrase was changed.
inbox-passphrase-changed-next = If that was not you, tell the person who runs this site.
