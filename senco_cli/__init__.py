"""senco: the record office of a school's special educational needs co-ordinator."""

# A plain string, because asking importlib.metadata for it costs more than the rest of start-up.
__version__ = "0.1.0"
