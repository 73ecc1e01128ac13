"""What the page 逐字校核 says."""

from __future__ import annotations

from zhbook.locale.words import Words

WORDS = Words(
    {
        "title": "Checked to the character",
        "what": (
            "A program writes this page when the site is built. When the page of a text is "
            "written, its words are read back and compared with the original from beginning to "
            "end, character by character: but for blanks and what cannot be seen, each character "
            "of the original must stand there once and in order, and none more. Only three "
            "things may differ: the contents of the original are made anew by this book; notices "
            "are moved to the end of the text; words of the editors are marked on the page and "
            "not compared. Where there is a PDF, its words are read by pdftotext and compared as "
            "well."
        ),
        "converted_what": (
            "Of a text that is marked “converted” the original is in the other script. Its page "
            "here is compared character by character with what the converter made of it, not "
            "with the original; how it compares with the original, this page of the other "
            "edition tells."
        ),
        "hash_what": (
            "SHA-256 is the checksum of the bytes of an original. If the original (.txt) that "
            "was taken away gives the same, it is the one of which this book was made."
        ),
        "summary": "Pages: {same} the same of {texts}.",
        "books": "PDF: {same} the same of {texts}.",
        "failures": "{failed} differ, see below.",
        "page": "Page",
        "pdf": "PDF",
        "same": "the same",
        "failed": "different",
        "proof-read": "revised by a person, not compared",
        "outdated": "older than the present text, not compared",
        "unreadable": "cannot be read here, not compared",
        "converted": "converted",
        "from_line": "from line {line} of the original on",
        "characters": "{n} characters",
        "added": "Added by the editors: ",
        "added_title": "the title",
        "added_words": "words behind headings in {n} places",
        "added_notes": "{n} notes",
        "added_about": "facts below the title",
        "moved": "Moved to the end: {lines} lines, {n} characters",
        "left_out": "Contents left out: {n} lines",
        "links": "Links added: {n} places",
        "unchanged": "nothing added, left out or moved",
        "schemas": "Form of the files: ",
        "of_outline": "schema of the JSON of an outline",
        "of_book": "schema of the JSON of the book",
    }
)
