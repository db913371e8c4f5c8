"""Matrix as a channel: encrypted direct chats come in, replies go out as messages with reactions as buttons."""
