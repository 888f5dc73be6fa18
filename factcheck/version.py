"""The version, for the build, the command and the reports alike."""

__version__ = "0.1.0"
