"""Cited, hedged facts on international science and technology co-operation, as a typed dataset."""
