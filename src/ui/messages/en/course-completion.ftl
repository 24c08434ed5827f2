# Every lesson of a module was finished.
completion-said = You finished all { $n } lessons of “{ $title }” as they read then.
rule-course-completion = Course completion: every lesson of a module that teaches this, finished as it reads now. Alone it is enough for no level.
next-completion = Finish the lessons: { $title }
