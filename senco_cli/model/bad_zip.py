"""What reading a zip file that is none, is damaged or is locked raises; to be imported only where one is read."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import Final

try:
    from lzma import LZMAError
except ImportError:
    # A Python may be built without it, and then raises a RuntimeError for such a part.
    LZMAError = zlib.error  # type: ignore[misc, assignment]

# A part with a password, or packed in a way that is not known, is a RuntimeError; a name in no known writing is a
# ValueError; where the zip file was read whole before, an OSError speaks of a part that was packed by bzip2.
BAD_ZIP: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    EOFError,
    RuntimeError,
    ValueError,
)
BAD_ZIP_IN_MEMORY: Final = (*BAD_ZIP, OSError)
