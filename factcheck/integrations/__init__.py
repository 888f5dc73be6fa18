"""Where other programs meet factcheck: the desk service (`http`) and the language server (`lsp`). Optional extras.

Nothing here reads figures or compares them; it turns what others send into documents and reports into what they expect.
"""
