"""Which figures of two texts are about the same thing, with a score; values are judged last.

Every figure of one text is scored against every compatible figure of the other by the words around them; pairs are then
assigned one to one, pairs that agree first, and only figures left over can conflict.
"""
