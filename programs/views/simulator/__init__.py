"""The simulator: answers that nobody gave, asked of the very functions that the pages and the commands ask.

Public, and nothing is stored. Answers come by POST and never stand in an address: what is typed here is somebody's
health, and addresses end up in histories, bookmarks and the access logs of proxies. What can be kept and passed on is
a case to begin with (`?like=sore`), and the case as a file for the preview commands.
"""
