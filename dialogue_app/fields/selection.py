"""Selection: items taken up from a catalogue, each in a context, with editable wording."""

from __future__ import annotations

from dialogue_app.fields import record_list
from dialogue_app.fields.progress import Kind

progress = record_list.progress

KIND = Kind("selection", "catalogue items with their context and wording in this session", progress)
