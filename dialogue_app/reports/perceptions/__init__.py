"""Where do the sides misjudge each other? Own views of statements, and what each side expected."""
