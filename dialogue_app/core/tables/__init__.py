"""The options of every scale, as tables of codes and words; ``core.scales`` reads them. No library here."""
