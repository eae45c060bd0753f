"""Faults as the misbehaving servers beside this file are told them: PHASE[@WHEN[+]]=STEP[|STEP]…"""
import sys


class Faults:
    """Counts the phases, and knows which steps are taken at each; the caller keeps threads apart."""

    def __init__(self, faults):
        self.faults = [self.parsed(fault) for fault in faults]
        self.counts = {}

    @staticmethod
    def parsed(fault):
        place, steps = fault.split("=", 1)
        phase, _, when = place.partition("@")
        first = int(when.rstrip("+")) if when else 1
        last = first if when and not when.endswith("+") else sys.maxsize
        return phase, first, last, steps.split("|")

    def steps(self, phase):
        """The steps of the first fault that is meant; None where all is well."""
        count = self.counts[phase] = self.counts.get(phase, 0) + 1
        for name, first, last, steps in self.faults:
            if name == phase and first <= count <= last:
                return steps
        return None
