"""The åtgärdsplan: its rows, who does them, who follows them up, and how it ended."""
