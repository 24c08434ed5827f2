# Before a text that somebody may want to skip.
skip-about = This page talks about { $about }.
skip-words = Skipping it costs nothing.
skip-part = Skip this part
