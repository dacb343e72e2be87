"""How is a process written as BPMN 2.0: to be read, or to be run by an engine?"""

from .document import bpmn, executable

__all__ = ["bpmn", "executable"]
