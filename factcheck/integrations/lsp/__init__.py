"""The language server: `factcheck lsp`. The extra [lsp] holds what it needs."""
