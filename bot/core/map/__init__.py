"""The map of a project: what its answers speak of, seen from above.

Made from the answers (`survey`), and told in words (`in_words`); `adapters/pictures` draws it. It holds no number and
no grade: a place is told, to be made clearer, or open.
"""

from bot.core.map.charting import chart
from bot.core.map.nouns import Map, Region, Spot, State
from bot.core.map.survey import survey
from bot.core.map.wording import by_state, in_words

__all__ = ["Map", "Region", "Spot", "State", "by_state", "chart", "in_words", "survey"]
