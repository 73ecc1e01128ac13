"""Addresses that were given lead on: earlier ids of a page, earlier names of pages, what is gone.

In: ``_moved.json`` beside the pages of an edition. Out: anchors on the pages, small pages under the
earlier names, and the page 地址变更 that lists what moved. A project without the file has none.

Open to others: nothing.
"""
