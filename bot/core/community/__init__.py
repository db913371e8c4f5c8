"""Talking in a room: several people read, and each of them has their own agreement."""

from bot.core.community.talk import talk as talk
