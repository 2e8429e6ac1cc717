"""Days, clocks, months and zones as people write them, in many languages and calendars."""
