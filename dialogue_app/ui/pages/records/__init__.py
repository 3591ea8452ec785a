"""Pages that list records of one kind beside the form of the chosen one: follow-ups, injects, measures ..."""
