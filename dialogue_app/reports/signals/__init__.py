"""Which signals went astray? The pattern of a report: see ``dialogue_app.reports``."""
