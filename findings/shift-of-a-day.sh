#!/usr/bin/env bash
# A shift of 24 hours lasts 25 in the night in which summer time ends, in three readers of calendars.
#
# icalendar 7.3.2, recurring-ical-events 3.8.2, ics 0.7.3. iCalendar (RFC 5545, 3.3.6) tells a
# day, which may be longer (`P1D`), from hours, which are exact (`PT24H`). A shift in Berlin from Saturday
# 09:00 for `P1D` is over on Sunday at 09:00, one for `PT24H` at 08:00. All three say 09:00 for both: 25 hours,
# since a `timedelta` of 24 hours is one of a day, and is added to the time on the wall.
source "$(dirname "$0")/trial.bash"
install icalendar==7.3.2 recurring-ical-events==3.8.2 ics==0.7.3

cat >shift.py <<'END'
from datetime import timezone

import icalendar
import ics
import recurring_ical_events

LINES = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.org//rota//EN
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20261001T000000Z
DTSTART;TZID=Europe/Berlin:20261024T090000
DURATION:{}
SUMMARY:On duty
END:VEVENT
END:VCALENDAR
"""
for duration in ("P1D", "PT24H"):
    text = LINES.format(duration).replace("\n", "\r\n")
    calendar = icalendar.Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    (occurrence,) = recurring_ical_events.of(calendar).between((2026, 10, 20), (2026, 10, 30))
    (other,) = ics.Calendar(text).events
    ends = {
        "icalendar": event.end,
        "recurring-ical-events": occurrence.end,
        "ics": other.end.datetime,
    }
    for name, end in ends.items():
        print(name, duration, end.astimezone(timezone.utc).isoformat())
END
python shift.py >said 2>told
for name in icalendar recurring-ical-events ics; do
  expect "$name P1D 2026-10-25T08:00:00+00:00" said
  expect "$name PT24H 2026-10-25T08:00:00+00:00" said
done
