"""AES-256-GCM, and HMAC-SHA256 to sign, under a key of the instance folder.

Each sealed or signed value names its key, so that keys can change.
"""

import hashlib
import hmac
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from visitplanner.storage.seal import SealIsBroken

FORM = b"\x01"
"""The first byte of every sealed value: how the rest is laid out (key id, nonce, ciphertext with tag)."""
KEY_ID, NONCE = 4, 12
SIGNING = b"VisitPlanner signs with this"
"""What makes of a key that closes another one that signs."""


class AesGcmSeal:
    """Closes with ``key``; opens with it or with one of the ``older`` keys. Keys are 32 bytes."""

    def __init__(self, key: bytes, older: Sequence[bytes] = ()) -> None:
        self._current = _key_id(key)
        self._ciphers = {_key_id(each): AESGCM(each) for each in (*older, key)}
        self._signing = {_key_id(each): hmac.digest(each, SIGNING, "sha256") for each in (*older, key)}

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

    def sign(self, content: bytes) -> str:
        return self._signature(self._current, content)

    def has_signed(self, content: bytes, signature: str) -> bool:
        key_id = next((each for each in self._signing if signature.startswith(each.hex())), self._current)
        return hmac.compare_digest(signature.encode(errors="replace"), self._signature(key_id, content).encode())

    def _signature(self, key_id: bytes, content: bytes) -> str:
        return key_id.hex() + hmac.digest(self._signing[key_id], content, "sha256").hex()


def _key_id(key: bytes) -> bytes:
    return hashlib.sha256(b"key id" + key).digest()[:KEY_ID]
