"""Messages between a run and its workers: a length, then so many bytes."""

from typing import BinaryIO

LENGTH_BYTES = 8


def framed(message: bytes) -> bytes:
    """The message with its length before it."""
    return len(message).to_bytes(LENGTH_BYTES, "big") + message


def frame_from(stream: BinaryIO) -> bytes | None:
    """The next message; None when there is no more, or only a part of one."""
    length = stream.read(LENGTH_BYTES)
    if len(length) < LENGTH_BYTES:
        return None
    message = stream.read(int.from_bytes(length, "big"))
    return message if len(message) == int.from_bytes(length, "big") else None
