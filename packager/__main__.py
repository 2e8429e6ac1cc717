"""``python -m packager``."""

from packager.cli._main import main

main()
