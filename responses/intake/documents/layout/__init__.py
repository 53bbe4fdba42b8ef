"""From words with a place on a page to blocks in reading order: rules, columns, lines, paragraphs.

Lengths are in points (1/72 inch) from the page's left and top edge, as the page is shown.
"""
