#!/usr/bin/env python3
"""Makes src/tests/reference/readability.json: the grades that textstat gives for the running text of every lesson.

CI does not run this; it holds the program against the file. To make the file anew, in an environment of its own:

    pip install textstat==0.7.4 pyphen==0.18.1
    WRITE_RUNNING_TEXT=/tmp/running.json cargo test --features ssr --lib grades_agree
    python xtask/reference/make_readability.py /tmp/running.json > src/tests/reference/readability.json

(Python 3.11.) The test writes the words that count, a sentence to a line; this reads them with textstat's dictionary and formulas. textstat ends a
sentence where it sees a full stop and forgets sentences of one or two words; ours end with their paragraph, and short ones count. So there are two
numbers for each lesson: `own`, everything by textstat, and `same_sentences`, textstat's words and syllables over our number of sentences.
"""

import json
import sys

import textstat

running = json.load(open(sys.argv[1], encoding="utf-8"))
lessons = {}
for entry in running:
    sentences = [line for line in entry["sentences"].split("\n") if line]
    text = " ".join(line + "." for line in sentences)
    # en_US is textstat's own default for English; plain "en" takes the British points of division
    textstat.set_lang({"en": "en_US", "fr": "fr"}[entry["locale"]])
    words = textstat.lexicon_count(text, removepunct=True)
    if words < 30:
        continue
    syllables = textstat.syllable_count(text)
    if entry["locale"] == "en":
        own = textstat.flesch_kincaid_grade(text)
        same = 0.39 * words / len(sentences) + 11.8 * syllables / words - 15.59
    else:
        # textstat's constants for French are those of Kandel and Moles
        own = textstat.flesch_reading_ease(text)
        same = 207 - 1.015 * words / len(sentences) - 73.6 * syllables / words
    lessons[entry["path"]] = {"digest": entry["digest"], "own": round(own, 2), "same_sentences": round(same, 2)}

print(json.dumps({"made_by": "xtask/reference/make_readability.py", "lessons": lessons}, indent=0, sort_keys=True))
