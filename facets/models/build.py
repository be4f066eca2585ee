#!/usr/bin/env python3
"""Make the built-in model of the tagger from its sources: the whole recipe, step by step, the same bytes every time.

usage: build.py --bin FOLDER --data FOLDER [--check]

--bin    the folder that holds dateline-train
--data   the folder of public data sets (tests/quality/README.md tells what is in it)
--check  write nothing; exit 1 when the result differs from the model that is checked in

Takes some ten minutes on one core and 3 GB of memory.
"""
import argparse, html, json, pathlib, re, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Annotated collections with their weights, in the order that they are given in; the licence of each is in NOTICE.
OTHERS = {"gmb": 0.3, "wikigold": 1, "re3d": 0.4, "uner-ewt-dev": 0.7, "crossner-politics": 0.6}
OPTIONS = ["--epochs", "7", "--folds", "3", "--dropout", "0.3", "--rows", "18", "--threads", "2"]


def reuters_texts(folder):
    for path in sorted(folder.glob("reut2-*.sgm")):
        for article in re.findall(r"<TEXT.*?</TEXT>", path.read_bytes().decode("latin-1"), re.S):
            parts = [re.search(rf"<{tag}>(.*?)</{tag}>", article, re.S) for tag in ("TITLE", "BODY")]
            yield "\n\n".join(html.unescape(re.sub(r"&#\d+;", "", part[1])) for part in parts if part)


def plain_texts(data):
    """All running text that words are counted in. CoNLL's is not among it: the model is measured there."""
    yield from reuters_texts(data / "reuters21578")
    for name in ("text/wikinews", "text/fnc1", "topics/current-events-train", *(f"ner/{other}" for other in OTHERS)):
        for line in open(data / f"{name}.jsonl", encoding="utf-8"):
            yield json.loads(line)["text"]
    for line in open(ROOT / "corpus/gold.jsonl", encoding="utf-8"):
        article = json.loads(line)
        yield article["title"] + "\n\n" + article["text"]


def build(train, data, folder):
    """Makes every file in `folder`; returns the model's path."""
    texts, tables, words, model = (folder / name for name in ("texts.jsonl", "wire_tables.jsonl", "words.tsv", "english.tagger"))
    with open(texts, "w", encoding="utf-8") as file:
        for text in plain_texts(data):
            file.write(json.dumps({"text": text}) + "\n")
    with open(tables, "w", encoding="utf-8") as file:
        subprocess.run([sys.executable, HERE / "wire_tables.py", HERE / "name_lists.tsv", "1000"], stdout=file, check=True)
    subprocess.run([train, "words", "--from", texts, "--lists", HERE / "name_lists.tsv", "-o", words], check=True)
    corpus = ROOT / "corpus/gold.jsonl"
    others = [f"{data / 'ner' / name}.jsonl={weight}" for name, weight in OTHERS.items()] + [f"{tables}=0.6"]
    subprocess.run([train, "tagger", "--from", f"{corpus}=3", "--hold-out", corpus, "--other", *others, "--words", words,
                    "--provenance", HERE / "provenance.txt", *OPTIONS, "-o", model], check=True)
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, type=pathlib.Path)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    shipped = HERE / "english.tagger"
    with tempfile.TemporaryDirectory() as folder:
        made = build(arguments.bin.resolve() / "dateline-train", arguments.data.resolve(), pathlib.Path(folder)).read_bytes()
    if not arguments.check:
        shipped.write_bytes(made)
    elif made != shipped.read_bytes():
        sys.exit(f"the model made differs from {shipped}")
    else:
        print("the model made is, byte for byte, the one that is checked in")


if __name__ == "__main__":
    main()
