#!/usr/bin/env bash
# Linters of BPMN and of state machines pass a process in which a case can be trapped for ever.
#
# bpmnlint 11.12.1 with all its rules but the one about drawings, asl-validator 4.0.0 (needs Node).
# One way leads into two tasks that lead to each other and nowhere else; two more tasks are reached
# from each other only. The linters look at each element by itself, whether something stands before
# and behind it, and whether some end exists; none follows the ways. Nothing is told, exit 0.
source "$(dirname "$0")/trial.bash"
npm install --silent --no-fund --no-audit bpmnlint@11.12.1 asl-validator@4.0.0

cat >case.bpmn <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x">
  <process id="p" name="P" isExecutable="false">
    <startEvent id="start" name="Asked"><outgoing>f1</outgoing></startEvent>
    <exclusiveGateway id="which" name="Which?"><incoming>f1</incoming><outgoing>f2</outgoing><outgoing>f3</outgoing></exclusiveGateway>
    <endEvent id="end" name="Done"><incoming>f2</incoming></endEvent>
    <exclusiveGateway id="again"><incoming>f3</incoming><incoming>f5</incoming><outgoing>f4</outgoing></exclusiveGateway>
    <userTask id="a" name="Wait"><incoming>f4</incoming><outgoing>f6</outgoing></userTask>
    <userTask id="b" name="Ask"><incoming>f6</incoming><outgoing>f5</outgoing></userTask>
    <userTask id="c" name="Sort"><incoming>f8</incoming><outgoing>f7</outgoing></userTask>
    <userTask id="e" name="File"><incoming>f7</incoming><outgoing>f8</outgoing></userTask>
    <sequenceFlow id="f1" sourceRef="start" targetRef="which"/>
    <sequenceFlow id="f2" name="yes" sourceRef="which" targetRef="end"/>
    <sequenceFlow id="f3" name="no" sourceRef="which" targetRef="again"/>
    <sequenceFlow id="f4" sourceRef="again" targetRef="a"/>
    <sequenceFlow id="f5" sourceRef="b" targetRef="again"/>
    <sequenceFlow id="f6" sourceRef="a" targetRef="b"/>
    <sequenceFlow id="f7" sourceRef="c" targetRef="e"/>
    <sequenceFlow id="f8" sourceRef="e" targetRef="c"/>
  </process>
</definitions>
END
echo '{"extends": "bpmnlint:all", "rules": {"no-bpmndi": "off"}}' >.bpmnlintrc  # it is not drawn
npx bpmnlint case.bpmn >said 2>&1
refuse "problem" said

cat >case.asl.json <<'END'
{"StartAt": "which", "States": {
  "which": {"Type": "Choice", "Default": "a",
            "Choices": [{"Variable": "$.yes", "BooleanEquals": true, "Next": "end"}]},
  "end": {"Type": "Succeed"},
  "a": {"Type": "Pass", "Next": "b"}, "b": {"Type": "Pass", "Next": "a"},
  "c": {"Type": "Pass", "Next": "d"}, "d": {"Type": "Pass", "Next": "c"}}}
END
npx asl-validator --json-path case.asl.json >said 2>&1
expect "is valid" said
