#!/usr/bin/env bash
# Importing icalevents moves the end of a shift in another library by an hour.
#
# icalevents 0.3.1, recurring-ical-events 3.8.2, icalendar 7.3.2. Both readers of calendars stand on icalendar.
# icalevents lets it make times with pytz as soon as it is imported, for the whole process; a day that is
# added to such a time keeps the summer time of its beginning. A shift in Berlin from Saturday 09:00 for one
# day (`P1D`) is then over on Sunday at 08:00 by recurring-ical-events, and at 09:00 without that import.
source "$(dirname "$0")/trial.bash"
install icalevents==0.3.1 recurring-ical-events==3.8.2 icalendar==7.3.2

cat >rota.ics <<'END'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.org//rota//EN
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20261001T000000Z
DTSTART;TZID=Europe/Berlin:20261024T090000
DURATION:P1D
SUMMARY:On duty
END:VEVENT
END:VCALENDAR
END
cat >shift.py <<'END'
import importlib
import sys
from pathlib import Path

for name in sys.argv[1:]:
    importlib.import_module(name)

import icalendar
import recurring_ical_events

calendar = icalendar.Calendar.from_ical(Path("rota.ics").read_bytes())
(shift,) = recurring_ical_events.of(calendar).between((2026, 10, 20), (2026, 10, 30))
print("until", shift.end.isoformat())
END
python shift.py >alone
python shift.py icalevents.icalevents >beside
expect "until 2026-10-25T09:00:00+01:00" alone
expect "until 2026-10-25T08:00:00+01:00" beside
