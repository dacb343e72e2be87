#!/usr/bin/env bash
# `json.dump` takes several times as long as writing what `json.dumps` gives.
#
# Python 3.11 to 3.13 (no package). Both have an encoder in C, and the documentation says of `dump`
# only that it goes to a file. But it encodes in Python, and writes each sign, key and value by
# itself: 6,001 writes for 1,000 small objects, and about four times
# the CPU. One would expect the same encoder.
source "$(dirname "$0")/trial.bash"

cat >measure.py <<'END'
import io
import json
import time


class Counted(io.StringIO):
    writes = 0

    def write(self, text):
        self.writes += 1
        return super().write(text)


def cpu(work):
    start = time.process_time()
    work()
    return time.process_time() - start


rows = [{"id": number} for number in range(1000)]
file = Counted()
json.dump(rows, file)
print("the same text:", file.getvalue() == json.dumps(rows))
print("one write for each piece:", file.writes > len(rows))

many = rows * 50
whole = min(cpu(lambda: io.StringIO().write(json.dumps(many))) for _ in range(5))
pieces = min(cpu(lambda: json.dump(many, io.StringIO())) for _ in range(5))
print("at least twice the CPU:", pieces > 2 * whole)
print(file.writes, f"{pieces / whole:.1f}")
END
python3 measure.py >said
cat said
expect "the same text: True" said
expect "one write for each piece: True" said
expect "at least twice the CPU: True" said
