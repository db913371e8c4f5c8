"""A funder's own form, filled in with a person's words. Needs the extra `documents`.

The form is a .docx file in which each place to fill is named by the id of a question: a content control whose tag is
the id, or the id in double braces, like {{B03.1}}. `name` and `rank` are the action's name and its place.
"""

from __future__ import annotations

from adapters.documents.form.checking import filled_fields, problems_of_form
from adapters.documents.form.writer import FormWriter, NoForm, read_form

__all__ = ["FormWriter", "NoForm", "filled_fields", "problems_of_form", "read_form"]
