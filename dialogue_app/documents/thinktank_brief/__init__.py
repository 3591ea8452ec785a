"""The think-tank brief: judgements first, and estimates of the two sides said to be estimates."""
