#!/usr/bin/env python3
"""Writes yaml-output.jsonl: values, and what PyYAML makes of them for Ansible's to_yaml and to_nice_yaml.

Left out are texts such as 08 and 1e3, which are numbers to YAML 1.2 only: Driftless puts them in quotes.

Run with PyYAML 6.0.3: python3 yaml-output.py > yaml-output.jsonl
"""
import json
import random

import yaml

WORDS = [
    "a", "yes", "no", "on", "null", "~", "1", "0644", "1.5", "1.0e+3", "0x1F", "2026-11-25", "1:30", "=", "<<",
    "true", "-", "- a", "a: b", "a:b", "a #b", "#a", "'", '"', "it's", 'say "x"', "", " ", "a ", "  a", "a\n", "a\nb",
    "a\n\nb\n", "\n", "\na", "a\n  b\n", "\t", "a\tb", "é", "😀", "\x07", "\x1b", "%a", "@a", "`a", "*a", "&a", "!a", "|",
    "> a", "{a}", "[a]", "{", "}", "a,b", "a, b", "?", "? a", ":", ": a", "a:", "---", "--- a", "...", "a ... b",
    "/etc/motd", "x" * 90, "word " * 30, "word " * 30 + "\n" + "more " * 30, "a\\b", "\\n", "{{ x }}", "café " * 25,
    "\ufeff", "a  b   c " * 12, ".inf", ".nan", "+1", "-1", "1_000", "0b1", "y", "None", "key with space",
    "a'b\"c", "1.", ".5", "1.e+5", "2001-12-14 21:59:43", "- ", "-a", "a-", "word " * 16 + " x", "\r",
]


class Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data):
        return True


def dump(value, **options):
    return yaml.dump(value, Dumper=Dumper, allow_unicode=True, **options)


def value(rng, depth):
    kind = rng.random()
    if depth > 3 or kind < 0.5:
        return rng.choice(WORDS)
    if kind < 0.6:
        return rng.choice([0, 1, -5, 10**15, 1.5, 1e20, 1e-7, -0.0, 1e16, 123456.789, 3.0, True, False, None])
    if kind < 0.8:
        return [value(rng, depth + 1) for _ in range(rng.randint(0, 4))]
    return {rng.choice(WORDS): value(rng, depth + 1) for _ in range(rng.randint(0, 4))}


rng = random.Random(3)
for v in WORDS + [value(rng, 0) for _ in range(120)]:
    print(json.dumps({
        "value": v,
        "terse": dump(v, default_flow_style=None),
        "nice": dump(v, default_flow_style=False, indent=4),
        "flow": dump(v, default_flow_style=True, width=2**31 - 1, sort_keys=False),
    }, allow_nan=False))
