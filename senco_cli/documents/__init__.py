"""Typed data in, bytes out: one module and one template a document."""
