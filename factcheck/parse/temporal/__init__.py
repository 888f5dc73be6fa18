"""Dates and times of Vietnamese text, read against the day of publication.

Owns: everything that names a day, a longer stretch of the calendar or an hour of the clock. Leaves durations (`5 năm`)
and ages to the reader of quantities.
"""

from factcheck.parse.temporal.reader import TemporalReader

__all__ = ["TemporalReader"]
