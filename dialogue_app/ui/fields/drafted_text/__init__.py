"""A text drafted in paragraphs: brackets, notes, who stands behind which words, drafts kept and compared."""
