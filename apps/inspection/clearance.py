"""Whether anything here stands against putting a member forward on a day. Nothing more is told.

An open case about the person, a denunciation that names them, a discipline that bars: the answer is
one boolean, after the same work for all of them and for none. Border, walls and grades are looked
past, because an answer that depended on what the asker may see would tell of the rest. Whoever asks
must not pass the reason on, for there is none.
"""

from __future__ import annotations

import json
from datetime import date

from django.db import connection

from apps.inspection.discipline.lookup import months_of_bars


def is_clear(member_id: int, on: date) -> bool:
    """Whether nothing stands against it, in one query beside those of the law of the day."""
    months = json.dumps(months_of_bars(on))
    with connection.cursor() as cursor:
        cursor.execute("select inspection_clear(%s, %s, %s::jsonb)", [member_id, on, months])
        return bool(cursor.fetchone()[0])
