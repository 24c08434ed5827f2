# A lesson from a Word file.
studio-word-title = A lesson from a Word file
studio-word-lead = In the module “{ $module }”. The words come over, with headings, lists, tables and links. You read them before anything is kept.
studio-word-file = Your Word file
studio-word-file-hint = A .docx file of at most 12 MB. Who wrote it, its comments and its earlier states are not taken over.
studio-word-read = Read the file
studio-word-text = Its text
studio-word-text-hint = As it will stand in the studio. Change what you like now, or later there.
studio-word-begin = Begin with this text
studio-word-whole = Everything in the file that is text is here.
studio-word-left = What is different from the file
studio-word-too-long = The text is longer than a lesson can be. Split the file into several, and bring one after the other.
studio-word-not-word = This is not a Word file. Choose a file whose name ends with .docx.
studio-word-old-or-locked = This file is of an older Word, or a password locks it. Open it in Word, take the password away, save it as “Word document (.docx)”, and choose that.
studio-word-too-large = The file is too large. Take large pictures out of it, save it, and choose it again.
studio-word-broken = The file is damaged. Open it in Word, save it under a new name, and choose that one.
studio-word-empty = There are no words in this file. Choose another one.
studio-word-loss-pictures = { $n ->
    [one] 1 picture: its description stands in the text. A picture for a lesson has to be drawn.
   *[other] { $n } pictures: their descriptions stand in the text. Pictures for a lesson have to be drawn.
}
studio-word-loss-pictures-without-words = { $n ->
    [one] 1 picture without a description was left out.
   *[other] { $n } pictures without a description were left out.
}
studio-word-loss-text-boxes = { $n ->
    [one] 1 text box stands after the paragraph that it was beside.
   *[other] { $n } text boxes stand after the paragraphs that they were beside.
}
studio-word-loss-comments = { $n ->
    [one] 1 comment was left out.
   *[other] { $n } comments were left out.
}
studio-word-loss-deleted-words = { $n ->
    [one] In 1 place, words that somebody had struck out were left out.
   *[other] In { $n } places, words that somebody had struck out were left out.
}
studio-word-loss-hidden-words = { $n ->
    [one] In 1 place, hidden words were left out.
   *[other] In { $n } places, hidden words were left out.
}
studio-word-loss-formulas = { $n ->
    [one] 1 formula is written in one line. Please look at it.
   *[other] { $n } formulas are written in one line. Please look at them.
}
studio-word-loss-objects = { $n ->
    [one] 1 chart or other object was left out.
   *[other] { $n } charts or other objects were left out.
}
studio-word-loss-headers-and-footers = { $n ->
    [one] 1 header or footer of the pages was left out.
   *[other] { $n } headers or footers of the pages were left out.
}
studio-word-loss-links = { $n ->
    [one] 1 link was left out and its words are there: only links to sites that begin with https:// can be kept.
   *[other] { $n } links were left out and their words are there: only links to sites that begin with https:// can be kept.
}
studio-word-loss-merged-cells = { $n ->
    [one] 1 joined cell of a table stands alone now. Please look at that table.
   *[other] { $n } joined cells of tables stand alone now. Please look at those tables.
}
studio-word-loss-inner-tables = { $n ->
    [one] 1 table inside a table became words of its cell.
   *[other] { $n } tables inside tables became words of their cells.
}
studio-word-loss-deep-headings = { $n ->
    [one] 1 heading stood deeper than a lesson goes, and was raised.
   *[other] { $n } headings stood deeper than a lesson goes, and were raised.
}
studio-word-loss-guessed-headings = { $n ->
    [one] 1 short line in bold became a heading. That is a guess; please look.
   *[other] { $n } short lines in bold became headings. That is a guess; please look.
}
studio-word-loss-guessed-lists = { $n ->
    [one] 1 line with a dot or dash typed by hand became part of a list. That is a guess; please look.
   *[other] { $n } lines with a dot or dash typed by hand became lists. That is a guess; please look.
}
studio-word-loss-notes = { $n ->
    [one] 1 note stands at the end of the text.
   *[other] { $n } notes stand at the end of the text.
}
studio-word-loss-symbols = { $n ->
    [one] 1 sign of a symbol font was left out.
   *[other] { $n } signs of a symbol font were left out.
}
