"""OpenAI's chat completions over our answers: what comes in, what goes out, and how errors are worded there."""
