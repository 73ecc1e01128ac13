#!/usr/bin/env python3
"""Rewrite the texts in seeds/ as MyST Markdown; ``python convert.py --help`` tells how."""

import sys

from zhbook.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
