"""What tells some bytes from all others?"""

from __future__ import annotations

try:
    from _blake2 import blake2b  # which `hashlib` has from there, and loads OpenSSL beside it
except ImportError:
    from hashlib import blake2b

SEAL = 32
"""Bytes of a seal, and of the secret with which it is made."""


def digest(data: bytes) -> str:
    """What tells some bytes from all others."""
    return blake2b(data, digest_size=16).hexdigest()


def seal(data: bytes, secret: bytes) -> bytes:
    """What tells some bytes from all others, and nobody can make without a secret."""
    return blake2b(data, key=secret, digest_size=SEAL).digest()
