"""Mutation testing of the core: does a test fail when a line of code is wrong?

`python -m mutation` runs it; docs/decisions has a page about why it is built like this.
"""
