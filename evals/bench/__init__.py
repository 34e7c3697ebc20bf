"""Speed and memory beside their bars; `python -m evals.bench` prints one Markdown table."""
