"""What a text is made of, each in one form whatever a page made of it: headings, pictures, notes, formulas, embeds."""
