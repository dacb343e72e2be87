#!/usr/bin/env bash
# A timer of 25 days or more never fires in bpmn-engine, and nothing tells so.
#
# bpmn-engine 25.0.1 with bpmn-elements 17.3.0 (needs Node). Node's own `setTimeout` takes no more
# than 2,147,483,647 milliseconds. The engine does not ask it for more, nor for a part of it: a case
# that waits `P4W` waits without end, in the same state as one that waits `P24D`. One would expect
# that the timer is set again when the longest delay is over, or an error.
source "$(dirname "$0")/trial.bash"
npm install --silent --no-fund --no-audit bpmn-engine@25.0.1 bpmn-elements@17.3.0

cat >wait.mjs <<'END'
import { Timers } from "bpmn-elements";
import { Engine } from "bpmn-engine";

const source = (time) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="urn:x">
  <process id="p" isExecutable="true">
    <startEvent id="start"/>
    <intermediateCatchEvent id="wait">
      <timerEventDefinition><timeDuration xsi:type="tFormalExpression">${time}</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <endEvent id="end"/>
    <sequenceFlow id="a" sourceRef="start" targetRef="wait"/>
    <sequenceFlow id="b" sourceRef="wait" targetRef="end"/>
  </process>
</definitions>`;

for (const time of ["P24D", "P25D", "P4W"]) {
  let days = "nothing";
  const timers = new Timers({ setTimeout: (_, delay) => (days = `${Math.round(delay / 864e5)} days`) });
  const engine = new Engine({ source: source(time), timers });
  await engine.execute();
  console.log(`${time}: ${engine.activityStatus}, asks for ${days}`);
}
END
node wait.mjs >said
diff said - <<'END'
P24D: timer, asks for 24 days
P25D: timer, asks for nothing
P4W: timer, asks for nothing
END
