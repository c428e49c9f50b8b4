"""The key with which this installation signs the packs of phones (Ed25519). It follows from the secret key: nothing more is kept."""

import base64
import hashlib

from django.conf import settings
from nacl.signing import SigningKey


def _key() -> SigningKey:
    seed = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"phone-pack").digest()
    return SigningKey(seed)


def signature_of(content: bytes) -> str:
    """The signature in base64."""
    return base64.b64encode(_key().sign(content).signature).decode()


def public_key() -> str:
    """What a page tells its phone, so that it knows our packs; 32 bytes in base64."""
    return base64.b64encode(bytes(_key().verify_key)).decode()
