//! Syllables by rule, in English and French. Close to the hyphenation points that textstat 0.7.4 counts, not to a linguist's ear.
