"""Makes the five Word files that the import is tried with, as people of a recovery college would send them.

Needs python-docx 1.2 and pandoc 3 (pypandoc_binary). Run in a folder; it writes five .docx files. Their words are ours.
"""

import base64, io, struct, zlib
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Cm
import pypandoc

W = nsdecls("w")


def png(red, green, blue, size=24):
    """A square of one colour."""
    rows = b"".join(b"\0" + bytes([red, green, blue]) * size for _ in range(size))
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def link(paragraph, words, to):
    relation = paragraph.part.relate_to(to, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), relation)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    run.append(text)
    element.append(run)
    paragraph._p.append(element)


def runs(paragraph, *pieces):
    for piece in pieces:
        words, look = piece if isinstance(piece, tuple) else (piece, "")
        run = paragraph.add_run(words)
        run.bold = "b" in look or None
        run.italic = "i" in look or None
    return paragraph


def handout():
    """A handout with everything done as Word wants it."""
    d = Document()
    d.core_properties.author = "Somebody Private"
    d.add_heading("Keep your phone to yourself", 0)
    runs(d.add_paragraph(), "A locked phone keeps your ", ("texts", "b"), ", your ", ("photos", "i"), " and your notes ", ("private", "bi"), ".")
    d.add_heading("What you need", 1)
    for words in ["Your own phone", "Ten minutes", "A person you trust, if you like"]:
        d.add_paragraph(words, style="List Bullet")
    d.add_paragraph("A charger", style="List Bullet 2")
    d.add_heading("Step by step", 1)
    for words in ["Open Settings.", "Look for Lock screen.", "Choose a code of six numbers."]:
        d.add_paragraph(words, style="List Number")
    d.add_paragraph("Write the code nowhere near the phone.", style="Intense Quote")
    d.add_heading("Who can help", 2)
    table = d.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ["Who", "When", "Cost"]):
        cell.text = words
    for row in [["Library desk", "Tuesday, 2 to 4 pm", "free | no card"], ["Peer worker", "after class", "free"]]:
        cells = table.add_row().cells
        for cell, words in zip(cells, row):
            cell.text = words
    p = d.add_paragraph("More is on ")
    link(p, "the library's page", "https://example.org/library")
    p.add_run(".")
    p = d.add_paragraph("Write to ")
    link(p, "the desk", "mailto:desk@example.org")
    p.add_run(".")
    d.save("handout.docx")


def french():
    """A plan out of a French Word, with headings and dots typed by hand, a header and a footer."""
    d = Document()
    for level in (1, 2):
        style = d.styles[f"Heading {level}"].element
        style.set(qn("w:styleId"), f"Titre{level}")
    def heading(words, level):
        p = d.add_paragraph(words)
        properties = p._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:pStyle {W} w:val="Titre{level}"/>'))
    d.sections[0].header.paragraphs[0].text = "Collège du rétablissement"
    d.sections[0].footer.paragraphs[0].text = "Brouillon, ne pas distribuer"
    heading("Parler à votre équipe en ligne", 1)
    d.add_paragraph("Une visite vidéo, c’est parler à quelqu’un par l’écran\u00a0: votre médecin, par exemple.")
    runs(d.add_paragraph(), ("Avant la visite", "b"))
    d.add_paragraph("•\tUn endroit calme")
    d.add_paragraph("•\tUn verre d’eau")
    d.add_paragraph("– Vos questions sur papier")
    runs(d.add_paragraph(), ("Pendant la visite", "b"))
    d.add_paragraph("Dites «\u00a0je ne vous entends pas\u00a0» quand le son manque. Ce n’est la faute de personne.")
    heading("Si ça ne marche pas", 2)
    d.add_paragraph("Télé\u00adphonez au numéro de votre rendez-vous.")
    d.save("plan-fr.docx")


