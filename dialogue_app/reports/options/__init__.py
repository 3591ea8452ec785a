"""Which responses deserve a discussion? Options by the shift they would bring and by their risk."""
