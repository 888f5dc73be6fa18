"""The desk service: `factcheck serve`. The extra [serve] holds what it needs."""
