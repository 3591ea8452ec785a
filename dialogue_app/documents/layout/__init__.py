"""What a page is set with: fonts, styles, runs of text, flowables, tables, figures, blocks, the page.

It says how something looks, never what is printed. It imports ``documents.pdf``.
"""
