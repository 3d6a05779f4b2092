"""AES-256-GCM under a key of the instance folder; each sealed value names its key, so that keys can change."""

import hashlib
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from visitplanner.storage.seal import SealIsBroken

FORM = b"\x01"
"""The first byte of every sealed value: how the rest is laid out (key id, nonce, ciphertext with tag)."""
KEY_ID, NONCE = 4, 12


class AesGcmSeal:
    """Closes with ``key``; opens with it or with one of the ``older`` keys. Keys are 32 bytes."""

    def __init__(self, key: bytes, older: Sequence[bytes] = ()) -> None:
        self._current = _key_id(key)
        self._ciphers = {_key_id(each): AESGCM(each) for each in (*older, key)}

    def close(self, clear: bytes, place: str) -> bytes:
        nonce = os.urandom(NONCE)
        ciphertext = self._ciphers[self._current].encrypt(nonce, clear, place.encode())
        return FORM + self._current + nonce + ciphertext

    def open(self, sealed: bytes, place: str) -> bytes:
        key_id, rest = sealed[1 : 1 + KEY_ID], sealed[1 + KEY_ID :]
        cipher = self._ciphers.get(key_id)
        if sealed[:1] != FORM or cipher is None:
            raise SealIsBroken("A sealed value needs a key that is not here.")
        try:
            return cipher.decrypt(rest[:NONCE], rest[NONCE:], place.encode())
        except (InvalidTag, ValueError):
            raise SealIsBroken("A sealed value was changed or moved.") from None


def _key_id(key: bytes) -> bytes:
    return hashlib.sha256(b"key id" + key).digest()[:KEY_ID]
