"""Every capability without a screen.

Exit codes: 0 all done; 1 done, but something of the input was refused; 2 could not be done, with one sentence on
standard error. With ``--json`` exactly one JSON object goes to standard output, whatever else goes to standard error.
"""

from annotator.cli.running import run

__all__ = ["run"]
