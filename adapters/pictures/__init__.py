"""Pictures of what the core describes: drawn as SVG, rendered to PNG for the chats."""
