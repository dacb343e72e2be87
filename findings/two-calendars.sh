#!/usr/bin/env bash
# Which weekdays of a year are holidays is no fact that two libraries share, not even for England.
#
# holidays 0.109, workalendar 17.0.0, with their defaults, the year 2027. "GB" is what all four
# nations have in one (no Easter Monday, no August bank holiday) and England's days in the other.
# Assumption Day in Bavaria, a day off for most who work there, is one in workalendar; in holidays it
# belongs to the category "catholic". Of the regions that both know under one code, most differ.
source "$(dirname "$0")/trial.bash"
install holidays==0.109 workalendar==17.0.0

cat >compare.py <<'END'
import warnings

import holidays
from workalendar.registry import registry

warnings.simplefilter("ignore")


def weekdays(days):
    return {day for day in days if day.year == 2027}


compared = different = 0
for code, calendar in registry.region_registry.items():
    country, _, part = code.partition("-")
    try:
        one = weekdays(holidays.country_holidays(country, subdiv=part or None, years=2027))
        other = weekdays(day for day, _ in calendar().holidays(2027))
    except Exception:
        continue
    one, other = ({day for day in days if day.weekday() < 5} for days in (one, other))
    compared += 1
    different += one != other
    if code in ("GB", "NL"):
        print(code, "only workalendar:", *sorted(map(str, other - one)))
bavaria = registry.get("DE-BY")().holidays(2027)
print("Bavaria:", "2027-08-15" in [str(day) for day, _ in bavaria], end=" ")
print("2027-08-15" in holidays.country_holidays("DE", subdiv="BY"), end=" ")
both = ("public", "catholic")
print("2027-08-15" in holidays.country_holidays("DE", subdiv="BY", categories=both))
print("more than half differ:", different * 2 > compared, f"({different} of {compared})")
END
python compare.py >said 2>/dev/null
cat said
expect "GB only workalendar: 2027-03-29 2027-08-30" said
expect "Bavaria: True False True" said
expect "more than half differ: True" said
