"""`factcheck.toml`: what a project wants of every run. Its suppressions and known findings are read here, too."""
