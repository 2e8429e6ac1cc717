"""Pure text: HTML and text in, HTML and text out; no clock, disk, network or configuration."""
