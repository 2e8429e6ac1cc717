"""Lines of a text that are not its story: notices of the site, bylines' boxes, datelines, what is said twice."""
