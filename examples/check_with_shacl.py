"""Check a register as linked data with SHACL shapes, such as those of SEMIC.

    python examples/check_with_shacl.py REGISTER.json SHAPES.ttl ...

Shapes say what a node of a class may have, but rarely what it must have. So data without any node
of such a class conforms, too. Therefore this also prints how many nodes each shape applied to, and
fails if no shape applied to a node. It needs pyshacl.
"""

import sys
from collections.abc import Iterator
from typing import Any, cast

import pyshacl
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SH

from egov_hub import load
from egov_hub.formats import jsonld

BASE = "https://example.org/register/"


def looked_at(data: Graph, shapes: Graph) -> Iterator[tuple[str, int]]:
    """Return the classes that shapes are for, with the number of their nodes in the data."""
    for target in sorted(map(str, set(shapes.objects(None, SH.targetClass)))):
        yield target, len(set(data.subjects(RDF.type, URIRef(target))))


def ill_typed(data: Graph) -> list[str]:
    """Return the literals that are not of their type. SHACL does not find all of them."""
    return [each.n3() for each in data.objects() if isinstance(each, Literal) and each.ill_typed]


def check(data: Graph, file: str) -> bool:
    """Print what the shapes in a file say about the data; return whether it is good."""
    shapes = Graph().parse(file)
    found = cast("Any", pyshacl).validate(data, shacl_graph=shapes, inference="none")
    conforms, results, _ = found
    counts = {name: count for name, count in looked_at(data, shapes) if count}
    print(f"{file}: {'conforms' if conforms else 'does not conform'}")
    print(f"  {sum(counts.values())} nodes of {len(counts)} classes were checked:")
    for name, count in counts.items():
        print(f"  {count:6} {name}")
    if isinstance(results, Graph):
        for result in results.subjects(RDF.type, SH.ValidationResult):
            node, message = (
                results.value(result, term) for term in (SH.focusNode, SH.resultMessage)
            )
            print(f"  {node}: {message}")
    return bool(conforms and counts)


def main(register: str, *files: str) -> int:
    """Check a register with the shapes in each file; return the exit code."""
    written = jsonld.dumps(load(register), base=BASE)
    data = Graph().parse(data=written.text, format="json-ld")
    bad = ill_typed(data)
    print(f"{register}: {len(data)} triples, {len(bad)} literals that are not of their type", *bad)
    good = [check(data, file) for file in files]
    return 0 if all(good) and not bad else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
