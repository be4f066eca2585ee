#!/usr/bin/env python3
"""Every type of the libraries has a name of its own: two of one name in one namespace are one to the linker, and one's functions then run on the other's memory.

usage: one_definition_test.py FOLDER...
"""
import collections, pathlib, re, sys

OPENED = re.compile(r"^namespace ?([\w:]*) ?\{")
CLOSED = re.compile(r"^\}  // namespace")
TYPE = re.compile(r"^(?:template <.*> ?)?(?:class|struct|union|enum class|enum) (\w+)(?: final)?(?: : [^{;]*)? ?\{")


def types_of(path):
    """Full names of the types that a file defines at the outermost level, but for those that are its own (in a namespace without a name)."""
    namespaces = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if opened := OPENED.match(line):
            namespaces.append(opened[1])
        elif CLOSED.match(line):
            namespaces.pop()
        elif (found := TYPE.match(line)) and "" not in namespaces:
            yield "::".join([*namespaces, found[1]])


def main():
    places = collections.defaultdict(set)
    for folder in map(pathlib.Path, sys.argv[1:]):
        for path in sorted([*folder.rglob("*.hpp"), *folder.rglob("*.cpp")]):
            for name in types_of(path):
                places[name].add(str(path))
    twice = {name: files for name, files in places.items() if len(files) > 1}
    for name, files in sorted(twice.items()):
        print(f"{name} is defined in {', '.join(sorted(files))}")
    if len(places) < 50:
        sys.exit(f"only {len(places)} types seen: the patterns no longer fit the sources")
    sys.exit(1 if twice else 0)


main()
