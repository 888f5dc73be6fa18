"""Raw text as readers of figures see it: normalised, in sentences, with the way back to the raw offsets."""

from factcheck.text.sentences import sentences
from factcheck.text.toneless import toneless
from factcheck.text.view import View

__all__ = ["View", "sentences", "toneless"]