def notes():
    """A text with notes and lists in lists, as other programs write Word files."""
    text = """---
title: Messages that want your money
---

Some messages are **tricks**.[^one] People who send them know how to sound kind.

> Nobody at your bank needs your code. *Nobody.*

# Three signs

1. Hurry.

    - "Today only"
    - "Your account closes tonight"

2. A secret.
3. A link with an odd name, like `bank-0f-you.example`.

# What to do

Stop, and ask someone.[^two] See [how to report it](https://example.org/report) or [the old page](http://example.org/old).

[^one]: In a survey of 2024, made up for this file, one in three had one.
[^two]: A friend, your team, or the desk at the library.
"""
    pypandoc.convert_text(text, "docx", format="markdown", outputfile="notes.docx")


def tracked():
    """A text that several people worked on: changes, a comment, hidden words, a box, a field, a formula."""
    d = Document()
    d.add_heading("Our first meeting", 1)
    p = d.add_paragraph("We meet ")
    p._p.append(parse_xml(f'<w:del {W} w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>on Monday</w:delText></w:r></w:del>'))
    p._p.append(parse_xml(f'<w:ins {W} w:id="2" w:author="B" w:date="2026-01-01T00:00:00Z"><w:r><w:t>on Tuesday</w:t></w:r></w:ins>'))
    p.add_run(" at two.")
    p = d.add_paragraph("Bring a pen.")
    d.add_comment(p.runs, text="Or two?", author="C", initials="C")
    p = d.add_paragraph("There is tea. ")
    hidden = p.add_run("Ask Jo about the budget.")
    hidden.font.hidden = True
    p = d.add_paragraph("This is page ")
    for piece in ('<w:fldChar w:fldCharType="begin"/>', '<w:instrText xml:space="preserve"> PAGE </w:instrText>', '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>'):
        p._p.append(parse_xml(f"<w:r {W}>{piece}</w:r>"))
    p.add_run(".")
    p = d.add_paragraph("Share it: ")
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    p._p.append(parse_xml(f"<m:oMath {math}><m:r><m:t>12÷4=3</m:t></m:r></m:oMath>"))
    p = d.add_paragraph("Before the box.")
    box = """<w:r %s xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
      xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
      <mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>""" % W
    p._p.append(parse_xml(box))
    for words in ["1. A line that looks like an item", "# A line that looks like a heading", "* and a star, a_name_with_lines, <b>no bold</b> & [no link](x)", "+ plus", "--- dashes"]:
        d.add_paragraph(words)
    d.save("tracked.docx")


def pictures():
    """Pictures with and without words, cells that belong together, a table in a table, a box made of one cell."""
    d = Document()
    d.add_heading("Choose an app with care", 0)
    def picture(colour, words):
        run = d.add_paragraph().add_run()
        run.add_picture(io.BytesIO(png(*colour)), width=Cm(3))
        about = run._r.find(".//" + qn("wp:docPr"))
        if words:
            about.set("descr", words)
    picture((20, 90, 100), "A phone with three questions on its screen.")
    picture((240, 180, 60), "")
    box = d.add_table(rows=1, cols=1)
    box.rows[0].cells[0].text = "Take your time."
    box.rows[0].cells[0].add_paragraph("An app can wait.")
    d.add_paragraph("")
    table = d.add_table(rows=3, cols=3)
    for row, words in zip(table.rows, [["Question", "Yes", "No"], ["Is it free?", "good", "look again"], ["Who made it?", "one answer for both", ""]]):
        for cell, word in zip(row.cells, words):
            cell.text = word
    table.cell(2, 1).merge(table.cell(2, 2))
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.rows[0].cells[0].text = "really"
    inner.rows[0].cells[1].text = "free"
    d.add_page_break()
    d.add_heading("Deep down", 1)
    d.add_heading("Deeper", 2)
    d.add_heading("Deepest", 3)
    p = d.add_paragraph("First line")
    p.runs[0].add_break()
    p.add_run("second line, ")
    bold = p.add_run("bold ")
    bold.bold = True
    p.add_run("and not")
    half = p.add_run("“bold”")
    half.bold = True
    p.add_run("here.")
    d.save("pictures.docx")


for make in (handout, french, notes, tracked, pictures):
    make()
