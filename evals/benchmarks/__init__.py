"""Benchmarks of retrieval: public test collections, our ranking beside plain peers', and what each choice is worth."""
