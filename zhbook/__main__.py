"""``python -m zhbook``: the command ``zhbook`` where it is not on the path."""

import sys

from zhbook.cli.main import main

sys.argv[0] = "zhbook"
sys.exit(main())
