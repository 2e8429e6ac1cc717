"""An issue on paper: laid out in columns, composed to sheets, its fonts, notes and tags. The formats are beside it."""
