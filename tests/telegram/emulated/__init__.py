"""The emulator refuses what Telegram refuses; otherwise tests that pass on it would say nothing about the bot."""
