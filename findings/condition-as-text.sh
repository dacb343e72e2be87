#!/usr/bin/env bash
# bpmn-engine takes any condition that is no `${…}` for true: `answer == "Yes"` is taken on a "No".
#
# bpmn-engine 25.0.1 with bpmn-elements 17.3.0 (needs Node). The condition is a formal expression in
# a file that names no language. The engine reads it as a text, and a text that is not empty counts
# as true; the default flow, which the answer asks for, is not taken, and nothing is told. One would
# expect an error for a language that is not known, as SpiffWorkflow gives for what is no Python.
source "$(dirname "$0")/trial.bash"
npm install --silent --no-fund --no-audit bpmn-engine@25.0.1 bpmn-elements@17.3.0

cat >ask.mjs <<'END'
import { Engine } from "bpmn-engine";

const source = (condition) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="urn:x">
  <process id="p" isExecutable="true">
    <startEvent id="start"/>
    <exclusiveGateway id="which" default="other"/>
    <endEvent id="a"/>
    <endEvent id="b"/>
    <sequenceFlow id="begin" sourceRef="start" targetRef="which"/>
    <sequenceFlow id="yes" sourceRef="which" targetRef="a">
      <conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="other" sourceRef="which" targetRef="b"/>
  </process>
</definitions>`;

for (const condition of ['answer == "Yes"', "false", "${false}"]) {
  const engine = new Engine({ source: source(condition), variables: { answer: "No" } });
  const [definition] = await engine.getDefinitions();
  const taken = (_, { content }) => {
    if (content.sourceId === "which") console.log(condition, "->", content.id);
  };
  definition.broker.subscribeTmp("event", "flow.take", taken, { noAck: true });
  definition.run();
}
END
node ask.mjs >said
diff said - <<'END'
answer == "Yes" -> yes
false -> yes
${false} -> other
END
