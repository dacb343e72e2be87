#!/usr/bin/env bash
# pm4py calls a sound process with a timer at a step unsound, and never plays what the timer starts.
#
# pm4py 2.7.23.11. A boundary event belongs to the step that `attachedToRef` names. The reader keeps the
# event but not whose it is, so its way becomes a second beginning: the Petri net has two source places,
# the check of soundness fails for that ("more than one source place"), and in all simulated cases
# nobody calls the lead. No warning is given, neither for an interrupting timer nor for the other kind.
source "$(dirname "$0")/trial.bash"
install pm4py==2.7.23.11

cat >process.bpmn <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="https://example.org"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <process id="p" isExecutable="false">
    <startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="answer"/>
    <userTask id="answer" name="Answer the request"/>
    <sequenceFlow id="f2" sourceRef="answer" targetRef="answered"/>
    <endEvent id="answered"/>
    <boundaryEvent id="late" name="4 hours" attachedToRef="answer">
      <timerEventDefinition id="timer">
        <timeDuration xsi:type="tFormalExpression">PT4H</timeDuration>
      </timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="f3" sourceRef="late" targetRef="call"/>
    <userTask id="call" name="Call the lead"/>
    <sequenceFlow id="f4" sourceRef="call" targetRef="called"/>
    <endEvent id="called"/>
  </process>
</definitions>
END
cat >read.py <<'END'
import pm4py
from pm4py.algo.simulation.playout.petri_net import algorithm as playout

net, begin, end = pm4py.convert_to_petri_net(pm4py.read_bpmn("process.bpmn"))
sound, why = pm4py.check_soundness(net, begin, end)
print("sound:", sound, *why.values())
log = playout.apply(net, begin, end, variant=playout.Variants.EXTENSIVE)
print("steps of the net:", sorted(filter(None, (each.label for each in net.transitions))))
print("cases:", sorted({tuple(event["concept:name"] for event in case) for case in log}))
END
python read.py >said 2>told
expect "sound: False" said
expect "There is more than one source place." said
expect "steps of the net: ['Answer the request', 'Call the lead']" said
expect "cases: [('Answer the request',)]" said
refuse "4 hours" told
refuse "oundary" told
