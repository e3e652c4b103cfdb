"""python -m muster"""
import sys

from .cli import main

sys.exit(main())
