"""The state of a conversation travels with her, sealed: the server keeps nothing and can still go on.

XChaCha20-Poly1305 (libsodium); the moment of expiry is inside, the purpose is bound as associated data. The content is padded so
that the length of a token does not tell the topic.
"""

import base64
import binascii
import hashlib
import json
import struct
from datetime import datetime, timedelta

import nacl.bindings as sodium
from nacl.exceptions import CryptoError
from nacl.utils import random as random_bytes

from rantau.chat.domain.dialogue.state import State, StateDamaged

PURPOSE = b"rantau chat state 1"
BLOCK = 192


class TokenExpired(Exception):
    """The token was good, but is too old."""


class TokenDamaged(Exception):
    """The token is not one of ours, or was changed."""


def _key(secret: str) -> bytes:
    return hashlib.blake2b(secret.encode(), digest_size=32, person=b"chat-state").digest()


def seal(state: State, *, secret: str, now: datetime, lifetime: timedelta) -> str:
    """Seal a state for `lifetime`; the result is safe in forms and JSON."""
    expires = int((now + lifetime).timestamp())
    content = struct.pack(">Q", expires) + json.dumps(state.to_dict(), separators=(",", ":")).encode()
    padded = sodium.sodium_pad(content, BLOCK)
    nonce = random_bytes(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
    sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, PURPOSE, nonce, _key(secret))
    return base64.urlsafe_b64encode(nonce + sealed).decode().rstrip("=")


def open_token(token: str, *, secret: str, now: datetime) -> State:
    """The state of a token. Raises TokenExpired or TokenDamaged."""
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        size = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
        padded = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(raw[size:], PURPOSE, raw[:size], _key(secret))
        content = sodium.sodium_unpad(padded, BLOCK)
        (expires,) = struct.unpack(">Q", content[:8])
        values = json.loads(content[8:])
    except (binascii.Error, CryptoError, ValueError, TypeError, struct.error) as error:
        raise TokenDamaged from error
    if expires < now.timestamp():
        raise TokenExpired
    try:
        return State.from_dict(values)
    except StateDamaged as error:
        raise TokenDamaged from error
