#!/usr/bin/env bash
# A rule of business hours in Berlin counts from a time without a zone as if it were UTC.
#
# businesstimedelta 1.0.1, pytz 2026.2. The rule says 09:00 to 17:00 with tz=Europe/Berlin. Two hours
# of work from Friday 16:00 are over on Monday at 10:00 if the 16:00 says that it is Berlin's; if it
# says nothing, it is taken for UTC, which is the end of the day in Berlin: Monday at 11:00. Neither
# the zone of the rule nor that of the machine is asked.
source "$(dirname "$0")/trial.bash"
install businesstimedelta==1.0.1 pytz==2026.2

cat >due.py <<'END'
from datetime import datetime, time

import pytz
from businesstimedelta import BusinessTimeDelta, WorkDayRule

berlin = pytz.timezone("Europe/Berlin")
rule = WorkDayRule(time(9), time(17), working_days=[0, 1, 2, 3, 4], tz=berlin)
friday = datetime(2026, 3, 6, 16)
for name, arrived in (("bare", friday), ("Berlin", berlin.localize(friday))):
    print(name, arrived + BusinessTimeDelta(rule, hours=2))
END
TZ=Europe/Berlin python due.py >said
expect "bare 2026-03-09 11:00:00+01:00" said
expect "Berlin 2026-03-09 10:00:00+01:00" said
