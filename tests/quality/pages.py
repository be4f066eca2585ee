"""Article text taken from saved web pages, against segments that must and must not be in it."""
import json, pathlib, subprocess, tempfile


def collapse(text):
    return " ".join(text.split())


def measure_pages(tools, data):
    """Rows (name, figure, floor). Counted as the trafilatura evaluation does: segments over all pages, F1 of those that are found."""
    folder = data / "html"
    with tempfile.TemporaryDirectory() as pages:
        subprocess.run(["tar", "-xf", folder / "pages.tar.xz", "-C", pages], check=True)
        system = {pathlib.PurePath(key).name: collapse(found["title"] + "\n" + found["text"]) for key, found in tools.dry_run("--no-extract", pages).items()}
    wanted = found = wrong = 0
    for line in open(folder / "gold.jsonl", encoding="utf-8"):
        gold = json.loads(line)
        text = system.get(gold["file"], "")
        wanted += len(gold["with"])
        found += sum(collapse_ends(segment) in text for segment in gold["with"])
        wrong += sum(collapse_ends(segment) in text for segment in gold["without"])
    precision, recall = found / max(found + wrong, 1), found / max(wanted, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return [("web pages, article text, F1", f1, 0.90), ("web pages, article text, precision", precision, None), ("web pages, article text, recall", recall, None)]


def collapse_ends(segment):
    """A segment with its inner blanks collapsed; one at an end still stands for a word's end."""
    inner = collapse(segment)
    return (" " if segment[:1].isspace() else "") + inner + (" " if segment[-1:].isspace() else "")
